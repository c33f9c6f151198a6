import EventData
import Testing

/// The speakers of a report's quotations: "words = name (role)".
private func speakers(_ text: String, _ language: Language) throws -> [String]? {
    guard let reader = try Reader(language) else { return nil }
    return try reader.code(text).quotations.map { quotation in
        guard let speaker = quotation.speaker else { return "-" }
        return "\(speaker.evidence.words) = \(speaker.actor.name)" + (speaker.role.map { " (\($0))" } ?? "")
    }
}

@Suite struct `A speaker` {
    @Test func `is whom the paragraph lets speak, not what the quoted sentence is about`() throws {
        let text = """
            Ulf Laessing, head of the Sahel program at the Konrad Adenauer Foundation, highlighted the alliance’s \
            cohesion. The bloc “enjoys popularity among citizens of the three countries” and grows.
            """
        let found = try speakers(text, .english)
        let role = "head of the Sahel program at the Konrad Adenauer Foundation"
        #expect(found == nil || found == ["Ulf Laessing = Ulf Laessing (\(role))"])
    }

    @Test func `keeps the role that an earlier mention gives`() throws {
        let text = """
            Niger’s junta leader, Abdourahamane Tchiani, spoke first.

            “No country will decide for us anymore,” Tchiani declared.
            """
        let found = try speakers(text, .english)
        #expect(found == nil || found == ["Tchiani = Abdourahamane Tiani (Niger’s junta leader)"])
    }

    @Test func `of a quotation over paragraphs is the same in each`() throws {
        let text =
            "“We came at night,” said Anna Kovacs.\n\n“We saw the fires.\n\n“Then we ran away,” Anna Kovacs said."
        let found = try speakers(text, .english)
        #expect(
            found == nil
                || found?.count == 3 && found?.dropFirst().allSatisfy { $0.contains("Anna Kovacs") } == true
        )
    }
}
