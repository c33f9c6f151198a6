import Archiving
import EventData
import GriotTesting
import Testing

@Suite struct `Browsing events` {
    private func listed(
        _ filter: EventFilter = EventFilter(),
        from: Int = 0,
        count: Int = 100,
        isNewestFirst: Bool = false
    ) throws -> [String] {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        return try record.reopened().events(
            matching: filter,
            from: from,
            count: count,
            isNewestFirst: isNewestFirst
        ).map(\.event.id)
    }

    @Test func `lists events in order of time, those without a date at the end`() throws {
        #expect(try listed() == ["strike", "siege", "talks", "summit", "visit"])
        #expect(try listed(isNewestFirst: true) == ["summit", "talks", "siege", "strike", "visit"])
    }

    @Test(arguments: [
        (0, 2, ["strike", "siege"]), (2, 2, ["talks", "summit"]), (4, 2, ["visit"]), (5, 2, []), (0, 0, []),
        (-3, 1, ["strike"]), (0, -1, []),
    ])
    func `lists a page of them`(from: Int, count: Int, ids: [String]) throws {
        #expect(try listed(from: from, count: count) == ids)
    }

    @Test func `gives the words of the claim that an event began with`() throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        let listed = try record.reopened().events(
            matching: EventFilter(),
            from: 0,
            count: 1,
            isNewestFirst: false
        )
        #expect(listed.first?.words == "attacked strike" && listed.first?.language == "en")
        #expect(listed.first?.event.story == "s1")
    }

    @Test(arguments: [
        (Facet.type, ["AGREE 1", "ASSAULT 2", "CONSULT 2"]), (.country, [" 2", "BFA 1", "FRA 1", "MLI 1"]),
        (.status, ["future 1", "occurred 3", "ongoing 1"]), (.witnesses, ["1 3", "2 1", "3+ 1"]),
        (.contested, ["0 4", "1 1"]),
    ])
    func `counts events by what tells them apart`(facet: Facet, counts: [String]) throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        #expect(
            try record.reopened().counts(of: facet, matching: EventFilter()).map {
                "\($0.value) \($0.events)"
            } == counts
        )
    }

    @Test func `counts of every facet add up to the events that fit`() throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        var filter = EventFilter()
        filter.choice.types = ["ASSAULT", "AGREE"]
        for facet in Facet.allCases {
            #expect(
                try record.reopened().counts(of: facet, matching: filter).map(\.events).reduce(0, +) == 3,
                "\(facet)"
            )
        }
    }

    @Test func `gives the days of events, unless there are too many`() throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        let spans = try #require(try record.reopened().spans(matching: EventFilter(), most: 5))
        #expect(spans.map(\.id) == ["strike", "siege", "talks", "summit", "visit"])
        #expect(spans[1].from == "2025-01-31" && spans[1].to == "2025-02-02")
        #expect(spans[4].from == nil && spans[4].to == nil)
        #expect(try record.reopened().spans(matching: EventFilter(), most: 4) == nil)
    }

    @Test func `counts events by month and type, those without a date left out`() throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        let months = try record.reopened().months(matching: EventFilter()).map {
            "\($0.month) \($0.type) \($0.events)"
        }
        #expect(months == ["2025-01 ASSAULT 2", "2025-03 AGREE 1", "2025-03 CONSULT 1"])
    }

    @Test func `has another head after each change and none without`() throws {
        let record = try TemporaryRecord()
        let empty = try record.reopened().head()
        try record.file(someEvents)
        let filed = try record.reopened().head()
        #expect(empty != filed)
        #expect(try record.reopened().head() == filed)
        try record.add(entry("new", "Text."))
        #expect(try record.reopened().head() != filed)
    }

    @Test func `knows an event by the many names that lists give`() throws {
        var filter = EventFilter()
        filter.choice.ids = ["visit", "strike", "nobody"]
        #expect(try listed(filter) == ["strike", "visit"])
    }
}

