internal import EventData
internal import GRDB
internal import Unpacking

/// Writes the outcome of one merge.
struct MergeWriter {
    /// How many digests one entry of the log holds at most.
    private static let rowsAnEntry = 2_000

    private let db: Database
    private let number: Int
    private let time: String
    private let version: String
    private let codings: Int
    private var next: [LoggedTable: Int] = [:]
    /// Rows that were written and are not in the log yet.
    private var waiting: [LoggedTable: Range<Int>] = [:]
    private(set) var hasChanged = false
    private(set) var tally = MergeTally()

    init(_ db: Database, griot version: String, time: String, codings: Int) throws {
        self.db = db
        self.time = time
        for table in LoggedTable.allCases {
            next[table] = (try Int.fetchOne(db, sql: "SELECT max(number) FROM \(table.rawValue)") ?? 0) + 1
        }
        number = next[.merges] ?? 1
        self.version = version
        self.codings = codings
    }

    mutating func write(_ outcome: MergeOutcome) throws {
        try writeStandings(outcome.standings)
        try writeLinks(outcome.links)
        try writeEvents(outcome)
        try Schema.fillCounts(in: db)
        try log()
    }

    /// Gives the next number of a history; the first change makes the merge one that is told of.
    private mutating func row(in table: LoggedTable) throws -> Int {
        if !hasChanged {
            try db.insert("merges", [number, time, version, codings])
            waiting[.merges] = number..<number + 1
        }
        let row = next[table] ?? 1
        next[table] = row + 1
        waiting[table] = (waiting[table]?.lowerBound ?? row)..<row + 1
        hasChanged = true
        return row
    }

    private mutating func logIfFull() throws {
        if waiting.values.reduce(0, { $0 + $1.count }) >= Self.rowsAnEntry { try log() }
    }

    private mutating func log() throws {
        guard !waiting.isEmpty else { return }
        let members = [JSONMember(key: "merge", value: .number("\(number)"))]
        try Log.append("merge", members: members, time: time, rows: waiting, in: db)
        waiting = [:]
    }

    // MARK: Standings

    private mutating func writeStandings(_ standings: [MergeOutcome.Standing]) throws {
        var before: [Int: MergeOutcome.Standing] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM standings")
        while let row = try rows.next() {
            let standing = MergeOutcome.Standing(row)
            before[standing.report] = standing
        }
        try db.execute(sql: "DELETE FROM standings")
        for standing in standings {
            try write(standing, before: before[standing.report])
            try db.insert(
                "standings",
                [
                    standing.report, standing.witness, standing.label, standing.original,
                    standing.containment, StoredText.stored(standing.story),
                ]
            )
        }
        tally.reports = standings.count
        tally.witnesses = Set(standings.map(\.witness)).count
        tally.stories = Set(standings.map(\.story)).count
    }

    private mutating func write(
        _ standing: MergeOutcome.Standing,
        before: MergeOutcome.Standing?
    ) throws {
        if before?.story != standing.story {
            try db.insert(
                "story_versions",
                [
                    try row(in: .storyVersions), number, standing.report, StoredText.stored(standing.story),
                ]
            )
        }
        var old = before
        old?.story = standing.story
        if old != standing {
            try db.insert(
                "witness_versions",
                [
                    try row(in: .witnessVersions), number, standing.report, standing.witness, standing.label,
                    standing.original, standing.containment,
                ]
            )
        }
        try logIfFull()
    }

    private mutating func writeLinks(_ links: [MergeOutcome.Link]) throws {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM links ORDER BY kind, report, other")
        let before = rows.map(MergeOutcome.Link.init)
        let known = Set(before)
        try db.execute(sql: "DELETE FROM links")
        for link in links {
            if !known.contains(link) { try writeVersion(of: link) }
            let because = StoredText.stored(link.because)
            try db.insert("links", [link.kind, link.report, link.other, link.share, because])
        }
        let present = Set(links.map(\.ends))
        for var link in before where !present.contains(link.ends) {
            // A link that went away has a last row, in which nothing is shared.
            (link.share, link.because) = (0, "")
            try writeVersion(of: link)
        }
    }

