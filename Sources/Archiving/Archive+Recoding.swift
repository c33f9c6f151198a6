package import EventData
internal import GRDB

extension Archive {
    /// The numbers of reports that count at present and whose newest coding was not made by these means.
    ///
    /// Of each language what would code it now; reports of a language that is not among them are left out.
    package func outdated(
        _ means: [Language: CodedReport.Provenance]
    ) throws(ArchiveError) -> [Int] {
        try checked {
            try queue.read { db in
                var numbers: [Int] = []
                for (language, provenance) in means {
                    numbers += try Int.fetchAll(
                        db,
                        sql: """
                            SELECT current_codings.report FROM current_codings
                                JOIN codings ON codings.number = current_codings.coding
                            WHERE lang = ? AND NOT (griot = ? AND language = ? AND rules = ? AND gazetteer = ?
                                AND directory = ?)
                            """,
                        arguments: [
                            language.rawValue, provenance.griot, provenance.language, provenance.rules,
                            provenance.gazetteer, provenance.directory,
                        ]
                    )
                }
                return numbers.sorted()
            }
        }
    }

    /// A report by its number, and its id as it was received, as JSON.
    package func report(_ number: Int) throws(ArchiveError) -> (report: Report, given: String)? {
        try checked {
            try queue.read { db in
                let row = try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT * FROM reports WHERE number = ?"),
                    arguments: [number]
                )
                return row.map { (Report($0), $0["given"]) }
            }
        }
    }

    /// Adds newer codings of reports that the record has, in one transaction; the older ones stay.
    package func recode(
        _ entries: [(number: Int, entry: CodedEntry)],
        time: String
    ) throws(ArchiveError) -> AddTally {
        try checked {
            try queue.write { db in
                var writer = try BatchWriter(db)
                for (number, entry) in entries { try writer.writeCoding(of: entry, report: number) }
                try writer.finish(time: time, step: "recode")
                return writer.tally
            }
        }
    }
}

extension Report {
    /// The report that a row of `reports` holds.
    init(_ row: Row) {
        func text(_ column: String) -> String? { StoredText.received(row[column] as String?) }
        self.init(
            id: StoredText.received(row["id"]),
            title: text("title"),
            text: StoredText.received(row["text"]),
            language: text("lang"),
            published: text("published"),
            outlet: text("outlet"),
            url: text("url"),
            byline: text("byline"),
            agency: text("agency"),
            modified: text("modified")
        )
    }
}
