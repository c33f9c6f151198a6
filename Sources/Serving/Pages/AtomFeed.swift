internal import Archiving
internal import EventData

/// Rows of a list as a feed (RFC 4287); of events the newest come first.
struct AtomFeed {
    /// What a reader of feeds shows of a row.
    struct Entry {
        /// The kind of thing with its name: `event:e1`.
        var id: String
        var title: String
        /// The last day that it is of, in ISO 8601.
        var day: String?
        var link: String
        var summary: String
    }

    private let visit: Visit
    private let entries: [Entry]

    init(_ visit: Visit, _ entries: [Entry]) {
        self.visit = visit
        self.entries = entries
    }

    init(_ visit: Visit, _ rows: [EventRow]) {
        let entries = rows.map { row in
            Entry(
                id: "event:\(row.event.id)",
                title: EventSentence(row.event, visit.wording).text,
                day: row.event.date?.to.description,
                link: visit.link("events", row.event.id),
                summary: row.listed.words
            )
        }
        self.init(visit, entries)
    }

    func answer() -> Answer {
        let record = visit.desk.settings.record
        let newest = entries.compactMap(\.day).map(Self.whole).max() ?? Self.unknown
        let feed: Markup = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://\(visit.host)/"><id>urn:griot:\(PercentCoding.encoded(record))</id><title>\(record)</title>
            <updated>\(newest)T00:00:00Z</updated><author><name>griot</name></author>
            \(entries.map(markup))</feed>

            """
        return Answer(type: "application/atom+xml; charset=utf-8", body: Array(feed.html.utf8))
    }

    private func markup(_ entry: Entry) -> Markup {
        """
        <entry><id>urn:griot:\(PercentCoding.encoded(entry.id))</id><title>\(entry.title)</title>
        <updated>\(entry.day.map(Self.whole) ?? Self.unknown)T00:00:00Z</updated><link href="\(entry.link)"/><summary>\(
            entry.summary)</summary></entry>

        """
    }

    /// A feed must say when; what nobody dates is of the first day that computers know.
    private static let unknown = "1970-01-01"

    /// A day for a time, a month or a year.
    private static func whole(_ text: String) -> String {
        let day = text.prefix(10)
        return switch day.utf8.count {
        case 10: String(day)
        case 7: "\(day)-01"
        case 4: "\(day)-01-01"
        default: unknown
        }
    }
}
