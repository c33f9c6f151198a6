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
            throw DeskProblem(
                status: 414,
                code: "desk.address",
                message: "the address is longer than 8,192 bytes"
            )
        }
        guard let host = request.host, let name = name(of: host), isOurs(name) else {
            throw DeskProblem(
                status: 421,
                code: "desk.host",
                message: "this desk is not asked for under that name"
            )
        }
        if let origin = request.origin, origin != "http://\(host)" {
            throw DeskProblem(
                status: 403,
                code: "desk.origin",
                message: "a page of another site may not ask this desk"
            )
        }
    }

    /// Whoever writes knows the token that was printed when the desk was opened.
    func checkToken(of request: DeskRequest) throws(DeskProblem) {
        guard !settings.isReadOnly else {
            throw DeskProblem(status: 403, code: "desk.read-only", message: "this desk is read only")
        }
        guard let token = request.token, Self.areSame(token, settings.token) else {
            throw DeskProblem(
                status: 403,
                code: "desk.token",
                message:
                    "writing needs the token of the address that 'griot serve' printed; open that address again"
            )
        }
    }

    /// It takes as long for any two tokens of one length.
    private static func areSame(_ one: String, _ other: String) -> Bool {
        guard !other.isEmpty, one.utf8.count == other.utf8.count else { return false }
        return zip(one.utf8, other.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func isOurs(_ name: String) -> Bool {
        ["127.0.0.1", "localhost", "[::1]"].contains(name)
            || settings.hosts.contains { $0.lowercased() == name }
    }

    /// The name without the port; `nil` where what follows it is no port, such as `:80@elsewhere`.
    private func name(of host: String) -> String? {
        let bracket = host.hasPrefix("[") ? host.firstIndex(of: "]").map(host.index(after:)) : nil
        let end = bracket ?? host.firstIndex(of: ":") ?? host.endIndex
        let port = host[end...].utf8
        let isPort =
            port.first == UInt8(ascii: ":") && 2...6 ~= port.count
            && port.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return port.isEmpty || isPort ? host[..<end].lowercased() : nil
    }
}
