internal import GRDB

/// What the desk needs, the third migration: what people say of claims, and how exactly places of events are known.
extension Schema {
    static func addReviews(to db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE events ADD COLUMN precision TEXT;
                UPDATE events SET precision = (SELECT json_extract(line, '$.place.precision') FROM event_versions
                    WHERE number = events.version) WHERE place IS NOT NULL;
                CREATE INDEX events_on_map ON events (place, country, admin1, precision, type, contested, status,
                    latitude, longitude) WHERE place IS NOT NULL;
                CREATE INDEX standings_by_original ON standings (original) WHERE original IS NOT NULL;
                CREATE INDEX reports_by_outlet ON reports (outlet);
                CREATE INDEX relations_by_subject ON relations (subject COLLATE NOCASE);
                CREATE INDEX relations_by_object ON relations (object COLLATE NOCASE);
                CREATE INDEX actors_by_name ON actors (name COLLATE NOCASE);
                CREATE INDEX actors_by_id ON actors (id COLLATE NOCASE) WHERE id IS NOT NULL;
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
