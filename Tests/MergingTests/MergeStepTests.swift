import Corroborating
import EventData
import Exchanging
import Griot
import GriotTesting
import Testing
import Unpacking

@testable import Merging

/// What a step answers to one line.
private func answer(_ step: MergeStep, _ line: String) throws -> JSONValue {
    let (bytes, _) = step.answer(to: InputLine(number: 3, bytes: Array(line.utf8)))
    #expect(bytes.last == 0x0A)
    return try JSONReader.read(Array(bytes.dropLast()))
}

private func numbers(_ value: JSONValue?) -> [Int]? { value?.array?.compactMap(\.int) }

private let raid =
    "Gunmen on motorbikes killed fourteen people in Tolbara on Monday, the governor said. They burned the market and left before dawn, and no group has said that it did it."
private let other =
    "The finance ministers of five countries agreed in Lomé on a common tariff for rice. It will be raised in two steps, and the income goes to a fund for roads."

@Suite struct `A step of a merge` {
    @Test func `reads a report with its coding`() throws {
        let claim = Made.claim("c1", when: "2025-03-03", words: "Gunmen")
        let report = Report(id: "a", text: raid, published: "2025-03")
        var coding: [UInt8] = []
        CodedReportJSON().append(
            CodedReport(language: .english, claims: [claim], quotations: [], relations: [], mentions: []),
            of: report,
            id: .number("7"),
            digest: Pipeline.digest(of: raid),
            provenance: Made.provenance,
            to: &coding
        )
        let line = "{\"text\":\"\(raid)\",\"coding\":\(String(decoding: coding.dropLast(), as: UTF8.self))}"
        let read = try answer(.read, line)
        // The id and the day are the coding's.
        #expect(read["id"]?.string == "7")
        #expect(read["given"]?.string == "7")
        #expect(numbers(read["days"]) == [20148, 20178])
        #expect(read["day"] == .null)
        #expect(read["claims"]?.array?.compactMap(\.string) == ["c1"])
        let sketch = try JSONReader.read(Array((read["sketch"]?.string ?? "").utf8))
        #expect(read["shingles"]?.string?.utf8.count == 16 * 28)
        #expect(sketch["title"] == .null)
        #expect(sketch["minute"]?.int == 20179 * 24 * 60)
        let account = try JSONReader.read(Array((read["accounts"]?.array?.first?.string ?? "").utf8))
        #expect(AccountJSON().account(account, report: 0) == Account(claim, report: 0))
    }

