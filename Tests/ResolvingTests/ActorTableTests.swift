import EventData
import Foundation
import Resolving
import Testing

@Suite struct `The actor tables` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/Resolving/Lexicon")

    private static func rows(_ table: String) throws -> [[String: String]] {
        let text = try String(contentsOf: folder.appending(path: "\(table).tsv"), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    private static let actors = ["organisations", "armed-groups", "forces", "institutions", "parties"]
    private static let sectors: Set = [
        "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "IGO", "JRN", "JUD", "LAB", "LEG", "MED",
        "MIL",
        "NGO", "OPP", "PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK",
    ]

    @Test func `name countries that there are`() throws {
        let countries = Set(try Self.rows("countries").map { $0["country"] ?? "" })
        #expect(countries.count > 195)
        for table in Self.actors + ["people", "phases", "cities", "role-words"] {
            for row in try Self.rows(table) {
                for column in ["country", "nationality"] {
                    let country = row[column] ?? ""
                    #expect(country.isEmpty || countries.contains(country), "\(table): \(row)")
                }
            }
        }
    }

    @Test func `have PLOVER's sectors`() throws {
        for table in Self.actors + ["countries", "people", "phases", "role-words"] {
            for row in try Self.rows(table) {
                for sector in (row["sectors"] ?? "").split(separator: ",") {
                    #expect(Self.sectors.contains(String(sector)), "\(table): \(row)")
                }
            }
        }
    }

    @Test func `give every id once`() throws {
        var ids: Set<String> = []
        for table in Self.actors + ["countries"] {
            for row in try Self.rows(table) {
                #expect(ids.insert(row["id"] ?? "").inserted, "\(row)")
            }
        }
        var names: [String: String] = [:]
        for row in try Self.rows("people") {
            let id = row["id"] ?? ""
            #expect(!ids.contains(id), "\(row)")
            #expect(names[id] == nil || names[id] == row["name"], "\(row)")
            names[id] = row["name"]
        }
    }

    @Test func `refer to nobody who is not there`() throws {
        var ids: Set<String> = []
        for table in Self.actors + ["countries", "people"] {
            ids.formUnion(try Self.rows(table).map { $0["id"] ?? "" })
        }
        for row in try Self.rows("memberships") {
            #expect(ids.contains(row["member"] ?? "") && ids.contains(row["organisation"] ?? ""), "\(row)")
        }
        for row in try Self.rows("phases") { #expect(ids.contains(row["id"] ?? ""), "\(row)") }
    }

    @Test func `end no term before it begins`() throws {
        for table in ["people", "phases", "memberships"] {
            for row in try Self.rows(table) {
                guard let from = row["from"], let to = row["to"], !from.isEmpty, !to.isEmpty else { continue }
                #expect(from.prefix(to.count) <= to, "\(table): \(row)")
                #expect(Day(written: from) != nil && Day(written: to) != nil, "\(table): \(row)")
            }
        }
    }

    @Test func `give every name back`() throws {
        let directory = ActorDirectory()
        for table in Self.actors {
            for row in try Self.rows(table) {
                let name = row["name"] ?? ""
                guard !name.contains("("), !name.contains(","), !name.contains("–") else { continue }
                #expect(directory.actor(named: name) != nil, "\(table): \(name)")
            }
        }
    }
}
