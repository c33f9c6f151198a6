import Coding
import EventData
import Testing

private let report = Report(
    id: "1",
    text: """
        BAMAKO — Gunmen killed twelve farmers in Koro on Monday, the army said.
        France condemned the attack and promised Mali two helicopters.
        """,
    language: "en",
    published: "2025-06-11"
)

/// A table in which one clue outweighs all else.
private func table(_ question: String, _ clue: String) -> String {
    "question\tlevel\tclue\tpoints\n\(question)\t\t\(clue)\t1000000\n"
}

@Suite struct `The answers of the rules` {
    private func code(_ question: String, _ clue: String) async throws -> [Claim]? {
        guard let newsroom = try Newsroom.open() else { return nil }
        return try await newsroom.code([report], clues: table(question, clue)).first?.claims
    }

    @Test func `stand where no clue speaks against them`() async throws {
        guard let newsroom = try Newsroom.open() else { return }
        let rules = try await newsroom.code([report], byRulesAlone: true)
        #expect(rules.first.map { $0.claims.count >= 2 } == true)
        for question in ["actor", "recipient", "place", "killed"] {
            let weighed = try await newsroom.code([report], clues: table(question, "current"))
            #expect(weighed.map(\.claims) == rules.map(\.claims), "\(question)")
        }
    }

    @Test func `give way to nobody, nowhere and no number where the clues say so`() async throws {
        guard let claims = try await code("recipient", "none") else { return }
        #expect(!claims.isEmpty && claims.allSatisfy { $0.recipients.isEmpty && !$0.actors.isEmpty })
        #expect(try await code("actor", "none")?.allSatisfy { $0.actors.isEmpty } == true)
        #expect(try await code("place", "none")?.allSatisfy { $0.place == nil } == true)
        let figures = try await code("killed", "none")?.flatMap(\.figures)
        #expect(figures?.contains { $0.quantity == .killed } == false)
    }

    @Test func `are dropped where the clues say that nothing happened`() async throws {
        guard let claims = try await code("event", "any") else { return }
        #expect(claims.isEmpty)
    }

    @Test func `give way to parties of the events around, which are inferred`() async throws {
        guard let claims = try await code("recipient", "actor, sentence before") else { return }
        let promise = try #require(claims.first { $0.trigger.words.contains("promised") })
        #expect(promise.recipients.map(\.evidence.words) == ["Gunmen"])
        #expect(promise.recipients.map(\.basis) == [.inferred])
    }

    @Test func `stand where both sides would be one party`() async throws {
        guard let claims = try await code("recipient", "has the other part") else { return }
        for claim in claims {
            let shared = claim.actors.contains { party in
                claim.recipients.contains { $0.actor == party.actor }
            }
            #expect(!shared, "\(claim.trigger.words)")
        }
    }

    @Test func `are listed first, with the clues of each answer`() async throws {
        guard let newsroom = try Newsroom.open() else { return }
        let choices = try newsroom.choices(report)
        #expect(Set(choices.map(\.question)) == Set(Choice.Question.allCases))
        for choice in choices {
            #expect(choice.options.count > 1)
            #expect(choice.levels.count == 4)
            if choice.question != .event {
                #expect(choice.options[0].clues.contains { $0.words == "current" })
                #expect(
                    choice.options.dropFirst().allSatisfy { !$0.clues.contains { $0.words == "current" } }
                )
            }
        }
    }
}
