/// What merging comes to: its history, which only grows, and the state that it has led to.
///
/// A row of history is written when something changed: the newest row of an event, of a report's standing or of a
/// story is the present one. The tables of the present can be made again from them.
extension Schema {
    static let mergeTables = """
        CREATE TABLE merges (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            griot TEXT NOT NULL,
            codings INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE witness_versions (
            number INTEGER PRIMARY KEY,
            "merge" INTEGER NOT NULL REFERENCES merges (number),
            report INTEGER NOT NULL REFERENCES reports (number),
            witness INTEGER NOT NULL REFERENCES reports (number),
            label TEXT NOT NULL,
            original INTEGER REFERENCES reports (number),
            containment REAL
        ) STRICT;
        CREATE TABLE story_versions (
            number INTEGER PRIMARY KEY,
            "merge" INTEGER NOT NULL REFERENCES merges (number),
            report INTEGER NOT NULL REFERENCES reports (number),
            story TEXT NOT NULL
        ) STRICT;
        CREATE TABLE event_versions (
            number INTEGER PRIMARY KEY,
            "merge" INTEGER NOT NULL REFERENCES merges (number),
            event TEXT NOT NULL,
            standing TEXT NOT NULL CHECK (standing IN ('machine', 'merged', 'gone')),
            successor TEXT,
            line TEXT NOT NULL
        ) STRICT;
        CREATE TABLE link_versions (
            number INTEGER PRIMARY KEY,
            "merge" INTEGER NOT NULL REFERENCES merges (number),
            kind TEXT NOT NULL,
            report INTEGER NOT NULL REFERENCES reports (number),
            other INTEGER NOT NULL REFERENCES reports (number),
            share REAL NOT NULL,
            because TEXT NOT NULL
        ) STRICT;
        """

    /// Events of others' data sets, apart from those that are coded.
    static let datasetTables = """
        CREATE TABLE datasets (
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE dataset_events (
            number INTEGER PRIMARY KEY,
            dataset INTEGER NOT NULL REFERENCES datasets (number),
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            date_from TEXT NOT NULL,
            date_to TEXT NOT NULL,
            date_precision TEXT NOT NULL,
            labels TEXT NOT NULL,
            side_a TEXT,
            side_b TEXT,
            country TEXT,
            admin1 TEXT,
            admin2 TEXT,
            place TEXT NOT NULL,
            latitude REAL,
            longitude REAL,
            place_precision TEXT NOT NULL,
            deaths_low INTEGER,
            deaths_best INTEGER,
            deaths_high INTEGER,
            deaths_civilians INTEGER,
            "row" TEXT NOT NULL
        ) STRICT;
        """

    static let stateTables = """
        CREATE TABLE current_codings (
            report INTEGER PRIMARY KEY REFERENCES reports (number),
            document INTEGER NOT NULL UNIQUE,
            coding INTEGER NOT NULL UNIQUE REFERENCES codings (number)
        ) STRICT;
        CREATE TRIGGER codings_are_current AFTER INSERT ON codings BEGIN
            DELETE FROM current_codings WHERE document = (SELECT document FROM reports WHERE number = NEW.report);
            INSERT INTO current_codings (report, document, coding)
                SELECT reports.number, document, max(codings.number)
                FROM reports JOIN codings ON codings.report = reports.number
                WHERE document = (SELECT document FROM reports WHERE number = NEW.report)
                GROUP BY reports.number ORDER BY version DESC LIMIT 1;
        END;
        CREATE TABLE standings (
            report INTEGER PRIMARY KEY REFERENCES reports (number),
            witness INTEGER NOT NULL,
            label TEXT NOT NULL,
            original INTEGER,
            containment REAL,
            story TEXT NOT NULL
        ) STRICT;
        CREATE TABLE links (
            kind TEXT NOT NULL,
            report INTEGER NOT NULL,
            other INTEGER NOT NULL,
            share REAL NOT NULL,
            because TEXT NOT NULL,
            PRIMARY KEY (kind, report, other)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE events (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            version INTEGER NOT NULL,
            story TEXT NOT NULL,
            type TEXT NOT NULL,
            mode TEXT,
            status TEXT NOT NULL,
            salience TEXT NOT NULL,
            score REAL NOT NULL,
            date_from TEXT,
            date_to TEXT,
            place TEXT,
            country TEXT,
            admin1 TEXT,
            latitude REAL,
            longitude REAL,
            witnesses INTEGER NOT NULL,
            reports INTEGER NOT NULL,
            contested INTEGER NOT NULL,
            killed INTEGER
        ) STRICT;
        CREATE TABLE event_parties (
            event INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            role TEXT NOT NULL,
            id TEXT,
            name TEXT NOT NULL,
            country TEXT,
            sector TEXT,
            PRIMARY KEY (event, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE event_claims (
            event INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            claim INTEGER NOT NULL UNIQUE,
            PRIMARY KEY (event, ordinal)
        ) STRICT, WITHOUT ROWID;
        """

    static let indices = """
        CREATE INDEX reports_by_url ON reports (url) WHERE url IS NOT NULL;
        CREATE INDEX codings_by_report ON codings (report);
        CREATE INDEX claims_by_type ON claims (type);
        CREATE INDEX claims_by_id ON claims (id);
        CREATE INDEX claims_by_country ON claims (country, date_from);
        CREATE INDEX claims_by_date ON claims (date_from, date_to);
        CREATE INDEX parties_by_id ON claim_parties (id) WHERE id IS NOT NULL;
        CREATE INDEX parties_by_name ON claim_parties (name COLLATE NOCASE);
        CREATE INDEX quotations_by_speaker ON quotations (speaker COLLATE NOCASE);
        CREATE INDEX event_versions_by_event ON event_versions (event, number);
        CREATE INDEX dataset_events_by_id ON dataset_events (kind, id);
        CREATE INDEX dataset_events_by_country ON dataset_events (country, date_from);
        CREATE INDEX standings_by_story ON standings (story);
        CREATE INDEX standings_by_witness ON standings (witness);
        CREATE INDEX events_by_date ON events (date_from, id);
        CREATE INDEX events_by_type ON events (type, date_from);
        CREATE INDEX events_by_country ON events (country, date_from);
        CREATE INDEX events_by_story ON events (story);
        CREATE INDEX event_parties_by_country ON event_parties (country, sector);
        CREATE INDEX event_parties_by_id ON event_parties (id COLLATE NOCASE);
        CREATE INDEX event_parties_by_name ON event_parties (name COLLATE NOCASE);
        CREATE VIRTUAL TABLE report_texts USING fts5(
            title, text, content = 'reports', content_rowid = 'number',
            tokenize = 'unicode61 remove_diacritics 2'
        );
        CREATE TRIGGER reports_are_found AFTER INSERT ON reports BEGIN
            INSERT INTO report_texts (rowid, title, text) VALUES (NEW.number, NEW.title, NEW.text);
        END;
        CREATE VIRTUAL TABLE claim_places USING rtree(id, south, north, west, east);
        CREATE TRIGGER claims_are_placed AFTER INSERT ON claims
        WHEN NEW.latitude IS NOT NULL AND NEW.longitude IS NOT NULL BEGIN
            INSERT INTO claim_places VALUES
                (NEW.number, NEW.latitude, NEW.latitude, NEW.longitude, NEW.longitude);
        END;
        CREATE VIRTUAL TABLE event_places USING rtree(id, south, north, west, east);
        """
}
