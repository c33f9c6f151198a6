import Foundation
import GriotTesting
import Testing

/// A command with a record of its own, `one.griot`, and files beside it.
private struct Desk {
    let griot: Griot
    let record: String

    init() throws {
        griot = try Griot()
        record = griot.folder.path + "/one.griot"
        #expect(try griot.run("init", record).exit == 0)
    }

    @discardableResult
    func add(_ text: String, to name: String) throws -> Griot.Outcome {
        let path = try griot.folder.write(Data(text.utf8), to: name)
        return try griot.run("add", record, path, "--lang", "en")
    }

    func show(_ arguments: String...) throws -> Griot.Outcome {
        let line = (["\"$griot\" show", record] + arguments).joined(separator: " ")
        return try griot.shell(line)
    }
}

private func page(_ toll: String) -> String {
    """
    <!doctype html><html lang="en"><head><title>Market attacked in Tolbara</title></head><body><article>
    <h1>Market attacked in Tolbara</h1>
    <p>Gunmen on motorcycles attacked a market in the town of Tolbara on Monday morning, killing \(toll) people and \
    burning dozens of stalls, the regional governor said.</p>
    <p>Soldiers from the garrison at Mirel reached the town about two hours later and found the road to the south mined \
    in several places, the governor added.</p></article></body></html>
    """
}

@Suite struct `What a report was read from` {
    @Test func `is kept and given back byte by byte`() throws {
        let desk = try Desk()
        #expect(try desk.add(page("12"), to: "raid.html").exit == 0)
        let raw = try desk.show("raid --raw")
        #expect(raw.exit == 0 && raw.text == page("12"))
        let headers = try desk.show("raid --headers").text
        #expect(headers.contains("(file)") && headers.contains("one.griot.raw/00001.warc.gz"))
        #expect(try desk.griot.run("verify", desk.record).text.contains(" 1 captures, "))
    }

    @Test func `is kept for each version, and once where nothing is new`() throws {
        let desk = try Desk()
        for toll in ["12", "15", "15"] { try desk.add(page(toll), to: "raid.html") }
        #expect(try desk.show("raid --raw").text == page("15"))
        #expect(try desk.show("raid --version 1 --raw").text == page("12"))
        #expect(try desk.griot.run("verify", desk.record).text.contains(" 2 captures, "))
    }

    @Test(arguments: [
        ("rm -r one.griot.raw", "raw.missing"), ("rm one.griot.raw/*", "raw.missing"),
        ("head -c 300 /dev/zero > one.griot.raw/00001.warc.gz", "raw."),
    ])
    func `is missed by verify where it is not as it was`(harm: String, code: String) throws {
        let desk = try Desk()
        try desk.add(page("12"), to: "raid.html")
        #expect(try desk.griot.shell("cd '\(desk.griot.folder.path)' && \(harm)").exit == 0)
        let outcome = try desk.griot.run("verify", desk.record)
        #expect(outcome.exit == 1 && outcome.output.isEmpty)
        #expect(outcome.messages.contains("("), "\(outcome.messages)")
        #expect(outcome.messages.contains(code) || code == "raw.", "\(outcome.messages)")
        #expect(try desk.show("raid --raw").exit == 1)
        #expect(try desk.show("raid").exit == 0)
    }

    @Test func `is told of a text file too, whose bytes are its text`() throws {
        let desk = try Desk()
        try desk.add("Rebels attacked the town.", to: "one.txt")
        #expect(try desk.show("one --headers").text.contains("sha256"))
        let raw = try desk.show("one --raw")
        #expect(raw.exit == 1 && raw.messages.contains("raw.none"))
        #expect(try desk.griot.shell("test -e \(desk.record).raw").exit == 1)
    }

    @Test func `is whole whenever adding is killed`() throws {
        let desk = try Desk()
        let outcome = try desk.griot.shell(
            """
            cd '\(desk.griot.folder.path)'; mkdir pages
            for number in $(seq 400); do
                echo "<html><body><p>Gunmen attacked the market of town $number on Monday morning.</p></body></html>" > pages/$number.html
            done
            for delay in 0.05 0.1 0.2 0.3; do
                "$griot" add one.griot --lang en pages 2>/dev/null & adding=$!
                sleep $delay
                kill -9 $adding; wait $adding 2>/dev/null
                "$griot" verify one.griot || exit 9
            done
            "$griot" add one.griot --lang en pages || exit 8
            "$griot" verify one.griot
            """
        )
        #expect(outcome.exit == 0, "\(outcome.messages)")
        #expect(outcome.lines.last?.contains(" 400 captures, ") == true)
    }
}

