internal import GRDB

/// What people say of claims: the third migration.
extension Schema {
    static func addReviews(to db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE reviews (
                    number INTEGER PRIMARY KEY,
                    at TEXT NOT NULL,
                    reviewer TEXT NOT NULL,
                    action TEXT NOT NULL,
                    claim TEXT NOT NULL,
                    slot TEXT,
                    value TEXT,
                    other TEXT,
                    reason TEXT,
                    batch INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX reviews_by_claim ON reviews (claim, number);
                CREATE INDEX reviews_by_other ON reviews (other) WHERE action = 'undo';
                """
        )
        try db.execute(sql: triggers(of: "reviews"))
        try db.execute(sql: "PRAGMA user_version = 3")
    }
}