    @Test func `tells copies from texts of their own`() throws {
        let light = raid.replacing("fourteen", with: "seventeen")
        let reports = [raid, light, other].map { "{\"text\":\"\($0)\"}" }.joined(separator: ",")
        let sketches = [raid, light, other].map { text in
            let shingles = Packed.text(ReportSignature(of: Report(id: "a", text: text)).sketch.shingles)
            return "{\"shingles\":\"\(shingles)\",\"names\":\"\"}"
        }.joined(separator: ",")
        let counts = "\"shingles\":\"\",\"families\":\"\",\"pairs\":"
        let met = "{\"sketches\":[\(sketches)],\(counts)[0,1,0,2,1,2]}"
        #expect(try numbers(answer(.families, met)["families"]) == [0, 1])
        #expect(try numbers(answer(.likely, met)["likely"]) == [0, 1])
        let ties = try #require(
            numbers(answer(.ties, "{\"reports\":[\(reports)],\(counts)[0,1]}")["ties"])
        )
        #expect(ties.prefix(2) == [0, 1])
        let found = try answer(.witnesses, "{\"reports\":[\(reports)],\"ties\":\(ties)}")["witnesses"]
        let labels = found?.array?.map { $0.array?.compactMap { $0["label"]?.string } }
        #expect(labels.map { Set($0) } == [["independent"], ["independent", "light"]])
    }

    @Test func `takes for likely what shares a headline, or as many names as a retelling`() throws {
        func likely(_ first: String, _ second: String) throws -> [Int]? {
            let counts = "\"shingles\":\"\",\"families\":\"\""
            let told = "{\"sketches\":[\(first),\(second)],\(counts),\"pairs\":[0,1]}"
            return try numbers(answer(.likely, told)["likely"])
        }
        func sketch(_ shingles: ClosedRange<UInt64>, names: ClosedRange<UInt32>, more: String = "") -> String
        {
            "{\"shingles\":\"\(Packed.text(shingles))\",\"names\":\"\(Packed.text(names))\"\(more)}"
        }
        // Five of fifty in common: enough with a headline of its day.
        let headline = ",\"title\":\"00000000000000aa\",\"minute\":"
        let first = sketch(1...50, names: 1...2, more: headline + "1000")
        #expect(try likely(first, sketch(46...95, names: 1...2, more: headline + "1100")) == [0, 1])
        #expect(try likely(first, sketch(46...95, names: 1...2, more: headline + "9000")) == [])
        #expect(try likely(first, sketch(46...95, names: 1...2, more: headline + "null")) == [0, 1])
        #expect(try likely(first, sketch(46...95, names: 1...2)) == [])
        #expect(try likely(sketch(1...50, names: 1...99), sketch(46...95, names: 50...150)) == [0, 1])
        #expect(try likely(sketch(1...50, names: 1...99), sketch(51...95, names: 1...99)) == [])
    }

    @Test func `weighs shingles by the families that have them`() throws {
        // Were all that they share on every page, they would share nothing.
        let reports = [raid + other, raid].map { "{\"text\":\"\($0)\"}" }.joined(separator: ",")
        func ties(_ families: UInt32) throws -> Int? {
            let shingles = ReportSignature(of: Report(id: "a", text: raid)).sketch.shingles
            let counts = Packed.text([UInt32](repeating: families, count: shingles.count))
            return try numbers(
                answer(
                    .ties,
                    "{\"reports\":[\(reports)],\"shingles\":\"\(Packed.text(shingles))\",\"families\":\"\(counts)\",\"pairs\":[0,1]}"
                )["ties"]
            )?.count
        }
        #expect(try ties(1) == 9)
        #expect(try ties(4_000_000_000) == 0)
    }

    @Test func `keeps what hangs together by itself`() throws {
        let text = "{\"vector\":\"\(Packed.text([UInt32(1), Float(1).bitPattern]))\",\"days\":null}"
        let bits = Float(1).bitPattern
        let told = "{\"texts\":[\(text),\(text),\(text)],\"pairs\":[0,2,\(bits)]}"
        let stories = try answer(.stories, told)["stories"]?.array?.map { numbers($0) }
        #expect(stories == [[0, 2], [1]])
    }

    @Test(arguments: [
        (MergeStep.read, "{\"id\":\"a\",\"text\":\"b\"}", "coding.missing"), (.likely, "[]", "merge.form"),
        (.likely, "{", "json.syntax"),
        (.likely, "{\"sketches\":[],\"shingles\":\"\",\"families\":\"00000001\",\"pairs\":[]}", "merge.form"),
        (
            .families,
            "{\"sketches\":[{\"shingles\":\"\",\"names\":\"\",\"minute\":9223372036854775807}],\"shingles\":\"\",\"families\":\"\",\"pairs\":[]}",
            "merge.form"
        ),
        (
            .families,
            "{\"sketches\":[{\"shingles\":\"\",\"names\":\"0000000200000001\"}],\"shingles\":\"\",\"families\":\"\",\"pairs\":[]}",
            "merge.form"
        ),
        (
            .ties, "{\"reports\":[{\"text\":\"a\"}],\"shingles\":\"\",\"families\":\"\",\"pairs\":[0,0]}",
            "merge.form"
        ),
        (
            .ties, "{\"reports\":[{\"text\":\"a\"}],\"shingles\":\"\",\"families\":\"\",\"pairs\":[0,1]}",
            "merge.form"
        ),
        (
            .witnesses,
            "{\"reports\":[{\"text\":\"a\"},{\"text\":\"b\"}],\"ties\":[0,1,-9223372036854775808,0,0,0,0,0,0]}",
            "merge.form"
        ),
        (.union, "{\"texts\":[\"0000000200000000\",\"00000002000000000000000100000000\"]}", "merge.form"),
        (.weigh, "{\"terms\":\"\",\"counts\":\"\",\"total\":-1}", "merge.form"),
        (.weigh, "{\"terms\":\"000000017f800000\",\"counts\":\"00000001\",\"total\":1}", "merge.form"),
        (.near, "{\"count\":1000000000000,\"texts\":[],\"entries\":\"\"}", "merge.form"),
        (.near, "{\"count\":1,\"texts\":[1],\"entries\":\"000000010000000000000000\"}", "merge.form"),
        (.neighbours, "{\"texts\":[\"\"],\"pairs\":[0]}", "merge.form"),
        (.stories, "{\"texts\":[{\"vector\":\"\",\"days\":[2,1]}],\"pairs\":[]}", "merge.form"),
        (.stories, "{\"texts\":[{\"vector\":\"\"},{\"vector\":\"\"}],\"pairs\":[1,0,0]}", "merge.form"),
        (.keys, "{\"reports\":[{\"witness\":1}],\"accounts\":[]}", "merge.form"),
        (.links, "{\"reports\":[],\"accounts\":[{\"report\":0,\"account\":{}}],\"pairs\":[]}", "merge.form"),
        (.events, "{\"reports\":[],\"accounts\":[],\"links\":[0,1,9223372036854775807]}", "merge.form"),
        (
            .keys,
            "{\"reports\":[{\"witness\":0,\"story\":0,\"day\":-9223372036854775808}],\"accounts\":[0]}",
            "merge.form"
        ),
        (.origins, "{\"reports\":[{}],\"accounts\":[]}", "merge.form"),
    ])
    func `says what it cannot do`(step: MergeStep, line: String, code: String) throws {
        let error = try answer(step, line)["error"]
        #expect(error?["code"]?.string == code)
        #expect(error?["line"]?.int == 3)
    }
}
