import Archiving
import Chronicling
import EventData
import Exchanging
import Griot
import Unpacking

/// Writes the record's own tables and their codebook into a folder.
struct NativeTables {
    private let rule: Tally.Rule
    private let events: OutputFile
    private let claims: OutputFile
    private let reports: OutputFile
    private let eventReports: OutputFile
    private let codings: OutputFile

    /// Makes the folder and the files in it; throws where they cannot be written.
    init(folder: String, rule: Tally.Rule) throws {
        self.rule = rule
        try makeFolder(folder)
        let file = { (name: String) in try OutputFile(path: "\(folder)/\(name)") }
        (events, claims, reports) = (try file("events.csv"), try file("claims.csv"), try file("reports.csv"))
        (eventReports, codings) = (try file("event_reports.csv"), try file("codings.csv"))
        let codebook = try file("datapackage.json")
        try codebook.write(DataPackage(version: Pipeline.version).bytes())
        try codebook.finish()
    }

    /// Writes events that fit with their reports; where all fit, also the reports that tell of none.
    func write(_ archive: Archive, matching filter: EventFilter) throws {
        let digest = { @Sendable (report: Report) -> String? in Pipeline.digest(of: report.text) }
        let (eventTable, claimTable) = (EventsTable(rule: rule), ClaimsTable(digest: digest))
        let (reportTable, crosswalk) = (ReportsTable(digest: digest), EventReportsTable())
        try events.write(eventTable.header())
        try claims.write(claimTable.header())
        try reports.write(reportTable.header())
        try eventReports.write(crosswalk.header())
        var seen: Set<String> = []
        var count = 0
        let chronicle = Chronicle(archive)
        try archive.forEachEvent(matching: filter) { recorded in
            guard let brief = try chronicle.brief(of: recorded) else { return }
            count += 1
            var bytes: [UInt8] = []
            eventTable.append(brief, history: try archive.eventHistory(of: recorded.id), to: &bytes)
            try events.write(bytes)
            bytes = []
            claimTable.append(brief, to: &bytes)
            try claims.write(bytes)
            bytes = []
            crosswalk.append(brief, to: &bytes)
            try eventReports.write(bytes)
            for standing in brief.reports
            where seen.insert("\(standing.report.id)\u{1F}\(standing.version)").inserted {
                try write(standing, reportTable, archive)
            }
        }
        if filter == EventFilter() {
            try archive.forEachMergedEvent { id, successor in
                var bytes: [UInt8] = []
                eventTable.append(merged: id, into: successor, to: &bytes)
                try events.write(bytes)
            }
            try archive.forEachStanding { standing in
                guard seen.insert("\(standing.report.id)\u{1F}\(standing.version)").inserted else { return }
                try write(standing, reportTable, archive)
            }
        }
        try writeCodings(archive)
        for file in [events, claims, reports, eventReports, codings] { try file.finish() }
        say("griot: \(count) events, \(seen.count) reports")
    }

    private func write(_ standing: ReportStanding, _ table: ReportsTable, _ archive: Archive) throws {
        let capture = try archive.newestCapture(ofReport: standing.report.id, version: standing.version)
        var bytes: [UInt8] = []
        table.append(standing, received: capture.map { ($0.note.time, $0.note.digest) }, to: &bytes)
        try reports.write(bytes)
    }

    private func writeCodings(_ archive: Archive) throws {
        let table = CodingsTable()
        try codings.write(table.header())
        try archive.forEachLogEntry { entry in
            let rows = entry.rows.map { "\($0.count) \($0.table)" }.joined(separator: "; ")
            var bytes: [UInt8] = []
            table.append(
                CodingRow(
                    id: "log-\(entry.number)",
                    position: entry.number,
                    object: "log",
                    objectID: "\(entry.number)",
                    field: entry.step,
                    newValue: rows,
                    actor: "griot",
                    time: EventHistory.seconds(of: entry.time),
                    previousHash: entry.previous,
                    hash: entry.hash
                ),
                to: &bytes
            )
            try codings.write(bytes)
        }
    }
}
