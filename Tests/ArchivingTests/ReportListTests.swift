import Archiving
import EventData
import GriotTesting
import Testing

@Suite struct `Lists of reports` {
    private static func report(
        _ id: String,
        _ text: String,
        _ published: String?,
        _ outlet: String?,
        language: Language = .english,
        url: String? = nil
    ) -> CodedEntry {
        var entry = entry(id, text, url: url)
        entry.report.published = published
        entry.report.outlet = outlet
        entry.coded.language = language
        entry.line = #"{"report":{"id":"\#(id)"}}"#
        return entry
    }

    /// Reports of three outlets, one of which takes two texts from another.
    private static func record() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        try record.add(
            report("a", "Salt came by road.", "2025-01-01", "Wire"),
            report("b", "Le sel vient par la route.", "2025-02", "Courrier", language: .french),
            report("c", "Salt came by road!", "2025-03-01T10:00:00Z", "Courrier"),
            report("d", "Salt came by road?", nil, nil),
            report("e", "Nothing else.", "2025-01-01", "Wire")
        )
        var outcome = MergeOutcome(codings: 5)
        for (number, original) in [(1, nil), (2, nil), (3, 1), (4, 1), (5, nil)] as [(Int, Int?)] {
            outcome.standings.append(
                MergeOutcome.Standing(
                    report: number,
                    witness: original ?? number,
                    label: original == nil ? "independent" : "same",
                    original: original,
                    containment: original.map { _ in 0.9 },
                    story: number == 5 ? "s2" : "s1"
                )
            )
        }
        try record.archive.merge(outcome, griot: "0.1.0", time: TemporaryRecord.time, isDryRun: false)
        return record
    }

    /// Which reports are asked for, as a test writes it, and what should be found.
    struct Asked: CustomTestStringConvertible, Sendable {
        let filter: ReportFilter
        let found: [String]
        let testDescription: String

        init(_ name: String, _ found: [String], _ set: (inout ReportFilter) -> Void) {
            var filter = ReportFilter()
            set(&filter)
            (self.filter, self.found, testDescription) = (filter, found, name)
        }
    }

    private static let questions = [
        Asked("all, the newest first", ["c", "b", "a", "e", "d"]) { _ in },
        Asked("outlet", ["c", "b"]) { $0.outlet = "Courrier" },
        Asked("no outlet", ["d"]) { $0.outlet = "" },
        Asked("an outlet in other letters", []) { $0.outlet = "courrier" },
        Asked("language", ["b"]) { $0.language = "fr" },
        Asked("story", ["e"]) { $0.story = "s2" },
        Asked("words", ["c", "a", "d"]) { $0.text = "SALT road" },
        Asked("words with accents", ["b"]) { $0.text = "sél" },
        Asked("blank words", ["c", "b", "a", "e", "d"]) { $0.text = "  " },
        Asked("words of a query", []) { $0.text = "* OR NEAR(" },
        Asked("both", ["a"]) {
            $0.outlet = "Wire"
            $0.text = "salt"
        },
    ]

    @Test(arguments: questions) func `finds what fits`(asked: Asked) throws {
        let archive = try Self.record().reopened()
        let ids = asked.found
        #expect(try archive.reports(matching: asked.filter, from: 0, count: 100).map(\.id) == ids)
        #expect(try archive.countReports(matching: asked.filter) == ids.count)
        #expect(
            try archive.reports(matching: asked.filter, from: 1, count: 1).map(\.id)
                == Array(ids.dropFirst().prefix(1))
        )
    }

    @Test func `tells how a report stands to others`() throws {
        let reports = try Self.record().reopened().reports(matching: ReportFilter(), from: 0, count: 9)
        let copy = try #require(reports.first { $0.id == "c" })
        #expect(
            copy.label == "same" && copy.original == "a" && copy.story == "s1" && copy.claims == 1
                && copy.versions == 1
        )
        #expect(reports.first { $0.id == "b" }?.language == "fr")
        let unmerged = try TemporaryRecord()
        try unmerged.add(entry("x", "Text."))
        let alone = try #require(
            try unmerged.reopened().reports(matching: ReportFilter(), from: 0, count: 9).first
        )
        #expect(alone.label == nil && alone.original == nil && alone.story == nil)
    }

    @Test func `counts what outlets publish, copy and are copied`() throws {
        let outlets = try Self.record().reopened().outlets().map {
            "\($0.name) \($0.reports) \($0.copies) \($0.copied) \($0.first ?? "-") \($0.last ?? "-")"
        }
        #expect(
            outlets == [
                "Courrier 2 1 0 2025-02 2025-03-01T10:00:00Z", "Wire 2 0 2 2025-01-01 2025-01-01",
                " 1 1 0 - -",
            ]
        )
    }

    @Test func `tells who takes from whom`() throws {
        let archive = try Self.record().reopened()
        #expect(
            try archive.ties(ofOutlet: "Wire").map { "\($0.other) \($0.taken) \($0.given)" } == [
                " 0 1", "Courrier 0 1",
            ]
        )
        #expect(
            try archive.ties(ofOutlet: "Courrier").map { "\($0.other) \($0.taken) \($0.given)" } == [
                "Wire 1 0"
            ]
        )
        #expect(try archive.ties(ofOutlet: "nobody").isEmpty)
    }

    @Test func `keeps a report's versions in order, and the newest alone in lists`() throws {
        let record = try TemporaryRecord()
        try record.add(Self.report("a", "One.", "2025-01-01", "Old", url: "u"))
        try record.add(Self.report("b", "Two.", "2025-01-02", "Other"))
        try record.add(
            Self.report("a", "Three.", "2025-01-03", "New", url: "u"),
            Self.report("c", "Four.", "2025-01-04", "New", url: "u")
        )
        let archive = try record.reopened()
        let newest = try #require(try archive.report(named: "c"))
        #expect(try archive.versions(ofReport: newest).count == 3)
        #expect(try archive.versions(ofReport: newest).last == newest)
        #expect(try archive.versions(ofReport: try #require(try archive.report(named: "a"))).count == 3)
        #expect(
            try archive.reports(matching: ReportFilter(), from: 0, count: 9).map { "\($0.id) \($0.versions)" }
                == ["c 3", "b 1"]
        )
        #expect(try archive.outlets().map(\.name) == ["New", "Other"])
        #expect(try archive.coding(ofReport: newest) == #"{"report":{"id":"c"}}"#)
        #expect(try archive.versions(ofReport: 99).isEmpty)
        #expect(try archive.coding(ofReport: 99) == nil)
        #expect(try archive.report(named: "nobody") == nil)
    }

    @Test func `leads from a report's claims to their events`() throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        let archive = try record.reopened()
        let number = try #require(try archive.report(named: "r-siege"))
        #expect(try archive.events(ofReport: number) == ["c-siege": "siege"])
        #expect(try archive.events(ofReport: 99).isEmpty)
    }

    @Test func `a report is found under its id, whatever else has that name`() throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        try record.add(
            entry("strike", "A report with the name of an event."),
            entry("s1", "And one of a story.")
        )
        let archive = try record.reopened()
        #expect(try archive.report(named: "strike") != nil && archive.report(named: "s1") != nil)
        #expect(try archive.named("strike") == .event("strike"))
    }
}

