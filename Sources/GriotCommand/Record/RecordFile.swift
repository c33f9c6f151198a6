import Archiving
import ArgumentParser
import EventData
import Unpacking

/// A record by its path, as commands open it.
enum RecordFile {
    /// Opens a record to read it, or to add to it; throws `file.missing` where there is none.
    static func open(_ path: String, isReadOnly: Bool = true) throws(CommandFailure) -> Archive {
        guard isThere(path) else {
            throw CommandFailure(
                code: "file.missing",
                message: "there is no file '\(path)'; 'griot init' makes one",
                exitCode: CommandFailure.Exit.inputMissing
            )
        }
        do { return try Archive(path: path, isReadOnly: isReadOnly) } catch { throw CommandFailure(error) }
    }
}

extension RecordFile {
    /// How a question ends that nothing answers; it says so where the record was never merged.
    static func nothing(in archive: Archive) -> ExitCode {
        if let merges = try? archive.merges(), merges.isEmpty {
            say("griot: the record was not merged yet; 'griot merge' finds its witnesses, stories and events")
        }
        return ExitCode(CommandFailure.Exit.notFound)
    }
}

/// Does work on a record, and reports why it cannot be done.
func reportingErrors<Value>(_ work: () throws -> Value) throws -> Value {
    do { return try work() } catch let error as ArchiveError { throw CommandFailure(error) } catch let error
        as UnpackingError
    { throw CommandFailure(error) }
}
