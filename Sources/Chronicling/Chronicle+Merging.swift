package import Archiving
internal import Corroborating
internal import EventData
internal import Exchanging
internal import Unpacking

extension Chronicle {
    /// Finds the witnesses, the stories and the events of the record anew, and writes what changed.
    ///
    /// The outcome does not hang on the order in which the reports came, nor on how many merges came before, but for
    /// names: an event and a story keep those that they had. Time is near-linear in the reports; memory holds all
    /// texts at once.
    package func merge(
        griot version: String,
        time: String,
        isDryRun: Bool = false
    ) throws(ArchiveError) -> MergeTally {
        let corrections = Corrections(try archive.reviews())
        let collection = corrections.applied(to: try archive.collection())
        let before = try archive.lastMerge()
        let outcome = Merger(collection, corrections, events: before.events, stories: before.stories)
            .outcome()
        return try archive.merge(outcome, griot: version, time: time, isDryRun: isDryRun)
    }
}

/// One merge of a collection.
private struct Merger {
    private let collection: RecordedCollection
    private let corrections: Corrections
    private let formerEvents: [String: String]
    private let formerStories: [Int: String]

    init(
        _ collection: RecordedCollection,
        _ corrections: Corrections,
        events: [String: String],
        stories: [Int: String]
    ) {
        self.collection = collection
        self.corrections = corrections
        formerEvents = events
        formerStories = stories
    }

    func outcome() -> MergeOutcome {
        let reports = collection.reports
        let witnesses = WitnessFinder().witnesses(among: reports)
        let stories = StoryFinder().stories(
            among: reports,
            accounts: collection.accounts,
            witnesses: witnesses
        )
        let storyNames = names(of: stories)
        var storyOfReport = [Int](repeating: 0, count: reports.count)
        for (story, members) in stories.enumerated() {
            for report in members { storyOfReport[report] = story }
        }
        var witnessOfReport = [Int](repeating: 0, count: reports.count)
        for (witness, found) in witnesses.enumerated() {
            for member in found.members { witnessOfReport[member.report] = witness }
        }
        let events = EventFinder().events(
            among: collection.accounts,
            published: reports.map { $0.published.flatMap { Day(iso: String($0.prefix(10))) } },
            outlets: reports.map(\.outlet),
            witnesses: witnessOfReport,
            stories: storyOfReport,
            groupings: corrections.groupings(of: collection.accounts)
        )
        var outcome = MergeOutcome(codings: collection.codings)
        outcome.standings = standings(of: witnesses) { storyNames[storyOfReport[$0]] }
        file(events, into: &outcome) { storyNames[storyOfReport[$0]] }
        outcome.links = links(among: witnesses, stories)
        return outcome
    }

    private func links(among witnesses: [Witness], _ stories: [[Int]]) -> [MergeOutcome.Link] {
        let links = LinkFinder().links(
            among: collection.reports,
            accounts: collection.accounts,
            witnesses: witnesses,
            stories: stories
        )
        return links.map { link in
            MergeOutcome.Link(
                kind: link.kind.rawValue,
                report: collection.numbers[link.reports.from],
                other: collection.numbers[link.reports.to],
                share: link.share,
                because: link.because.joined(separator: "; ")
            )
        }
    }

    private func names(of stories: [[Int]]) -> [String] {
        let members = stories.map { $0.map { "\(collection.numbers[$0])" } }
        var before: [String: String] = [:]
        for (report, story) in formerStories { before["\(report)"] = story }
        var ids: [String: String] = [:]
        for (index, number) in collection.numbers.enumerated() {
            ids["\(number)"] = GroupName.story(beginningWith: collection.reports[index].id)
        }
        return Succession(of: members, before: before) { ids[$0] ?? $0 }.names
    }

    private func standings(
        of witnesses: [Witness],
        story: (Int) -> String
    ) -> [MergeOutcome.Standing] {
        let standings = witnesses.flatMap { witness in
            witness.members.map { member in
                MergeOutcome.Standing(
                    report: collection.numbers[member.report],
                    witness: collection.numbers[witness.origin],
                    label: member.label.rawValue,
                    original: member.copied.map { collection.numbers[$0.of] },
                    containment: member.copied?.containment,
                    story: story(member.report)
                )
            }
        }
        return standings.sorted { $0.report < $1.report }
    }

    private func file(_ events: [Event], into outcome: inout MergeOutcome, story: (Int) -> String) {
        let accounts = collection.accounts
        let succession = Succession(
            of: events.map { $0.accounts.map { accounts[$0].claim } },
            before: formerEvents
        ) { GroupName.event(beginningWith: $0) }
        outcome.successors = succession.successors
        for (found, id) in zip(events, succession.names) {
            var event = found
            event.id = id
            guard let first = event.accounts.first else { continue }
            let story = story(accounts[first].report)
            outcome.events.append(
                MergeOutcome.Filed(
                    event: event,
                    story: story,
                    claims: event.accounts.map { collection.claims[$0] },
                    line: EventJSON().line(
                        event,
                        story: story,
                        claims: event.accounts.map { accounts[$0].claim },
                        reports: reports(of: event)
                    )
                )
            )
        }
    }

    /// The reports that tell of an event, each once, by their ids as they were received.
    private func reports(of event: Event) -> [String] {
        var seen: Set<Int> = []
        return event.accounts.map { collection.accounts[$0].report }.filter { seen.insert($0).inserted }.map {
            collection.given[$0]
        }
    }
}
