import Archiving
import EventData
import Exchanging
import GriotTesting

/// An event that is filed by hand, with a claim and a report of its own.
func event(
    _ id: String,
    _ type: EventType = .assault,
    modes: [String] = [],
    by actors: [Actor] = [],
    on recipients: [Actor] = [],
    at place: Place? = nil,
    when date: String? = nil,
    status: Claim.Status = .occurred,
    salience: Claim.Salience = .main,
    score: Double = -9,
    killed: Int? = nil,
    contested: [Event.Slot] = [],
    witnesses: Int = 1
) -> Event {
    Event(
        id: id,
        type: type,
        modes: modes,
        quad: 4,
        score: score,
        status: status,
        salience: salience,
        actors: actors,
        recipients: recipients,
        place: place,
        date: date.flatMap(Made.days),
        tallies: killed.map { killed in
            let estimate = Tally.Estimate(low: killed, best: killed, high: killed)
            let estimates = Tally.Rule.allCases.map { _ in estimate }
            return [Tally(quantity: .killed, estimates: estimates, isContested: false)]
        } ?? [],
        contested: contested,
        accounts: [0],
        witnesses: witnesses,
        reports: 1,
        outlets: 1
    )
}

extension TemporaryRecord {
    /// Adds a report with a claim for each event, and files the events in a merge: the last two in a story of their
    /// own.
    @discardableResult
    func file(
        _ events: [Event],
        texts: [String: String] = [:],
        links: [MergeOutcome.Link] = [],
        successors: [String: String] = [:],
        isDryRun: Bool = false
    ) throws -> MergeTally {
        for event in events {
            try add(entry("r-\(event.id)", texts[event.id] ?? "Of \(event.id).", places: [event.id]))
        }
        let numbers = try claimNumbers()
        var outcome = MergeOutcome(codings: events.count)
        for (index, event) in events.enumerated() {
            let story = index < events.count - 2 ? "s1" : "s2"
            let number = numbers["c-\(event.id)"] ?? 0
            outcome.standings.append(
                MergeOutcome.Standing(
                    report: number,
                    witness: number,
                    label: "independent",
                    original: nil,
                    containment: nil,
                    story: story
                )
            )
            let line = EventJSON().line(
                event,
                story: story,
                claims: ["c-\(event.id)"],
                reports: ["\"a given id\""]
            )
            outcome.events.append(
                MergeOutcome.Filed(event: event, story: story, claims: [number], line: line)
            )
        }
        outcome.links = links
        outcome.successors = successors
        return try archive.merge(outcome, griot: "0.1.0", time: Self.time, isDryRun: isDryRun)
    }

    /// The number of each claim, by its id: the same as its report's, for each has one.
    private func claimNumbers() throws -> [String: Int] {
        let collection = try archive.collection()
        return Dictionary(
            uniqueKeysWithValues: zip(collection.accounts.map(\.claim), collection.claims)
        )
    }

    func events(_ filter: EventFilter = EventFilter()) throws -> [String] {
        var ids: [String] = []
        try reopened().forEachEvent(matching: filter) { ids.append($0.id) }
        return ids
    }
}

/// Events that questions are asked about: two attacks, and three of governments.
let someEvents = [
    event(
        "strike",
        modes: ["aerial", "drone"],
        by: [Made.army],
        on: [Made.gunmen],
        at: Made.gao,
        when: "2025-01-06",
        killed: 12,
        contested: [.killed],
        witnesses: 3
    ),
    event(
        "siege",
        modes: ["firearms"],
        by: [Made.jnim],
        on: [Made.army],
        at: Made.djibo,
        when: "2025-01-31/2025-02-02",
        killed: 5
    ),
    event(
        "talks",
        .consult,
        by: [Made.mali],
        on: [Made.france],
        when: "2025-03-10",
        score: 1,
        witnesses: 2
    ),
    event(
        "visit",
        .consult,
        by: [Made.france],
        on: [Made.mali],
        at: Made.paris,
        status: .ongoing,
        salience: .background,
        score: 2
    ),
    event(
        "summit",
        .agree,
        by: [Made.mali, Made.army],
        on: [Made.france],
        when: "2025-03-17",
        status: .future,
        score: 6
    ),
]
