package import Archiving
package import EventData

/// How far coders agree on one field.
package struct FieldAgreement: Hashable, Sendable {
    /// `event`, whether it is one at all; `type`; or a slot.
    package let field: String
    /// The program with reviewers, and reviewers with each other.
    package let machine: Agreement?
    package let reviewers: Agreement?
}

extension Chronicle {
    /// The claim of an id with all that the record holds of its event; `nil` where it is in none.
    package func claim(_ id: String) throws(ArchiveError) -> (claim: Claim, brief: EventBrief)? {
        guard case .claim(event: .some(let event)) = try archive.named(id), let brief = try brief(of: event),
            let claim = brief.claims.first(where: { $0.id == id })
        else { return nil }
        return (claim, brief)
    }

    /// Krippendorff's alpha of each field, over the claims that people have decided on.
    package func agreement() throws(ArchiveError) -> [FieldAgreement] {
        let decisions = Decisions(try archive.reviews())
        var units: [String: (machine: [[String]], reviewers: [[String]])] = [:]
        for id in decisions.claims {
            guard let claim = try archive.claim(id) else { continue }
            for field in ["event"] + SlotJSON.slots {
                let said = decisions.values(of: claim, in: field)
                guard !said.isEmpty else { continue }
                let coded = Decisions.machine(claim, field)
                for value in said { units[field, default: ([], [])].machine.append([coded, value]) }
                if said.count > 1 { units[field, default: ([], [])].reviewers.append(said) }
            }
        }
        return (["event"] + SlotJSON.slots).compactMap { field in
            guard let (machine, reviewers) = units[field] else { return nil }
            return FieldAgreement(
                field: field,
                machine: Agreement(of: machine),
                reviewers: Agreement(of: reviewers)
            )
        }
    }
}

/// What reviewers hold of claims, reviewer by reviewer.
private struct Decisions {
    private var verdicts: [String: [String: Review.Action]] = [:]
    private var edits: [String: [String: [String: String?]]] = [:]

    init(_ reviews: [Review]) {
        for review in reviews {
            switch review.action {
            case .accept, .reject: verdicts[review.claim, default: [:]][review.reviewer] = review.action
            case .edit:
                guard let slot = review.slot else { continue }
                edits[review.claim, default: [:]][review.reviewer, default: [:]][slot] = .some(review.value)
            case .flag, .skip, .join, .part, .undo: break
            }
        }
    }

    /// Those that somebody has decided on, in order of their ids.
    var claims: [String] { verdicts.keys.sorted() }

    /// What the program has in a field, nothing as an empty text.
    static func machine(_ claim: Claim, _ field: String) -> String {
        field == "event" ? "yes" : SlotJSON.value(of: claim, in: field) ?? ""
    }

    /// What each reviewer who decided has in a field, in order of their names; who rejects a claim has no values.
    func values(of claim: Claim, in field: String) -> [String] {
        let decided = verdicts[claim.id, default: [:]].sorted { $0.key < $1.key }
        return decided.compactMap { reviewer, verdict in
            if field == "event" { return verdict == .accept ? "yes" : "no" }
            guard verdict == .accept else { return nil }
            guard let edit = edits[claim.id]?[reviewer]?[field] else { return Self.machine(claim, field) }
            return edit ?? ""
        }
    }
}
