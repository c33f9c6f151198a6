internal import Corroborating
internal import EventData
internal import Exchanging
internal import Griot
internal import Unpacking

/// The steps from stories to events, and to ties between witnesses.
enum EventSteps {
    /// The keys under which the accounts of reports meet others.
    static func keys(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let parts = try EventInput(input).parts
        let keys = parts.keys.map { keys, day in
            JSONValue.object([JSONMember("keys", .string(Packed.text(keys))), JSONMember("day", .int(day))])
        }
        return [JSONMember("accounts", .array(keys))]
    }

    /// Those of the pairs that are of one happening, each with its points; of a pair the earlier stands first.
    static func links(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let read = try EventInput(input)
        let pairs = try input.pairs("pairs", below: read.accounts.count)
        let links = read.parts.links(among: pairs.map { ($0.one, $0.other) })
        return [JSONMember("links", .ints(links.flatMap { [$0.one, $0.other, $0.points] }))]
    }

    /// The events of accounts that hang together.
    static func events(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let read = try EventInput(input)
        let points = -10_000...10_000
        let links = try input.pairs("links", below: read.accounts.count, more: 1, in: points).map { pair in
            (points: pair.numbers.first ?? 0, one: pair.one, other: pair.other)
        }
        var lines: [JSONValue] = []
        for found in read.parts.events(by: links) {
            guard let first = found.accounts.first else { continue }
            var event = found
            event.id = GroupName.event(beginningWith: read.accounts[first].claim)
            let line = EventJSON().line(
                event,
                story: try read.reports[read.accounts[first].report].text("story_name"),
                claims: event.accounts.map { read.accounts[$0].claim },
                reports: try read.given(event)
            )
            lines.append(.object([JSONMember("line", .string(line))]))
        }
        return [JSONMember("events", .array(lines))]
    }

    /// The ties between the witnesses of one story, by the reports that they go back to.
    static func origins(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        var reports: [Report] = []
        for report in try input.objects("reports") { reports.append(try report.report()) }
        let witnesses = reports.indices.map { index in
            Witness(members: [Witness.Member(report: index, label: .independent, copied: nil)])
        }
        let links = LinkFinder().links(
            among: reports,
            accounts: try input.accounts("accounts", below: reports.count),
            witnesses: witnesses,
            stories: [Array(reports.indices)]
        )
        let values = links.map { link in
            JSONValue.object([
                JSONMember("kind", .string(link.kind.rawValue)),
                JSONMember("report", .int(link.reports.from)),
                JSONMember("other", .int(link.reports.to)), JSONMember("share", .number("\(link.share)")),
                JSONMember("because", .string(link.because.joined(separator: "; "))),
            ])
        }
        return [JSONMember("links", .array(values))]
    }
}

/// Accounts, and what is known of the reports that they come from.
private struct EventInput {
    let reports: [StepInput]
    let accounts: [Account]
    let parts: AccountParts

    init(_ input: StepInput) throws(RecordProblem) {
        let reports = try input.objects("reports")
        var (witnesses, stories): ([Int], [Int]) = ([], [])
        for report in reports {
            witnesses.append(try report.number("witness"))
            stories.append(try report.number("story"))
        }
        let accounts = try input.accounts("accounts", below: reports.count)
        parts = AccountParts(
            accounts,
            published: reports.map { $0.day("day") },
            outlets: reports.map { $0.optionalText("outlet") },
            witnesses: witnesses,
            stories: stories
        )
        (self.reports, self.accounts) = (reports, accounts)
    }

    /// The reports that tell of an event, each once, by their ids as they were received.
    func given(_ event: Event) throws(RecordProblem) -> [String] {
        var seen: Set<Int> = []
        var ids: [String] = []
        for account in event.accounts where seen.insert(accounts[account].report).inserted {
            ids.append(try reports[accounts[account].report].text("given"))
        }
        return ids
    }
}
