import Archiving
import ArgumentParser

/// `griot verify`: whether a record is as it was written.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks that a record is as it was written, and names the first row that is not.",
        discussion: """
            Replays the log, whose entries are tied together by hashes, and looks at each row that it tells of. Prints \
            the hash of the last entry: who keeps it can tell later whether the record was cut short or made anew. \
            Exits with 1 where a row is not as it was written.

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
        try show(
            "\(file) is sound: \(verification.reports) reports, \(verification.claims) claims, "
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
