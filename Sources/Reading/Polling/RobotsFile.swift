/// The rules of a host for those who ask it by program: `robots.txt`, RFC 9309.
///
/// ```swift
/// let robots = RobotsFile("User-agent: *\nDisallow: /private/", for: "griot")
/// robots.allows("/private/a")  // false
/// ```
package struct RobotsFile: Hashable, Sendable {
    /// What lies beyond is not read: RFC 9309, section 2.5.
    package static let longest = 500 << 10
    /// A file of a thousand rules is one by a program that went astray.
    private static let mostRules = 2_000
    private static let longestPattern = 2_048
    /// A host that asks for more would not be read at all.
    private static let longestDelay = 60.0

    private struct Rule: Hashable {
        var isAllowed: Bool
        var pattern: [UInt8]
        var endsThere: Bool
    }

    private var rules: [Rule] = []
    /// Seconds between two requests, where the host asks for them.
    package private(set) var delay: Double?

    /// Everything may be asked for.
    package static let open = RobotsFile()
    /// Nothing may be asked for.
    package static let closed: RobotsFile = {
        var file = RobotsFile()
        file.rules = [Rule(isAllowed: false, pattern: Array("/".utf8), endsThere: false)]
        return file
    }()

    private init() {}

    /// The rules that an answer to `/robots.txt` comes to: RFC 9309, section 2.3.1.
    package init(status: Int, _ bytes: [UInt8], for agent: String) {
        switch status {
        case 200..<300: self.init(String(decoding: bytes.prefix(Self.longest), as: UTF8.self), for: agent)
        // A host that is in trouble or overrun is left alone; what is not there forbids nothing.
        case 429, 500...: self = .closed
        default: self = .open
        }
    }

    package init(_ text: String, for agent: String) {
        let own = agent.lowercased()
        var (mine, others) = (RobotsFile(), RobotsFile())
        var (isForMe, isForAll, isNamed, isListing) = (false, false, false, false)
        for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard let (key, value) = Self.pair(line) else { continue }
            if key == "user-agent" {
                if !isListing { (isForMe, isForAll) = (false, false) }
                isListing = true
                if value == "*" { isForAll = true }
                if Self.names(value, own) { (isForMe, isNamed) = (true, true) }
                continue
            }
            // Lines of other kinds, such as Sitemap, end no group.
            guard key == "allow" || key == "disallow" || key == "crawl-delay" else { continue }
            isListing = false
            if isForMe { mine.add(key, value) }
            if isForAll { others.add(key, value) }
        }
        self = isNamed ? mine : others
    }

    /// Whether a path with its query may be asked for.
    ///
    /// The longest rule that fits says so, and of two as long the one that allows.
    package func allows(_ target: String) -> Bool {
        if target == "/robots.txt" { return true }
        let path = Array(PercentCoding.normal(target).utf8)
        var best: (length: Int, isAllowed: Bool) = (-1, true)
        for rule in rules where rule.pattern.count >= best.length {
            guard rule.pattern.count > best.length || rule.isAllowed, Self.fits(path, rule) else { continue }
            best = (rule.pattern.count, rule.isAllowed)
        }
        return best.isAllowed
    }

    // MARK: Reading

    private static func pair(_ line: Substring.UTF8View) -> (key: String, value: String)? {
        let text = Substring(line.prefix { $0 != UInt8(ascii: "#") })
        guard let colon = text.firstIndex(of: ":"), let key = text[..<colon].trimmed else { return nil }
        let name = key.lowercased().replacing("\u{FEFF}", with: "")
        return (name == "useragent" ? "user-agent" : name, text[text.index(after: colon)...].trimmed ?? "")
    }

    private static func names(_ value: String, _ agent: String) -> Bool {
        let token = value.lowercased().prefix { $0.isLetter || $0 == "-" || $0 == "_" }
        return !token.isEmpty && token == agent
    }

    private mutating func add(_ key: String, _ value: String) {
        if key == "crawl-delay" {
            if let seconds = Double(value), seconds >= 0 { delay = min(seconds, Self.longestDelay) }
            return
        }
        // An empty rule forbids nothing.
        guard !value.isEmpty, value.utf8.count <= Self.longestPattern, rules.count < Self.mostRules else {
            return
        }
        var pattern = Array(PercentCoding.normal(value).utf8)
        let endsThere = pattern.last == UInt8(ascii: "$")
        if endsThere { pattern.removeLast() }
        rules.append(Rule(isAllowed: key == "allow", pattern: pattern, endsThere: endsThere))
    }

    /// Whether a path begins as a pattern says; in time of their lengths' product at most.
    private static func fits(_ path: [UInt8], _ rule: Rule) -> Bool {
        let (pattern, star) = (rule.pattern, UInt8(ascii: "*"))
        var (place, position, lastStar, retry) = (0, 0, -1, 0)
        while true {
            if place < pattern.count, pattern[place] == star {
                (lastStar, retry) = (place, position)
                place += 1
            } else if place == pattern.count, !rule.endsThere || position == path.count {
                return true
            } else if place < pattern.count, position < path.count, pattern[place] == path[position] {
                (place, position) = (place + 1, position + 1)
            } else {
                guard lastStar >= 0, retry < path.count else { return false }
                retry += 1
                (place, position) = (lastStar + 1, retry)
            }
        }
    }
}
