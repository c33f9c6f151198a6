import Archiving
import Griot
import Parsing
import Unpacking

/// Why a command stops, and the exit code that says so.
struct CommandFailure: Error, Sendable {
    var code: String
    var message: String
    var exitCode: Int32

    /// The exit codes that the commands promise.
    enum Exit {
        static let notFound: Int32 = 1
        static let someFailed: Int32 = 2
        static let usage: Int32 = 64
        static let badData: Int32 = 65
        static let inputMissing: Int32 = 66
        static let notInstalled: Int32 = 69
        static let inputOutput: Int32 = 74
    }

    init(code: String, message: String, exitCode: Int32) {
        self.code = code
        self.message = message
        self.exitCode = exitCode
    }

    init(_ error: ParsingError) {
        let exitCode =
            switch error.code {
            case "model.missing": Exit.notInstalled
            case "model.unreadable": Exit.inputOutput
            default: Exit.badData
            }
        self.init(code: error.code, message: error.message, exitCode: exitCode)
    }

    init(_ problem: SetupProblem) {
        let exitCode =
            switch problem.code {
            case "kernel.unavailable": Exit.usage
            case "file.missing": Exit.inputMissing
            case "file.unreadable": Exit.inputOutput
            default: Exit.badData
            }
        self.init(code: problem.code, message: problem.message, exitCode: exitCode)
    }

    init(_ error: UnpackingError) {
        let exitCode =
            switch error.code {
            case "file.missing": Exit.inputMissing
            case "file.unreadable", "file.unwritable", "output.closed", "folder.unwritable": Exit.inputOutput
            default: Exit.badData
            }
        self.init(code: error.code, message: error.message, exitCode: exitCode)
    }

    init(_ error: ArchiveError) {
        let exitCode =
            switch error.code {
            case "archive.exists", "archive.locked", "archive.unwritable": Exit.inputOutput
            default: Exit.badData
            }
        self.init(code: error.code, message: error.message, exitCode: exitCode)
    }

    /// Says it on standard error, unless nobody listens any more.
    func report() {
        if code == "output.closed" { return }
        say("griot: \(message) (\(code))")
    }
}

/// Writes a line to standard error, where all messages go.
func say(_ line: String) { try? write(Array((line + "\n").utf8), to: 2) }

/// Writes text to standard output.
func show(_ text: String) throws(CommandFailure) {
    do { try write(Array(text.utf8), to: 1) } catch { throw CommandFailure(error) }
}
