internal import GRDB

/// The tables of a record, in numbered migrations; a released one never changes.
enum Schema {
    /// The number of the newest migration, kept as SQLite's `user_version`.
    static let version = 5

    /// `grio`, by which `file` and others know the file for a record.
    static let applicationID = 0x6772_696F

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { db in
            for sql in [reportTables, claimTables, mergeTables, datasetTables, stateTables] {
                try db.execute(sql: sql)
            }
            for table in appendOnly { try db.execute(sql: triggers(of: table)) }
            try db.execute(sql: indices)
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = 1")
        }
        // It touches no foreign key, and looking at all of a large record's would take minutes.
        migrator.registerMigration("v2", foreignKeyChecks: .immediate, migrate: addCounts)
        migrator.registerMigration("v3", foreignKeyChecks: .immediate, migrate: addReviews)
        migrator.registerMigration("v4", foreignKeyChecks: .immediate, migrate: addCaptures)
        migrator.registerMigration("v5", foreignKeyChecks: .immediate, migrate: addWatching)
        return migrator
    }

    /// The tables whose rows stay as they were written.
    static let appendOnly = [
        "reports", "codings", "quotations", "relations", "claims", "claim_parties", "claim_figures",
        "claim_voices", "merges", "witness_versions", "story_versions", "event_versions", "link_versions",
        "datasets",
        "dataset_events", "log",
    ]

    /// Triggers that keep the rows of a table as they were written.
    ///
    /// `INSERT OR REPLACE` deletes without a word to the triggers on DELETE, unless `recursive_triggers` is on
    /// (https://www.sqlite.org/lang_conflict.html), so that a third one looks at what is inserted.
    static func triggers(of table: String) -> String {
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
        case "claim_parties", "claim_figures", "claim_voices": "claim = NEW.claim AND ordinal = NEW.ordinal"
        case "quotations", "relations": "coding = NEW.coding AND ordinal = NEW.ordinal"
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
