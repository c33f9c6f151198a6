internal import Corroborating
internal import EventData
internal import Exchanging
internal import Griot
internal import Unpacking

/// The steps from reports to witnesses.
enum ReportSteps {
    /// What a report with its coding is sorted, joined and counted by.
    static func read(_ line: CodedLine) throws(RecordProblem) -> [JSONMember] {
        let report = line.report
        let signature = ReportSignature(of: report)
        let accounts = line.read.coded.claims.map { Account($0, report: 0) }
        let day = report.published.flatMap { Day(iso: String($0.prefix(10))) }
        return [
            JSONMember("id", .string(report.id)),
            JSONMember("given", .string(line.id.written)),
            JSONMember("report", .string(JSONValue.object(members(of: report)).written)),
            JSONMember("content", .string(Pipeline.digest(of: (report.title ?? "") + "\u{0}" + report.text))),
            JSONMember("url", .optional(report.url)),
            JSONMember("outlet", .optional(report.outlet)),
            JSONMember("day", day.map { .int($0.number) } ?? .null),
            JSONMember("days", signature.days.map { .ints([$0.lowerBound, $0.upperBound]) } ?? .null),
            JSONMember("story", .string(GroupName.story(beginningWith: report.id))),
            JSONMember("standing", .string(signature.standing)),
            JSONMember("publication", .string(signature.publication)),
            JSONMember("twins", .optional(signature.twins)),
            JSONMember("keys", .string(Packed.text(signature.keys))),
            JSONMember("shingles", .string(Packed.text(signature.sketch.shingles))),
            JSONMember("sketch", .string(JSONValue.object(members(of: signature.sketch)).written)),
            JSONMember("terms", .string(StoryTerms(of: report, accounts: accounts).packed)),
            JSONMember("claims", .array(accounts.map { .string($0.claim) })),
            JSONMember("accounts", .array(accounts.map { .string(AccountJSON().text($0)) })),
        ]
    }

    /// A report without its coding, as the other steps read it.
    private static func members(of report: Report) -> [JSONMember] {
        let fields: [(String, String?)] = [
            ("id", report.id), ("title", report.title), ("text", report.text), ("lang", report.language),
            ("published", report.published), ("outlet", report.outlet), ("url", report.url),
            ("byline", report.byline), ("agency", report.agency), ("modified", report.modified),
        ]
        return fields.compactMap { key, text in text.map { JSONMember(key, .string($0)) } }
    }

    /// A sketch without its shingles, which are counted too, and much longer.
    private static func members(of sketch: ReportSketch) -> [JSONMember] {
        [
            JSONMember("names", .string(Packed.text(sketch.names))),
            JSONMember("title", .optional(sketch.title.map { Packed.text([$0]) })),
            JSONMember("minute", sketch.minute.map { .int($0) } ?? .null),
        ]
    }

    /// Which of the pairs are one family, by their places in the list.
    static func families(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let (sketches, pairs) = try sketched(input)
        return [
            JSONMember("families", .ints(sketches.families(among: pairs).flatMap { [$0.first, $0.second] }))
        ]
    }

    /// Which of the pairs may be tied, by their places in the list.
    static func likely(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let (sketches, pairs) = try sketched(input)
        return [
            JSONMember("likely", .ints(sketches.likely(among: pairs).flatMap { [$0.first, $0.second] }))
        ]
    }

    /// The ties among likely pairs.
    static func ties(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        var reports: [Report] = []
        for report in try input.objects("reports") { reports.append(try report.report()) }
        let pairs = try input.pairs("pairs", below: reports.count).map { ($0.one, $0.other) }
        let ties = ReportComparison(reports, counts: try counts(input)).ties(of: pairs)
        return [JSONMember("ties", .ints(ties.flatMap { [$0.first, $0.second] + $0.numbers }))]
    }

    private static func sketched(
        _ input: StepInput
    ) throws(RecordProblem) -> (SketchComparison, [SketchComparison.Pair]) {
        var sketches: [ReportSketch] = []
        for sketch in try input.objects("sketches") { sketches.append(try sketch.sketch()) }
        let pairs = try input.pairs("pairs", below: sketches.count)
        return (SketchComparison(sketches, counts: try counts(input)), pairs.map { ($0.one, $0.other) })
    }

    /// In how many families shingles are.
    private static func counts(
        _ input: StepInput
    ) throws(RecordProblem) -> [(shingle: UInt64, families: UInt32)] {
        let shingles: [UInt64] = try input.packed("shingles")
        let families: [UInt32] = try input.packed("families")
        guard shingles.count == families.count else { throw StepInput.unexpected("families") }
        return Array(zip(shingles, families))
    }

    /// The witnesses among reports that hang together.
    static func witnesses(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        var reports: [Report] = []
        for report in try input.objects("reports") { reports.append(try report.report()) }
        let pairs = try input.pairs("ties", below: reports.count, more: 7, in: 0...1_000_000)
        let ties = pairs.map { ReportTie(first: $0.one, second: $0.other, numbers: Array($0.numbers)) }
        guard let witnesses = WitnessFinder().witnesses(among: reports, ties: ties) else {
            throw StepInput.unexpected("ties")
        }
        return [JSONMember("witnesses", .array(witnesses.map { .array($0.members.map(value)) }))]
    }

    private static func value(of member: Witness.Member) -> JSONValue {
        .object([
            JSONMember("report", .int(member.report)), JSONMember("label", .string(member.label.rawValue)),
            JSONMember("of", member.copied.map { .int($0.of) } ?? .null),
            JSONMember("containment", member.copied.map { .number("\($0.containment)") } ?? .null),
        ])
    }
}
