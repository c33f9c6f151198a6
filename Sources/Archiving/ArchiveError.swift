internal import GRDB

/// Why a record cannot be opened, read or written.
package struct ArchiveError: Error, Hashable, Sendable {
    /// A stable code to search for, such as `archive.locked`.
    package var code: String
    /// One phrase: what is wrong, then what would be right.
    package var message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    /// What SQLite says, in our words.
    init(_ error: any Error, path: String) {
        if let error = error as? ArchiveError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(code: "archive.damaged", message: "'\(path)' cannot be used: \(error)")
            return
        }
        let reason = error.message ?? "SQLite's code \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                code: "archive.locked",
                message: "'\(path)' is being written by another program; try again when that is done"
            )
        case .SQLITE_NOTADB: self = .foreign(path)
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(code: "archive.unwritable", message: "'\(path)' cannot be read or written: \(reason)")
        default: self.init(code: "archive.damaged", message: "'\(path)' is damaged: \(reason)")
        }
    }

    static func taken(_ path: String) -> Self {
        Self(code: "archive.exists", message: "'\(path)' is there already; expected a name that is free")
    }

    static func outdated(_ path: String, schema: Int, because reason: String) -> Self {
        Self(
            code: "archive.version",
            message:
                "'\(path)' was written by an older griot (schema \(schema)) and must be brought to schema "
                + "\(Schema.version); expected a file that can be written, such as a copy of it (\(reason))"
        )
    }

    static func foreign(_ path: String) -> Self {
        Self(
            code: "archive.form",
            message: "'\(path)' is no record of griot; expected a file that 'griot init' made"
        )
    }
}
