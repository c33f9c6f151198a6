package import EventData
internal import GRDB

/// The reports of a record and what they claim, as merging looks at them: of each document the newest version.
///
/// It holds all texts in memory, and some 400 bytes for each claim.
package struct RecordedCollection: Sendable {
    /// The number of each report in the record.
    package var numbers: [Int] = []
    package var reports: [Report] = []
    /// Each report's id as it was received, as JSON.
    package var given: [String] = []
    /// The language that each was read in.
    package var languages: [Language] = []
    /// The claims of all reports; `Account.report` is an index into `reports`.
    package var accounts: [Account] = []
    /// The number of each claim in the record.
    package var claims: [Int] = []
    /// How many codings the record had when it was read.
    package var codings = 0
}

extension Archive {
    /// Reads the reports and claims that count at present.
    package func collection() throws(ArchiveError) -> RecordedCollection {
        try checked {
            try queue.read { db in
                var reader = CollectionReader(db)
                try reader.readReports()
                try reader.readClaims()
                reader.collection.codings = try Int.fetchOne(db, sql: "SELECT count(*) FROM codings") ?? 0
                return reader.collection
            }
        }
    }
}

private struct CollectionReader {
    private let db: Database
    var collection = RecordedCollection()
    private var indices: [Int: Int] = [:]

    init(_ db: Database) { self.db = db }

    mutating func readReports() throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT codings.number, reports.number, given, codings.lang AS "read", id, title, text, reports.lang,
                    published, outlet, url, byline, agency, modified
                FROM current_codings JOIN reports ON reports.number = current_codings.report
                    JOIN codings ON codings.number = current_codings.coding
                ORDER BY codings.number
                """
        )
        while let row = try rows.next() {
            indices[row[0]] = collection.reports.count
            collection.numbers.append(row[1])
            collection.given.append(StoredText.received(row[2]))
            collection.languages.append(Language(rawValue: row[3]) ?? .english)
            collection.reports.append(Report(row))
        }
    }

    /// Walks through claims, parties, figures and voices side by side, for all stand in the order of their claims.
    mutating func readClaims() throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT claims.number, claims.coding, id, type, modes, contexts, quad, score, trigger, status, alleged,
                    salience, place, country, admin1, latitude, longitude, geonames, place_precision, date_from,
                    date_to, date_precision, date_basis, confidence
                FROM claims JOIN current_codings ON current_codings.coding = claims.coding ORDER BY claims.number
                """
        )
        var parties = try ChildRows(
            db,
            "SELECT claim, role, id, name, country, sectors, kind FROM claim_parties ORDER BY claim, ordinal"
        )
        var figures = try ChildRows(
            db,
            """
            SELECT claim, quantity, low, high, bound, counted, counted_sector, counted_country, claimant
            FROM claim_figures ORDER BY claim, ordinal
            """
        )
        var voices = try ChildRows(db, "SELECT claim, kind, words FROM claim_voices ORDER BY claim, ordinal")
        while let row = try rows.next() {
            guard let report = indices[row[1]], var account = Account(row, report: report) else { continue }
            let number: Int = row[0]
            try parties.forEach(of: number) { party in
                let actor = Actor(party)
                if party[1] == "actor" {
                    account.actors.append(actor)
                } else {
                    account.recipients.append(actor)
                }
            }
            try figures.forEach(of: number) { account.counts += Account.Count($0).map { [$0] } ?? [] }
            try voices.forEach(of: number) { voice in
                let kind = Attribution.Kind(rawValue: voice[1]) ?? .other
                account.voices.append(Account.Voice(words: StoredText.received(voice[2]), kind: kind))
            }
            collection.accounts.append(account)
            collection.claims.append(number)
        }
    }
}

/// Rows that belong to claims, handed out claim by claim.
private struct ChildRows {
    private let cursor: RowCursor
    private var waiting: Row?

    init(_ db: Database, _ sql: String) throws {
        cursor = try Row.fetchCursor(db, sql: sql)
        waiting = try cursor.next()
    }

    /// Hands out the rows of a claim, whose number is greater than that asked for before.
    mutating func forEach(of claim: Int, _ body: (Row) -> Void) throws {
        while let row = waiting, let number: Int = row[0], number <= claim {
            if number == claim { body(row) }
            waiting = try cursor.next()
        }
    }
}

extension Account {
    fileprivate init?(_ row: Row, report: Int) {
        guard let type = EventType(rawValue: row[3]), let status = Claim.Status(rawValue: row[9]),
            let salience = Claim.Salience(rawValue: row[11])
        else { return nil }
        self.init(
            claim: StoredText.received(row[2]),
            report: report,
            type: type,
            modes: list(row[4]),
            contexts: list(row[5]),
            quad: row[6],
            score: row[7],
            trigger: StoredText.received(row[8]),
            status: status,
            isAlleged: row[10],
            salience: salience,
            place: Place(
                name: row[12],
                country: row[13],
                admin1: row[14],
                latitude: row[15],
                longitude: row[16],
                geonames: row[17],
                precision: row[18]
            ),
            date: EventDate(from: row[19], to: row[20], precision: row[21], basis: row[22]),
            confidence: row[23]
        )
    }
}

extension Account.Count {
    fileprivate init?(_ row: Row) {
        guard let quantity = Figure.Quantity(rawValue: row[1]), let bound = Figure.Bound(rawValue: row[4])
        else {
            return nil
        }
        let words: String? = StoredText.received(row[5] as String?)
        self.init(
            quantity: quantity,
            low: row[2],
            high: row[3],
            bound: bound,
            counted: words.map { words in
                Figure.Counted(
                    words: words,
                    sector: StoredText.received(row[6] as String?),
                    country: StoredText.received(row[7] as String?)
                )
            },
            claimant: StoredText.received(row[8] as String?)
        )
    }
}

extension Actor {
    fileprivate init(_ row: Row) {
        self.init(
            id: StoredText.received(row[2] as String?),
            name: StoredText.received(row[3]),
            country: StoredText.received(row[4] as String?),
            sectors: list(row[5]),
            kind: StoredText.received(row[6] as String?)
        )
    }
}

extension Place {
    /// A place as columns have it; `nil` where there is none.
    init?(
        name: String?,
        country: String?,
        admin1: String?,
        latitude: Double?,
        longitude: Double?,
        geonames: Int?,
        precision: String?
    ) {
        guard let name, let precision = precision.flatMap(Precision.init) else { return nil }
        self.init(
            name: StoredText.received(name),
            country: StoredText.received(country),
            admin1: StoredText.received(admin1),
            latitude: latitude,
            longitude: longitude,
            geonames: geonames,
            precision: precision
        )
    }
}

extension EventDate {
    /// A date as columns have it; `nil` where there is none.
    init?(from: String?, to: String?, precision: String?, basis: String?) {
        guard let from = from.flatMap(Day.init(iso:)), let to = to.flatMap(Day.init(iso:)),
            let precision = precision.flatMap(Precision.init), let basis = basis.flatMap(Basis.init)
        else { return nil }
        self.init(from: from, to: to, precision: precision, basis: basis)
    }
}

/// The words of a list that is kept in one column.
func list(_ stored: String) -> [String] {
    StoredText.received(stored).split(separator: ";").map(String.init)
}