@Suite struct EventChoiceTests {
    private static let questions = [
        Question("types", ["talks", "summit", "visit"]) { $0.choice.types = ["CONSULT", "AGREE"] },
        Question("countries", ["strike", "siege"]) { $0.choice.countries = ["MLI", "BFA"] },
        Question("events without a country", ["talks", "summit"]) { $0.choice.countries = [""] },
        Question("one country or none", ["talks", "summit", "visit"]) { $0.choice.countries = ["", "FRA"] },
        Question("statuses", ["summit", "visit"]) { $0.choice.statuses = ["future", "ongoing"] },
        Question("one witness", ["siege", "summit", "visit"]) { $0.choice.bands = [.one] },
        Question("two or more", ["strike", "talks"]) { $0.choice.bands = [.two, .more] },
        Question("stories", ["strike", "siege", "talks"]) { $0.choice.stories = ["s1"] },
        Question("no story of that name", []) { $0.choice.stories = ["s9"] },
        Question("a box", ["strike", "siege"]) {
            $0.choice.box = EventChoice.Box(west: -5, south: 10, east: 5, north: 20)
        },
        Question("its edges", ["strike"]) {
            $0.choice.box = EventChoice.Box(west: -0.04, south: 16.27, east: -0.04, north: 16.27)
        },
        Question("a box over the 180th meridian", ["visit"]) {
            $0.choice.box = EventChoice.Box(west: 2, south: -90, east: -170, north: 90)
        },
        Question("all the rest of the earth", ["strike", "siege"]) {
            $0.choice.box = EventChoice.Box(west: 179, south: -90, east: 0, north: 90)
        },
        Question("since before the merge", ["strike", "siege", "talks", "summit", "visit"]) {
            $0.choice.since = "2025-12-23"
        },
        Question("since after the merge", []) { $0.choice.since = "2025-12-24" },
        Question("choices that all must fit", ["siege"]) {
            $0.choice.types = ["ASSAULT"]
            $0.choice.countries = ["BFA", "FRA"]
        },
        Question("words of SQL", []) { $0.choice.types = ["ASSAULT') OR 1=1 --", "a\0b"] },
    ]

    @Test(arguments: questions) func `finds what fits`(question: Question) throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        #expect(try record.events(question.filter) == question.found)
        #expect(try record.reopened().countEvents(matching: question.filter) == question.found.count)
        #expect(
            try record.reopened().events(matching: question.filter, from: 0, count: 9, isNewestFirst: false)
                .map(\.event.id) == question.found
        )
    }

    @Test func `keeps counts that are asked without a choice apart from those with one`() throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        var filter = EventFilter()
        filter.choice.countries = ["MLI"]
        #expect(try record.reopened().places(matching: filter, limit: nil).map(\.name) == ["Gao"])
        #expect(try record.reopened().places(matching: EventFilter(), limit: nil).count == 3)
    }
}

@Suite struct `Places of a map` {
    @Test func `has a mark for each place, those with most events first`() throws {
        let record = try TemporaryRecord()
        let more = [
            event("raid", by: [Made.jnim], at: Made.gao, when: "2025-04-01"),
            event("plan", .agree, by: [Made.mali], at: Made.gao, status: .future, contested: [.place]),
        ]
        try record.file(someEvents + more)
        let marks = try record.reopened().placeMarks(matching: EventFilter(), most: 10)
        #expect(marks.map(\.name) == ["Gao", "Djibo", "Paris"])
        #expect(marks.map(\.events) == [3, 1, 1])
        #expect(
            marks[0].types == ["ASSAULT": 2, "AGREE": 1] && marks[0].contested == 2 && marks[0].future == 1
        )
        #expect(marks[0].latitude == 16.27 && marks[0].admin1 == "Gao" && marks[0].precision == "place")
        #expect(try record.reopened().placeMarks(matching: EventFilter(), most: 1).map(\.name) == ["Gao"])
    }

    @Test func `marks one name apart by country, division and precision`() throws {
        let record = try TemporaryRecord()
        var near = Made.gao
        near.precision = .near
        var other = Made.gao
        other.country = "AGO"
        try record.file([event("a", at: Made.gao), event("b", at: near), event("c", at: other)])
        let marks = try record.reopened().placeMarks(matching: EventFilter(), most: 10)
        #expect(
            Set(marks.map { "\($0.country ?? "") \($0.precision)" }) == [
                "MLI place", "MLI near", "AGO place",
            ]
        )
    }

    @Test func `marks what fits alone, and no event without a place`() throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        var filter = EventFilter()
        filter.type = "CONSULT"
        #expect(try record.reopened().placeMarks(matching: filter, most: 10).map(\.name) == ["Paris"])
    }
}
