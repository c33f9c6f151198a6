/// Who may ask, and what every answer carries so that a browser keeps to it.
struct Gate {
    private let settings: Desk.Settings

    init(_ settings: Desk.Settings) { self.settings = settings }

    /// Headers of every answer: a page gets nothing from elsewhere, runs no words of a report, and stands in no frame.
    static let headers: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]

    /// The longest address that is read, in bytes.
    static let longestAddress = 8192

    /// A page of another site may send a request here under a name of its own that leads to this machine, or from a
    /// form of its own: both are refused.
    func check(_ request: DeskRequest) throws(DeskProblem) {
        guard request.path.utf8.count + request.query.utf8.count <= Self.longestAddress else {
            throw DeskProblem(status: 414, code: "desk.address", message: "the address is longer than 8,192 bytes")
        }
        guard let host = request.host, isOurs(name(of: host)) else {
            throw DeskProblem(status: 421, code: "desk.host", message: "this desk is not asked for under that name")
        }
        if let origin = request.origin, origin != "http://\(host)" {
            throw DeskProblem(status: 403, code: "desk.origin", message: "a page of another site may not ask this desk")
        }
    }

    private func isOurs(_ name: some StringProtocol) -> Bool {
        ["127.0.0.1", "localhost", "[::1]"].contains(String(name)) || settings.hosts.contains(String(name))
    }

    /// The name without the port.
    private func name(of host: String) -> Substring {
        let end = host.hasPrefix("[") ? host.firstIndex(of: "]").map(host.index(after:)) : host.firstIndex(of: ":")
        return host[..<(end ?? host.endIndex)]
    }
}
