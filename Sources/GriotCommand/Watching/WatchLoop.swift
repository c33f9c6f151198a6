import Archiving
import ArgumentParser
import Reading
import Unpacking

/// Rounds one after another, until Ctrl-C, or one alone.
struct WatchLoop {
    /// Seconds after which it looks for pages that wait, whatever the feeds say.
    private static let longestSleep = 900.0

    var round: WatchRound
    /// Feeds to watch; those that they name belong to them.
    let chosen: Set<String>
    let isOnce: Bool
    let isJSON: Bool

    mutating func run() async throws {
        repeat {
            let now = Int(Clock.seconds())
            let due = round.feeds.values.filter { isDue($0, now: now) }.sorted {
                ($0.next, $0.url) < ($1.next, $1.url)
            }
            if isOnce || !due.isEmpty || round.hasWaitingPages(now: now) {
                try await round.run(due.map(\.url))
                say("griot: \(round.tally.line)")
                if isJSON { Self.show(round.tally.json) }
            }
            if Interrupt.isWished { throw ExitCode(130) }
            if !isOnce { await sleep() }
        } while !isOnce && !Interrupt.isWished
        if Interrupt.isWished { throw ExitCode(130) }
        if isOnce, !round.tally.failed.isEmpty { throw ExitCode(CommandFailure.Exit.someFailed) }
    }

    static func show(_ json: JSONValue) {
        var bytes: [UInt8] = []
        JSONText.append(json, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        try? write(bytes, to: 1)
    }

    /// Whether a feed is to be polled: at its time, or whenever one asks for it unless its server said when.
    private func isDue(_ feed: WatchedFeed, now: Int) -> Bool {
        guard isWatched(feed), !feed.isGone, feed.pausedUntil <= now else { return false }
        return isOnce || feed.next <= now
    }

    private func isWatched(_ feed: WatchedFeed) -> Bool {
        var current = feed
        for _ in 0..<4 {
            if chosen.contains(current.url) { return true }
            guard let parent = current.parent.flatMap({ round.feeds[$0] }) else { return false }
            current = parent
        }
        return false
    }

    private func sleep() async {
        let now = Clock.seconds()
        let next = round.feeds.values.filter { isWatched($0) && !$0.isGone }.map {
            max($0.next, $0.pausedUntil)
        }.min()
        let end = min(Double(next ?? Int.max), now + Self.longestSleep)
        while !Interrupt.isWished, Clock.seconds() < end { try? await Task.sleep(for: .milliseconds(200)) }
    }
}

extension WatchRound {
    /// Whether pages of an earlier round may be fetched now.
    func hasWaitingPages(now: Int) -> Bool {
        ((try? archive.waitingPages(now: now, most: 1)) ?? []).isEmpty == false
    }
}
