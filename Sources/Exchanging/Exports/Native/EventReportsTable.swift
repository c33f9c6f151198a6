package import EventData

/// Writes the table `event_reports`: which report tells of which event.
package struct EventReportsTable: Sendable {
    static let table = Table(columns: EventReportRow.columns)

    package init() {}

    package func header() -> [UInt8] { Self.table.header() }

    /// Appends a row for each report of an event.
    package func append(_ brief: EventBrief, to bytes: inout [UInt8]) {
        for index in brief.reports.indices {
            Self.table.append(EventReportRow(brief: brief, report: index), to: &bytes)
        }
    }
}

struct EventReportRow: Sendable {
    var brief: EventBrief
    var report: Int

    private var standing: ReportStanding { brief.reports[report] }

    /// What the report adds: the first word, another's, a copy, or a witness's next.
    var role: String {
        if standing.label == "same" || standing.label == "light" || standing.label == "rewrite" {
            return "copy"
        }
        if report == 0 { return "first" }
        return brief.reports[..<report].contains { $0.witness == standing.witness } ? "update" : "independent"
    }

    static let columns: [Column<EventReportRow>] = [
        .text("event_id", "The event") { $0.brief.event.id },
        .text("report_id", "The report") { $0.standing.report.id },
        .whole("account_count", "How many claims of the report are about the event") { row in
            row.brief.reportOfClaim.filter { $0 == row.report }.count
        },
        .text("role", "first, independent, copy or update") { $0.role },
        .decimal("overlap", "The share of a copy that is found in what it was taken from") { row in
            row.standing.containment
        },
        .whole("report_version", "The version of the report") { $0.standing.version },
    ]
}
