/// What waits to be asked of hosts: one thing at a time of each, with a pause between, and of so many hosts at once.
///
/// It knows no clock: seconds are passed in, and it says when it is worth asking again.
package struct HostQueues<Job: Sendable>: Sendable {
    private struct Queue {
        var jobs: [Job] = []
        /// Those before have been handed out.
        var start = 0
        var isBusy = false
        /// When the host may be asked next.
        var ready = 0.0
        var pause: Double

        var isEmpty: Bool { start == jobs.count }

        mutating func removeFirst() -> Job {
            defer {
                start += 1
                if start > 64, start * 2 > jobs.count {
                    jobs.removeFirst(start)
                    start = 0
                }
            }
            return jobs[start]
        }
    }

    private static var mostIdle: Int { 4096 }

    private let mostHosts: Int
    private let pause: Double
    private var queues: [String: Queue] = [:]
    private var limit = Self.mostIdle
    /// Hosts with something to do, in the order in which they came to have it.
    private var waiting: [String] = []
    /// How many hosts are being asked.
    package private(set) var busy = 0
    /// How many jobs wait.
    package private(set) var count = 0

    package init(mostHosts: Int, pause: Double) {
        self.mostHosts = mostHosts
        self.pause = pause
    }

    /// Adds a job at the end of its host's queue, or before all others of it.
    package mutating func add(_ job: Job, host: String, isFirst: Bool = false) {
        var queue = queues[host] ?? Queue(pause: pause)
        if queue.isEmpty, !queue.isBusy { waiting.append(host) }
        if isFirst { queue.jobs.insert(job, at: queue.start) } else { queue.jobs.append(job) }
        queues[host] = queue
        count += 1
    }

    /// Hands out a job of a host that may be asked now; the host is busy until `finish`.
    package mutating func next(now: Double) -> (host: String, job: Job)? {
        guard busy < mostHosts,
            let index = waiting.firstIndex(where: { (queues[$0]?.ready ?? 0) <= now })
        else { return nil }
        let host = waiting.remove(at: index)
        guard var queue = queues[host], !queue.isEmpty else { return nil }
        let job = queue.removeFirst()
        queue.isBusy = true
        queues[host] = queue
        busy += 1
        count -= 1
        return (host, job)
    }

    /// When the next job may be handed out, where only a pause stands before it.
    package var nextTime: Double? {
        busy < mostHosts ? waiting.compactMap { queues[$0]?.ready }.min() : nil
    }

    /// Says that a host has answered; it is left alone for its pause.
    ///
    /// Where nothing was asked of it (`asked: false`) there is no pause.
    package mutating func finish(_ host: String, now: Double, asked: Bool = true) {
        guard var queue = queues[host], queue.isBusy else { return }
        queue.isBusy = false
        busy -= 1
        if asked { queue.ready = now + queue.pause }
        queues[host] = queue
        if !queue.isEmpty { waiting.append(host) }
        forgetIdle(now: now)
    }

    /// Forgets hosts that may be asked anyway, when there are many.
    private mutating func forgetIdle(now: Double) {
        guard queues.count > limit else { return }
        queues = queues.filter { $0.value.isBusy || !$0.value.isEmpty || $0.value.ready > now }
        limit = max(Self.mostIdle, 2 * queues.count)
    }

    /// Sets the seconds between two requests to a host, where it asks for more than usual.
    package mutating func setPause(_ seconds: Double, of host: String) {
        queues[host, default: Queue(pause: pause)].pause = max(pause, seconds)
    }
}
