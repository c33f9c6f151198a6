import Reading

/// Whether a host lets us ask for something.
enum HostPermission {
    case granted
    /// Its rules are asked for first.
    case unknown
    case denied(PollProblem)
}

extension WatchRound {
    /// How long rules hold, and how long a host that has none to give is left alone, in seconds.
    private enum Keeping {
        static let rules = 86_400
        /// After an answer that says that the host is in trouble.
        static let trouble = 3_600
        static let silence = 600
    }

    mutating func permission(for job: WatchJob, now: Int) -> HostPermission {
        if job.isRobots { return .granted }
        let origin = job.address.origin
        guard let known = rules[origin], known.until > now else {
            askRules(of: origin, for: job)
            return .unknown
        }
        if let problem = known.problem { return .denied(problem) }
        guard known.robots.allows(job.address.target) else {
            return .denied(PollProblem(.robots, "the rules of '\(job.address.host)' forbid it"))
        }
        return .granted
    }

    private mutating func askRules(of origin: String, for job: WatchJob) {
        let isAsked = blocked[origin] != nil
        blocked[origin, default: []].append(job)
        guard !isAsked else { return }
        let address = job.address.on(path: "/robots.txt")
        queues.add(WatchJob(.robots(origin), at: address), host: address.host, isFirst: true)
    }

    mutating func takeRules(of origin: String, _ outcome: WatchResult.Outcome, now: Int) {
        var known = HostRules(robots: .open, problem: nil, until: now + Keeping.rules)
        switch outcome {
        case .robots(let robots):
            known.robots = robots
            if robots == .closed { known.until = now + Keeping.trouble }
        case .failed(let problem):
            // A host that does not answer is not asked for anything else: RFC 9309, section 2.3.1.4.
            (known.problem, known.until) = (problem, now + Keeping.silence)
        default: break
        }
        rules[origin] = known
        // They waited at the head of their queue.
        for job in (blocked.removeValue(forKey: origin) ?? []).reversed() {
            if let delay = known.robots.delay { queues.setPause(delay, of: job.address.host) }
            queues.add(job, host: job.address.host, isFirst: true)
        }
    }
}
