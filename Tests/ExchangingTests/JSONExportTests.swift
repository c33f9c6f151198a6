import EventData
import Exchanging
import GriotTesting
import Testing
import Unpacking

private func values(_ bytes: [UInt8]) throws -> [JSONValue] {
    try bytes.split(separator: 0x0A).map { try JSONReader.read(Array($0)) }
}

/// The attack without a word for itself, in a place of some precision.
private func attack(in precision: Place.Precision) -> EventBrief {
    var brief = attack
    brief.event.place?.precision = precision
    return brief
}

@Suite struct `Lines in PLOVER's form` {
    @Test func `have a line for each event`() throws {
        var bytes: [UInt8] = []
        for brief in briefs { PLOVERLines().append(brief, to: &bytes) }
        try expectGolden(String(decoding: bytes, as: UTF8.self), "plover.jsonl")
        let events = try values(bytes)
        #expect(events.map { $0["id"]?.string } == briefs.map(\.event.id))
        #expect(events[0]["actor"]?.array?.first?["code"] == .string("REB"))
        #expect(events[0]["size"]?["dead"]?.int == 16)
        #expect(events[1]["event_loc"] == .null)
    }

    @Test func `say what did not come about and what is history`() throws {
        var brief = attack
        brief.event.status = .negated
        brief.event.salience = .background
        brief.event.actors = []
        var bytes: [UInt8] = []
        PLOVERLines().append(brief, to: &bytes)
        let event = try values(bytes)[0]
        #expect(event["mode"] == .array(["firearms", "negation", "historical"].map { .string($0) }))
        #expect(event["actor"]?.array?.first?["code"] == .string("UNK"))
    }
}

@Suite struct `A collection of GeoJSON` {
    private func features(_ briefs: [EventBrief]) throws -> [JSONValue] {
        var collection = GeoJSONCollection()
        var bytes = collection.header()
        for brief in briefs { collection.append(brief, to: &bytes) }
        bytes += collection.footer()
        return try JSONReader.read(bytes)["features"]?.array ?? []
    }

    @Test func `has a feature for each event`() throws {
        var collection = GeoJSONCollection()
        var bytes = collection.header()
        for brief in briefs { collection.append(brief, to: &bytes) }
        try expectGolden(String(decoding: bytes + collection.footer(), as: UTF8.self), "events.geojson")
        let features = try features(briefs)
        #expect(features.count == briefs.count)
        #expect(features[0]["geometry"]?["coordinates"] == .array([.number("-2.2183"), .number("15.0755")]))
    }

    @Test func `may be empty`() throws {
        #expect(try features([]).isEmpty)
    }

    @Test(arguments: [
        (Place.Precision.place, true, false), (.near, true, false), (.admin2, true, true),
        (.admin1, true, true), (.country, false, true), (.region, false, true),
    ])
    func `puts no pin where nobody said that it was`(
        precision: Place.Precision,
        hasPoint: Bool,
        isArea: Bool
    ) throws {
        let feature = try features([attack(in: precision)])[0]
        #expect((feature["geometry"] != .null) == hasPoint)
        #expect(feature["properties"]?["area"] == .bool(isArea))
    }

    @Test func `has no pin without a place or beyond the earth`() throws {
        var brief = attack
        brief.event.place?.latitude = 91
        let features = try features([summit, brief])
        #expect(features.allSatisfy { $0["geometry"] == .null })
    }
}

@Suite struct `Lines in FollowTheMoney's form` {
    private func lines(_ briefs: [EventBrief]) throws -> [JSONValue] {
        var lines = FollowTheMoneyLines()
        var bytes: [UInt8] = []
        for brief in briefs { lines.append(brief, to: &bytes) }
        return try values(bytes)
    }

    @Test func `have a line for each entity`() throws {
        var lines = FollowTheMoneyLines()
        var bytes: [UInt8] = []
        for brief in briefs { lines.append(brief, to: &bytes) }
        try expectGolden(String(decoding: bytes, as: UTF8.self), "followthemoney.jsonl")
    }

    @Test func `have each entity once`() throws {
        let once = try lines(briefs)
        #expect(try lines(briefs + briefs) == once)
        let ids = once.compactMap { $0["id"]?.string }
        #expect(ids.count == once.count && Set(ids).count == ids.count)
    }

    @Test func `lead nowhere but to each other`() throws {
        let entities = try lines(briefs)
        let ids = Set(entities.compactMap { $0["id"]?.string })
        for entity in entities {
            for name in ["involved", "proof", "document", "resolved"] {
                for id in entity["properties"]?[name]?.array ?? [] {
                    #expect(id.string.map { ids.contains($0) } == true)
                }
            }
        }
    }

    @Test func `leave out what was denied`() throws {
        var brief = attack
        brief.event.status = .negated
        #expect(try lines([brief]).isEmpty)
    }
}
