import EventData
import Testing

/// Whom the main claim of a type is done by and to, by their names: "Government of Mali > ECOWAS".
private func parties(_ text: String, _ type: EventType, _ language: Language) async throws -> String? {
    guard let newsroom = try Newsroom.open() else { return nil }
    let report = Report(id: "bloc", text: text, language: language.rawValue, published: "2025-12-01")
    let claims = try await newsroom.code([report], byRulesAlone: true)[0].claims
    guard let claim = claims.last(where: { $0.type == type }) else { return "none" }
    func names(_ parties: [Party]) -> String { parties.map(\.actor.name).joined(separator: ", ") }
    return "\(names(claim.actors)) > \(names(claim.recipients))"
}

@Suite struct `A bloc without its name` {
    @Test(arguments: [
        // The word that its name bears.
        (
            "The Alliance of Sahel States broke with ECOWAS. The alliance condemned Benin.",
            "Alliance of Sahel States > Government of Benin"
        ),
        // The one that was spoken of last.
        (
            "The Alliance of Sahel States broke with ECOWAS. The alliance is young. The bloc condemned Benin.",
            "Alliance of Sahel States > Government of Benin"
        ),
        (
            "The Alliance of Sahel States broke with ECOWAS. The bloc condemned Benin.",
            "ECOWAS > Government of Benin"
        ),
    ])
    func `is that which bears the word, else that which was spoken of last`(
        text: String,
        expected: String
    ) async throws {
        let found = try await parties(text, .accuse, .english)
        #expect(found == nil || found == expected)
    }

    @Test(arguments: [
        (
            "L'Alliance des États du Sahel a rompu avec la Cédéao. L'alliance a condamné le Bénin.",
            "Alliance of Sahel States > Government of Benin"
        ),
        (
            "L'Alliance des États du Sahel a rompu avec la Cédéao. Le bloc a condamné le Bénin.",
            "ECOWAS > Government of Benin"
        ),
    ])
    func `is the same in French`(text: String, expected: String) async throws {
        let found = try await parties(text, .accuse, .french)
        #expect(found == nil || found == expected)
    }

    @Test func `has a joint force, which is not an army of one member`() async throws {
        let lead = "Mali, Burkina Faso and Niger form the Alliance of Sahel States. "
        let joint = try await parties(
            lead + "The joint battalion will start operations against the rebels.",
            .assault,
            .english
        )
        #expect(joint == nil || joint?.hasPrefix("Alliance of Sahel States > ") == true)
        let own = try await parties(
            lead + "The Malian battalion will start operations against the rebels.",
            .assault,
            .english
        )
        #expect(own == nil || own?.hasPrefix("Alliance") == false)
    }

    @Test func `has a joint force in French too`() async throws {
        let lead = "Le Mali, le Burkina Faso et le Niger forment l'Alliance des États du Sahel. "
        let joint = try await parties(
            lead + "La force conjointe lancera des opérations contre les rebelles.",
            .assault,
            .french
        )
        #expect(joint == nil || joint?.hasPrefix("Alliance of Sahel States > ") == true)
    }
}