    private mutating func writeVersion(of link: MergeOutcome.Link) throws {
        try db.insert(
            "link_versions",
            [
                try row(in: .linkVersions), number, link.kind, link.report, link.other, link.share,
                StoredText.stored(link.because),
            ]
        )
        try logIfFull()
    }

    // MARK: Events

    private mutating func writeEvents(_ outcome: MergeOutcome) throws {
        let before = try presentEvents()
        for table in ["events", "event_parties", "event_claims", "event_places"] {
            try db.execute(sql: "DELETE FROM \(table)")
        }
        var ids: Set<String> = []
        for (index, filed) in outcome.events.enumerated() {
            ids.insert(filed.event.id)
            let version = try version(of: filed, before: before[filed.event.id])
            try write(filed, number: index + 1, version: version)
            try logIfFull()
        }
        tally.events = outcome.events.count
        // What is not there any more keeps its name, and says where it went.
        for id in before.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        where !ids.contains(id) {
            let successor = outcome.successors[id]
            if successor == nil { tally.gone += 1 } else { tally.merged += 1 }
            try db.insert(
                "event_versions",
                [
                    try row(in: .eventVersions), number, StoredText.stored(id),
                    successor == nil ? "gone" : "merged", StoredText.stored(successor), "null",
                ]
            )
            try logIfFull()
        }
    }

    /// The version of each event of the present.
    private func presentEvents() throws -> [String: Int] {
        var present: [String: Int] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT id, version FROM events")
        while let row = try rows.next() { present[StoredText.received(row[0])] = row[1] }
        return present
    }

    private mutating func version(
        of filed: MergeOutcome.Filed,
        before: Int?
    ) throws -> Int {
        let line = StoredText.stored(filed.line)
        if let before {
            let statement = try db.cachedStatement(sql: "SELECT line FROM event_versions WHERE number = ?")
            if try String.fetchOne(statement, arguments: [before]) == line { return before }
        }
        if before == nil { tally.new += 1 } else { tally.changed += 1 }
        let version = try row(in: .eventVersions)
        try db.insert(
            "event_versions",
            [version, number, StoredText.stored(filed.event.id), "machine", nil, line]
        )
        return version
    }

    private func write(_ filed: MergeOutcome.Filed, number: Int, version: Int) throws {
        let (event, place) = (filed.event, filed.event.place)
        try db.insert(
            "events",
            [
                number, StoredText.stored(event.id), version, StoredText.stored(filed.story),
                event.type.rawValue, StoredText.stored(event.modes.first), event.status.rawValue,
                event.salience.rawValue, event.score, event.date?.from.description,
                event.date?.to.description,
                StoredText.stored(place?.name), StoredText.stored(place?.country),
                StoredText.stored(place?.admin1), place?.latitude, place?.longitude, event.witnesses,
                event.reports, event.contested.count,
                event.tallies.first { $0.quantity == .killed }?.estimate(by: .ucdp).best,
                place?.precision.rawValue,
            ]
        )
        let parties = event.actors.map { ("actor", $0) } + event.recipients.map { ("recipient", $0) }
        for (ordinal, (role, actor)) in parties.enumerated() {
            try db.insert(
                "event_parties",
                [
                    number, ordinal, role, StoredText.stored(actor.id), StoredText.stored(actor.name),
                    StoredText.stored(actor.country), StoredText.stored(actor.sectors.first),
                ]
            )
        }
        for (ordinal, claim) in filed.claims.enumerated() {
            try db.insert("event_claims", [number, ordinal, claim])
        }
        if let place, let latitude = place.latitude, let longitude = place.longitude {
            try db.insert("event_places", [number, latitude, latitude, longitude, longitude])
        }
    }
}

extension MergeOutcome.Standing {
    fileprivate init(_ row: Row) {
        self.init(
            report: row["report"],
            witness: row["witness"],
            label: row["label"],
            original: row["original"],
            containment: row["containment"],
            story: StoredText.received(row["story"])
        )
    }
}

extension MergeOutcome.Link {
    /// What names the link.
    fileprivate var ends: [String] { [kind, "\(report)", "\(other)"] }

    fileprivate init(_ row: Row) {
        self.init(
            kind: row["kind"],
            report: row["report"],
            other: row["other"],
            share: row["share"],
            because: StoredText.received(row["because"])
        )
    }
}
