internal import EventData
internal import GRDB

/// A value of a column.
typealias Column = any DatabaseValueConvertible

/// Writes the reports of one transaction.
struct BatchWriter {
    let db: Database
    private let first: [LoggedTable: Int]
    private var next: [LoggedTable: Int]
    var tally = AddTally()

    init(_ db: Database) throws {
        self.db = db
        var next: [LoggedTable: Int] = [:]
        for table in LoggedTable.allCases {
            next[table] = (try Int.fetchOne(db, sql: "SELECT max(number) FROM \(table.rawValue)") ?? 0) + 1
        }
        self.next = next
        first = next
    }

    mutating func number(in table: LoggedTable) -> Int {
        let number = next[table] ?? 1
        next[table] = number + 1
        return number
    }

    mutating func write(_ entry: CodedEntry) throws {
        let content = contentDigest(of: entry.report)
        switch try Identity(of: entry.report, content: content, in: db) {
        case .known:
            tally.known += 1
            if let capture = entry.capture { try write(capture, ofKnown: entry.report, content: content) }
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
                text(report.url), content, text(report.byline), text(report.agency), text(report.modified),
            ]
        )
        if let capture = entry.capture { try write(capture, report: number) }
        try writeCoding(of: entry, report: number)
    }

    /// Writes a coding of a report that is there.
    mutating func writeCoding(of entry: CodedEntry, report: Int) throws {
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
        for (ordinal, quotation) in entry.coded.quotations.enumerated() {
            try write(quotation, ordinal: ordinal, coding: coding)
        }
        for (ordinal, relation) in entry.coded.relations.enumerated() {
            try write(relation, ordinal: ordinal, coding: coding)
        }
        for (ordinal, claim) in entry.coded.claims.enumerated() {
            try write(claim, ordinal: ordinal, coding: coding)
        }
        tally.claims += entry.coded.claims.count
    }

    private mutating func write(_ claim: Claim, ordinal: Int, coding: Int) throws {
        let number = number(in: .claims)
        try insert(
            "claims",
            [
                number, coding, ordinal, text(claim.id), claim.type.rawValue, text(claim.modes.first),
                list(claim.modes), list(claim.contexts), claim.status.rawValue, claim.isAlleged,
                claim.salience.rawValue, claim.quad, claim.score, text(claim.cameo),
            ] + columns(of: claim.date) + columns(of: claim.place) + columns(of: claim.trigger)
                + columns(of: claim.sentence) + [claim.confidence, text(claim.rule)]
        )
        let parties = claim.actors.map { ("actor", $0) } + claim.recipients.map { ("recipient", $0) }
        for (ordinal, (role, party)) in parties.enumerated() {
            try write(party, role: role, ordinal: ordinal, claim: number)
        }
        for (ordinal, figure) in claim.figures.enumerated() {
            try write(figure, ordinal: ordinal, claim: number)
        }
        for (ordinal, voice) in claim.attribution.enumerated() {
            try insert(
                "claim_voices",
                [number, ordinal, voice.kind.rawValue] + columns(of: voice.evidence)
            )
        }
    }

    private func write(_ party: Party, role: String, ordinal: Int, claim: Int) throws {
        let actor = party.actor
        try insert(
            "claim_parties",
            [
                claim, ordinal, role, text(actor.id), text(actor.name), text(actor.country),
                text(actor.sectors.first), list(actor.sectors), text(actor.kind), party.basis.rawValue,
            ] + columns(of: party.evidence)
        )
    }

    private func write(_ figure: Figure, ordinal: Int, claim: Int) throws {
        try insert(
            "claim_figures",
            [
                claim, ordinal, figure.quantity.rawValue, figure.low, figure.high, figure.bound.rawValue,
                text(figure.counted?.words), text(figure.counted?.sector), text(figure.counted?.country),
                text(figure.claimant),
            ] + columns(of: figure.evidence)
        )
    }

    private func write(_ quotation: Quotation, ordinal: Int, coding: Int) throws {
        let (speaker, actor) = (quotation.speaker, quotation.speaker?.actor)
        try insert(
            "quotations",
            [coding, ordinal] + columns(of: quotation.evidence) + [
                text(speaker?.evidence.words), text(actor?.id), text(actor?.name), text(actor?.country),
                text(actor?.sectors.first), text(speaker?.role),
            ]
        )
    }

    private func write(_ relation: Relation, ordinal: Int, coding: Int) throws {
        try insert(
            "relations",
            [coding, ordinal, relation.kind.rawValue] + columns(of: relation.subject.actor)
                + columns(of: relation.object.actor) + [
                    text(relation.role), relation.since?.from.description, relation.since?.to.description,
                    relation.until?.from.description, relation.until?.to.description,
                ] + columns(of: relation.evidence)
        )
    }

    // MARK: Columns

    private func columns(of evidence: Evidence?) -> [Column?] {
        [
            text(evidence?.words), evidence?.part.rawValue, evidence?.span.start, evidence?.span.end,
        ]
    }

    private func columns(of actor: Actor) -> [Column?] {
        [text(actor.id), text(actor.name), text(actor.country), text(actor.sectors.first)]
    }

    private func columns(of stated: StatedDate?) -> [Column?] {
        let date = stated?.date
        return columns(of: stated?.evidence) + [
            date?.from.description, date?.to.description, date?.precision.rawValue, date?.basis.rawValue,
        ]
    }

    private func columns(of located: LocatedPlace?) -> [Column?] {
        let place = located?.place
        return columns(of: located?.evidence) + [
            text(place?.name), text(place?.country), text(place?.admin1), place?.latitude, place?.longitude,
            place?.geonames, place?.precision.rawValue,
        ]
    }

    private func list(_ words: [String]) -> String { StoredText.stored(words.joined(separator: ";")) }

    /// Writes what was done into the log, unless nothing was.
    func finish(time: String, step: String = "add") throws {
        var rows: [LoggedTable: Range<Int>] = [:]
        for table in LoggedTable.allCases { rows[table] = (first[table] ?? 1)..<(next[table] ?? 1) }
        guard rows.values.contains(where: { !$0.isEmpty }) else { return }
        try Log.append(step, members: [], time: time, rows: rows, in: db)
    }

    private func insert(_ table: StaticString, _ values: [Column?]) throws {
        try db.insert(table, values)
    }

    private func text(_ text: String?) -> String? { StoredText.stored(text) }
}

extension Database {
    /// Inserts a row with a value for each column, bound and never part of the SQL.
    func insert(_ table: StaticString, _ values: [Column?]) throws {
        let places = values.map { _ in "?" }.joined(separator: ", ")
        try cachedStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
            .execute(arguments: StatementArguments(values))
    }
}
