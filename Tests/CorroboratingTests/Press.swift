import EventData

@testable import Corroborating

/// Reports as tests write them: each with its day and the accounts that it gives.
struct Press {
    var accounts: [Account] = []
    var published: [Day?] = []
    var outlets: [String?] = []
    var witnesses: [Int] = []
    var stories: [Int] = []

    /// Adds a report; without a witness and a story it is one of its own.
    mutating func report(
        _ day: String?,
        _ accounts: [Account],
        witness: Int? = nil,
        story: Int? = nil,
        outlet: String? = nil
    ) {
        let index = published.count
        published.append(day.flatMap(Day.init(written:)))
        outlets.append(outlet)
        witnesses.append(witness ?? 1_000 + index)
        stories.append(story ?? 1_000 + index)
        for var account in accounts {
            account.report = index
            self.accounts.append(account)
        }
    }

    var events: [Event] {
        EventFinder().events(
            among: accounts,
            published: published,
            outlets: outlets,
            witnesses: witnesses,
            stories: stories
        )
    }

    /// The claims of each event, a line each: `a b`.
    var groups: [String] {
        events.map { event in event.accounts.map { accounts[$0].claim }.joined(separator: " ") }.sorted()
    }

    /// The same reports and accounts in another order.
    func reversed() -> Press {
        let last = published.count - 1
        var press = Press(
            accounts: accounts.reversed(),
            published: published.reversed(),
            outlets: outlets.reversed(),
            witnesses: witnesses.reversed(),
            stories: stories.reversed()
        )
        for index in press.accounts.indices {
            press.accounts[index].report = last - press.accounts[index].report
        }
        return press
    }
}

extension Day {
    /// A day written as `2025-06-01`.
    init?(written text: String) {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        self.init(year: parts[0], month: parts[1], day: parts[2])
    }
}

/// An account as a test writes it; dates are `2025-06-01` or `2025-06-01/2025-06-30`.
func account(
    _ claim: String,
    _ type: EventType = .assault,
    modes: [String] = [],
    by actors: [Actor] = [],
    on recipients: [Actor] = [],
    at place: Place? = nil,
    when date: String? = nil,
    basis: EventDate.Basis = .relative,
    status: Claim.Status = .occurred,
    salience: Claim.Salience = .main,
    trigger: String = "attacked",
    counts: [Account.Count] = [],
    voices: [Account.Voice] = []
) -> Account {
    let days = date?.split(separator: "/").compactMap { Day(written: String($0)) } ?? []
    return Account(
        claim: claim,
        report: 0,
        type: type,
        modes: modes,
        quad: type == .assault ? 4 : 1,
        score: type == .assault ? -9 : 2.5,
        trigger: trigger,
        status: status,
        salience: salience,
        actors: actors,
        recipients: recipients,
        place: place,
        date: days.first.map { from in
            EventDate(
                from: from,
                to: days.last ?? from,
                precision: days.count == 1 ? .day : .month,
                basis: basis
            )
        },
        counts: counts,
        voices: voices
    )
}

/// So many killed.
func killed(
    _ low: Int,
    _ bound: Figure.Bound = .exactly,
    high: Int? = nil,
    of counted: String? = nil,
    sector: String? = nil,
    says claimant: String? = nil
) -> Account.Count {
    Account.Count(
        quantity: .killed,
        low: low,
        high: high,
        bound: bound,
        counted: counted.map { Figure.Counted(words: $0, sector: sector, country: nil) },
        claimant: claimant
    )
}

/// Parties of these tests.
enum Cast {
    static let army = Actor(id: "mali-army", name: "Armed Forces of Mali", country: "MLI", sectors: ["MIL"])
    static let government = Actor(
        id: "mali-government",
        name: "Government of Mali",
        country: "MLI",
        sectors: ["GOV"]
    )
    static let neighbour = Actor(
        id: "niger-government",
        name: "Government of Niger",
        country: "NER",
        sectors: ["GOV"]
    )
    static let body = Actor(id: "ecowas", name: "ECOWAS", country: nil, sectors: ["IGO"], kind: "igo")
    static let france = Actor(
        id: "france-government",
        name: "Government of France",
        country: "FRA",
        sectors: ["GOV"]
    )
    static let jnim = Actor(id: "jnim", name: "JNIM", country: nil, sectors: ["REB"])
    static let rivals = Actor(id: "issp", name: "Islamic State in the Sahel", country: nil, sectors: ["REB"])
    static let gunmen = Actor(id: nil, name: "gunmen", country: nil, sectors: ["UAF"])
    static let bandits = Actor(id: nil, name: "bandits", country: "MLI", sectors: ["CRM"])
    static let villagers = Actor(id: nil, name: "villagers", country: "MLI", sectors: ["CVL"])
    static let traders = Actor(id: nil, name: "commerçants", country: "MLI", sectors: ["CVL"])
}

/// Places of these tests.
enum Atlas {
    static let djenwara = town("Djenwara", 1, latitude: 14.0, longitude: -4.0)
    static let sorola = town("Sorola", 2, latitude: 15.2, longitude: -3.1)
    static let nearDjenwara = Place(
        name: "Tassi",
        country: "MLI",
        admin1: "Mopti",
        latitude: 14.15,
        longitude: -4.0,
        geonames: 3,
        precision: .near
    )
    static let mopti = Place(name: "Mopti", country: "MLI", admin1: "Mopti", geonames: 10, precision: .admin1)
    static let mali = Place(name: "Mali", country: "MLI", geonames: 11, precision: .country)
    static let capital = town("Bamako", 4, latitude: 12.65, longitude: -8.0)

    private static func town(_ name: String, _ number: Int, latitude: Double, longitude: Double) -> Place {
        Place(
            name: name,
            country: "MLI",
            admin1: "Mopti",
            latitude: latitude,
            longitude: longitude,
            geonames: number,
            precision: .place
        )
    }
}
