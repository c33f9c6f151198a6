package import EventData
internal import GRDB

extension Archive {
    /// The captures of one version of a report, the first first.
    package func captures(ofReport number: Int) throws(ArchiveError) -> [RecordedCapture] {
        try reading { db in
            let sql = "SELECT * FROM captures WHERE report = ? ORDER BY number"
            return try Row.fetchAll(db, sql: sql, arguments: [number]).map(RecordedCapture.init)
        }
    }

    /// The newest capture of a version of the report that was sent under an id.
    package func newestCapture(ofReport id: String, version: Int) throws(ArchiveError) -> RecordedCapture? {
        try reading { db in
            let sql = """
                SELECT captures.* FROM captures JOIN reports ON reports.number = captures.report
                WHERE reports.id = ? AND reports.version = ? ORDER BY captures.number DESC LIMIT 1
                """
            let arguments: StatementArguments = [StoredText.stored(id), version]
            return try Row.fetchOne(db, sql: sql, arguments: arguments).map(RecordedCapture.init)
        }
    }

    /// Where the newest capture lies whose bytes were kept.
    package func lastPlace() throws(ArchiveError) -> CaptureNote.Place? {
        try reading { db in
            let sql = "SELECT * FROM captures WHERE warc IS NOT NULL ORDER BY number DESC LIMIT 1"
            return try Row.fetchOne(db, sql: sql).flatMap { RecordedCapture($0).note.place }
        }
    }

    /// Hands out all captures, also those of no report, in the order in which they came.
    package func forEachCapture(_ body: (RecordedCapture) throws -> Void) throws {
        try query("SELECT * FROM captures ORDER BY number", []) { try body(RecordedCapture($0)) }
    }

    /// Whether the record has these bytes of a report's text already, from the same address.
    ///
    /// Who keeps raw bytes asks it before they are kept once more.
    package func holds(_ note: CaptureNote, of report: Report) throws(ArchiveError) -> Bool {
        let content = contentDigest(of: report)
        return try reading { db in
            guard let number = try Identity.number(of: report, content: content, in: db) else { return false }
            return try CaptureReader(db: db).has(note, report: number)
        }
    }
}

extension BatchWriter {
    /// Writes something received that brings no new text.
    mutating func write(_ received: ReceivedCapture) throws {
        guard let report = received.report else { return try write(received.note, report: nil) }
        try write(received.note, ofKnown: report, content: contentDigest(of: report))
    }

    /// Writes a capture of a report that the record has, unless it has these bytes from this address.
    mutating func write(_ note: CaptureNote, ofKnown report: Report, content: String) throws {
        let number = try Identity.number(of: report, content: content, in: db)
        if let number, try CaptureReader(db: db).has(note, report: number) { return }
        try write(note, report: number)
    }

    mutating func write(_ note: CaptureNote, report: Int?) throws {
        try db.insert(
            "captures",
            [
                number(in: .captures), report, StoredText.stored(note.url), StoredText.stored(note.name),
                note.way.rawValue, note.time, note.status, StoredText.stored(note.media), note.digest,
                note.size,
                note.place?.warc, note.place?.offset, note.place?.length,
            ]
        )
        tally.captures += 1
    }
}

private struct CaptureReader {
    let db: Database

    func has(_ note: CaptureNote, report: Int) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT 1 FROM captures WHERE report = ? AND sha256 = ? AND url IS ? LIMIT 1"
        )
        let arguments: StatementArguments = [report, note.digest, StoredText.stored(note.url)]
        return try Int.fetchOne(statement, arguments: arguments) != nil
    }
}

extension RecordedCapture {
    fileprivate init(_ row: Row) {
        number = row["number"]
        report = row["report"]
        note = CaptureNote(
            url: StoredText.received(row["url"] as String?),
            name: StoredText.received(row["name"]),
            way: CaptureNote.Way(rawValue: row["how"]) ?? .file,
            time: row["at"],
            status: row["status"],
            media: StoredText.received(row["media"] as String?),
            digest: row["sha256"],
            size: row["size"]
        )
        if let warc: String = row["warc"], let offset: Int = row["offset"], let length: Int = row["length"] {
            note.place = CaptureNote.Place(warc: warc, offset: offset, length: length)
        }
    }
}
