import Archiving
import EventData
import GriotTesting
import Testing

@Suite struct `Asking for a circle` {
    /// A circle, a place in it, and one beside it.
    struct Pair: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let circle: EventFilter.Circle
        let inside: Place
        let outside: Place

        init(
            _ name: String,
            _ circle: (Double, Double, kilometres: Double),
            inside: (Double, Double),
            outside: (Double, Double)
        ) {
            testDescription = name
            self.circle = EventFilter.Circle(
                latitude: circle.0,
                longitude: circle.1,
                kilometres: circle.kilometres
            )
            self.inside = Self.place(inside)
            self.outside = Self.place(outside)
        }

        private static func place(_ degrees: (Double, Double)) -> Place {
            Place(name: "x", country: nil, latitude: degrees.0, longitude: degrees.1, precision: .place)
        }
    }

    private static let pairs = [
        Pair("on the equator", (0, 0, kilometres: 112), inside: (0, 1), outside: (0, 1.01)),
        Pair(
            "from the east over the 180th meridian",
            (0, 179.5, kilometres: 112),
            inside: (0, -179.5),
            outside: (0, -179)
        ),
        Pair(
            "from the west over it",
            (-17, -179.9, kilometres: 50),
            inside: (-17, 179.7),
            outside: (-17, 179.5)
        ),
        Pair("on it", (10, 180, kilometres: 60), inside: (10, -179.5), outside: (10, -179.4)),
        Pair(
            "on it, seen from the west",
            (10, -180, kilometres: 60),
            inside: (10, 179.5),
            outside: (10, 179.4)
        ),
        Pair("around the north pole", (89.5, 0, kilometres: 112), inside: (89.6, 180), outside: (89.4, 180)),
        Pair(
            "around the south pole",
            (-89.5, 90, kilometres: 112),
            inside: (-89.6, -90),
            outside: (-89.4, -90)
        ),
        Pair(
            "that is widest nearer to the pole",
            (80, 0, kilometres: 1_000),
            inside: (85.5, 60),
            outside: (85.5, 70)
        ),
        Pair("of half the earth", (0, 0, kilometres: 10_000), inside: (0, 89), outside: (0, 91)),
        Pair("of all but a point", (0, 0, kilometres: 20_000), inside: (0, 179), outside: (0, 180)),
        Pair("of no width", (14.1, -1.63, kilometres: 0), inside: (14.1, -1.63), outside: (14.1, -1.62)),
    ]

    @Test(arguments: pairs)
    func `finds the events in it`(_ pair: Pair) throws {
        let record = try TemporaryRecord()
        try record.file([event("in", at: pair.inside), event("out", at: pair.outside), event("nowhere")])
        var filter = EventFilter()
        filter.circle = pair.circle
        #expect(try record.events(filter) == ["in"])
        #expect(try record.archive.countEvents(matching: filter) == 1)
    }

    @Test(arguments: pairs)
    func `finds the claims in it`(_ pair: Pair) throws {
        let record = try TemporaryRecord()
        for (id, place) in [("in", pair.inside), ("out", pair.outside), ("nowhere", nil)] {
            var entry = entry(id, "Of \(id).")
            entry.coded.claims = [Made.claim(id, at: place)]
            try record.add(entry)
        }
        var filter = ClaimFilter()
        filter.circle = pair.circle
        #expect(try record.claims(filter).map(\.id) == ["in"])
    }
}
