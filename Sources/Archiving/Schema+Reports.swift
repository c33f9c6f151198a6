/// What is received and coded: rows that stay as they were written.
///
/// Words stand with the part of the report in which they are found and their bytes in it, counted from 0.
extension Schema {
    static let reportTables = """
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
        CREATE TABLE quotations (
            coding INTEGER NOT NULL REFERENCES codings (number),
            ordinal INTEGER NOT NULL,
            words TEXT NOT NULL, part TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            speaker_words TEXT,
            speaker_id TEXT,
            speaker TEXT,
            speaker_country TEXT,
            speaker_sector TEXT,
            role TEXT,
            PRIMARY KEY (coding, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE relations (
            coding INTEGER NOT NULL REFERENCES codings (number),
            ordinal INTEGER NOT NULL,
            kind TEXT NOT NULL,
            subject_id TEXT, subject TEXT NOT NULL, subject_country TEXT, subject_sector TEXT,
            object_id TEXT, object TEXT NOT NULL, object_country TEXT, object_sector TEXT,
            role TEXT,
            since_from TEXT, since_to TEXT, until_from TEXT, until_to TEXT,
            words TEXT NOT NULL, part TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            PRIMARY KEY (coding, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE log (
            number INTEGER PRIMARY KEY,
            payload TEXT NOT NULL,
            previous TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT;
        """

    static let claimTables = """
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
            date_words TEXT, date_part TEXT, date_start INTEGER, date_end INTEGER,
            date_from TEXT,
            date_to TEXT,
            date_precision TEXT,
            date_basis TEXT,
            place_words TEXT, place_part TEXT, place_start INTEGER, place_end INTEGER,
            place TEXT,
            country TEXT,
            admin1 TEXT,
            latitude REAL,
            longitude REAL,
            geonames INTEGER,
            place_precision TEXT,
            trigger TEXT NOT NULL,
            trigger_part TEXT NOT NULL, trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
            sentence TEXT NOT NULL,
            sentence_part TEXT NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
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
            sectors TEXT NOT NULL,
            kind TEXT,
            basis TEXT NOT NULL,
            words TEXT NOT NULL, part TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
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
            words TEXT NOT NULL, part TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            PRIMARY KEY (claim, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE claim_voices (
            claim INTEGER NOT NULL REFERENCES claims (number),
            ordinal INTEGER NOT NULL,
            kind TEXT NOT NULL,
            words TEXT NOT NULL, part TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            PRIMARY KEY (claim, ordinal)
        ) STRICT, WITHOUT ROWID;
        """
}
