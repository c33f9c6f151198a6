package import EventData
internal import Unpacking

/// Writes events as the lines of `griot events --jsonl`, and reads them.
package struct EventJSON: Sendable {
    package init() {}

    /// The line of an event, without a line feed.
    ///
    /// `claims` are the ids of the claims of `event.accounts`, in that order; `reports` the ids of the reports that make
    /// them, as they were received, in JSON.
    package func line(_ event: Event, story: String, claims: [String], reports: [String]) -> String {
        var line = JSONLine()
        line.object { line in
            line.key("id")
            line.text(event.id)
            line.key("story")
            line.text(story)
            line.act(event)
            line.whoAndWhere(event)
            line.key("numbers")
            line.array(event.tallies) { $0.tally($1) }
            line.key("contested")
            line.array(event.contested) { $0.text($1.rawValue) }
            line.key("witnesses")
            line.number(event.witnesses)
            line.key("outlets")
            line.number(event.outlets)
            line.key("reports")
            line.array(reports) { $0.value((try? JSONReader.read(Array($1.utf8))) ?? .string($1)) }
            line.key("claims")
            line.array(claims) { $0.text($1) }
            line.key("denials")
            let denials = Set(event.denials)
            line.array(zip(event.accounts, claims).filter { denials.contains($0.0) }) { $0.text($1.1) }
        }
        return String(decoding: line.bytes, as: UTF8.self)
    }
}

/// What was done, as an account or an event has it.
protocol ToldAct {
    var type: EventType { get }
    var modes: [String] { get }
    var contexts: [String] { get }
    var quad: Int { get }
    var score: Double { get }
    var status: Claim.Status { get }
    var isAlleged: Bool { get }
    var salience: Claim.Salience { get }
}

extension Account: ToldAct {}
extension Event: ToldAct {}

extension JSONLine {
    mutating func act(_ act: some ToldAct) {
        key("type")
        text(act.type.rawValue)
        key("modes")
        array(act.modes) { $0.text($1) }
        key("contexts")
        array(act.contexts) { $0.text($1) }
        key("quad")
        number(act.quad)
        key("score")
        decimal(act.score)
        key("status")
        text(act.status.rawValue)
        key("alleged")
        bool(act.isAlleged)
        key("salience")
        text(act.salience.rawValue)
    }

    fileprivate mutating func whoAndWhere(_ event: Event) {
        key("actors")
        array(event.actors) { $0.actor($1) }
        key("recipients")
        array(event.recipients) { $0.actor($1) }
        key("place")
        optional(event.place) { line, place in
            line.object { $0.whereabouts(place) }
        }
        key("date")
        optional(event.date) { line, date in line.object { $0.period(date) } }
    }

    mutating func actor(_ actor: Actor) {
        object { line in
            line.key("name")
            line.text(actor.name)
            line.key("id")
            line.text(actor.id)
            line.key("country")
            line.text(actor.country)
            line.key("sectors")
            line.array(actor.sectors) { $0.text($1) }
            line.key("kind")
            line.text(actor.kind)
        }
    }

    fileprivate mutating func tally(_ tally: Tally) {
        object { line in
            line.key("what")
            line.text(tally.quantity.rawValue)
            line.key("contested")
            line.bool(tally.isContested)
            for rule in Tally.Rule.allCases {
                let estimate = tally.estimate(by: rule)
                line.key(name(of: rule))
                line.object { line in
                    line.key("low")
                    line.optional(estimate.low) { $0.number($1) }
                    line.key("best")
                    line.optional(estimate.best) { $0.number($1) }
                    line.key("high")
                    line.optional(estimate.high) { $0.number($1) }
                }
            }
        }
    }
}

private func name(of rule: Tally.Rule) -> StaticString {
    switch rule {
    case .acled: "acled"
    case .ucdp: "ucdp"
    case .median: "median"
    case .latestOfficial: "latest-official"
    }
}

// MARK: Reading

extension EventJSON {
    /// The event of a line that griot wrote, and the ids of its claims, one for each of its accounts.
    ///
    /// It is `nil` for a line that is none of its own. The accounts are numbered from 0.
    package func event(of line: String) -> (event: Event, story: String, claims: [String])? {
        guard let value = try? JSONReader.read(Array(line.utf8)), let id = value["id"]?.string,
            let type = value["type"]?.string.flatMap(EventType.init),
            let status = value["status"]?.string.flatMap(Claim.Status.init),
            let salience = value["salience"]?.string.flatMap(Claim.Salience.init),
            let story = value["story"]?.string
        else { return nil }
        let claims = strings(value["claims"])
        let denials = Set(strings(value["denials"]))
        let event = Event(
            id: id,
            type: type,
            modes: strings(value["modes"]),
            contexts: strings(value["contexts"]),
            quad: value["quad"]?.int ?? 0,
            score: value["score"]?.double ?? 0,
            status: status,
            isAlleged: value["alleged"]?.bool ?? false,
            salience: salience,
            actors: value["actors"]?.array?.map(Actor.init) ?? [],
            recipients: value["recipients"]?.array?.map(Actor.init) ?? [],
            place: value["place"].flatMap(Place.init),
            date: value["date"].flatMap(EventDate.init),
            tallies: value["numbers"]?.array?.compactMap(Tally.init) ?? [],
            contested: strings(value["contested"]).compactMap(Event.Slot.init),
            accounts: Array(claims.indices),
            denials: claims.indices.filter { denials.contains(claims[$0]) },
            witnesses: value["witnesses"]?.int ?? 0,
            reports: value["reports"]?.array?.count ?? 0,
            outlets: value["outlets"]?.int ?? 0
        )
        return (event, story, claims)
    }
}

func strings(_ value: JSONValue?) -> [String] { value?.array?.compactMap(\.string) ?? [] }

extension Actor {
    init(_ value: JSONValue) {
        self.init(
            id: value["id"]?.string,
            name: value["name"]?.string ?? "",
            country: value["country"]?.string,
            sectors: strings(value["sectors"]),
            kind: value["kind"]?.string
        )
    }
}

extension Place {
    init?(_ value: JSONValue) {
        guard let name = value["name"]?.string,
            let precision = value["precision"]?.string.flatMap(Precision.init)
        else { return nil }
        self.init(
            name: name,
            country: value["country"]?.string,
            admin1: value["admin1"]?.string,
            latitude: value["lat"]?.double,
            longitude: value["lon"]?.double,
            geonames: value["geonames"]?.int,
            precision: precision
        )
    }
}

extension EventDate {
    init?(_ value: JSONValue) {
        guard let from = value["from"]?.string.flatMap(Day.init(iso:)),
            let to = value["to"]?.string.flatMap(Day.init(iso:)),
            let precision = value["precision"]?.string.flatMap(Precision.init),
            let basis = value["basis"]?.string.flatMap(Basis.init)
        else { return nil }
        self.init(from: from, to: to, precision: precision, basis: basis)
    }
}

extension Tally {
    fileprivate init?(_ value: JSONValue) {
        guard let quantity = value["what"]?.string.flatMap(Figure.Quantity.init) else { return nil }
        let estimates = Rule.allCases.map { rule in
            let estimate = value[rule.rawValue]
            return Estimate(
                low: estimate?["low"]?.int,
                best: estimate?["best"]?.int,
                high: estimate?["high"]?.int
            )
        }
        self.init(
            quantity: quantity,
            estimates: estimates,
            isContested: value["contested"]?.bool ?? false
        )
    }
}