@Suite struct `griot show of a report with versions` {
    private func desk() throws -> Desk {
        let desk = try Desk()
        try desk.add("The raid\n\nGunmen killed at least 12 traders in Tolbara.", to: "raid.txt")
        try desk.add("The raid\n\nGunmen killed 15 traders in Tolbara.", to: "raid.txt")
        return desk
    }

    @Test func `says so, and what changed`() throws {
        let text = try desk().show("raid").text
        #expect(text.contains("version 2 of 2\n") && text.contains("version 1 → 2"))
        #expect(text.contains("Gunmen killed [-at least 12-] {+15+} traders in Tolbara"))
        #expect(text.hasSuffix("Gunmen killed 15 traders in Tolbara.\n"))
    }

    @Test func `shows an older one`() throws {
        let text = try desk().show("raid --version 1").text
        #expect(text.contains("version 1 of 2\n") && !text.contains("15"))
    }

    @Test func `gives changes as lines of JSON`() throws {
        let changes = try desk().show("raid --changes --json").objects()
        #expect(changes.map { $0["kind"] as? String }.contains("figure"))
        #expect(changes.allSatisfy { $0["from"] as? Int == 1 && $0["to"] as? Int == 2 })
        #expect(changes.last?["kind"] as? String == "words")
    }

    @Test(arguments: ["0", "3", "-1", "-9223372036854775808"])
    func `knows no version that is not there`(version: String) throws {
        let outcome = try desk().show("raid --version=\(version)")
        #expect(outcome.exit == 1 && outcome.messages.contains("version.none"))
    }

    @Test func `has nothing to compare with in one version`() throws {
        let desk = try Desk()
        try desk.add("Rebels attacked.", to: "one.txt")
        #expect(try desk.show("one --changes").exit == 1)
        #expect(!(try desk.show("one").text.contains("version")))
        #expect(try desk.show("nobody --raw").exit == 1)
        #expect(try desk.show("one --raw --changes").exit == 64)
    }
}

@Suite struct `The fields of a report` {
    @Test func `stand in the line of griot code where they are given`() throws {
        let griot = try Griot()
        let line =
            #"{"id":"a","lang":"en","text":"T.","byline":"A. Koné","agency":"AFP","modified":"2025-12-23"}"#
        let outcome = try griot.run("code", "--jsonl", "-", input: Data(line.utf8))
        let report = try #require(try outcome.objects().first?["report"] as? [String: Any])
        #expect(report["byline"] as? String == "A. Koné" && report["agency"] as? String == "AFP")
        #expect(report["modified"] as? String == "2025-12-23")
    }

    @Test(arguments: ["byline", "agency", "modified"])
    func `are texts or nothing`(field: String) throws {
        let griot = try Griot()
        let lines = [
            #"{"id":1,"lang":"en","text":"T.","\#(field)":7}"#,
            #"{"id":2,"lang":"en","text":"T.","\#(field)":null}"#,
        ]
        let input = Data(lines.joined(separator: "\n").utf8)
        let objects = try griot.run("code", "--jsonl", "-", input: input).objects()
        #expect((objects[0]["error"] as? [String: Any])?["code"] as? String == "report.\(field)")
        #expect((objects[1]["report"] as? [String: Any])?.keys.contains(field) == false)
    }

    @Test func `come into a record and its lists`() throws {
        let desk = try Desk()
        let line = #"{"id":"a","lang":"en","text":"T.","byline":"A. Koné","agency":"AFP"}"#
        let path = try desk.griot.folder.write(Data(line.utf8), to: "in.jsonl")
        #expect(try desk.griot.run("add", desk.record, path).exit == 0)
        let reports = try desk.griot.run("reports", desk.record, "--jsonl").objects()
        #expect(reports.first?["agency"] as? String == "AFP")
        #expect(try desk.show("a").text.contains("by A. Koné\nfrom AFP\n"))
    }
}
