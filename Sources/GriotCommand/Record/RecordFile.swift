import Archiving
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

/// Does work on a record, and reports why it cannot be done.
func reportingErrors<Value>(_ work: () throws -> Value) throws -> Value {
    do { return try work() } catch let error as ArchiveError { throw CommandFailure(error) } catch let error
        as UnpackingError
    { throw CommandFailure(error) }
}
