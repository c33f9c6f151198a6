import Archiving
import ArgumentParser
import EventData
import Unpacking

/// Which events are asked for.
struct EventOptions: ParsableArguments {
    @Option(help: "One of PLOVER's types: ASSAULT.") var type: String?
    @Option(help: "One of PLOVER's modes: aerial.") var mode: String?
    @Option(
        help:
            "Who did it: the directory's id, a name, or a country and a sector in capitals (jnim, MLI:MIL, MLI:)."
    )
    var actor: String?
    @Option(help: "To whom it was done, in the same forms.") var recipient: String?
    @Option(help: "Who has either part in it, in the same forms.") var party: String?
    @Option(help: "The country of the place, as three letters of ISO 3166-1: MLI.") var country: String?
    @Option(help: "The first-level division of the place, by name: Gao.") var admin1: String?
    @Option(help: "The place, by name: Djibo.") var place: String?
    @Option(help: "Degrees north and east of the middle of a circle: 14.10,-1.63.") var near: String?
    @Option(help: "How many kilometres around it.") var radius: Double = 50
    @Option(help: "The first day (2025-01-01) of a period that the event's days touch.") var from: String?
    @Option(help: "The last day of that period.") var to: String?
    @Option(help: "occurred, ongoing, future, hypothetical or negated.") var status: String?
    @Option(help: "main (news) or background (history and context).") var salience: String?
    @Option(help: "The story, by its id.") var story: String?
    @Flag(help: "Only events that witnesses tell differently.") var contested = false
    @Option(help: "The fewest witnesses that tell of it.") var witnesses: Int?
    @Option(help: "Words that all stand in one of its reports, whatever their accents and cases.")
    var text: String?
    @Option(help: "The most rows.") var limit: Int?

    func validate() throws {
        try RecordOptions.checkType(type)
        try RecordOptions.checkStatus(status)
        try RecordOptions.checkCountry(country)
        try RecordOptions.checkDays([from, to])
        if let salience, Claim.Salience(rawValue: salience) == nil {
            throw ValidationError("'\(salience)' is no salience; expected main or background.")
        }
        try RecordOptions.checkCircle(near, radius)
        if let limit, limit < 0 { throw ValidationError("--limit is below 0.") }
    }

    var filter: EventFilter {
        var filter = EventFilter()
        filter.type = type?.uppercased()
        filter.mode = mode
        filter.actor = actor
        filter.recipient = recipient
        filter.party = party
        filter.country = country?.uppercased()
        filter.admin1 = admin1
        filter.place = place
        filter.circle = near.flatMap { EventFilter.Circle($0, kilometres: radius) }
        filter.from = from
        filter.to = to
        filter.status = status
        filter.salience = salience
        filter.story = story
        filter.isContested = contested ? true : nil
        filter.witnesses = witnesses
        filter.text = text
        filter.limit = limit
        return filter
    }
}

/// Checks that options of several commands share.
enum RecordOptions {
    static func checkType(_ type: String?) throws {
        guard let type, EventType(rawValue: type.uppercased()) == nil else { return }
        let names = EventType.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(type)' is no type; expected one of \(names).")
    }

    static func checkStatus(_ status: String?) throws {
        guard let status, Claim.Status(rawValue: status) == nil else { return }
        throw ValidationError(
            "'\(status)' is no status; expected occurred, ongoing, future, hypothetical or negated."
        )
    }

    static func checkCountry(_ country: String?) throws {
        guard let country, country.count != 3 else { return }
        throw ValidationError("'\(country)' is no country code; expected three letters such as 'MLI'.")
    }

    static func checkCircle(_ near: String?, _ radius: Double) throws {
        guard let near, EventFilter.Circle(near, kilometres: radius) == nil else { return }
        throw ValidationError("'\(near)' is no place; expected degrees such as '14.10,-1.63'.")
    }

    static func checkDays(_ days: [String?]) throws {
        for day in days.compactMap({ $0 }) where Day(iso: day) == nil {
            throw ValidationError("'\(day)' is no day; expected one such as '2025-12-23'.")
        }
    }
}

extension EventFilter.Circle {
    /// Reads degrees north and east with a comma between them; `nil` for what is none on the earth.
    init?(_ text: String, kilometres: Double) {
        let numbers = text.split(separator: ",").map { Double($0.filter { $0 != " " }) }
        guard numbers.count == 2, let latitude = numbers[0], let longitude = numbers[1],
            (-90...90).contains(latitude), (-180...180).contains(longitude), kilometres >= 0
        else { return nil }
        self.init(latitude: latitude, longitude: longitude, kilometres: kilometres)
    }
}
