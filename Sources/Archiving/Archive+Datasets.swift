package import EventData
internal import GRDB
internal import Unpacking

/// A data set that was taken into a record.
package struct RecordedDataset: Hashable, Sendable {
    package var number: Int
    package var kind: String
    package var name: String
    package var time: String
    package var events: Int
    package var first: String?
    package var last: String?
}

/// Takes the events of a data set into a record, some thousands in a transaction.
package struct DatasetImport {
    private static let rowsATransaction = 2_000

    private let archive: Archive
    private let dataset: DatasetEvent.Dataset
    private let name: String
    private let time: String
    private var number: Int?
    private var waiting: [DatasetEvent] = []
    /// Events that are new, and those that the record had with the same row.
    package private(set) var new = 0
    package private(set) var known = 0

    package init(of dataset: DatasetEvent.Dataset, name: String, into archive: Archive, time: String) {
        self.archive = archive
        self.dataset = dataset
        self.name = name
        self.time = time
    }

    package mutating func add(_ event: DatasetEvent) throws(ArchiveError) {
        waiting.append(event)
        if waiting.count >= Self.rowsATransaction { try finish() }
    }

    /// Writes what waits; call it after the last event.
    package mutating func finish() throws(ArchiveError) {
        let events = waiting
        waiting = []
        guard !events.isEmpty else { return }
        let (former, dataset, name, time) = (number, dataset, name, time)
        let written = try archive.checked {
            try archive.queue.write { db in
                try Self.write(events, to: former, of: dataset, name: name, time: time, in: db)
            }
        }
        number = written.number
        new += written.new
        known += events.count - written.new
    }

    private static func write(
        _ events: [DatasetEvent],
        to former: Int?,
        of dataset: DatasetEvent.Dataset,
        name: String,
        time: String,
        in db: Database
    ) throws -> (number: Int?, new: Int) {
        var seen: Set<DatasetEvent> = []
        let fresh = try events.filter { try seen.insert($0).inserted && !isKnown($0, in: db) }
        guard !fresh.isEmpty else { return (former, 0) }
        var rows: [LoggedTable: Range<Int>] = [:]
        let number: Int
        if let former {
            number = former
        } else {
            number = try next("datasets", in: db)
            try db.insert("datasets", [number, dataset.rawValue, StoredText.stored(name), time])
            rows[.datasets] = number..<number + 1
        }
        let first = try next("dataset_events", in: db)
        for (offset, event) in fresh.enumerated() {
            try db.insert("dataset_events", [first + offset, number] + columns(of: event))
        }
        rows[.datasetEvents] = first..<first + fresh.count
        try Log.append("import", members: [], time: time, rows: rows, in: db)
        return (number, fresh.count)
    }

    private static func next(_ table: String, in db: Database) throws -> Int {
        (try Int.fetchOne(db, sql: "SELECT max(number) FROM \(table)") ?? 0) + 1
    }

    private static func isKnown(_ event: DatasetEvent, in db: Database) throws -> Bool {
        let sql = #"SELECT 1 FROM dataset_events WHERE kind = ? AND id = ? AND "row" = ?"#
        let arguments: StatementArguments = [
            event.dataset.rawValue, StoredText.stored(event.id), StoredText.stored(event.row),
        ]
        return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) != nil
    }

    private static func columns(of event: DatasetEvent) -> [Column?] {
        let (place, deaths) = (event.place, event.deaths)
        let labels: String = event.labels.joined(separator: ";")
        let country: String? = place.country ?? event.country
        return [
            event.dataset.rawValue, StoredText.stored(event.id), event.date.from.description,
            event.date.to.description, event.date.precision.rawValue,
            StoredText.stored(labels), StoredText.stored(event.first?.name),
            StoredText.stored(event.second?.name), StoredText.stored(country),
            StoredText.stored(place.admin1), StoredText.stored(event.admin2), StoredText.stored(place.name),
            place.latitude, place.longitude, place.precision.rawValue, deaths.low, deaths.best, deaths.high,
            deaths.civilians, StoredText.stored(event.row),
        ]
    }
}

extension Archive {
    /// The data sets that were taken in, in that order.
    package func datasets() throws(ArchiveError) -> [RecordedDataset] {
        try checked {
            try queue.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT datasets.number, datasets.kind, name, at, count(*), min(date_from), max(date_to)
                        FROM datasets JOIN dataset_events ON dataset = datasets.number
                        GROUP BY datasets.number ORDER BY datasets.number
                        """
                ).map { row in
                    RecordedDataset(
                        number: row[0],
                        kind: row[1],
                        name: StoredText.received(row[2]),
                        time: row[3],
                        events: row[4],
                        first: row[5],
                        last: row[6]
                    )
                }
            }
        }
    }
}
