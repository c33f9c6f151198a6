internal import Archiving
internal import EventData

/// Events as a feed, the newest first (RFC 4287).
struct AtomFeed {
    private let visit: Visit
    private let rows: [EventRow]

    init(_ visit: Visit, _ rows: [EventRow]) {
        self.visit = visit
        self.rows = rows
    }

    func answer() -> Answer {
        let record = visit.desk.settings.record
        let newest = rows.first.flatMap { $0.event.date?.to.description } ?? "1970-01-01"
        let feed: Markup = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom"><id>urn:griot:\(record)</id><title>\(record)</title>
            <updated>\(newest)T00:00:00Z</updated><author><name>griot</name></author>
            \(rows.map(entry))</feed>

            """
        return Answer(type: "application/atom+xml; charset=utf-8", body: Array(feed.html.utf8))
    }

    private func entry(_ row: EventRow) -> Markup {
        let event = row.event
        let day = event.date?.to.description ?? "1970-01-01"
        return """
            <entry><id>urn:griot:event:\(event.id)</id><title>\(EventSentence(event, visit.wording).text)</title>
            <updated>\(day)T00:00:00Z</updated><link href="\(visit.link("events", event.id))"/><summary>\(
                row.listed.words)</summary></entry>

            """
    }
}
