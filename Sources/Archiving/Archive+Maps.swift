internal import GRDB

/// A place of a map, with how much happened there.
package struct PlaceMark: Hashable, Sendable {
    package var name: String
    package var country: String?
    package var admin1: String?
    package var latitude: Double?
    package var longitude: Double?
    /// How exactly it is known: a value of `Place.Precision`.
    package var precision: String
    package var events = 0
    package var contested = 0
    /// How many of its events are still to come.
    package var future = 0
    /// How many are of which type.
    package var types: [String: Int] = [:]

    package init(
        name: String,
        country: String?,
        admin1: String?,
        latitude: Double?,
        longitude: Double?,
        precision: String
    ) {
        self.name = name
        self.country = country
        self.admin1 = admin1
        self.latitude = latitude
        self.longitude = longitude
        self.precision = precision
    }
}

extension Archive {
    /// The places of the events that fit, those with most events first.
    package func placeMarks(matching filter: EventFilter, most: Int) throws(ArchiveError) -> [PlaceMark] {
        let conditions = Conditions(filter)
        let sql = """
            SELECT place, events.country, admin1, ifnull(precision, 'place') AS exactness, type, min(latitude), min(longitude),
                count(*), sum(contested > 0), sum(status = 'future')
            FROM events WHERE place IS NOT NULL AND \(conditions.sql)
            GROUP BY place, events.country, admin1, precision, type
            ORDER BY place, events.country, admin1, precision, type
            """
        var marks: [PlaceMark] = []
        try checked {
            try queue.unsafeReentrantRead { db in
                let rows = try Row.fetchCursor(db, sql: sql, arguments: conditions.arguments)
                while let row = try rows.next() { Self.add(row, to: &marks) }
            }
        }
        let first = marks.sorted { ($1.events, $0.name, $0.precision) < ($0.events, $1.name, $1.precision) }
        return Array(first.prefix(most))
    }

    /// Adds the events of a type to the mark before, if it is the same place's.
    private static func add(_ row: Row, to marks: inout [PlaceMark]) {
        var mark = PlaceMark(
            name: StoredText.received(row[0]),
            country: row[1],
            admin1: StoredText.received(row[2] as String?),
            latitude: row[5],
            longitude: row[6],
            precision: row[3]
        )
        if let last = marks.last, last.name == mark.name, last.country == mark.country,
            last.admin1 == mark.admin1, last.precision == mark.precision
        {
            mark = marks.removeLast()
        }
        mark.events += row[7] as Int
        mark.contested += row[8] as Int
        mark.future += row[9] as Int
        mark.types[row[4], default: 0] += row[7] as Int
        marks.append(mark)
    }
}
