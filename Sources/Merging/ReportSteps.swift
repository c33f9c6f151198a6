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
            JSONMember("shingles", .string(Packed.text(signature.shingles))),
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

    /// Which of the pairs may be tied, and which of these are one family, by their places in the list.
    static func likely(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let (reports, pairs) = try compared(input)
        let likely = reports.likely(pairs)
        return [
            JSONMember("likely", .ints(likely.flatMap { [$0.pair.first, $0.pair.second] })),
            JSONMember(
                "families",
                .ints(likely.filter(\.areFamily).flatMap { [$0.pair.first, $0.pair.second] })
            ),
        ]
    }

    /// The ties among likely pairs.
    static func ties(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let (reports, pairs) = try compared(input)
        return [
            JSONMember("ties", .ints(reports.ties(of: pairs).flatMap { [$0.first, $0.second] + $0.numbers }))
        ]
    }

    private static func compared(
        _ input: StepInput
    ) throws(RecordProblem) -> (ReportComparison, [ReportComparison.Pair]) {
        var reports: [Report] = []
        for report in try input.objects("reports") { reports.append(try report.report()) }
        let shingles: [UInt64] = try input.packed("shingles")
        let families: [UInt32] = try input.packed("families")
        guard shingles.count == families.count else { throw StepInput.unexpected("families") }
        let pairs = try input.pairs("pairs", below: reports.count)
        return (
            ReportComparison(reports, counts: Array(zip(shingles, families))),
            pairs.map { ($0.one, $0.other) }
        )
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
