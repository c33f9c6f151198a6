internal import GRDB

/// The tables of a record, in numbered migrations; a released one never changes.
enum Schema {
    /// The number of the newest migration, kept as SQLite's `user_version`.
    static let version = 1

    /// `grio`, by which `file` and others know the file for a record.
    static let applicationID = 0x6772_696F

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { db in
            try db.execute(sql: tables)
            for table in appendOnly { try db.execute(sql: triggers(of: table)) }
            try db.execute(sql: indices)
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = 1")
        }
        return migrator
    }

    /// The tables whose rows stay as they were written.
    static let appendOnly = ["reports", "codings", "claims", "claim_parties", "claim_figures", "log"]

    private static let tables = """
        CREATE TABLE reports (
            number INTEGER PRIMARY KEY,
            document INTEGER NOT NULL,
            version INTEGER NOT NULL,
            id TEXT NOT NULL,
            given TEXT NOT NULL,
            title TEXT,
            text TEXT NOT NULL,
            lang TEXT,
            published TEXT,
            outlet TEXT,
            url TEXT,
            content TEXT NOT NULL,
            UNIQUE (id, content),
            UNIQUE (document, version)
        ) STRICT;
        CREATE TABLE codings (
            number INTEGER PRIMARY KEY,
            report INTEGER NOT NULL REFERENCES reports (number),
            lang TEXT NOT NULL,
            griot TEXT NOT NULL,
            language TEXT NOT NULL,
            rules TEXT NOT NULL,
            gazetteer TEXT NOT NULL,
            directory TEXT NOT NULL,
            line TEXT NOT NULL
        ) STRICT;
        CREATE TABLE claims (
            number INTEGER PRIMARY KEY,
            coding INTEGER NOT NULL REFERENCES codings (number),
            ordinal INTEGER NOT NULL,
            id TEXT NOT NULL,
            type TEXT NOT NULL,
            mode TEXT,
            modes TEXT NOT NULL,
            contexts TEXT NOT NULL,
            status TEXT NOT NULL,
            alleged INTEGER NOT NULL,
            salience TEXT NOT NULL,
            quad INTEGER NOT NULL,
            score REAL NOT NULL,
            cameo TEXT,
            date_from TEXT,
            date_to TEXT,
            date_precision TEXT,
            date_basis TEXT,
            place TEXT,
            country TEXT,
            admin1 TEXT,
            latitude REAL,
            longitude REAL,
            geonames INTEGER,
            place_precision TEXT,
            trigger TEXT NOT NULL,
            sentence TEXT NOT NULL,
            confidence REAL NOT NULL,
            rule TEXT NOT NULL,
            UNIQUE (coding, ordinal)
        ) STRICT;
        CREATE TABLE claim_parties (
            claim INTEGER NOT NULL REFERENCES claims (number),
            ordinal INTEGER NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
            id TEXT,
            name TEXT NOT NULL,
            country TEXT,
            sector TEXT,
            basis TEXT NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (claim, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE claim_figures (
            claim INTEGER NOT NULL REFERENCES claims (number),
            ordinal INTEGER NOT NULL,
            quantity TEXT NOT NULL,
            low INTEGER,
            high INTEGER,
            bound TEXT NOT NULL,
            counted TEXT,
            counted_sector TEXT,
            counted_country TEXT,
            claimant TEXT,
            words TEXT NOT NULL,
            PRIMARY KEY (claim, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE log (
            number INTEGER PRIMARY KEY,
            payload TEXT NOT NULL,
            previous TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT;
        """

    private static let indices = """
        CREATE INDEX reports_by_url ON reports (url) WHERE url IS NOT NULL;
        CREATE INDEX codings_by_report ON codings (report);
        CREATE INDEX claims_by_type ON claims (type);
        CREATE INDEX claims_by_country ON claims (country, date_from);
        CREATE INDEX claims_by_date ON claims (date_from, date_to);
        CREATE INDEX parties_by_id ON claim_parties (id) WHERE id IS NOT NULL;
        CREATE VIEW current_codings AS
            SELECT max(codings.number) AS number, codings.report AS report
            FROM codings JOIN reports ON reports.number = codings.report
            WHERE NOT EXISTS (
                SELECT 1 FROM reports AS later
                WHERE later.document = reports.document AND later.version > reports.version
            )
            GROUP BY codings.report;
        CREATE VIRTUAL TABLE report_texts USING fts5(
            title, text, content = 'reports', content_rowid = 'number',
            tokenize = 'unicode61 remove_diacritics 2'
        );
        CREATE TRIGGER reports_are_found AFTER INSERT ON reports BEGIN
            INSERT INTO report_texts (rowid, title, text) VALUES (NEW.number, NEW.title, NEW.text);
        END;
        CREATE VIRTUAL TABLE claim_places USING rtree(claim, south, north, west, east);
        CREATE TRIGGER claims_are_placed AFTER INSERT ON claims
        WHEN NEW.latitude IS NOT NULL AND NEW.longitude IS NOT NULL BEGIN
            INSERT INTO claim_places VALUES
                (NEW.number, NEW.latitude, NEW.latitude, NEW.longitude, NEW.longitude);
        END;
        """

    /// Triggers that keep the rows of a table as they were written.
    ///
    /// `INSERT OR REPLACE` deletes without a word to the triggers on DELETE, unless `recursive_triggers` is on
    /// (https://www.sqlite.org/lang_conflict.html), so that a third one looks at what is inserted.
    private static func triggers(of table: String) -> String {
        let stop = "BEGIN SELECT RAISE(ABORT, 'rows of \(table) stay as they were written'); END;"
        return """
            CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table) \(stop)
            CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table) \(stop)
            CREATE TRIGGER \(table)_no_replace BEFORE INSERT ON \(table)
            WHEN EXISTS (SELECT 1 FROM \(table) WHERE \(keys(of: table))) \(stop)
            """
    }

    private static func keys(of table: String) -> String {
        switch table {
        case "claim_parties", "claim_figures": "claim = NEW.claim AND ordinal = NEW.ordinal"
        case "reports":
            """
            number = NEW.number OR id = NEW.id AND content = NEW.content
                OR document = NEW.document AND version = NEW.version
            """
        case "claims": "number = NEW.number OR coding = NEW.coding AND ordinal = NEW.ordinal"
        default: "number = NEW.number"
        }
    }
}