@Suite struct `Somebody of a record` {
    private static let alliance = Actor(
        id: "aes",
        name: "Alliance of Sahel States",
        country: nil,
        sectors: ["IGO"]
    )
    private static let other = Actor(id: "eu", name: "Union of States", country: nil, sectors: ["IGO"])

    private static func record() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        var told = entry("a", "General Awa leads the alliance of 1500 men.", places: ["Gao"])
        told.report.published = "2025-02-01"
        let words = Made.evidence("leads")
        let general = Actor(id: nil, name: "Awa 100%_!", country: "MLI", sectors: ["MIL"])
        told.coded.relations = [
            Relation(
                kind: .role,
                subject: Party(evidence: words, actor: general, basis: .stated),
                object: Party(evidence: words, actor: alliance, basis: .stated),
                role: "head",
                since: Made.days("2025-01-01"),
                evidence: words
            )
        ]
        var claim = Made.claim(
            "c1",
            .mobilize,
            by: [alliance],
            on: [other],
            when: "2025-02-01",
            words: "The alliance"
        )
        claim.figures = [
            Figure(
                quantity: .size,
                low: 1500,
                high: nil,
                bound: .atLeast,
                counted: nil,
                claimant: nil,
                evidence: Made.evidence("1500 men")
            )
        ]
        told.coded.claims = [claim]
        try record.add(told)
        return record
    }

    @Test(arguments: ["Alliance of Sahel States", "alliance of sahel states", "Awa 100%_!"])
    func `has the roles that reports state`(name: String) throws {
        let relations = try Self.record().reopened().relations(of: name)
        let relation = try #require(relations.first)
        #expect(relations.count == 1 && relation.kind == "role" && relation.role == "head")
        #expect(
            relation.subject == "Awa 100%_!" && relation.objectID == "aes" && relation.since == "2025-01-01"
                && relation.until == nil
        )
        #expect(
            relation.report == "a" && relation.published == "2025-02-01" && relation.language == "en"
                && relation.words == "leads"
        )
    }

    @Test func `has strengths as claimed`() throws {
        let archive = try Self.record().reopened()
        let figures = try archive.sizes(of: "aes")
        #expect(
            figures.map(\.low) == [1500] && figures.map(\.high) == [nil] && figures.map(\.bound) == [">="]
        )
        #expect(
            figures.first?.event == nil && figures.first?.status == "occurred"
                && figures.first?.type == "MOBILIZE"
        )
        #expect(try archive.sizes(of: "eu").isEmpty)
    }

    @Test func `has the words by which it is called`() throws {
        let spellings = try Self.record().reopened().spellings(of: "AES", most: 5).map {
            "\($0.words) \($0.claims)"
        }
        #expect(spellings == ["The alliance 1"])
        #expect(try Self.record().reopened().spellings(of: "nobody", most: 5).isEmpty)
    }

    @Test func `is found by id and by name`() throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        let archive = try record.reopened()
        for name in ["mali-army", "MALI-ARMY", "Armed Forces of Mali", "armed forces of mali"] {
            let actor = try #require(try archive.actor(name), "\(name)")
            #expect(actor.id == "mali-army" && actor.acts == 2 && actor.receives == 1)
        }
        #expect(try archive.actor("gunmen")?.receives == 1)
        for name in ["MLI:MIL", "MLI:", "", "%", "mali-arm", "a\0b"] {
            #expect(try archive.actor(name) == nil, "\(name)")
        }
    }

    @Test(arguments: ["Awa 100%_!", "AWA 100%_!", "aes", "eu", "Union of States"])
    func `is known though no event has a part for it`(name: String) throws {
        let actor = try #require(try Self.record().reopened().actor(name))
        #expect(actor.acts == 0 && actor.receives == 0 && actor.first == nil)
        #expect([actor.id, actor.name].contains { $0?.lowercased() == name.lowercased() })
    }

    @Test func `is not taken for another with the same last word`() throws {
        let record = try TemporaryRecord()
        let awa = Actor(id: "awa", name: "Awa Diallo", country: "MLI", sectors: ["MIL"])
        let moussa = Actor(id: "moussa", name: "Moussa Diallo", country: "MLI", sectors: ["MIL"])
        try record.file([
            event("a", by: [awa]), event("b", by: [moussa]), event("c", by: [Self.alliance]),
            event("d", by: [Self.other, Actor(id: nil, name: "Nobody Diallo", country: nil, sectors: [])]),
        ])
        let archive = try record.reopened()
        #expect(try archive.namesakes(of: "Awa Diallo") == ["Moussa Diallo"])
        for name in ["Diallo", "Alliance of Sahel States", "Awa 100%_!", ""] {
            #expect(try archive.namesakes(of: name).isEmpty, "\(name)")
        }
    }
}
