import Archiving
import Testing

@testable import Serving

@Suite struct EventQueryTests {
    private func query(_ text: String) throws -> EventQuery {
        try EventQuery(try #require(Address(path: "/events", query: text)))
    }

    @Test func `what is left open asks for everything`() throws {
        let query = try query("lang=fr&sort=-date")
        #expect(query.filter == EventFilter())
        #expect(
            query.isOpen && query.isNewestFirst(byDefault: false) && query.page == 1 && query.count == 100
        )
    }

    @Test(arguments: [
        "q=", "type=", "quad=", "status=", "witnesses=", "in=", "contested=", "from=&to=", "near=", "bbox=",
        "since=", "story=",
    ])
    func `an empty field of a form asks for nothing`(text: String) throws {
        let query = try query(text)
        #expect(query.filter == EventFilter())
        #expect(query.isOpen)
    }

    @Test func `an empty country asks for events without one`() throws {
        #expect(try query("country=").filter.choice.countries == [""])
        #expect(try query("country=MLI,").filter.choice.countries == ["MLI", ""])
        #expect(try !query("country=").isOpen)
    }

    @Test(
        arguments: [
            ("from=2024", "2024-01-01", nil), ("from=2024-02", "2024-02-01", nil),
            ("from=2024-02-29", "2024-02-29", nil),
            ("to=2024", nil, "2024-12-31"), ("to=2024-02", nil, "2024-02-29"),
            ("to=2023-02", nil, "2023-02-28"),
            ("from=2024-01&to=2024-04", "2024-01-01", "2024-04-30"),
        ] as [(String, String?, String?)]
    )
    func `months and years are their first and last days`(text: String, from: String?, to: String?) throws {
        let filter = try query(text).filter
        #expect(filter.from == from)
        #expect(filter.to == to)
    }

    @Test func `quads are types, and types within quads`() throws {
        #expect(
            try query("quad=mx").filter.choice.types == [
                "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
            ]
        )
        #expect(try query("quad=mx&type=ASSAULT,AID").filter.choice.types == ["ASSAULT"])
        #expect(try query("quad=vc&type=ASSAULT").filter.choice.types == ["none"])
    }

    @Test func `a circle is 50 kilometres unless it says so`() throws {
        let circle = try #require(try query("near=14.10,-1.63").filter.circle)
        #expect(circle.kilometres == 50 && circle.latitude == 14.1 && circle.longitude == -1.63)
        #expect(try query("near=14.10,-1.63&radius=7.5").filter.circle?.kilometres == 7.5)
    }

    @Test(arguments: [
        "type=KILL", "type=assault", "quad=zz", "status=done", "witnesses=4", "witnesses=1,x",
        "contested=yes", "page=0",
        "page=-1", "page=x", "page=99999999999999999999", "limit=0", "limit=1001", "from=yesterday",
        "from=2024-13",
        "from=2024-02-30", "to=2024-1-1-1", "from=-2024", "near=14.1", "near=91,0", "near=nan,0",
        "near=1,2,3",
        "near=1,2&radius=0", "near=1,2&radius=x", "near=1,2&radius=inf", "bbox=1,2,3", "bbox=a,b,c,d",
        "bbox=nan,0,1,1",
        "bbox=0,91,1,92", "bbox=0,20,1,10", "bbox=-500,0,1,1", "since=yesterday", "since=2024-13-01",
        "sort=size",
        "country=Mali", "near=1,,2",
    ])
    func `what is not understood is refused`(text: String) throws {
        #expect { try query(text) } throws: { error in
            let problem = error as? DeskProblem
            return problem?.status == 400 && problem?.code == "desk.value"
        }
    }

    @Test(arguments: [
        "since=2024-08", "since=2024-08-24", "since=2024-08-24T10:00:00Z", "since=2024", "sort=date",
        "bbox=170,-10,-170,10", "contested=1,0",
    ])
    func `other ways to say it are understood`(text: String) throws { _ = try query(text) }
}
