internal import GRDB

/// Where reports came from, the fourth migration: what they say of themselves, and each time that they were received.
extension Schema {
    static func addCaptures(to db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE reports ADD COLUMN byline TEXT;
                ALTER TABLE reports ADD COLUMN agency TEXT;
                ALTER TABLE reports ADD COLUMN modified TEXT;
                CREATE TABLE captures (
                    number INTEGER PRIMARY KEY,
                    report INTEGER REFERENCES reports (number),
                    url TEXT,
                    name TEXT NOT NULL,
                    how TEXT NOT NULL,
                    at TEXT NOT NULL,
                    status INTEGER,
                    media TEXT,
                    sha256 TEXT NOT NULL,
                    size INTEGER NOT NULL,
                    warc TEXT,
                    "offset" INTEGER,
                    length INTEGER
                ) STRICT;
                CREATE INDEX captures_by_report ON captures (report, number) WHERE report IS NOT NULL;
                CREATE INDEX captures_by_url ON captures (url, number) WHERE url IS NOT NULL;
                """
        )
        try db.execute(sql: triggers(of: "captures"))
        try db.execute(sql: "PRAGMA user_version = 4")
    }
}
