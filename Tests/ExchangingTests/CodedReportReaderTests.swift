import EventData
import Exchanging
import GriotTesting
import Testing
import Unpacking

private let report = Report(
    id: "7",
    title: "Mali : 12 soldats tués à Ségou",
    text: "😀 À Ségou, l’armée a dit mardi : « 12 soldats ont été tués. » Le général Koné, chef du MLF."
)

/// The first words of the report that are these.
private func words(_ words: String, in part: ReportPart = .text) -> Evidence {
    let bytes = Array((part == .title ? report.title ?? "" : report.text).utf8)
    let wanted = Array(words.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return Evidence(part: part, span: TextSpan(start: start, end: start + wanted.count), words: words)
}

private func party(_ text: String, id: String?, country: String?, sector: String?) -> Party {
    let actor = Actor(id: id, name: "The \(text)", country: country, sectors: sector.map { [$0] } ?? [])
    return Party(evidence: words(text), actor: actor, basis: .stated)
}

private let day = EventDate(
    from: Day(number: 20_000),
    to: Day(number: 20_001),
    precision: .days,
    basis: .relative
)

private let claim = Claim(
    id: "c1",
    type: .assault,
    modes: ["firearms"],
    contexts: ["military", "terrorism"],
    quad: 4,
    score: -9.5,
    cameo: "190",
    trigger: words("tués"),
    sentence: words("À Ségou, l’armée a dit mardi : « 12 soldats ont été tués. »"),
    status: .occurred,
    isAlleged: true,
    salience: .main,
    actors: [],
    recipients: [party("soldats", id: nil, country: "MLI", sector: "MIL")],
    place: LocatedPlace(
        evidence: words("Ségou", in: .title),
        place: Place(
            name: "Ségou",
            country: "MLI",
            admin1: "Ségou",
            latitude: 13.4317,
            longitude: -6.2157,
            geonames: 2_451_185,
            precision: .near
        )
    ),
    date: StatedDate(evidence: words("mardi"), date: day),
    figures: [
        Figure(
            quantity: .killed,
            low: 12,
            high: nil,
            bound: .atLeast,
            counted: Figure.Counted(words: "soldats", sector: "MIL", country: nil),
            claimant: "l’armée",
            evidence: words("12 soldats")
        )
    ],
    attribution: [Attribution(evidence: words("l’armée"), kind: .official)],
    confidence: 0.83,
    rule: "assault:12"
)

private let bareClaim = Claim(
    id: "c2",
    type: .consult,
    modes: [],
    contexts: [],
    quad: 1,
    score: 0,
    cameo: nil,
    trigger: words("dit"),
    sentence: words("À Ségou"),
    status: .hypothetical,
    isAlleged: false,
    salience: .background,
    actors: [],
    recipients: [],
    place: nil,
    date: StatedDate(evidence: nil, date: day),
    figures: [],
    attribution: [],
    confidence: 1,
    rule: "consult:1"
)

private let full = CodedReport(
    language: .french,
    claims: [claim, bareClaim],
    quotations: [
        Quotation(
            evidence: words("12 soldats ont été tués."),
            speaker: Quotation.Speaker(
                evidence: words("l’armée"),
                actor: Actor(id: "mali-army", name: "Army", country: nil, sectors: []),
                role: nil
            )
        ),
        Quotation(evidence: words("tués"), speaker: nil),
    ],
    relations: [
        Relation(
            kind: .role,
            subject: party("général Koné", id: nil, country: "MLI", sector: nil),
            object: party("MLF", id: "mlf", country: nil, sector: "REB"),
            role: "head",
            since: day,
            until: nil,
            evidence: words("Le général Koné, chef du MLF")
        )
    ],
    mentions: [Mention(evidence: words("12", in: .title), kind: .number, id: nil)]
)

private let provenance = CodedReport.Provenance(
    griot: "0.1.0",
    language: "fr_core_news_sm 3.8.0",
    rules: "a1",
    gazetteer: "b2",
    directory: "c3"
)

private func line(_ coded: CodedReport = full, id: JSONValue = .string("7")) -> [UInt8] {
    var bytes: [UInt8] = []
    CodedReportJSON().append(coded, of: report, id: id, digest: "d4", provenance: provenance, to: &bytes)
    return bytes
}

private func code(_ line: [UInt8], of other: Report = report) -> String? {
    do throws(ImportProblem) {
        _ = try CodedReportReader().read(line, of: other)
        return nil
    } catch { return error.code }
}

@Suite struct `A reader of coded reports` {
    @Test(arguments: [JSONValue.string("7"), .number("7.0"), .null])
    func `gives back what was written`(id: JSONValue) throws {
        for coded in [full, CodedReport(language: .english)] {
            let read = try CodedReportReader().read(line(coded, id: id), of: report)
            #expect(read.coded == coded)
            #expect(read.provenance == provenance)
            #expect(read.id == id && read.digest == "d4")
        }
    }

    @Test func `does not give back what no line holds, and writes the same line again`() throws {
        var richer = full
        let actor = Actor(id: "x", name: "X", country: "MLI", sectors: ["MIL", "GOV"], kind: "state")
        richer.claims[0].actors = [Party(evidence: words("l’armée"), actor: actor, basis: .coreferent)]
        richer.claims[0].confidence = 0.8349
        richer.claims[0].place?.place.latitude = 13.431_723_456
        let read = try CodedReportReader().read(line(richer), of: report)
        #expect(read.coded != richer)
        #expect(read.coded.claims[0].actors[0].actor.sectors == ["MIL"])
        #expect(line(read.coded) == line(richer))
    }

    @Test(arguments: [
        (#""text":"tués","start""#, #""text":"blessés","start""#, "coding.evidence"),
        (#""text":"tués","start":"#, #""text":"tués","start":1"#, "coding.evidence"),
        (#""in":"title""#, #""in":"text""#, "coding.evidence"),
        (#""in":"title""#, #""in":"page""#, "coding.value"),
        (#""type":"ASSAULT""#, #""type":"ATTACK""#, "coding.value"),
        (#""from":"2024-10-04""#, #""from":"2024-10-34""#, "coding.value"),
        (#""status":"occurred""#, #""status":null"#, "coding.missing"),
        (#""quad":4"#, #""quad":4.5"#, "coding.missing"),
        (#""score":-9.5"#, #""score":-1e99"#, "coding.value"),
        (#""events":["#, #""claims":["#, "coding.missing"),
        (#""coder":{"#, #""coder":null,"else":{"#, "coding.missing"),
        (#"{"report""#, #"{"error":{"message":"no text"},"report""#, "coding.error"),
        (#"{"report""#, #"{"report",,"#, "json.syntax"),
    ])
    func `refuses anything else`(old: String, new: String, expected: String) throws {
        let text = String(decoding: line(), as: UTF8.self)
        #expect(text.contains(old))
        #expect(code(Array(text.replacing(old, with: new, maxReplacements: 1).utf8)) == expected)
    }

    @Test func `refuses the line of another report`() {
        var other = report
        other.text = "e\u{301}" + report.text.dropFirst()
        #expect(code(line(), of: other) == "coding.evidence")
        other.text = ""
        #expect(code(line(), of: other) == "coding.evidence")
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `reads a line or refuses it, whatever is damaged`(seed: UInt64) {
        var chance = Chance(seed: seed)
        for _ in 0..<500 {
            let damaged = chance.damage(line().dropLast())
            guard let read = try? CodedReportReader().read(damaged, of: report) else { continue }
            // What was read is sound: it can be written, and read again to the same.
            let again = try? CodedReportReader().read(line(read.coded, id: read.id), of: report)
            #expect(again?.coded.claims.map(\.trigger) == read.coded.claims.map(\.trigger))
        }
    }
}

@Suite struct `Code point offsets` {
    @Test(arguments: ["", "a", "é", "😀é\u{301}x", String(repeating: "aé😀", count: 50)])
    func `lead to bytes and back`(text: String) {
        let offsets = CodePointOffsets(text)
        let scalars = text.unicodeScalars
        for (index, place) in (Array(scalars.indices) + [scalars.endIndex]).enumerated() {
            let byte = text.utf8.distance(from: text.utf8.startIndex, to: place)
            #expect(offsets.byte(ofCodePoint: index) == byte)
            #expect(offsets[byte] == index)
        }
        #expect(offsets.byte(ofCodePoint: scalars.count + 1) == nil)
        #expect(offsets.byte(ofCodePoint: -1) == nil)
    }
}
