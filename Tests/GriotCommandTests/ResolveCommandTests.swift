import Foundation
import Testing

@Suite struct `griot resolve` {
    private func resolve(_ kind: String, _ lines: [String]) throws -> Griot.Outcome {
        let input = Data(lines.joined(separator: "\n").utf8)
        return try Griot(models: []).run("resolve", "--kind", kind, "--jsonl", "-", input: input)
    }

    @Test(arguments: [
        (
            "actor", #"{"id":1,"text":"Malian soldiers"}"#,
            ["basis", "country", "entity", "id", "name", "sectors"]
        ),
        (
            "place", #"{"id":1,"text":"near Djibo"}"#,
            ["admin1", "candidates", "country", "geonames", "id", "lat", "lon", "name", "precision"]
        ),
        (
            "date", #"{"id":1,"text":"last Sunday","reference":"2012-06-20"}"#,
            ["basis", "from", "id", "precision", "to"]
        ),
    ])
    func `gives all keys of the contract`(_ kind: String, _ line: String, _ keys: [String]) throws {
        let outcome = try resolve(kind, [line])
        #expect(outcome.exit == 0 && outcome.messages == "")
        #expect(Set(try #require(try outcome.objects().first).keys).isSuperset(of: keys))
    }

    @Test func `gives nulls where nothing is found`() throws {
        let actor = try #require(try resolve("actor", [#"{"id":"x","text":"zzyzx qwrt"}"#]).objects().first)
        #expect(
            actor["name"] is NSNull && actor["country"] is NSNull
                && (actor["sectors"] as? [Any])?.isEmpty == true
        )
        let place = try #require(try resolve("place", [#"{"id":"x","text":"Zzyzxqwrt"}"#]).objects().first)
        #expect(place["name"] is NSNull && (place["candidates"] as? [Any])?.isEmpty == true)
        let line = #"{"id":"x","text":"the summer of 2020","reference":"2021-01-01"}"#
        let date = try #require(try resolve("date", [line]).objects().first)
        #expect(date["from"] is NSNull && date["basis"] is NSNull)
        for text in ["", "   "] {
            for kind in ["actor", "place", "date"] {
                #expect(
                    try resolve(kind, [#"{"id":"x","text":"\#(text)","reference":"2021-01-01"}"#]).exit == 0
                )
            }
        }
    }

    @Test(arguments: ["actor", "place", "date"])
    func `goes on after a line that it cannot handle, and exits with 2`(_ kind: String) throws {
        let outcome = try resolve(
            kind,
            ["no json", #"{"id":9}"#, #"{"id":3,"text":"Mali","reference":"2021-01-01"}"#]
        )
        #expect(outcome.exit == 2)
        let objects = try outcome.objects()
        #expect(objects.map(errorCode) == ["json.syntax", "report.text", nil])
        #expect(objects[1]["id"] as? Int == 9 && objects[2]["id"] as? Int == 3)
    }

    @Test func `reads offices by their date`() throws {
        let objects = try resolve(
            "actor",
            [
                #"{"id":1,"text":"Barack Obama","date":"2012-05-01"}"#,
                #"{"id":2,"text":"Barack Obama","date":"2020-05-01"}"#,
            ]
        ).objects()
        #expect(objects.map { ($0["sectors"] as? [String])?.first } == ["GOV", "ELI"])
    }

    @Test func `exits as it promises`() throws {
        let griot = try Griot(models: [])
        #expect(try griot.run("resolve", "--jsonl", "-").exit == 64)
        #expect(try griot.run("resolve", "--kind", "ship", "--jsonl", "-").exit == 64)
        #expect(try griot.run("resolve", "--kind", "actor", "--jsonl", "/nowhere.jsonl").exit == 66)
    }

    @Test func `says that a gazetteer is damaged, and needs none`() throws {
        let griot = try Griot(models: [])
        let line = Data(#"{"id":1,"text":"Gao"}"#.utf8)
        #expect(try griot.run("resolve", "--kind", "place", "--jsonl", "-", input: line).exit == 0)
        #expect(try griot.run("gazetteer", "list").exit == 1)
        try griot.installDamagedGazetteer()
        let outcome = try griot.run("resolve", "--kind", "place", "--jsonl", "-", input: line)
        #expect(outcome.exit == 65 && outcome.messages.contains("gazetteer.damaged"))
    }
}
