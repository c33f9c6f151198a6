import Reading

/// Whether a host lets us ask for something.
enum HostPermission {
    case granted
    /// Its rules are asked for first.
    case unknown
    case denied(PollProblem, retryAfter: Int? = nil)
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
        if let quiet = quiet[job.address.host], quiet.until > now {
            return .denied(quiet.problem, retryAfter: quiet.until - now)
        }
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

    /// Leaves a host alone that asks for it, be it for one thing of many.
    mutating func heed(_ outcome: WatchResult.Outcome, of job: WatchJob, _ policy: CachePolicy, now: Int) {
        guard case .failed(let problem) = outcome, job.asksHost, quiet[job.address.host]?.until ?? 0 <= now
        else { return }
        // 429 speaks of us, 503 of what was asked for: RFC 6585, section 4.
        guard problem.status == 429 else { return }
        let pause = min(max(policy.retryAfter ?? 0, PollState.Pace.shortest), PollState.Pace.longestPause)
        quiet[job.address.host] = (now + pause, problem)
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
