internal import GRDB
internal import Unpacking

/// The record: reports and what was coded of them, in one SQLite file that only grows.
///
/// ```swift
/// try Archive.create(at: path, time: "2025-12-23T08:00:00Z")
/// let archive = try Archive(path: path)
/// let tally = try archive.add([coding], time: "2025-12-23T08:05:00Z")
/// let verification = try archive.verify()
/// ```
///
/// It may be shared by all threads; one of them writes at a time, and other programs may read meanwhile.
package struct Archive: Sendable {
    package let path: String
    let queue: any DatabaseWriter

    /// Opens a record that is there; throws `archive.form`, `archive.version`, `archive.locked`,
    /// `archive.unwritable` or `archive.damaged`.
    ///
    /// A record of an older schema is brought to the newest first, also where it is opened to read: once, which takes
    /// O(n log n) in its events and claims.
    package init(path: String, isReadOnly: Bool = false) throws(ArchiveError) {
        // It is looked at before it is opened to write, for that changes a file's header, be it whose it may.
        let reader = Archive(path: path, queue: try Self.open(path, isReadOnly: true))
        let schema = try reader.checked { try reader.queue.read { db in try Self.schema(db, path: path) } }
        if schema < Schema.version { try Self.migrate(path, from: schema) }
        self.init(path: path, queue: isReadOnly ? reader.queue : try Self.open(path, isReadOnly: false))
    }

    /// Opens a record to be read by many at once, each as it was when its question began; throws as `init(path:)` does.
    ///
    /// One writes meanwhile, unless it is opened to be read alone.
    package init(path: String, readers: Int, isReadOnly: Bool) throws(ArchiveError) {
        let one = try Archive(path: path, isReadOnly: isReadOnly)
        // A file that nobody can write beside, on a medium that is read only, is read by one at a time.
        let pool = try? Self.pool(path, readers: readers, isReadOnly: isReadOnly)
        self.init(path: path, queue: pool ?? one.queue)
    }

    private init(path: String, queue: any DatabaseWriter) {
        self.path = path
        self.queue = queue
    }

    /// Makes a record without reports; throws `archive.exists` where the file has anything in it.
    package static func create(at path: String, time: String) throws(ArchiveError) {
        if isThere(path) {
            let reader = Archive(path: path, queue: try open(path, isReadOnly: true))
            try reader.checked { try reader.queue.read { db in try checkIsEmpty(db, path: path) } }
        }
        let archive = Archive(path: path, queue: try open(path, isReadOnly: false))
        try archive.checked {
            try Schema.migrator.migrate(archive.queue)
            try archive.queue.write { db in
                // Another program may have been as quick.
                guard try Int.fetchOne(db, sql: "SELECT count(*) FROM log") == 0 else {
                    throw ArchiveError.taken(path)
                }
                try Log.append("init", members: [], time: time, rows: [:], in: db)
            }
        }
    }

    /// A file without tables is empty, and so is one whose making was stopped before the log had its first entry.
    private static func checkIsEmpty(_ db: Database, path: String) throws {
        let sql = "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'"
        if try Int.fetchOne(db, sql: sql) == 0 { return }
        let isRecord = try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID
        guard isRecord, try Int.fetchOne(db, sql: "SELECT count(*) FROM log") == 0 else {
            throw ArchiveError.taken(path)
        }
    }

    /// Brings a record to the newest schema, in one transaction.
    private static func migrate(_ path: String, from schema: Int) throws(ArchiveError) {
        do {
            // Another program may be at it: what takes long is worth waiting for.
            let queue = try open(path, isReadOnly: false, patience: 600)
            let archive = Archive(path: path, queue: queue)
            try archive.checked {
                do { try Schema.migrator.migrate(queue) } catch {
                    // The other one was quicker.
                    guard try queue.read({ db in try Self.schema(db, path: path) }) == Schema.version else {
                        throw error
                    }
                }
            }
        } catch  where error.code == "archive.unwritable" {
            throw .outdated(path, schema: schema, because: error.message)
        }
    }

    private static func open(
        _ path: String,
        isReadOnly: Bool,
        patience seconds: Double = 10
    ) throws(ArchiveError) -> DatabaseQueue {
        let configuration = configuration(isReadOnly: isReadOnly, patience: seconds)
        do { return try DatabaseQueue(path: path, configuration: configuration) } catch {
            throw ArchiveError(error, path: path)
        }
    }

    private static func pool(_ path: String, readers: Int, isReadOnly: Bool) throws -> DatabasePool {
        var configuration = configuration(isReadOnly: isReadOnly, patience: 10)
        configuration.maximumReaderCount = readers
        return try DatabasePool(path: path, configuration: configuration)
    }

    private static func configuration(isReadOnly: Bool, patience seconds: Double) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(seconds)
        configuration.knowsDistances()
        configuration.knowsStoredJSON()
        if !isReadOnly { configuration.journalMode = .wal }
        return configuration
    }

    /// The number of a record's schema, where that is one that can be read.
    private static func schema(_ db: Database, path: String) throws -> Int {
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
            throw ArchiveError.foreign(path)
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= Schema.version else {
            throw ArchiveError(
                code: "archive.version",
                message: "'\(path)' was written by a newer griot (schema \(version)); "
                    + "expected schema \(Schema.version) or older"
            )
        }
        return version
    }

    /// Reads, also while rows of another question are handed out.
    func reading<Value>(_ work: (Database) throws -> Value) throws(ArchiveError) -> Value {
        try checked { try queue.unsafeReentrantRead(work) }
    }

    /// Does work on the file, and says in our words why it failed.
    func checked<Value>(_ work: () throws -> Value) throws(ArchiveError) -> Value {
        do { return try work() } catch { throw ArchiveError(error, path: path) }
    }
}
