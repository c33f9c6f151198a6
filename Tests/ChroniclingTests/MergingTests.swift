import Archiving
import Chronicling
import EventData
import GriotTesting
import Testing

/// Texts that were written for these tests, of things that have nothing in common.
private enum Texts {
    static let raid = """
        Gunmen on motorcycles attacked a market in Ménaka on Monday morning and killed twelve people, the regional \
        governor said. The attackers came from the forest shortly after traders had opened their shops, according to \
        a woman who sells cloth there and hid behind a well until they left.
        """
    static let ownRaid = """
        Twelve traders died when armed men stormed the stalls of Ménaka, residents reached by telephone told this \
        newspaper. "We heard shooting and everybody ran," said a butcher who lost a brother.
        """
    static let budget = """
        The finance minister presented a budget with lower fuel subsidies to parliament, where deputies of three \
        parties left the hall before he had finished reading it.
        """
    static let football = """
        The national football team won its last qualifying match by a late goal, and crowds filled the avenues of the \
        capital until after midnight.
        """
    static let harvest = """
        Farmers along the river have started to plant sorghum early because the dam upstream released water weeks \
        before it was expected to do so.
        """
}

private func raid(
    _ id: String,
    when day: String? = "2025-06-02",
    at place: Place = Made.menaka,
    killed: Int? = 12,
    status: Claim.Status = .occurred
) -> Claim {
    Made.claim(
        id,
        by: [Made.jnim],
        on: [Made.villagers],
        at: place,
        when: day,
        status: status,
        killed: killed
    )
}

private let first = Telling("one", "2025-06-03", Texts.raid, outlet: "A", raid("a"))
private let second = Telling("two", "2025-06-04", Texts.ownRaid, outlet: "B", raid("b"))
private let copy = Telling("copy", "2025-06-05", Texts.raid + " More follows.", outlet: "C", raid("c"))
private let visit = Telling(
    "three",
    "2025-06-10",
    Texts.budget,
    Made.claim("v", .consult, by: [Made.mali], on: [Made.france], at: Made.paris, when: "2025-06-09")
)

@Suite struct `Merging a record` {
    @Test func `makes one event of what two witnesses tell`() throws {
        let record = try TemporaryChronicle()
        try record.add(first, second, copy, visit)
        let tally = try record.merge()
        #expect(tally.reports == 4 && tally.witnesses == 3 && tally.events == 2 && tally.new == 2)
        #expect(try record.events() == ["ea: a b c", "ev: v"])
        let event = try record.event("ea")
        #expect(event.witnesses == 2 && event.reports == 3 && event.outlets == 3)
        #expect(event.contested.isEmpty)
        #expect(event.tallies.first?.estimate(by: .ucdp).best == 12)
    }

    @Test func `changes nothing where it is done twice`() throws {
        let record = try TemporaryChronicle()
        try record.add(first, second, copy, visit)
        let tally = try record.merge()
        let (lines, length) = (try record.lines(), try record.logLength())
        let again = try record.merge()
        #expect(again.new == 0 && again.changed == 0 && again.merged == 0 && again.gone == 0)
        #expect(again.events == tally.events && again.stories == tally.stories)
        #expect(try record.lines() == lines && record.logLength() == length)
        #expect(try record.archive.merges().count == 1)
    }

    @Test func `of an empty record writes nothing`() throws {
        let record = try TemporaryChronicle()
        #expect(try record.merge().events == 0 && record.logLength() == 1)
    }

    @Test func `writes nothing in a dry run`() throws {
        let record = try TemporaryChronicle()
        try record.add(first, visit)
        let dry = try record.merge(isDryRun: true)
        #expect(try record.events().isEmpty && record.logLength() == 3)
        #expect(try record.merge() == dry)
    }

    @Test func `keeps an event's id when later and earlier reports join it`() throws {
        let record = try TemporaryChronicle()
        try record.add(second)
        try record.merge()
        #expect(try record.events() == ["eb: b"])
        try record.add(first, copy)
        let tally = try record.merge()
        #expect(tally.new == 0 && tally.changed == 1)
        #expect(try record.events() == ["eb: a b c"])
        #expect(try record.changes(from: 1, to: 2) == ["changed eb"])
    }

