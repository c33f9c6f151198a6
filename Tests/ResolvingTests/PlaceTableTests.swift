import Testing
import Unpacking

@testable import Resolving

@Suite struct `The tables of places` {
    private let places = rows(of: Lexicon.places_sahel_tsv) + rows(of: Lexicon.places_world_tsv)
    private let countries = Set(rows(of: Lexicon.places_countries_tsv).map { $0[0] })

    private func isDegrees(_ text: Substring, _ limit: Double) -> Bool {
        text.isEmpty || Double(text).map { abs($0) <= limit } ?? false
    }

    @Test func `have coordinates on the earth, numbers that are numbers and countries that are`() {
        for row in places {
            #expect(
                isDegrees(row[5], 90) && isDegrees(row[6], 180) && row[5].isEmpty == row[6].isEmpty,
                "\(row)"
            )
            #expect(row[7].isEmpty || UInt32(row[7]) != nil, "\(row)")
            #expect(countries.contains(row[2]), "\(row)")
            #expect(row[8].contains(".") && (row[9].isEmpty || Int(row[9]) != nil), "\(row)")
        }
        for row in rows(of: Lexicon.places_admin_tsv) {
            #expect(isDegrees(row[5], 90) && isDegrees(row[6], 180) && countries.contains(row[2]), "\(row)")
            #expect(["admin1", "admin2", "region"].contains(row[3]), "\(row)")
        }
        for row in rows(of: Lexicon.places_regions_tsv) {
            #expect(isDegrees(row[3], 90) && isDegrees(row[4], 180), "\(row)")
            #expect(row[2].isEmpty || countries.contains(row[2]), "\(row)")
        }
    }

    @Test func `have countries once each, by three letters`() {
        let rows = rows(of: Lexicon.places_countries_tsv)
        #expect(rows.count == countries.count && rows.count == 250)
        for row in rows { #expect(row[0].count == 3 && row[1].count == 2 && isDegrees(row[6], 90), "\(row)") }
    }

    @Test func `have no place twice`() {
        var seen: Set<[Substring]> = []
        for row in places where !row[7].isEmpty { #expect(seen.insert([row[2], row[7]]).inserted, "\(row)") }
    }

    @Test func `are as many as they should be`() {
        let counts = Dictionary(grouping: places) { $0[2] }.mapValues(\.count)
        #expect((counts["MLI"] ?? 0) + (counts["BFA"] ?? 0) + (counts["NER"] ?? 0) > 1500)
        #expect(rows(of: Lexicon.places_admin_tsv).count > 600)
    }

    @Test func `name divisions that are in the table of divisions`() {
        let divisions = Set(
            rows(of: Lexicon.places_admin_tsv).filter { $0[3] == "admin1" }.map { [$0[2], $0[0]] }
        )
        for row in rows(of: Lexicon.places_sahel_tsv)
        where !row[3].isEmpty && ["MLI", "BFA", "NER"].contains(row[2]) {
            #expect(divisions.contains([row[2], row[3]]), "\(row)")
        }
    }
}
