internal import Unpacking

/// A reason why a table, or one row of it, cannot be taken in.
package struct ImportProblem: Error, Hashable, Sendable {
    /// The line on which the row begins; `nil` where it is the table.
    package var line: Int?
    /// A stable name: `table.header`, `dataset.date`, `csv.unclosed`.
    package var code: String
    /// One phrase for a person: what is wrong, and what would be right.
    package var message: String

    package init(line: Int? = nil, code: String, message: String) {
        self.line = line
        self.code = code
        self.message = message
    }

    init(_ error: UnpackingError) {
        self.init(code: error.code, message: error.message)
    }
}

/// What a row of a table came to.
package struct Imported<Value: Sendable>: Sendable {
    /// The line on which the row begins, counted from 1.
    package var line: Int
    package var outcome: Result<Value, ImportProblem>
}

extension Imported {
    /// What `read` makes of a row, its problems told with the row's line.
    init(_ line: Int, _ read: () throws(ImportProblem) -> Value) {
        self.line = line
        do throws(ImportProblem) {
            outcome = .success(try read())
        } catch {
            outcome = .failure(ImportProblem(line: line, code: error.code, message: error.message))
        }
    }
}
