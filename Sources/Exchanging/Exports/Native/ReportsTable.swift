package import EventData

/// Writes the table `reports`: one row a report, and how it stands to the others.
package struct ReportsTable: Sendable {
    static let table = Table(columns: ReportRow.columns)
    private let digest: @Sendable (Report) -> String?

    /// A table that has the SHA-256 of each report's text from `digest`.
    package init(digest: @escaping @Sendable (Report) -> String? = { _ in nil }) {
        self.digest = digest
    }

    package func header() -> [UInt8] { Self.table.header() }

    /// Appends the row of a report, with what is known of when it was received and as which bytes.
    package func append(
        _ standing: ReportStanding,
        received: (time: String, digest: String)? = nil,
        to bytes: inout [UInt8]
    ) {
        let row = ReportRow(standing: standing, received: received, digest: digest(standing.report))
        Self.table.append(row, to: &bytes)
    }
}

struct ReportRow: Sendable {
    var standing: ReportStanding
    var received: (time: String, digest: String)?
    var digest: String?

    private var report: Report { standing.report }

    static let columns: [Column<ReportRow>] = [
        .text("report_id", "The name that its sender gave it") { $0.report.id },
        .whole("version", "1 for the first text under its id, 2 for the next") { $0.standing.version },
        .text("url", "Its address") { $0.report.url },
        .unknown("canonical_url", "The address that its page calls its own; not known to this version"),
        .text("outlet", "Who published it") { $0.report.outlet },
        .unknown("outlet_country", "The outlet's country; not known to this version"),
        .text("lang", "The language it was read in, in ISO 639-1") { $0.standing.language.rawValue },
        .text("title", "The headline") { $0.report.title },
        .text("byline", "Who wrote it, as it says") { $0.report.byline },
        .unknown("dateline_place", "The place of its dateline; not known to this version"),
        .unknown("dateline_date", "The day of its dateline; not known to this version", as: .date),
        .text("claimed_agency", "The agency that it says it has its text from") { $0.report.agency },
        .text("published_at", "When it was published, as its sender wrote it") { $0.report.published },
        .text("modified_at", "When it was changed last, as its sender wrote it") { $0.report.modified },
        .text("retrieved_at", "When it was received last", as: .datetime) { $0.received?.time },
        .text("raw_sha256", "SHA-256 of the bytes that it was read from") { $0.received?.digest },
        .text("text_sha256", "SHA-256 of its text in UTF-8") { $0.digest },
        .text("witness_id", "The witness: the report that those of one text go back to") {
            $0.standing.witness
        },
        .text("copy_label", "independent, same, light or rewrite") { $0.standing.label },
        .text("copy_of", "The report that it was taken from") { $0.standing.original },
        .decimal("containment", "The share of it that is found there, from 0 to 1") {
            $0.standing.containment
        },
        .unknown("licence_note", "Under which terms its text may be used; not known to this version"),
    ]
}
