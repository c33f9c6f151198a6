import Archiving
import Chronicling
import EventData
import GriotTesting
import Testing

/// What a reviewer does, without what the record adds.
private func review(
    _ action: Review.Action,
    _ claim: String,
    slot: String? = nil,
    value: String? = nil,
    other: String? = nil,
    by reviewer: String = "ana"
) -> Review {
    Review(
        number: 0,
        time: "",
        reviewer: reviewer,
        action: action,
        claim: claim,
        slot: slot,
        value: value,
        other: other,
        batch: 0
    )
}

private func raid(
    _ id: String,
    when day: String = "2025-06-02",
    at place: Place = Made.menaka,
    killed: Int? = 12
) -> Claim {
    Made.claim(id, by: [Made.jnim], on: [Made.villagers], at: place, when: day, killed: killed)
}

private let first = Telling(
    "one",
    "2025-06-03",
    "Gunmen attacked the market of Ménaka on Monday.",
    outlet: "A",
    raid("a")
)
private let second = Telling(
    "two",
    "2025-06-04",
    "Twelve traders died when armed men stormed the stalls, residents said by telephone.",
    outlet: "B",
    raid("b", killed: 14)
)
private let talks = Telling(
    "three",
    "2025-06-10",
    "The finance minister presented a budget to deputies of three parties.",
    Made.claim("v", .consult, by: [Made.mali], on: [Made.france], at: Made.paris, when: "2025-06-09")
)

private func record() throws -> TemporaryChronicle {
    let record = try TemporaryChronicle()
    try record.add(first, second, talks)
    try record.merge()
    return record
}

@Suite struct `Reviewing a record` {
    private let time = TemporaryChronicle.time

    @Test func `starts from what the program found`() throws {
        #expect(try record().events() == ["ea: a b", "ev: v"])
    }

    @Test func `leaves rejected claims out of events, and takes them in again when it is undone`() throws {
        let record = try record()
        try record.archive.review([review(.reject, "b")], time: time)
        try record.merge()
        #expect(try record.events() == ["ea: a", "ev: v"])
        #expect(try record.event("ea").tallies.first?.isContested == false)
        #expect(try record.archive.undo(by: "ana", time: time)?.first?.action == .undo)
        try record.merge()
        #expect(try record.events() == ["ea: a b", "ev: v"])
        #expect(try record.archive.undo(by: "ana", time: time) == nil)
    }

