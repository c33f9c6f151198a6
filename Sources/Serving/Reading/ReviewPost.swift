internal import Archiving
internal import Chronicling
internal import EventData

/// What a reviewer sends: one action on one claim, perhaps on all like cases.
struct ReviewPost {
    private let visit: Visit
    private let fields: Address

    private static let mostLike = 500

    init(_ visit: Visit, body: [UInt8]) throws(DeskProblem) {
        guard let text = String(validating: body, as: UTF8.self), let fields = Address(path: "", query: text)
        else {
            throw DeskProblem(status: 400, code: "desk.value", message: "the form is not understood")
        }
        self.visit = visit
        self.fields = fields
    }

    /// Writes it down, and leads to the claim that comes next, or to the same one where it is not decided.
    func answer() throws(DeskProblem) -> Answer {
        let settings = visit.desk.settings
        guard let action = fields["action"].flatMap({ Review.Action(rawValue: $0) }) else {
            throw .badValue("action", Review.Action.allCases.map(\.rawValue).joined(separator: ", "))
        }
        var next = visit.address(["review"])
        if let queue = fields["queue"] { next = next.with("queue", queue) }
        if fields["lang"] == "fr" { next = next.with("lang", "fr") }
        if action == .undo {
            let undone = try visit.desk.reading {
                try visit.archive.undo(by: settings.reviewer, time: settings.now())
            }
            return .moved(to: next.with("claim", undone?.first?.claim ?? fields["claim"]))
        }
        let rows = try rows(action)
        try visit.desk.reading { _ = try visit.archive.review(rows, time: settings.now()) }
        let isDecided = action == .accept || action == .reject || action == .skip
        if !isDecided { next = next.with("claim", fields["claim"]).with("slot", fields["slot"]) }
        return .moved(to: next)
    }

    private func rows(_ action: Review.Action) throws(DeskProblem) -> [Review] {
        guard let id = fields["claim"], let claim = try visit.desk.reading({ try visit.archive.claim(id) })
        else {
            throw .unknown("'\(fields["claim"] ?? "")'")
        }
        var review = Review(
            number: 0,
            time: "",
            reviewer: visit.desk.settings.reviewer,
            action: action,
            claim: id,
            reason: try reason(),
            batch: 0
        )
        if action == .join { review.other = try claimOfOther() }
        guard action == .edit else { return [review] }
        guard let slot = fields["slot"], SlotJSON.slots.contains(slot) else {
            throw .badValue("slot", SlotJSON.slots.joined(separator: ", "))
        }
        review.slot = slot
        review.value = try fields["typed"] == nil ? chosen(slot) : typed(slot)
        let like = fields["like"] == nil ? [] : try likeCases(of: claim, slot)
        return [review]
            + like.map { other in
                var row = review
                row.claim = other
                return row
            }
    }

    /// One of the codes, or none.
    private func reason() throws(DeskProblem) -> Review.Reason? {
        guard let text = fields["reason"], !text.isEmpty else { return nil }
        guard let reason = Review.Reason(rawValue: text) else {
            throw .badValue("reason", Review.Reason.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return reason
    }

    /// One of the values that the page offers, in JSON; `nil` for nothing.
    private func chosen(_ slot: String) throws(DeskProblem) -> String? {
        guard let value = fields["value"], !value.isEmpty else { return nil }
        guard SlotJSON.isValue(value, in: slot) else {
            throw .badValue("value", "a value of '\(slot)' in JSON")
        }
        return value
    }

    /// The claim that the other event began with.
    private func claimOfOther() throws(DeskProblem) -> String {
        let other = fields["other"] ?? ""
        let brief = try visit.desk.reading { try visit.desk.chronicle.brief(of: other) }
        guard let claim = brief?.claims.first else { throw .unknown("'\(other)'") }
        return claim.id
    }

    private func likeCases(of claim: Claim, _ slot: String) throws(DeskProblem) -> [String] {
        let parties = slot == "actor" ? claim.actors : slot == "recipient" ? claim.recipients : []
        guard let words = parties.first?.evidence.words else { return [] }
        return try visit.desk.reading {
            try visit.archive.likeCases(of: claim.id, role: slot, words: words, most: Self.mostLike).map(
                \.claim
            )
        }
    }

    /// A value that a person typed, field by field.
    private func typed(_ slot: String) throws(DeskProblem) -> String? {
        switch slot {
        case "type":
            guard let type = fields["word"].flatMap({ EventType(rawValue: $0) }) else {
                throw .badValue("word", "a type of PLOVER")
            }
            return SlotJSON.word(type.rawValue)
        case "status":
            guard let status = fields["word"].flatMap({ Claim.Status(rawValue: $0) }) else {
                throw .badValue("word", "occurred, ongoing, future, hypothetical or negated")
            }
            return SlotJSON.word(status.rawValue)
        case "actor", "recipient":
            guard let name = fields["name"] else { return nil }
            let sectors = fields["sector"].map { [$0.uppercased()] } ?? []
            return SlotJSON.parties([
                Actor(id: nil, name: name, country: fields["country"]?.uppercased(), sectors: sectors)
            ])
        case "place":
            guard let name = fields["name"] else { return nil }
            return SlotJSON.place(
                Place(
                    name: name,
                    country: fields["country"]?.uppercased(),
                    admin1: fields["admin1"],
                    precision: .place
                )
            )
        case "date":
            guard let from = fields["from"].flatMap({ Day(iso: $0) }) else {
                throw .badValue("from", "a day, such as 2024-08-24")
            }
            return SlotJSON.date(from: from, to: fields["to"].flatMap { Day(iso: $0) } ?? from)
        default:
            guard let low = fields["low"] else { return nil }
            guard let number = Int(low), number >= 0 else { throw .badValue("low", "a number from 0") }
            return SlotJSON.count(low: number, high: fields["high"].flatMap { Int($0) })
        }
    }
}
