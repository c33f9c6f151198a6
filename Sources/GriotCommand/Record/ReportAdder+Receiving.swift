import Archiving
import EventData
import Griot
import Reading
import Unpacking

/// Reports that were read from something received, which is kept raw beside the record.
extension ReportAdder {
    /// A report that was read from something received, and what it came to.
    struct ReadReport: Sendable {
        var outcome: Outcome
        /// The report as the record knows it.
        var report: Report
        var received: Received
    }

    /// Codes a report that was read from something received, unless the record has it.
    func read(
        _ read: Report,
        from received: Received,
        id: JSONValue,
        _ workspaces: Workspaces
    ) -> ReadReport {
        var report = read
        report.id = name(of: report, id: id)
        let outcome: Outcome
        do { outcome = try self.outcome(of: report, id: id, workspaces) } catch {
            outcome = .failed(place: received.capture.name, error)
        }
        return ReadReport(outcome: outcome, report: report, received: received)
    }

    /// Writes reports that were read from something received, which is kept raw before.
    func take(_ reports: [ReadReport]) throws(CommandFailure) -> Int {
        var new: [Bool] = []
        for report in reports { new.append(try bringsBytes(report)) }
        let received = zip(reports, new).filter(\.1).map(\.0.received)
        guard rehearsal == nil, !received.isEmpty else {
            return try take(reports.map(\.outcome), captures: [])
        }
        var notes = try keeper.keep(received, time: Clock.now())[...]
        var (outcomes, captures): ([Outcome], [ReceivedCapture]) = ([], [])
        for (report, isNew) in zip(reports, new) {
            var outcome = report.outcome
            if isNew, let note = notes.popFirst() {
                if case .coded(var entry) = outcome {
                    entry.capture = note
                    outcome = .coded(entry)
                } else {
                    captures.append(ReceivedCapture(note, of: report.report))
                }
            }
            outcomes.append(outcome)
        }
        return try take(outcomes, captures: captures)
    }

    /// Whether a report's bytes are to be told of: it is new, or the record has it from other bytes or elsewhere.
    private func bringsBytes(_ report: ReadReport) throws(CommandFailure) -> Bool {
        switch report.outcome {
        case .coded: return true
        case .failed: return false
        case .known:
            let note = RawKeeper.note(of: report.received, time: "")
            do { return try !archive.holds(note, of: report.report) } catch { throw CommandFailure(error) }
        }
    }
}
