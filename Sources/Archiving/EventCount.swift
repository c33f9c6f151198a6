internal import GRDB

/// Counts over events that questions ask for, and that merging keeps for the question that is asked most.
///
/// Counting who has a part in a quarter of a million events takes a second; the kept rows are read at once.
enum EventCount: String, CaseIterable {
    /// Who acts, and to whom something is done.
    case actors
    /// Who acts on whom, by name and by country, in what occurred or goes on.
    case ties
    case countryTies = "country_ties"
    case places

    /// The question, over the events that fit, the most frequent first; from the kept rows where they answer it.
    func sql(matching filter: EventFilter, limit: Int?) -> String {
        let end = limit.map { " LIMIT \(max(0, $0))" } ?? ""
        let kept = "SELECT \(columns) FROM \(rawValue) ORDER BY rank"
        return (usual.hasSameEvents(as: filter) ? kept : counting(Conditions(filter).sql)) + end
    }

    /// Writes the rows that are kept.
    func write(in db: Database) throws {
        try db.execute(sql: "DELETE FROM \(rawValue)")
        // Ranks are given in the order of the rows.
        try db.execute(sql: "INSERT INTO \(rawValue) (\(columns)) \(counting(Conditions(usual).sql))")
    }

    /// The first kept row that is not what counting anew comes to, by its rank.
    func finding(in db: Database) throws -> Verification.Finding? {
        let kept = try Row.fetchCursor(db, sql: "SELECT rank, \(columns) FROM \(rawValue) ORDER BY rank")
        let anew = try Row.fetchCursor(db, sql: counting(Conditions(usual).sql))
        var rank = 1
        while let expected = try anew.next() {
            guard let row = try kept.next(), row[0] == rank else {
                return Verification.Finding(kind: .missing, table: rawValue, number: rank)
            }
            guard zip(row.databaseValues.dropFirst(), expected.databaseValues).allSatisfy(isSame) else {
                return Verification.Finding(kind: .changed, table: rawValue, number: rank)
            }
            rank += 1
        }
        return try kept.next().map { Verification.Finding(kind: .unlogged, table: rawValue, number: $0[0]) }
    }

    /// What the kept rows are counted over; it has no values to bind.
    private var usual: EventFilter {
        var filter = EventFilter()
        filter.happened = self == .ties || self == .countryTies
        return filter
    }

    private var columns: String {
        switch self {
        case .actors: "id, name, country, sector, acts, receives, first, last"
        case .ties, .countryTies: "actor, recipient, events, score, first, last"
        case .places: "place, country, admin1, latitude, longitude, events, killed, first, last"
        }
    }

    private func counting(_ condition: String) -> String {
        switch self {
        case .actors: Self.actors(condition)
        case .ties: Self.ties("name", condition)
        case .countryTies: Self.ties("country", condition)
        case .places: Self.places(condition)
        }
    }

    // CROSS JOIN has SQLite begin with the events, whose rows lie in the order of their parties.
    private static func actors(_ condition: String) -> String {
        """
        SELECT p.id, p.name, max(p.country), max(p.sector), count(DISTINCT iif(p.role = 'actor', p.event, NULL)),
            count(DISTINCT iif(p.role = 'recipient', p.event, NULL)), min(date_from), max(date_to)
        FROM events CROSS JOIN event_parties AS p ON p.event = events.number
        WHERE \(condition)
        GROUP BY p.id, p.name ORDER BY count(DISTINCT p.event) DESC, p.name, p.id
        """
    }

    private static func ties(_ column: String, _ condition: String) -> String {
        """
        SELECT actor, recipient, count(*), avg(score), min(date_from), max(date_to) FROM (
            SELECT DISTINCT events.number, one.\(column) AS actor, other.\(column) AS recipient,
                events.score AS score, date_from, date_to
            FROM events \(dyads)
            WHERE one.\(column) IS NOT NULL AND other.\(column) IS NOT NULL AND \(condition)
        ) GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
        """
    }

    private static func places(_ condition: String) -> String {
        """
        SELECT place, country, admin1, min(latitude), min(longitude), count(*), total(killed), min(date_from),
            max(date_to)
        FROM events WHERE place IS NOT NULL AND \(condition)
        GROUP BY place, country, admin1 ORDER BY count(*) DESC, place, country, admin1
        """
    }

    /// The joins by which each event stands once for each actor with each recipient.
    static let dyads = """
        CROSS JOIN event_parties AS one ON one.event = events.number AND one.role = 'actor'
        CROSS JOIN event_parties AS other ON other.event = events.number AND other.role = 'recipient'
        """
}

/// Whether two values are one; means may differ in their last digits, for they depend on the order of their terms.
private func isSame(_ one: DatabaseValue, _ other: DatabaseValue) -> Bool {
    guard case (.double(let left), .double(let right)) = (one.storage, other.storage) else {
        return one == other
    }
    return abs(left - right) <= 1e-9 * max(1, abs(left))
}
