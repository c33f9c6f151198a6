import EventData
import Foundation
import GriotTesting
import Testing

@testable import Serving

@Suite struct WordingTests {
    private let english = Wording(language: .english)
    private let french = Wording(language: .french)

    @Test(arguments: [
        (0, "0", "0"), (7, "7", "7"), (999, "999", "999"), (1000, "1,000", "1\u{202F}000"),
        (-1_234_567, "\u{2212}1,234,567", "\u{2212}1\u{202F}234\u{202F}567"),
        (
            Int.min, "\u{2212}9,223,372,036,854,775,808",
            "\u{2212}9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808"
        ),
    ])
    func `numbers are parted as each language does`(number: Int, inEnglish: String, inFrench: String) {
        #expect(english.number(number) == inEnglish)
        #expect(french.number(number) == inFrench)
    }

    @Test(arguments: [
        (0, "0 reports", "0 dépêche"), (1, "1 report", "1 dépêche"), (2, "2 reports", "2 dépêches"),
    ])
    func `none is many in English and one in French`(number: Int, inEnglish: String, inFrench: String) {
        #expect(english.count(number, "report") == inEnglish)
        #expect(french.count(number, "report") == inFrench)
    }

    @Test(arguments: [
        (3.44, "+3.4", "+3,4"), (-9.0, "\u{2212}9.0", "\u{2212}9,0"), (0.04, "0.0", "0,0"),
        (-0.05, "\u{2212}0.1", "\u{2212}0,1"),
    ])
    func `a score has its sign and one decimal`(score: Double, inEnglish: String, inFrench: String) {
        #expect(english.score(score) == inEnglish)
        #expect(french.score(score) == inFrench)
    }

    @Test(arguments: [
        ("2024-08-24", "24 Aug 2024", "24 août 2024"), ("2024-08-01", "1 Aug 2024", "1er août 2024"),
        ("2024-08", "Aug 2024", "août 2024"), ("2024", "2024", "2024"),
        ("2024-08-24T10:00:00Z", "24 Aug 2024", "24 août 2024"), ("", "", ""), ("<b>", "<b>", "<b>"),
        ("2024-13-01", "2024-13-01", "2024-13-01"), ("99-99999999999999999999-1", "99-9999999", "99-9999999"),
    ])
    func `days are written as each language does`(iso: String, inEnglish: String, inFrench: String) {
        #expect(english.day(iso: iso) == inEnglish)
        #expect(french.day(iso: iso) == inFrench)
    }

    @Test(arguments: [
        ("2024-08-24", EventDate.Precision.day, "24 Aug 2024", "24 août 2024"),
        ("2024-08-24/2024-08-26", .days, "24–26 Aug 2024", "24–26 août 2024"),
        ("2024-08-30/2024-09-02", .days, "30 Aug – 2 Sep 2024", "30 août – 2 sept. 2024"),
        ("2024-12-30/2025-01-02", .days, "30 Dec 2024 – 2 Jan 2025", "30 déc. 2024 – 2 janv. 2025"),
        ("2024-08-01/2024-08-31", .month, "Aug 2024", "août 2024"),
        ("2024-01-01/2024-12-31", .year, "2024", "2024"),
        ("2023-01-01/2024-12-31", .years, "2023–2024", "2023–2024"),
        ("2024-04-01/2024-06-30", .quarter, "Apr – Jun 2024", "avr. – juin 2024"),
    ])
    func `a period is no longer than it needs to be`(
        days: String,
        precision: EventDate.Precision,
        inEnglish: String,
        inFrench: String
    ) throws {
        var date = try #require(Made.days(days))
        date.precision = precision
        #expect(english.period(date) == inEnglish)
        #expect(french.period(date) == inFrench)
    }

    @Test func `both languages have words for every key`() {
        for key in Wording.keys {
            for wording in [english, french] { #expect(!wording[key].isEmpty, "\(key)") }
        }
    }

    /// The room's own files, which stand beside the tests in the house.
    private static let sources: [(name: String, text: String)] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../Sources/Serving"
        )
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }.map {
            ($0.lastPathComponent, (try? String(contentsOf: $0, encoding: .utf8)) ?? "")
        }
    }()

    @Test func `every key that pages ask for has words`() {
        let keys = Set(Wording.keys)
        for (name, text) in Self.sources {
            for match in text.matches(of: /wording\["([a-z0-9.+]+)"\]/) {
                #expect(keys.contains(String(match.1)), "\(name): \(match.1)")
            }
            for match in text.matches(of: /(?:count|noun)\([^"()]+(?:\([^()]*\))?[^"()]*, "([a-z]+)"\)/) {
                #expect(
                    keys.contains("\(match.1).one") && keys.contains("\(match.1).many"),
                    "\(name): \(match.1)"
                )
            }
        }
    }

    @Test func `every word that there is stands on some page`() {
        let text = Self.sources.map(\.text).joined()
        let stems = text.matches(of: /"([a-z0-9.]+\.)\\\(/).map { String($0.1) }
        for key in Wording.keys {
            let noun = key.split(separator: ".").first.map(String.init) ?? key
            let isCounted = (key.hasSuffix(".one") || key.hasSuffix(".many")) && text.contains("\"\(noun)\"")
            let isAsked =
                text.contains("\"\(key)\"") || text.contains("\"#\(key)\"")
                || stems.contains { key.hasPrefix($0) }
            #expect(isAsked || isCounted || key.hasPrefix("act."), "\(key)")
        }
    }
}
