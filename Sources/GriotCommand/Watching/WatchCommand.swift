import Archiving
import ArgumentParser
import EventData
import Exchanging
import Griot
import Reading
import Unpacking

/// `griot watch`: feeds and sites, polled politely, and what they tell of into a record.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Watches feeds and sites, and adds what they publish to a record.",
        discussion: """
            The only command that goes to the network. A feed is RSS, Atom, JSON Feed or a news sitemap; of a site's \
            page the feeds are watched that it names. Each page that a feed tells of is fetched once, and again where \
            the feed says that it changed: another text is a new version. Without feeds, all that the record knows \
            are watched, each when it is due.

            It obeys robots.txt, asks each host one thing at a time with a pause between, and comes back as often as \
            there is news. Hosts of the own network are refused. Ctrl-C ends it; what was fetched is kept.

            Examples:
              griot watch sahel.griot https://example.com/rss.xml
              griot watch sahel.griot --feeds feeds.opml --once
              griot watch sahel.griot --list
            """
    )

    @Argument(help: "The record.") var file: String
    @Argument(help: "Feeds, sitemaps and sites.") var addresses: [String] = []
    @Option(help: "A file with feeds: an address a line, or OPML.") var feeds: String?
    @Flag(help: "Poll each feed once, due or not, fetch what is new, and end.") var once = false
    @Option(help: "Minutes between two polls of a feed, in place of what its news suggests.") var every: Int?
    @Flag(help: "Fetch each page for its text, which is what happens anyway.") var fullText = false
    @Flag(help: "Take texts from the feed where it carries them, and fetch no page for those.") var feedText =
        false
    @Flag(help: "Permit hosts of the own network.") var allowLocal = false
    @Option(help: "How servers can reach you: an address of mail or of the web, told in each request.")
    var userAgentContact: String?
    @Option(help: "Pages to fetch in one round at most.") var limitPages = 1_000
    @Option(help: "Hosts to ask at a time.") var hosts = 16
    @Option(help: "Seconds between two requests to a host.") var pause = 1.0
    @Flag(help: "Poll, say what would be fetched, and fetch no page and write nothing.") var dryRun = false
    @Flag(help: "List the feeds that the record knows, with their state.") var list = false
    @OptionGroup var form: ListingForm
    @OptionGroup var options: CodingOptions

    func validate() throws {
        if fullText, feedText { throw ValidationError("--full-text and --feed-text exclude each other.") }
        if let every, !(1...10_080).contains(every) {
            throw ValidationError("--every takes 1 to 10080 minutes.")
        }
        guard (1...1_000_000).contains(limitPages), (1...1_024).contains(hosts), (0...3_600).contains(pause)
        else {
            throw ValidationError("--limit-pages, --hosts or --pause is out of range.")
        }
        if let userAgentContact, !userAgentContact.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
            throw ValidationError("--user-agent-contact takes plain ASCII.")
        }
    }

    func run() async throws {
        let archive = try RecordFile.open(file, isReadOnly: list || dryRun)
        if list { return try WatchList(archive: archive, form: form).show() }
        let (feeds, chosen) = try watched(in: archive)
        guard !feeds.isEmpty else {
            say("griot: the record knows no feed; name one, or a list by --feeds")
            throw ExitCode(CommandFailure.Exit.notFound)
        }
        var watch = WatchLoop(
            round: try round(archive, feeds),
            chosen: chosen,
            isOnce: once || dryRun,
            isJSON: form.isJSON
        )
        Interrupt.listen()
        try await watch.run()
    }

    private func round(_ archive: Archive, _ feeds: [WatchedFeed]) throws -> WatchRound {
        let adder =
            try dryRun
            ? nil
            : ReportAdder(
                archive: archive,
                coder: try options.coder(),
                threads: options.threads ?? processorCount(),
                columns: ReportColumns(),
                isDryRun: false
            )
        let contact = userAgentContact.map { " (+\($0))" } ?? ""
        let fetcher = HTTPFetcher(
            userAgent: "griot/\(Pipeline.version)\(contact)",
            allowsLocal: allowLocal
        )
        var watching = WatchOptions()
        (watching.mostHosts, watching.pause, watching.takesFeedText) = (hosts, pause, feedText)
        (watching.isDryRun, watching.mostPages, watching.every) = (dryRun, limitPages, every.map { $0 * 60 })
        let isJSON = form.isJSON
        return WatchRound(
            archive: archive,
            worker: WatchWorker(fetcher: fetcher, adder: adder),
            options: watching,
            feeds: feeds,
            keeper: dryRun ? nil : RawKeeper(archive),
            report: { event in
                if isJSON { WatchLoop.show(event.json) }
                if let complaint = event.complaint { say("griot: \(complaint)") }
            }
        )
    }

    /// All feeds that are known now, and those to watch: the ones named, or all.
    private func watched(in archive: Archive) throws -> (feeds: [WatchedFeed], chosen: Set<String>) {
        var named: [WebAddress] = []
        for text in addresses {
            guard let address = WebAddress(text) else { throw usage(.notAnAddress(text)) }
            named.append(address)
        }
        if let feeds {
            let list: FeedList
            do { list = FeedList(try readWhole(feeds == "-" ? nil : feeds)) } catch {
                throw CommandFailure(error)
            }
            for problem in list.problems { say("griot: \(feeds): \(problem.message) (\(problem.code))") }
            named += list.addresses
        }
        var known = try reportingErrors { try archive.watchedFeeds() }
        let urls = Set(known.map(\.url))
        var fresh: Set<String> = []
        for address in named
        where !urls.contains(address.description) && fresh.insert(address.description).inserted {
            known.append(WatchedFeed(url: address.description, interval: PollState.Pace.start))
        }
        if !dryRun {
            let new = known.filter { fresh.contains($0.url) }
            try reportingErrors { try archive.keep(new, []) }
        }
        return (known, named.isEmpty ? Set(known.map(\.url)) : Set(named.map(\.description)))
    }

    private func usage(_ problem: ReadingProblem) -> CommandFailure {
        CommandFailure(code: problem.code, message: problem.message, exitCode: CommandFailure.Exit.usage)
    }
}
