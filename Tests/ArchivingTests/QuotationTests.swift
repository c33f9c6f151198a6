import Archiving
import EventData
import GriotTesting
import Testing

@Suite struct `Quotations of a record` {
    private func record() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        try record.add(
            quoting(
                "a",
                "Le marché est fermé.",
                [("We will go.", Made.mali, "president"), ("Go!", nil, nil)]
            )
        )
        try record.add(quoting("b", "Rain fell.", [("Nous partons.", Made.france, nil)]))
        return record
    }

    private func quotations(_ speaker: String? = nil, _ text: String? = nil) throws -> [String] {
        var quotations: [String] = []
        var filter = EventFilter()
        filter.text = text
        try record().archive.forEachQuotation(speaker: speaker, matching: filter) { quotation in
            quotations.append(
                [quotation.words, quotation.speaker, quotation.speakerID, quotation.role].compactMap { $0 }
                    .joined(separator: " / ")
            )
        }
        return quotations
    }

    @Test func `come in the order of reports and words`() throws {
        #expect(
            try quotations() == [
                "We will go. / Mali / mali / president", "Go!", "Nous partons. / France / france",
            ]
        )
    }

    @Test(arguments: ["Mali", "mali", "MALI"])
    func `are found by the speaker's name or id`(_ speaker: String) throws {
        #expect(try quotations(speaker).count == 1)
    }

    @Test func `are found by words of the report`() throws {
        #expect(try quotations(nil, "MARCHE").count == 2)
        #expect(try quotations("France", "marché").isEmpty)
        #expect(try quotations("'; DROP TABLE quotations; --", "\" OR *").isEmpty)
    }

    @Test func `are those of the newest version`() throws {
        let record = try record()
        try record.add(quoting("a", "Another text.", []))
        var words: [String] = []
        try record.archive.forEachQuotation(speaker: nil) { words.append($0.words) }
        #expect(words == ["Nous partons."])
    }

    @Test(arguments: ["a\0b", "\u{10}1", "«\u{202E}»", "'\"`|"])
    func `give back what went in`(_ text: String) throws {
        let record = try TemporaryRecord()
        let speaker = Actor(id: text, name: text, country: nil, sectors: [])
        try record.add(quoting("a", "Text.", [(text, speaker, text)]))
        var found: [RecordedQuotation] = []
        try record.archive.forEachQuotation(speaker: text) { found.append($0) }
        #expect(
            found.map(\.words) == [text] && found.map(\.role) == [text] && found.map(\.speakerID) == [text]
        )
    }
}

/// A report in which somebody is quoted.
func quoting(_ id: String, _ text: String, _ quotes: [(words: String, speaker: Actor?, role: String?)])
    -> CodedEntry
{
    var entry = entry(id, text, places: [])
    entry.coded.quotations = quotes.map { words, actor, role in
        Quotation(
            evidence: Made.evidence(words),
            speaker: actor.map { Quotation.Speaker(evidence: Made.evidence($0.name), actor: $0, role: role) }
        )
    }
    return entry
}
