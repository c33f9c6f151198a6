internal import GRDB

/// What makes questions to a large record quick: the second migration.
///
/// It adds nothing that the log knows of: all of it follows from the tables of the present.
extension Schema {
    static func addCounts(to db: Database) throws {
        for sql in [periods, countTables, newIndices] { try db.execute(sql: sql) }
        try fillCounts(in: db)
        try buryLinks(in: db)
        try db.execute(sql: "PRAGMA user_version = 2")
    }

    /// Gives the links that went away under the first schema, which had no row for that, theirs.
    private static func buryLinks(in db: Database) throws {
        let last = try Int.fetchOne(db, sql: "SELECT max(number) FROM link_versions") ?? 0
        try db.execute(
            sql: """
                INSERT INTO link_versions SELECT \(last) + row_number() OVER (ORDER BY kind, report, other),
                    (SELECT max(number) FROM merges), kind, report, other, 0.0, '' FROM (\(linksWithoutTombstone))
                """
        )
        guard db.changesCount > 0, let time = try String.fetchOne(db, sql: "SELECT max(at) FROM merges")
        else { return }
        let rows = [LoggedTable.linkVersions: last + 1..<last + 1 + db.changesCount]
        try Log.append("links", members: [], time: time, rows: rows, in: db)
    }

    /// Links of the history that are not there, and of which none of its rows says that they went away: its share is 0.
    static let linksWithoutTombstone = """
        SELECT kind, report, other FROM link_versions AS version WHERE share > 0
            AND NOT EXISTS (SELECT 1 FROM links WHERE links.kind = version.kind AND links.report = version.report
                AND links.other = version.other)
            AND NOT EXISTS (SELECT 1 FROM link_versions AS later WHERE later.kind = version.kind
                AND later.report = version.report AND later.other = version.other AND later.number > version.number)
        """

    /// Writes what follows from the events alone.
    static func fillCounts(in db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM event_reports;
                INSERT INTO event_reports \(reportsOfEvents);
                """
        )
        for count in EventCount.allCases { try count.write(in: db) }
    }

    /// Which reports tell of which events.
    static let reportsOfEvents = """
        SELECT DISTINCT event, report FROM event_claims
            JOIN claims ON claims.number = claim JOIN codings ON codings.number = claims.coding
        """

    /// The first day of the week, from Monday, and of the month in which an event was, where it can be but one.
    ///
    /// SQLite's `weekday 0` goes on to the next Sunday. A column that is added can be no other than VIRTUAL
    /// (https://www.sqlite.org/gencol.html); the indices keep its values.
    private static let periods = """
        ALTER TABLE events ADD COLUMN week TEXT AS (
            iif(date(date_from, 'weekday 0', '-6 days') = date(date_to, 'weekday 0', '-6 days'),
                date(date_from, 'weekday 0', '-6 days'), NULL)) VIRTUAL;
        ALTER TABLE events ADD COLUMN month TEXT AS (
            iif(date(date_from, 'start of month') = date(date_to, 'start of month'),
                date(date_from, 'start of month'), NULL)) VIRTUAL;
        """

    /// What all events come to: counts that would take seconds to make anew in a large record.
    private static let countTables = """
        CREATE TABLE event_reports (
            event INTEGER NOT NULL,
            report INTEGER NOT NULL,
            PRIMARY KEY (event, report)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE actors (
            rank INTEGER PRIMARY KEY,
            id TEXT,
            name TEXT NOT NULL,
            country TEXT,
            sector TEXT,
            acts INTEGER NOT NULL,
            receives INTEGER NOT NULL,
            first TEXT,
            last TEXT
        ) STRICT;
        CREATE TABLE ties (
            rank INTEGER PRIMARY KEY,
            actor TEXT NOT NULL,
            recipient TEXT NOT NULL,
            events INTEGER NOT NULL,
            score REAL NOT NULL,
            first TEXT,
            last TEXT
        ) STRICT;
        CREATE TABLE country_ties (
            rank INTEGER PRIMARY KEY,
            actor TEXT NOT NULL,
            recipient TEXT NOT NULL,
            events INTEGER NOT NULL,
            score REAL NOT NULL,
            first TEXT,
            last TEXT
        ) STRICT;
        CREATE TABLE places (
            rank INTEGER PRIMARY KEY,
            place TEXT NOT NULL,
            country TEXT,
            admin1 TEXT,
            latitude REAL,
            longitude REAL,
            events INTEGER NOT NULL,
            killed REAL NOT NULL,
            first TEXT,
            last TEXT
        ) STRICT;
        """

    /// Indices that hold all that a question asks of, in the words in which it asks.
    private static let newIndices = """
        DROP INDEX claims_by_type;
        CREATE INDEX claims_by_type ON claims (type, date_from, date_to, country);
        DROP INDEX claims_by_country;
        CREATE INDEX claims_by_country ON claims (country, date_from, date_to, type);
        DROP INDEX parties_by_id;
        CREATE INDEX parties_by_id ON claim_parties (id COLLATE NOCASE) WHERE id IS NOT NULL;
        CREATE INDEX quotations_by_speaker_id ON quotations (speaker_id COLLATE NOCASE) WHERE speaker_id IS NOT NULL;
        CREATE INDEX witness_versions_by_report ON witness_versions (report, number);
        CREATE INDEX story_versions_by_report ON story_versions (report, number);
        CREATE INDEX event_versions_by_merge ON event_versions ("merge", event);
        CREATE INDEX link_versions_by_link ON link_versions (kind, report, other, number);
        DROP INDEX events_by_type;
        CREATE INDEX events_by_type ON events (type, date_from, date_to, country);
        DROP INDEX events_by_country;
        CREATE INDEX events_by_country ON events (country, date_from, date_to, type);
        CREATE INDEX events_by_place ON events (place COLLATE NOCASE);
        CREATE INDEX events_by_witnesses ON events (witnesses);
        CREATE INDEX events_that_are_contested ON events (date_from, id) WHERE contested > 0;
        CREATE INDEX events_by_week ON events (week, country, admin1, type, status, salience, killed, score)
            WHERE week IS NOT NULL;
        CREATE INDEX events_by_month ON events (month, country, admin1, type, status, salience, killed, score)
            WHERE month IS NOT NULL;
        CREATE INDEX event_reports_by_report ON event_reports (report);
        """
}
