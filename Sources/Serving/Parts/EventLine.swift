internal import Archiving
internal import EventData
internal import Unpacking

/// A quotation with who said it, and where it stands.
struct QuoteLine {
    let markup: Markup

    init(_ visit: Visit, _ quote: RecordedQuotation) {
        let wording = visit.wording
        let report = ReportKey(given: quote.report).text
        let day = quote.published.map { wording.day(iso: $0) } ?? wording["report.undated"]
        let speaker: Markup =
            quote.speaker.map { name in
                "<a href=\"\(visit.link("actors", quote.speakerID ?? name))\">\(visit.wording.actor(name))</a>, "
            } ?? ""
        markup = """
            <li><q lang="\(quote.language)">\(quote.words)</q> <span class="note">\(speaker)\(quote.role ?? "") · <a href="\(
                visit.link("reports", report))">\(quote.outlet ?? report)</a>, \(day)</span></li>
            """
    }
}

/// An event as a line beneath a heading.
struct EventLine {
    let markup: Markup

    init?(_ visit: Visit, _ listed: ListedEvent) {
        guard let row = EventRow(visit, listed) else { return nil }
        self.init(row)
    }

    init(_ row: EventRow) {
        let (visit, event) = (row.visit, row.event)
        markup = """
            <li>\(Symbols.sign(Quad(of: event.type), isFuture: event.status == .future))<span><a href="\(
                visit.link("events", event.id))">\(EventSentence(event, visit.wording).text)</a>\(
                    EventTags(event, visit.wording).markedIfContested)</span><span class="wit note">\(event.witnesses) \(
                        visit.wording["short.witness"]) \(event.reports) \(visit.wording["short.report"])</span></li>
            """
    }
}

/// The id of a report, of the JSON in which it was received.
struct ReportKey {
    let text: String

    init(given: String) {
        let value = try? JSONReader.read(Array(given.utf8))
        text = value?.string ?? given
    }
}
