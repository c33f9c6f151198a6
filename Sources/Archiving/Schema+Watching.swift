internal import GRDB

/// What watching needs, the fifth migration: feeds and pages as they were when they were last asked for.
///
/// Neither is part of the record proper: their rows change, and no entry of the log speaks of them.
extension Schema {
    static func addWatching(to db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE feeds (
                    url TEXT PRIMARY KEY NOT NULL,
                    address TEXT NOT NULL,
                    parent TEXT,
                    title TEXT,
                    etag TEXT,
                    last_modified TEXT,
                    digest TEXT,
                    wait INTEGER NOT NULL,
                    next INTEGER NOT NULL,
                    paused_until INTEGER NOT NULL,
                    polled INTEGER,
                    failures INTEGER NOT NULL,
                    problem TEXT,
                    status INTEGER,
                    message TEXT,
                    gone INTEGER NOT NULL,
                    entries INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE pages (
                    url TEXT PRIMARY KEY NOT NULL,
                    address TEXT NOT NULL,
                    feed TEXT NOT NULL,
                    title TEXT,
                    published TEXT,
                    mark TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('waiting', 'kept', 'failed', 'refused')),
                    etag TEXT,
                    last_modified TEXT,
                    next INTEGER NOT NULL,
                    fetched INTEGER,
                    failures INTEGER NOT NULL,
                    problem TEXT,
                    status INTEGER,
                    message TEXT
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX pages_that_wait ON pages (next) WHERE state = 'waiting';
                CREATE INDEX pages_by_feed ON pages (feed, state);
                PRAGMA user_version = 5;
                """
        )
    }
}