    @Test func `leaves one id where a later report shows two events to be one, and the other leads there`()
        throws
    {
        let record = try TemporaryChronicle()
        // The one has no day and the other no place: nothing but a third report says that they are one.
        let undated = Made.claim("x", by: [Made.gunmen], at: Made.menaka, killed: 12)
        let unplaced = Made.claim("y", by: [Made.jnim], on: [Made.villagers], when: "2025-06-02")
        try record.add(
            Telling("x", "2025-06-04", Texts.ownRaid, undated),
            Telling("y", "2025-06-03", Texts.harvest, unplaced)
        )
        try record.merge()
        #expect(try record.events() == ["ex: x", "ey: y"])
        try record.add(first)
        let tally = try record.merge()
        #expect(tally.merged == 1 && tally.events == 1)
        let kept = try #require(try record.events().first).prefix(2)
        let other = kept == "ex" ? "ey" : "ex"
        #expect(try record.archive.named(other) == .merged(into: String(kept)))
        #expect(
            try record.changes(from: 1, to: 2)
                == ["changed \(kept)", "merged \(other) \(kept)"].sorted {
                    $0.split(separator: " ")[1] < $1.split(separator: " ")[1]
                }
        )
    }

    @Test func `lets an event go whose report no longer tells of it`() throws {
        let record = try TemporaryChronicle()
        try record.add(first, visit)
        try record.merge()
        try record.add(Telling("one", "2025-06-03", "A correction: " + Texts.raid))
        let tally = try record.merge()
        #expect(tally.gone == 1 && tally.events == 1)
        #expect(try record.archive.named("ea") == .gone)
        #expect(try Chronicle(record.archive).brief(of: "ea") == nil)
        #expect(try record.changes(from: 1, to: 2) == ["gone ea"])
    }

    @Test func `keeps the names of stories and events apart when a report changes its subject and back`()
        throws
    {
        let record = try TemporaryChronicle()
        try record.add(first, second, visit)
        try record.merge()
        #expect(try record.events() == ["ea: a b", "ev: v"])
        try record.add(Telling("one", "2025-06-03", Texts.football))
        try record.merge()
        #expect(try record.events() == ["ea: b", "ev: v"])
        #expect(try storyReports(record).flatMap { $0 }.count == 3)
        #expect(Set(try storyNames(record)).count == (try storyNames(record).count))
        let elsewhere = raid("a", when: "2025-06-20", at: Made.djibo, killed: 3)
        try record.add(Telling("one", "2025-06-21", Texts.harvest, elsewhere))
        try record.merge()
        let events = try record.events()
        #expect(events.count == 3 && events.contains("ea: b") && events.contains { $0.hasSuffix(": a") })
        #expect(try storyReports(record).flatMap { $0 }.count == 3)
        #expect(try record.archive.verify().finding == nil)
    }

    private func storyReports(_ record: TemporaryChronicle) throws -> [[String]] {
        var stories: [[String]] = []
        try record.archive.forEachStory { stories.append($0.reports) }
        return stories
    }

    private func storyNames(_ record: TemporaryChronicle) throws -> [String] {
        var names: [String] = []
        try record.archive.forEachStory { names.append($0.id) }
        return names
    }

    @Test func `does not hang on the order in which the reports came`() throws {
        let tellings = [first, second, copy, visit, Telling("rain", "2025-06-03", Texts.harvest)]
        let record = try TemporaryChronicle()
        for telling in tellings { try record.add(telling) }
        try record.merge()
        for seed in 0..<4 {
            var chance = Chance(seed: UInt64(seed))
            let other = try TemporaryChronicle()
            for telling in tellings.shuffled(using: &chance) { try other.add(telling) }
            try other.merge()
            #expect(try other.lines() == record.lines(), "seed \(seed)")
        }
    }

    @Test func `counts a denial as such`() throws {
        let record = try TemporaryChronicle()
        try record.add(
            first,
            Telling("two", "2025-06-04", Texts.ownRaid, raid("b", killed: nil, status: .negated))
        )
        try record.merge()
        #expect(try record.events() == ["ea: a b"])
        let event = try record.event("ea")
        #expect(event.denials.count == 1 && event.contested == [.status] && event.status == .occurred)
        var filter = EventFilter()
        filter.isContested = true
        #expect(try record.archive.countEvents(matching: filter) == 1)
    }

    @Test func `marks figures that cannot both hold, and no toll that rises in one outlet`() throws {
        let record = try TemporaryChronicle()
        try record.add(first, Telling("two", "2025-06-03", Texts.ownRaid, raid("b", killed: 40)))
        try record.merge()
        #expect(try record.event("ea").contested == [.killed])
        let rising = try TemporaryChronicle()
        try rising.add(
            Telling("one", "2025-06-03", Texts.raid, raid("a", killed: 9)),
            Telling("two", "2025-06-05", Texts.raid + " The toll has risen.", raid("b", killed: 14))
        )
        try rising.merge()
        #expect(try rising.events() == ["ea: a b"])
        #expect(try rising.event("ea").contested.isEmpty)
        #expect(try rising.event("ea").tallies.first?.estimate(by: .ucdp).best == 14)
    }

    @Test(arguments: ["merges", "witness_versions", "event_versions", "event_claims", "standings", "log"])
    func `leaves the file as it was where it is stopped`(_ table: String) throws {
        let record = try TemporaryChronicle()
        try record.add(first, visit)
        try record.merge()
        try record.add(second, copy)
        let (lines, verification) = (try record.lines(), try record.archive.verify())
        try record.tamper(
            "CREATE TRIGGER stop BEFORE INSERT ON \(table) BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        #expect(throws: ArchiveError.self) { try record.merge() }
        #expect(try record.lines() == lines && record.archive.verify() == verification)
        try record.tamper("DROP TRIGGER stop")
        #expect(try record.merge().changed == 1)
        #expect(try record.events() == ["ea: a b c", "ev: v"])
    }

    @Test func `gives an event with all that is told of it`() throws {
        let record = try TemporaryChronicle()
        try record.add(first, second, copy)
        try record.merge()
        let brief = try #require(try Chronicle(record.archive).brief(of: "ea"))
        #expect(brief.claims.map(\.id) == ["a", "b", "c"] && brief.reportOfClaim == [0, 1, 2])
        #expect(brief.reports.map(\.witness) == ["one", "two", "one"])
        #expect(brief.reports[2].original == "one" && brief.reports[2].label != "independent")
        #expect(brief.event.accounts.count == 3 && brief.story != nil)
        #expect(try Chronicle(record.archive).brief(of: "none") == nil)
    }
}
