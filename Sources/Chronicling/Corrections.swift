internal import Archiving
internal import Corroborating
package import EventData
internal import Unpacking

/// What reviewers hold of claims, applied to what the program coded: the later of two words on one thing counts.
package struct Corrections: Sendable {
    private var accepted: Set<String> = []
    private var edits: [String: [String: Review]] = [:]
    private var rejections: [String: Review] = [:]
    private var ties: [Review] = []

    package init(_ reviews: [Review]) {
        for review in reviews {
            switch review.action {
            case .reject:
                rejections[review.claim] = review
                accepted.remove(review.claim)
            case .accept:
                accepted.insert(review.claim)
                rejections[review.claim] = nil
            case .edit:
                if let slot = review.slot { edits[review.claim, default: [:]][slot] = review }
            case .join, .part: ties.append(review)
            case .flag, .skip, .undo: break
            }
        }
    }

    package var isEmpty: Bool { rejections.isEmpty && edits.isEmpty && ties.isEmpty }

    /// Who says that a claim is none.
    package func rejection(of claim: String) -> Review? { rejections[claim] }

    /// Who gave a slot of a claim another value, which is `type` or a slot of an event.
    package func edit(of claim: String, in slot: String) -> Review? { edits[claim]?[slot] }

    /// An account with the values that reviewers gave.
    package func corrected(_ account: Account) -> Account {
        edits[account.claim].map { account.corrected($0.mapValues(\.value)) } ?? account
    }

    /// The collection without rejected claims, and with the values that reviewers gave.
    func applied(to collection: RecordedCollection) -> RecordedCollection {
        guard !rejections.isEmpty || !edits.isEmpty else { return collection }
        var corrected = collection
        let kept = collection.accounts.indices.filter { rejections[collection.accounts[$0].claim] == nil }
        corrected.claims = kept.map { collection.claims[$0] }
        corrected.accounts = kept.map { self.corrected(collection.accounts[$0]) }
        return corrected
    }

    /// Which accounts are of one happening, and which of another, in the order in which it was said.
    func groupings(of accounts: [Account]) -> [Grouping] {
        guard !ties.isEmpty else { return [] }
        var places: [String: Int] = [:]
        for (place, account) in accounts.enumerated() { places[account.claim] = place }
        let batches = Dictionary(grouping: ties, by: \.batch).sorted { $0.key < $1.key }.map(\.value)
        return batches.compactMap { batch in
            let claims = batch.compactMap { places[$0.claim] }
            guard let first = batch.first, !claims.isEmpty else { return nil }
            if first.action == .part { return .apart(claims) }
            let others = batch.compactMap { $0.other.flatMap { places[$0] } }
            return others.isEmpty ? nil : .together(claims + others)
        }
    }
}

extension Account {
    /// The account with other values in some slots, which are `type` or those of an event, in JSON.
    fileprivate func corrected(_ edits: [String: String?]) -> Account {
        var account = self
        for (slot, text) in edits.sorted(by: { $0.key < $1.key }) {
            let value = text.flatMap { try? JSONReader.read(Array($0.utf8)) } ?? .null
            account.put(value, in: slot)
        }
        return account
    }

    private mutating func put(_ value: JSONValue, in slot: String) {
        switch slot {
        case "type": type = value.string.flatMap(EventType.init) ?? type
        case "status": status = value.string.flatMap(Claim.Status.init) ?? status
        case "actor": actors = value.array?.compactMap(Actor.init) ?? []
        case "recipient": recipients = value.array?.compactMap(Actor.init) ?? []
        case "place": place = Place(value)
        case "date": date = EventDate(value)
        default:
            guard let quantity = Figure.Quantity(rawValue: slot) else { return }
            counts.removeAll { $0.quantity == quantity }
            guard let low = value["low"]?.int else { return }
            let high = value["high"]?.int ?? low
            counts.append(
                Count(quantity: quantity, low: low, high: high, bound: low == high ? .exactly : .range)
            )
        }
    }
}

extension Actor {
    fileprivate init?(_ value: JSONValue) {
        guard let name = value["name"]?.string, !name.isEmpty else { return nil }
        self.init(
            id: value["id"]?.string,
            name: name,
            country: value["country"]?.string,
            sectors: value["sectors"]?.array?.compactMap(\.string) ?? [],
            kind: value["kind"]?.string
        )
    }
}

extension Place {
    fileprivate init?(_ value: JSONValue) {
        guard let name = value["name"]?.string, !name.isEmpty else { return nil }
        self.init(
            name: name,
            country: value["country"]?.string,
            admin1: value["admin1"]?.string,
            latitude: value["lat"]?.double,
            longitude: value["lon"]?.double,
            precision: value["precision"]?.string.flatMap(Precision.init) ?? .place
        )
    }
}

extension EventDate {
    /// A day or a span that a person says.
    fileprivate init?(_ value: JSONValue) {
        guard let from = value["from"]?.string.flatMap({ Day(iso: $0) }) else { return nil }
        let to = value["to"]?.string.flatMap { Day(iso: $0) } ?? from
        guard from.number <= to.number else { return nil }
        self.init(from: from, to: to, precision: from == to ? .day : .days, basis: .explicit)
    }
}
