package import EventData
internal import GRDB
internal import Unpacking

/// A report with what was coded of it, as a record takes it.
package struct CodedEntry: Sendable {
    package var report: Report
    /// The id as it was received, as JSON: `"a1"`, `17`.
    package var given: String
    package var coded: CodedReport
    package var provenance: CodedReport.Provenance
    /// The line that `griot code --jsonl` prints for the report, without its line feed.
    package var line: String

    package init(
        report: Report,
        given: String,
        coded: CodedReport,
        provenance: CodedReport.Provenance,
        line: String
    ) {
        self.report = report
        self.given = given
        self.coded = coded
        self.provenance = provenance
        self.line = line
    }
}

/// How many reports came to what when they were added.
package struct Tally: Hashable, Sendable {
    /// Reports that the record had not, new versions of known ones left out.
    package var new = 0
    /// Reports that the record had, with the same title and text.
    package var known = 0
    /// Other texts under an id or a URL that the record had.
    package var versions = 0
    package var claims = 0

    package init(new: Int = 0, known: Int = 0, versions: Int = 0, claims: Int = 0) {
        self.new = new
        self.known = known
        self.versions = versions
        self.claims = claims
    }

    package static func += (left: inout Tally, right: Tally) {
        left.new += right.new
        left.known += right.known
        left.versions += right.versions
        left.claims += right.claims
    }
}

extension Archive {
    /// Whether the record has a report of this id with this title and text.
    package func holds(_ report: Report) throws(ArchiveError) -> Bool {
        let content = contentDigest(of: report)
        return try checked {
            try queue.read { db in try Identity.isKnown(report, content: content, in: db) }
        }
    }

    /// A name for a report that came without an id: the same for the same title and text.
    package static func name(of report: Report) -> String {
        "sha256:\(contentDigest(of: report).prefix(20))"
    }

    /// Adds reports in one transaction: after it all of them are there, or none where it throws.
    ///
    /// Those that the record has are passed over. The `time` is the writer's clock, in ISO 8601.
    package func add(_ entries: [CodedEntry], time: String) throws(ArchiveError) -> Tally {
        try checked {
            try queue.write { db in
                var writer = try BatchWriter(db)
                for entry in entries { try writer.write(entry) }
                try writer.finish(time: time)
                return writer.tally
            }
        }
    }
}

/// Writes the reports of one transaction.
private struct BatchWriter {
    private let db: Database
    private let first: [LoggedTable: Int]
    private var next: [LoggedTable: Int]
    private(set) var tally = Tally()

    init(_ db: Database) throws {
        self.db = db
        var next: [LoggedTable: Int] = [:]
        for table in LoggedTable.allCases {
            next[table] = (try Int.fetchOne(db, sql: "SELECT max(number) FROM \(table.rawValue)") ?? 0) + 1
        }
        self.next = next
        first = next
    }

    private mutating func number(in table: LoggedTable) -> Int {
        let number = next[table] ?? 1
        next[table] = number + 1
        return number
    }

    mutating func write(_ entry: CodedEntry) throws {
        let content = contentDigest(of: entry.report)
        switch try Identity(of: entry.report, content: content, in: db) {
        case .known: tally.known += 1
        case .version(let version, let document):
            tally.versions += 1
            try write(entry, content: content, document: document, version: version)
        case .new:
            tally.new += 1
            try write(entry, content: content, document: nil, version: 1)
        }
    }

    private mutating func write(_ entry: CodedEntry, content: String, document: Int?, version: Int) throws {
        let report = entry.report
        let number = number(in: .reports)
        try insert(
            "reports",
            [
                number, document ?? number, version, text(report.id), entry.given, text(report.title),
                text(report.text), text(report.language), text(report.published), text(report.outlet),
                text(report.url), content,
            ]
        )
        try writeCoding(of: entry, report: number)
    }

    private mutating func writeCoding(of entry: CodedEntry, report: Int) throws {
        let coding = number(in: .codings)
        let provenance = entry.provenance
        try insert(
            "codings",
            [
                coding, report, entry.coded.language.rawValue, text(provenance.griot),
                text(provenance.language),
                text(provenance.rules), text(provenance.gazetteer), text(provenance.directory),
                text(entry.line),
            ]
        )
        for (ordinal, claim) in entry.coded.claims.enumerated() {
            try write(claim, ordinal: ordinal, coding: coding)
        }
        tally.claims += entry.coded.claims.count
    }

    private mutating func write(_ claim: Claim, ordinal: Int, coding: Int) throws {
        let number = number(in: .claims)
        let (place, date) = (claim.place?.place, claim.date?.date)
        try insert(
            "claims",
            [
                number, coding, ordinal, text(claim.id), claim.type.rawValue, text(claim.modes.first),
                text(claim.modes.joined(separator: ";")), text(claim.contexts.joined(separator: ";")),
                claim.status.rawValue, claim.isAlleged, claim.salience.rawValue, claim.quad, claim.score,
                text(claim.cameo), date?.from.description, date?.to.description, date?.precision.rawValue,
                date?.basis.rawValue, text(place?.name), text(place?.country), text(place?.admin1),
                place?.latitude, place?.longitude, place?.geonames, place?.precision.rawValue,
                text(claim.trigger.words), text(claim.sentence.words), claim.confidence, text(claim.rule),
            ]
        )
        let parties = claim.actors.map { ("actor", $0) } + claim.recipients.map { ("recipient", $0) }
        for (ordinal, (role, party)) in parties.enumerated() {
            try write(party, role: role, ordinal: ordinal, claim: number)
        }
        for (ordinal, figure) in claim.figures.enumerated() {
            try write(figure, ordinal: ordinal, claim: number)
        }
    }

    private func write(_ party: Party, role: String, ordinal: Int, claim: Int) throws {
        let actor = party.actor
        try insert(
            "claim_parties",
            [
                claim, ordinal, role, text(actor.id), text(actor.name), text(actor.country),
                text(actor.sectors.first), party.basis.rawValue, text(party.evidence.words),
            ]
        )
    }

    private func write(_ figure: Figure, ordinal: Int, claim: Int) throws {
        try insert(
            "claim_figures",
            [
                claim, ordinal, figure.quantity.rawValue, figure.low, figure.high, figure.bound.rawValue,
                text(figure.counted?.words), text(figure.counted?.sector), text(figure.counted?.country),
                text(figure.claimant), text(figure.evidence.words),
            ]
        )
    }

    /// Writes what was done into the log, unless nothing was.
    func finish(time: String) throws {
        var rows: [LoggedTable: Range<Int>] = [:]
        for table in LoggedTable.allCases { rows[table] = (first[table] ?? 1)..<(next[table] ?? 1) }
        guard rows.values.contains(where: { !$0.isEmpty }) else { return }
        try Log.append("add", members: [], time: time, rows: rows, in: db)
    }

    /// Inserts a row with a value for each column, bound and never part of the SQL.
    private func insert(_ table: StaticString, _ values: [(any DatabaseValueConvertible)?]) throws {
        let places = values.map { _ in "?" }.joined(separator: ", ")
        try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
            .execute(arguments: StatementArguments(values))
    }

    private func text(_ text: String?) -> String? { StoredText.stored(text) }
}
