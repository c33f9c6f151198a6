import EventData
import Testing

@Suite struct `A denial` {
    @Test func `is the same event, negated`() async throws {
        guard let newsroom = try Newsroom.open() else { return }
        let pairs = try table("Tests/GriotTests/Fixtures/negation-pairs.tsv")
        #expect(pairs.count == 30)
        func statuses(_ column: String) async throws -> [[Claim.Status]] {
            let reports = pairs.map { Report(id: "pair", text: $0[column] ?? "", language: $0["lang"]) }
            return zip(pairs, try await newsroom.code(reports, byRulesAlone: true)).map { pair, coded in
                coded.claims.filter { $0.type.rawValue == pair["type"] }.map(\.status)
            }
        }
        let plain = try await statuses("plain")
        let denied = try await statuses("denied")
        for (index, pair) in pairs.enumerated() {
            let isRight = plain[index] == [.occurred] && denied[index] == [.negated]
            let known = pair["known"] ?? ""
            #expect(
                isRight == known.isEmpty,
                "\(pair["denied"] ?? ""): \(plain[index]) and \(denied[index]); known: \(known)"
            )
        }
    }
}

@Suite struct `A hard sentence` {
    @Test func `comes out as its row says, or stands there as known to be wrong`() async throws {
        try await expectRows(of: "hard-sentences", atLeast: 40)
    }
}

@Suite struct `A rule` {
    @Test func `fires where its row says, and not in the sentence close by`() async throws {
        try await expectRows(of: "rules", atLeast: 202)
    }
}

@Suite struct `A near miss` {
    @Test func `is no main claim of the type that it looks like`() async throws {
        guard let newsroom = try Newsroom.open() else { return }
        let rows = try table("Tests/GriotTests/Fixtures/near-misses.tsv")
        #expect(rows.count >= 430)
        let reports = rows.map {
            Report(id: "near", text: $0["sentence"] ?? "", language: $0["lang"], published: "2025-06-11")
        }
        for (row, coded) in zip(rows, try await newsroom.code(reports, byRulesAlone: true)) {
            let claims = coded.claims.filter { $0.type.rawValue == row["type"] && $0.salience == .main }
            #expect(claims.isEmpty, "\(row["sentence"] ?? "") → \(claims.map(summary))")
        }
    }
}

/// Codes each sentence of a fixture and expects of its claims what its row says; what is `known` to be wrong must be so.
private func expectRows(of fixture: String, atLeast count: Int) async throws {
    guard let newsroom = try Newsroom.open() else { return }
    let rows = try table("Tests/GriotTests/Fixtures/\(fixture).tsv")
    #expect(rows.count >= count)
    let reports = rows.map {
        Report(id: fixture, text: $0["text"] ?? "", language: $0["lang"], published: "2025-06-11")
    }
    for (row, coded) in zip(rows, try await newsroom.code(reports, byRulesAlone: true)) {
        let expectation = Expectation(row["expect"] ?? "")
        let known = row["known"] ?? ""
        #expect(
            expectation.isMet(by: coded.claims) == known.isEmpty,
            "\(row["text"] ?? "") → \(coded.claims.map(summary)); expected \(row["expect"] ?? ""); known: \(known)"
        )
    }
}

private func summary(_ claim: Claim) -> String {
    let actors = claim.actors.map(\.evidence.words)
    let recipients = claim.recipients.map(\.evidence.words)
    let figures = claim.figures.map { "\($0.quantity.rawValue)\($0.bound.rawValue)\($0.low ?? -1)" }
    return
        "\(claim.type.rawValue) \(claim.modes) A=\(actors) R=\(recipients) \(claim.status) \(claim.salience) \(figures) "
        + "by=\(claim.attribution.map(\.evidence.words)) place=\(claim.place?.evidence.words ?? "") \(claim.rule)"
}

/// What one claim must hold, as `hard-sentences.tsv` and `rules.tsv` write it.
private struct Expectation {
    private let parts: [String]

    init(_ text: String) {
        parts = text.split(separator: ";").map { $0.split(separator: " ").joined(separator: " ") }
    }

    func isMet(by claims: [Claim]) -> Bool {
        let main = claims.filter { $0.salience == .main }
        if parts == ["none"] { return main.isEmpty }
        if parts[0].hasPrefix("no ") { return !main.contains { "no \($0.type.rawValue)" == parts[0] } }
        return claims.contains { claim in
            parts.dropFirst().allSatisfy { holds($0, of: claim) } && isOfType(claim)
        }
    }

    private func isOfType(_ claim: Claim) -> Bool {
        let words = parts[0].split(separator: " ").map(String.init)
        return claim.type.rawValue == words[0] && words.dropFirst().allSatisfy(claim.modes.contains)
    }

    private func holds(_ part: String, of claim: Claim) -> Bool {
        if part == "alleged" { return claim.isAlleged }
        guard let sign = part.firstRange(of: /!=|>=|=/) else { return false }
        let value = String(part[sign.upperBound...])
        let found = isFound(String(part[..<sign.lowerBound]), value, atLeast: part[sign] == ">=", in: claim)
        return part[sign] == "!=" ? !found : found
    }

    private func isFound(_ key: String, _ value: String, atLeast: Bool, in claim: Claim) -> Bool {
        func has(_ words: [String]) -> Bool {
            value.isEmpty ? words.isEmpty : words.contains { $0.contains(value) }
        }
        switch key {
        case "A": return has(claim.actors.map(\.evidence.words))
        case "R": return has(claim.recipients.map(\.evidence.words))
        case "by": return has(claim.attribution.map(\.evidence.words))
        case "mode": return has(claim.modes)
        case "place": return has([claim.place?.evidence.words ?? ""])
        case "basis": return claim.actors.contains { $0.basis.rawValue == value }
        case "country": return claim.actors.contains { $0.actor.country == value }
        case "status": return claim.status.rawValue == value
        case "salience": return claim.salience.rawValue == value
        default:
            return claim.figures.contains {
                $0.quantity.rawValue == key && $0.low == Int(value) && (!atLeast || $0.bound == .atLeast)
            }
        }
    }
}
