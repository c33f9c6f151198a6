package import EventData
internal import Unpacking

/// Writes events, who had a part in them and the reports as entities of FollowTheMoney, one JSON object a line.
///
/// An event is an `Event`; a report an `Article`, to which the event's `proof` leads; an actor of the directory
/// a `Person`, a `PublicBody` or an `Organization`. People without a name are no entities: their words stand in the
/// event's summary. Each name in a report is a `Mention` that ties the report to the entity.
///
/// An entity is written once, when it is first met: the writer keeps the ids that it wrote. Properties are
/// those of the package followthemoney 3.8 (https://followthemoney.tech/explorer/), whose dates may be
/// as short as a year. What did not come about is left out: the model has no word for it.
package struct FollowTheMoneyLines: Sendable {
    private let rule: Tally.Rule
    private var written: Set<UInt64> = []

    package init(rule: Tally.Rule = .ucdp) {
        self.rule = rule
    }

    /// Appends the lines of an event, or none and says why.
    @discardableResult
    package mutating func append(_ brief: EventBrief, to bytes: inout [UInt8]) -> Omission? {
        guard brief.tookPlace else { return .status }
        for standing in brief.reports { append(article(standing), to: &bytes) }
        let actors = (brief.event.actors + brief.event.recipients).filter { $0.id != nil }
        for actor in actors { append(entity(actor), to: &bytes) }
        append(event(brief, actors), to: &bytes)
        for index in brief.claims.indices {
            for party in brief.claims[index].actors + brief.claims[index].recipients {
                guard actors.contains(where: { $0.id == party.actor.id }),
                    let standing = brief.standing(ofClaim: index)
                else { continue }
                append(mention(party, in: standing), to: &bytes)
            }
        }
        return nil
    }

    private mutating func append(_ entity: FollowTheMoneyEntity, to bytes: inout [UInt8]) {
        guard written.insert(entity.number).inserted else { return }
        entity.append(to: &bytes)
    }

    private func article(_ standing: ReportStanding) -> FollowTheMoneyEntity {
        let report = standing.report
        var entity = FollowTheMoneyEntity("Article", standing.key)
        entity.add("title", report.title)
        entity.add("publishedAt", report.published)
        entity.add("sourceUrl", report.url.flatMap { $0.hasPrefix("http") ? $0 : nil })
        entity.add("publisher", report.outletName)
        entity.add("language", standing.language == .french ? "fra" : "eng")
        return entity
    }

    private func entity(_ actor: Actor) -> FollowTheMoneyEntity {
        var entity = FollowTheMoneyEntity(actor.schema, actor.key)
        entity.add("name", actor.name)
        entity.add("country", Country(actor.country)?.twoLetters.lowercased())
        return entity
    }

    private func event(_ brief: EventBrief, _ actors: [Actor]) -> FollowTheMoneyEntity {
        let event = brief.event
        var entity = FollowTheMoneyEntity("Event", ["event", event.id])
        entity.add("name", EventSummary.title(event))
        entity.add("summary", EventSummary.sentence(event, by: rule))
        entity.add("description", brief.quote?.words)
        entity.add("recordId", event.id)
        if let date = event.date { add(date, to: &entity) }
        entity.add("country", Country(event.place?.country)?.twoLetters.lowercased())
        entity.add("location", event.place?.name)
        for actor in actors { entity.add("involved", FollowTheMoneyEntity.id(actor.key)) }
        for standing in brief.reports { entity.add("proof", FollowTheMoneyEntity.id(standing.key)) }
        for standing in brief.originals {
            entity.add("sourceUrl", standing.report.url.flatMap { $0.hasPrefix("http") ? $0 : nil })
        }
        return entity
    }

    private func add(_ date: EventDate, to entity: inout FollowTheMoneyEntity) {
        switch date.precision {
        case .day: entity.add("date", date.from.description)
        case .month: entity.add("date", String(date.from.description.prefix(7)))
        case .year: entity.add("date", String(date.from.description.prefix(4)))
        case .days, .week, .quarter, .years:
            entity.add("startDate", date.from.description)
            entity.add("endDate", date.to.description)
        }
    }

    private func mention(_ party: Party, in standing: ReportStanding) -> FollowTheMoneyEntity {
        var entity = FollowTheMoneyEntity(
            "Mention",
            ["mention"] + standing.key + party.actor.key + [party.evidence.words]
        )
        entity.add("document", FollowTheMoneyEntity.id(standing.key))
        entity.add("resolved", FollowTheMoneyEntity.id(party.actor.key))
        entity.add("name", party.evidence.words)
        entity.add("detectedSchema", party.actor.schema)
        entity.add("contextCountry", Country(party.actor.country)?.twoLetters.lowercased())
        return entity
    }
}

extension ReportStanding {
    /// What its entity's id is made of.
    fileprivate var key: [String] { ["report", report.id, String(version)] }
}

extension Actor {
    fileprivate var key: [String] { ["actor", id ?? name] }

    fileprivate var schema: String {
        if kind == "person" { return "Person" }
        let isPublic = sectors.first.map { ["GOV", "MIL", "COP", "JUD", "LEG", "SPY"].contains($0) }
        return isPublic == true ? "PublicBody" : "Organization"
    }
}
