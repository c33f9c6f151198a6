package import Archiving
package import EventData
internal import Exchanging

/// What a record holds now: its reports as witnesses and stories, and what they claim as events.
///
/// ```swift
/// let chronicle = Chronicle(try Archive(path: path))
/// let tally = try chronicle.merge(griot: "0.1.0", time: "2025-12-23T08:00:00Z")
/// let brief = try chronicle.brief(of: id)
/// ```
package struct Chronicle: Sendable {
    package let archive: Archive

    package init(_ archive: Archive) { self.archive = archive }

    /// An event with everything that the record holds of it; `nil` where there is none of the id at present.
    package func brief(of event: String) throws(ArchiveError) -> EventBrief? {
        guard let recorded = try archive.event(event) else { return nil }
        return try brief(of: recorded)
    }

    /// An event that the archive handed out, with everything that the record holds of it.
    package func brief(of recorded: RecordedEvent) throws(ArchiveError) -> EventBrief? {
        guard let (event, story, _) = EventJSON().event(of: recorded.line) else { return nil }
        let testimony = try archive.testimony(of: recorded.id)
        guard testimony.claims.count == event.accounts.count else { return nil }
        return EventBrief(
            event: event,
            story: story,
            claims: testimony.claims,
            reportOfClaim: testimony.reportOfClaim,
            reports: testimony.reports
        )
    }
}
