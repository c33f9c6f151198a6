package import EventData
internal import Unpacking

/// What a claim holds in a slot, as reviews have it: JSON, the same for the same value.
package enum SlotJSON {
    /// The slots of a claim that a person can correct; `type` and those of events.
    package static let slots = ["type"] + Event.Slot.allCases.map(\.rawValue)

    /// The value that the program coded; `nil` where the claim says nothing.
    package static func value(of claim: Claim, in slot: String) -> String? {
        switch slot {
        case "type": return text(.string(claim.type.rawValue))
        case "status": return text(.string(claim.status.rawValue))
        case "actor": return parties(claim.actors.map(\.actor))
        case "recipient": return parties(claim.recipients.map(\.actor))
        case "place": return claim.place.map { place($0.place) }
        case "date": return claim.date.map { date(from: $0.date.from, to: $0.date.to) }
        default:
            return claim.figures.first { $0.quantity.rawValue == slot }.flatMap {
                count(low: $0.low, high: $0.high)
            }
        }
    }

    /// Whether a text is JSON of the kind of value that a slot holds.
    package static func isValue(_ json: String, in slot: String) -> Bool {
        guard let value = try? JSONReader.read(Array(json.utf8)) else { return false }
        func isDay(_ name: String) -> Bool { value[name]?.string.flatMap { Day(iso: $0) } != nil }
        switch slot {
        case "type": return value.string.flatMap { EventType(rawValue: $0) } != nil
        case "status": return value.string.flatMap { Claim.Status(rawValue: $0) } != nil
        case "actor", "recipient":
            return value.array.map { parties in parties.allSatisfy { $0["name"]?.string?.isEmpty == false } }
                ?? false
        case "place": return value["name"]?.string?.isEmpty == false
        case "date": return isDay("from") && isDay("to")
        default:
            guard slots.contains(slot), let low = value["low"]?.int, let high = value["high"]?.int else {
                return false
            }
            return 0 <= low && low <= high
        }
    }

    package static func parties(_ actors: [Actor]) -> String? {
        actors.isEmpty ? nil : text(.array(actors.map(party)))
    }

    package static func place(_ place: Place) -> String {
        text(
            .object([
                JSONMember(key: "name", value: .string(place.name)),
                JSONMember(key: "country", value: string(place.country)),
                JSONMember(key: "admin1", value: string(place.admin1)),
                JSONMember(key: "lat", value: number(place.latitude)),
                JSONMember(key: "lon", value: number(place.longitude)),
                JSONMember(key: "precision", value: .string(place.precision.rawValue)),
            ])
        )
    }

    package static func date(from: Day, to: Day) -> String {
        text(
            .object([
                JSONMember(key: "from", value: .string(from.description)),
                JSONMember(key: "to", value: .string(to.description)),
            ])
        )
    }

    /// `nil` for a figure without either end.
    package static func count(low: Int?, high: Int?) -> String? {
        guard let low = low ?? high else { return nil }
        return text(
            .object([
                JSONMember(key: "low", value: .number("\(low)")),
                JSONMember(key: "high", value: .number("\(high ?? low)")),
            ])
        )
    }

    package static func word(_ word: String) -> String { text(.string(word)) }

    private static func party(_ actor: Actor) -> JSONValue {
        .object([
            JSONMember(key: "name", value: .string(actor.name)),
            JSONMember(key: "id", value: string(actor.id)),
            JSONMember(key: "country", value: string(actor.country)),
            JSONMember(key: "sectors", value: .array(actor.sectors.map { .string($0) })),
        ])
    }

    private static func string(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

    private static func number(_ number: Double?) -> JSONValue { number.map { .number("\($0)") } ?? .null }

    private static func text(_ value: JSONValue) -> String { value.written }
}

/// A value of a slot in words, of its JSON.
package struct SlotWords: Sendable {
    package let text: String

    /// What is no value of a slot is shown as it stands.
    package init(_ json: String) {
        guard let value = try? JSONReader.read(Array(json.utf8)) else {
            text = json
            return
        }
        if let word = value.string {
            text = word
        } else if let parties = value.array {
            text = parties.compactMap { $0["name"]?.string }.joined(separator: ", ")
        } else if let name = value["name"]?.string {
            text = name
        } else if let from = value["from"]?.string {
            let to = value["to"]?.string ?? from
            text = from == to ? from : "\(from) – \(to)"
        } else if let low = value["low"]?.int {
            let high = value["high"]?.int ?? low
            text = low == high ? "\(low)" : "\(low)–\(high)"
        } else {
            text = json
        }
    }
}
