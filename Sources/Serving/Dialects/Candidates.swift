internal import Archiving
internal import Chronicling
internal import EventData
internal import Exchanging

/// Events of the record for a data set of others, as they come: what is no event to it is passed over.
struct Candidates {
    private static let step = 500

    let asked: Visit
    let filter: EventFilter

    /// Hands out the events that fit, in order of time, until `body` returns false.
    func visit(_ body: (EventBrief, EventHistory) -> Bool) throws(DeskProblem) {
        var offset = 0
        while true {
            let start = offset
            let found = try asked.desk.reading {
                try asked.archive.events(
                    matching: filter,
                    from: start,
                    count: Self.step,
                    isNewestFirst: false
                )
            }
            for listed in found {
                let (brief, history) = try asked.desk.reading {
                    (
                        try asked.desk.chronicle.brief(of: listed.event),
                        try asked.archive.history(of: listed.event.id)
                    )
                }
                guard let brief else { continue }
                let known =
                    history.map { EventHistory(versions: $0.versions, last: $0.time) } ?? EventHistory()
                guard body(brief, known) else { return }
            }
            guard found.count == Self.step else { return }
            offset += Self.step
        }
    }
}
