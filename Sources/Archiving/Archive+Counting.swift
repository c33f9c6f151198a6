internal import GRDB

/// How many events a cell of a series has.
package struct SeriesCell: Hashable, Sendable {
    /// The first day of the week (a Monday) or month, in ISO 8601.
    package var period: String
    /// What the cell is of: a country, a division and its country, a type, two parties.
    package var key: [String]
    package var events: Int
    /// How many were killed, by the rule `ucdp`.
    package var killed: Int
    /// The mean of PLOVER's scores, −10 to 10.
    package var score: Double

    package init(period: String, key: [String], events: Int, killed: Int, score: Double) {
        self.period = period
        self.key = key
        self.events = events
        self.killed = killed
        self.score = score
    }
}

/// How counts are laid out; named as the columns of `events` that have the period's first day.
package enum SeriesPeriod: String, CaseIterable, Sendable {
    case week, month
}

package enum SeriesKey: String, CaseIterable, Sendable {
    case all, country, admin1, type
    /// Who did it and to whom, by name.
    case dyad
    /// Who did it and to whom, by country.
    case countries

    package var columns: [String] {
        switch self {
        case .all: []
        case .country: ["country"]
        case .admin1: ["country", "admin1"]
        case .type: ["type"]
        case .dyad: ["actor", "recipient"]
        case .countries: ["actor_country", "recipient_country"]
        }
    }

    fileprivate var sql: [String] {
        switch self {
        case .all: []
        case .country: ["events.country"]
        case .admin1: ["events.country", "events.admin1"]
        case .type: ["events.type"]
        case .dyad: ["one.name", "other.name"]
        case .countries: ["one.country", "other.country"]
        }
    }

    /// An event stands once for each of its dyads.
    fileprivate var joins: String { self == .dyad || self == .countries ? EventCount.dyads : "" }
}

/// Somebody who acts in events of the record.
package struct RecordedActor: Hashable, Sendable {
    package var id: String?
    package var name: String
    package var country: String?
    package var sector: String?
    /// In how many events it acts, and in how many something is done to it.
    package var acts: Int
    package var receives: Int
    package var first: String?
    package var last: String?
}

/// Who acts on whom.
package struct RecordedTie: Hashable, Sendable {
    package var actor: String
    package var recipient: String
    package var events: Int
    package var score: Double
    package var first: String?
    package var last: String?
}

/// A place where events of the record were.
package struct RecordedPlace: Hashable, Sendable {
    package var name: String
    package var country: String?
    package var admin1: String?
    package var latitude: Double?
    package var longitude: Double?
    package var events: Int
    package var killed: Int
    package var first: String?
    package var last: String?
}

extension Archive {
    /// Counts events by period and by what `key` names; only cells that have any, in the order of period and key.
    ///
    /// An event of which nobody knows in which period it was is in none.
    package func series(
        by period: SeriesPeriod,
        of key: SeriesKey,
        matching filter: EventFilter
    ) throws(ArchiveError) -> [SeriesCell] {
        var conditions = Conditions(filter)
        if let pair = filter.pair, pair.count == 2, !key.joins.isEmpty { conditions.restrict(to: pair) }
        let keys = key.sql
        let names = (0...keys.count).map { "k\($0)" }.joined(separator: ", ")
        let columns = keys.enumerated().map { ", \($1) AS k\($0 + 1)" }.joined()
        let known = keys.map { " AND \($0) IS NOT NULL" }.joined()
        // An event counts once in a cell, however many of its parties are of it.
        let cells = """
            SELECT \(key.joins.isEmpty ? "" : "DISTINCT events.number,") events.\(period) AS k0\(columns), killed,
                events.score AS score
            FROM events \(key.joins) WHERE events.\(period) IS NOT NULL\(known) AND \(conditions.sql)
            """
        let sql = """
            SELECT \(names), count(*), total(killed), avg(score) FROM (\(cells)) GROUP BY \(names) ORDER BY \(names)
            """
        return try checked {
            try queue.read { db in
                try Row.fetchAll(db, sql: sql, arguments: conditions.arguments).map { row in
                    let count = keys.count
                    return SeriesCell(
                        period: row[0],
                        key: (1..<count + 1).map { StoredText.received(row[$0] as String) },
                        events: row[count + 1],
                        killed: Int(row[count + 2] as Double),
                        score: row[count + 3]
                    )
                }
            }
        }
    }

    /// Those who have a part in events that fit, the most frequent first.
    package func actors(matching filter: EventFilter, limit: Int?) throws(ArchiveError) -> [RecordedActor] {
        try rows(.actors, filter, limit, RecordedActor.init)
    }

    /// Who acts on whom in events that fit, the most frequent first; by name, or by country.
    package func network(
        matching filter: EventFilter,
        byCountry: Bool,
        limit: Int?
    ) throws(ArchiveError) -> [RecordedTie] {
        try rows(byCountry ? .countryTies : .ties, filter, limit) { row in
            RecordedTie(
                actor: StoredText.received(row[0]),
                recipient: StoredText.received(row[1]),
                events: row[2],
                score: row[3],
                first: row[4],
                last: row[5]
            )
        }
    }

    /// The places of events that fit, those with most events first.
    package func places(matching filter: EventFilter, limit: Int?) throws(ArchiveError) -> [RecordedPlace] {
        try rows(.places, filter, limit) { row in
            RecordedPlace(
                name: StoredText.received(row[0]),
                country: StoredText.received(row[1] as String?),
                admin1: StoredText.received(row[2] as String?),
                latitude: row[3],
                longitude: row[4],
                events: row[5],
                killed: Int(row[6] as Double),
                first: row[7],
                last: row[8]
            )
        }
    }

    private func rows<Value>(
        _ count: EventCount,
        _ filter: EventFilter,
        _ limit: Int?,
        _ make: (Row) -> Value
    ) throws(ArchiveError) -> [Value] {
        let sql = count.sql(matching: filter, limit: limit)
        let arguments = Conditions(filter).arguments
        return try checked {
            try queue.read { db in try Row.fetchAll(db, sql: sql, arguments: arguments).map(make) }
        }
    }
}

extension Conditions {
    /// Leaves only those two parties of an event, in either direction.
    fileprivate mutating func restrict(to pair: [String]) {
        var (sql, values): ([String], [Column?]) = ([], [])
        for (actor, recipient) in [(pair[0], pair[1]), (pair[1], pair[0])] {
            let (one, other) = (Self.having(actor, in: "one"), Self.having(recipient, in: "other"))
            sql.append("(\(one.sql) AND \(other.sql))")
            values += one.values + other.values
        }
        add("(\(sql.joined(separator: " OR ")))", values: values)
    }
}

extension RecordedActor {
    /// A row with the columns that the properties have, in their order.
    init(_ row: Row) {
        self.init(
            id: StoredText.received(row[0] as String?),
            name: StoredText.received(row[1] as String),
            country: StoredText.received(row[2] as String?),
            sector: StoredText.received(row[3] as String?),
            acts: row[4],
            receives: row[5],
            first: row[6],
            last: row[7]
        )
    }
}
