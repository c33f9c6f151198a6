import Archiving
import ArgumentParser
import Reading

/// `griot verify`: whether a record is as it was written.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks that a record is as it was written, and names the first row that is not.",
        discussion: """
            Replays the log, whose entries are tied together by hashes, and looks at each row that it tells of. Prints \
            the hash of the last entry: who keeps it can tell later whether the record was cut short or made anew. \
            Of what was received and kept raw beside the record, it checks that all of it is there and has the SHA-256 \
            that it had. Exits with 1 where a row or a file is not as it was written.

            Example:
              griot verify sahel.griot
            """
    )

    @Argument(help: "The record.") var file: String

    func run() throws {
        let archive = try RecordFile.open(file)
        let verification: Verification
        do { verification = try archive.verify() } catch { throw CommandFailure(error) }
        if let finding = verification.finding { throw CommandFailure(finding, in: file) }
        let kept: Int
        do { kept = try RawKeeper(archive).verify() } catch let problem as ReadingProblem {
            throw CommandFailure(problem)
        } catch let error as ArchiveError { throw CommandFailure(error) }
        let captures = kept > 0 ? "\(kept) captures, " : ""
        try show(
            "\(file) is sound: \(verification.reports) reports, \(verification.claims) claims, \(captures)"
                + "\(verification.entries) entries of the log, head \(verification.head)\n"
        )
    }
}

extension CommandFailure {
    fileprivate init(_ finding: Verification.Finding, in file: String) {
        let what =
            switch finding.kind {
            case .changed: "is not as it was written"
            case .missing: "was written and is not there"
            case .unlogged: "was not written by griot"
            }
        let row = "row \(finding.number) of the table '\(finding.table)'"
        let extent = finding.table == "claims" ? ", or one of its parties or figures," : ""
        self.init(
            code: "archive.tampered",
            message: "'\(file)' was tampered with: \(row)\(extent) \(what)",
            exitCode: Exit.notFound
        )
    }
}
