internal import Unpacking

/// An address on the web: `http` or `https`, in the normal form of RFC 3986.
///
/// ```swift
/// let base = WebAddress("https://Example.com:443/news/index.xml")
/// base?.resolving("../afrique/?id=7#top")?.description  // https://example.com/afrique/?id=7
/// ```
///
/// It has no fragment, for that is never sent, and no name or password, which
/// nobody should find in a record. What is no such address is `nil`.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// More than this is no address that a server would take.
    static let longest = 4096

    package let isSecure: Bool
    /// In lower case; an address of IPv6 stands without its brackets.
    package let host: String
    package let port: Int
    /// Begins with a slash.
    package let path: String
    /// What follows the question mark.
    package let query: String?

    package init?(_ text: some StringProtocol) {
        let trimmed = Self.trimmed(text)
        guard trimmed.count <= Self.longest, let parts = Reference(trimmed), let scheme = parts.scheme,
            let authority = parts.authority
        else { return nil }
        self.init(scheme: scheme, authority: authority, path: parts.path, query: parts.query)
    }

    private init?(scheme: String, authority: String, path: String, query: String?) {
        guard scheme == "http" || scheme == "https" else { return nil }
        isSecure = scheme == "https"
        guard let (host, port) = Self.hostAndPort(authority) else { return nil }
        self.host = host
        self.port = port ?? (isSecure ? 443 : 80)
        self.path = "/" + PathNormal.withoutDots(PercentCoding.normal(path)).drop { $0 == "/" }
        self.query = query.map(PercentCoding.normal)
    }

    private init(_ other: WebAddress, path: String, query: String?) {
        (isSecure, host, port) = (other.isSecure, other.host, other.port)
        (self.path, self.query) = (path, query)
    }

    package var scheme: String { isSecure ? "https" : "http" }

    /// Scheme, host and port, which is what `robots.txt` is asked for.
    package var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? "\(scheme)://\(name)" : "\(scheme)://\(name):\(port)"
    }

    /// What is asked of the host.
    package var target: String { query.map { "\(path)?\($0)" } ?? path }

    package var description: String { origin + target }

    /// The address that a reference in a document at this one means; `nil` where it is not on the web.
    package func resolving(_ reference: some StringProtocol) -> WebAddress? {
        let text = Self.trimmed(reference)
        guard text.count <= Self.longest, let parts = Reference(text) else { return nil }
        if let scheme = parts.scheme {
            guard let authority = parts.authority else { return nil }
            return WebAddress(scheme: scheme, authority: authority, path: parts.path, query: parts.query)
        }
        if let authority = parts.authority {
            return WebAddress(scheme: scheme, authority: authority, path: parts.path, query: parts.query)
        }
        let query = parts.query.map(PercentCoding.normal)
        if parts.path.isEmpty { return WebAddress(self, path: path, query: query ?? self.query) }
        let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
        let merged = PercentCoding.normal(parts.path.first == "/" ? parts.path : folder + parts.path)
        let clean = "/" + PathNormal.withoutDots(merged).drop { $0 == "/" }
        return WebAddress(self, path: clean, query: query)
    }

    /// Another address on the same host.
    package func on(path: String, query: String? = nil) -> WebAddress {
        WebAddress(self, path: path, query: query)
    }

    // MARK: Parts

    // Browsers take spaces around an address and line feeds within for nothing, and so do feeds.
    private static func trimmed(_ text: some StringProtocol) -> [UInt8] {
        var bytes = Array(text.utf8.prefix(longest + 1)).filter { $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return Array(bytes.drop { $0 <= 0x20 })
    }

    private static func hostAndPort(_ authority: String) -> (String, Int?)? {
        let whole =
            authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority[...]
        var (host, port): (Substring, Substring) = (whole, "")
        if whole.first == "[" {
            guard let end = whole.firstIndex(of: "]") else { return nil }
            host = whole[whole.index(after: whole.startIndex)..<end]
            let rest = whole[whole.index(after: end)...]
            guard rest.isEmpty || rest.first == ":", IPAddress(host) != nil else { return nil }
            port = rest.dropFirst()
        } else if let colon = whole.firstIndex(of: ":") {
            (host, port) = (whole[..<colon], whole[whole.index(after: colon)...])
        }
        guard let name = HostName.normal(host) else { return nil }
        if port.isEmpty { return (name, nil) }
        guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port),
            (1...65535).contains(number)
        else { return nil }
        return (name, number)
    }
}

/// The parts of a reference by RFC 3986, appendix B; the fragment is dropped.
private struct Reference {
    var scheme: String?
    var authority: String?
    var path: String
    var query: String?

    init?(_ bytes: [UInt8]) {
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
        var rest = bytes[...]
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<hash] }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = Self.text(rest[(mark + 1)...])
            rest = rest[..<mark]
        }
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
            scheme = Self.text(rest[..<colon]).lowercased()
            rest = rest[(colon + 1)...]
        }
        // Browsers read a backslash as a slash, and so would be led elsewhere than we are.
        let slashes = rest.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
        rest = slashes[...]
        if rest.starts(with: Array("//".utf8)) {
            let start = rest.dropFirst(2)
            let end = start.firstIndex(of: UInt8(ascii: "/")) ?? start.endIndex
            authority = Self.text(start[..<end])
            rest = start[end...]
        }
        path = Self.text(rest)
    }

    private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, (0x61...0x7A).contains(first | 0x20) else { return false }
        return bytes.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
                || [0x2B, 0x2D, 0x2E].contains($0)
        }
    }

    private static func text(_ bytes: some Collection<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