    @Test func `puts what people say in the place of what was coded`() throws {
        let record = try record()
        try record.archive.review(
            [
                review(.edit, "v", slot: "type", value: #""AID""#),
                review(.edit, "v", slot: "status", value: #""future""#),
                review(.edit, "v", slot: "recipient", value: nil),
                review(.edit, "v", slot: "date", value: #"{"from":"2025-07-01","to":"2025-07-03"}"#),
                review(.edit, "v", slot: "place", value: #"{"name":"Gao","country":"MLI"}"#),
                review(.edit, "v", slot: "killed", value: #"{"low":3,"high":5}"#),
                review(.edit, "v", slot: "actor", value: #"[{"name":"UN","sectors":["IGO"]}]"#),
            ],
            time: time
        )
        try record.merge()
        let event = try record.event("ev")
        #expect(event.type == .aid && event.status == .future && event.recipients.isEmpty)
        #expect(event.actors.map(\.name) == ["UN"] && event.place?.name == "Gao")
        #expect(event.date?.from.description == "2025-07-01" && event.date?.to.description == "2025-07-03")
        #expect(event.tallies.first?.estimate(by: .ucdp).low == 3)
    }

    @Test(arguments: [#""NONE""#, "17", "{", #"{"from":"2025-02-31"}"#])
    func `is not upset by a value that is none`(_ value: String) throws {
        let record = try record()
        try record.archive.review(
            ["type", "status", "date", "killed"].map { review(.edit, "v", slot: $0, value: value) },
            time: time
        )
        try record.merge()
        #expect(try record.event("ev").type == .consult)
    }

    @Test func `lets the later word count`() throws {
        let record = try record()
        try record.archive.review([review(.edit, "v", slot: "type", value: #""AID""#)], time: time)
        try record.archive.review([review(.edit, "v", slot: "type", value: #""ACCUSE""#)], time: time)
        try record.archive.review([review(.reject, "v"), review(.accept, "v")], time: time)
        try record.merge()
        #expect(try record.event("ev").type == .accuse)
    }

    @Test func `parts what was taken for one, and joins what was taken for two`() throws {
        let record = try record()
        try record.archive.review([review(.part, "b")], time: time)
        try record.merge()
        #expect(try record.events() == ["ea: a", "eb: b", "ev: v"])
        try record.archive.review([review(.join, "b", other: "v")], time: time)
        try record.merge()
        #expect(
            try record.events().map { $0.split(separator: " ").dropFirst().joined() }.sorted() == ["a", "bv"]
        )
        try record.add(Telling("four", "2025-06-05", "Another account of it.", outlet: "D", raid("d")))
        try record.merge()
        #expect(try record.events().contains { $0.hasSuffix("b v") })
    }

    @Test func `stays in the log, which tells when a row is changed`() throws {
        let record = try record()
        let before = try record.logLength()
        try record.archive.review([review(.accept, "a"), review(.flag, "b")], time: time)
        #expect(try record.logLength() == before + 1)
        #expect(try record.archive.verify().finding == nil)
        try record.tamper(
            "DROP TRIGGER reviews_no_update; UPDATE reviews SET action = 'reject' WHERE number = 1"
        )
        #expect(try record.archive.verify().finding?.table == "reviews")
    }

    @Test func `refuses a claim that nobody knows`() throws {
        let record = try record()
        #expect(throws: ArchiveError.self) {
            try record.archive.review([review(.accept, "z")], time: self.time)
        }
        #expect(try record.archive.reviews().isEmpty)
    }

    @Test func `undoes what one press did together, and only one's own`() throws {
        let record = try record()
        try record.archive.review([review(.flag, "a")], time: time)
        try record.archive.review([review(.reject, "a"), review(.reject, "b")], time: time)
        try record.archive.review([review(.accept, "v", by: "ben")], time: time)
        _ = try record.archive.undo(by: "ana", time: time)
        #expect(try record.archive.reviews().map(\.action) == [.flag, .accept])
        #expect(try record.archive.reviewLog(most: 9).count == 6)
    }

    @Test func `finds claims that were coded from the same words to the same`() throws {
        let record = try record()
        let like = try record.archive.likeCases(of: "a", role: "actor", words: "attacked", most: 9)
        #expect(like.map(\.claim) == ["b"])
    }

    @Test func `queues what matters and is in doubt first`() throws {
        let record = try record()
        let queue = try record.archive.queue(in: .doubt, most: 9)
        #expect(Set(queue.map(\.claim)) == ["a", "b", "v"] && queue.last?.claim == "v")
        #expect(try record.archive.queue(in: .random, most: 2).count == 2)
    }

    @Test func `measures agreement of the program with reviewers, and of these with each other`() throws {
        let record = try record()
        let chronicle = Chronicle(record.archive)
        #expect(try chronicle.agreement().isEmpty)
        try record.archive.review([review(.accept, "a"), review(.accept, "v")], time: time)
        try record.archive.review(
            [
                review(.edit, "v", slot: "type", value: #""AID""#, by: "ben"),
                review(.accept, "v", by: "ben"), review(.accept, "a", by: "ben"),
            ],
            time: time
        )
        let type = try #require(try chronicle.agreement().first { $0.field == "type" })
        #expect(type.machine?.units == 4 && type.reviewers?.units == 2)
        let alpha = try #require(type.reviewers?.alpha)
        #expect(alpha < 1)
    }
}

@Suite struct `Agreement of coders` {
    @Test func `is 1 where all say the same of different things, and nothing where all is one`() {
        #expect(Agreement(of: [["a", "a"], ["b", "b"]])?.alpha == 1)
        #expect(Agreement(of: [["a", "a"], ["a", "a"]]) == nil)
        #expect(Agreement(of: [["a"], ["b"]]) == nil)
    }

    /// Krippendorff (2011), section C: nominal data of four observers with missing values, alpha 0.743.
    @Test func `is what its author reckons`() throws {
        let units = [
            ["1", "1", "1"], ["2", "2", "3", "2"], ["3", "3", "3", "3"], ["3", "3", "3", "3"],
            ["2", "2", "2", "2"],
            ["1", "2", "3", "4"], ["4", "4", "4", "4"], ["1", "1", "2", "1"], ["2", "2", "2", "2"],
            ["5", "5", "5"], ["1", "1"], ["3"],
        ]
        let agreement = try #require(Agreement(of: units))
        #expect((agreement.alpha * 1000).rounded() == 743)
        #expect(agreement.low < agreement.alpha && agreement.alpha < agreement.high)
        #expect(agreement == Agreement(of: units))
    }
}
