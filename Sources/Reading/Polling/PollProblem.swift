/// Why something was not received, or not read.
package struct PollProblem: Error, Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The host's name is not known.
        case dns
        /// Nobody answers there, or whoever does hangs up.
        case refused
        case timeout
        /// The certificate or the encryption is none to be trusted.
        case tls
        case tooLarge = "too-large"
        case tooSlow = "too-slow"
        case redirectLoop = "redirect-loop"
        /// The host is one of the own network, which nobody outside should have asked for.
        case localAddress = "local-address"
        /// The server answered with a status that is no success.
        case status
        /// The answer is not HTTP, or is not what its header says.
        case broken
        /// What came is something else, such as a page.
        case notAFeed = "not-a-feed"
        /// The page has no text.
        case noText = "no-text"
        /// The host's rules forbid it.
        case robots
        /// The address is none of the web.
        case address
    }

    package var kind: Kind
    /// The status of the answer, where there was one.
    package var status: Int?
    package var message: String

    package init(_ kind: Kind, status: Int? = nil, _ message: String) {
        self.kind = kind
        self.status = status
        self.message = message
    }

    /// What it is counted under: its kind, or the status: `status 404`.
    package var name: String { kind == .status ? "status \(status ?? 0)" : kind.rawValue }
}
