import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Reading
import Synchronization

/// That the time for all of a request is over.
struct OutOfTime: Error {}

/// Does work, and gives it up after so many seconds.
func within<Value: Sendable>(
    _ seconds: Int64,
    _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: .seconds(seconds))
            throw OutOfTime()
        }
        defer { group.cancelAll() }
        guard let value = try await group.next() else { throw OutOfTime() }
        return value
    }
}

/// Whether an answer has begun, by which one who is slow is told from one who is silent.
final class FetchProgress: Sendable {
    private let begun = Atomic(false)

    var hasBegun: Bool { begun.load(ordering: .relaxed) }

    func begin() { begun.store(true, ordering: .relaxed) }
}

extension PollProblem {
    static func tooLarge(_ limit: Int) -> PollProblem {
        PollProblem(.tooLarge, "the answer has more than \(limit) bytes")
    }

    /// What the client says went wrong, in our words.
    init(_ error: any Error, hasBegun: Bool) {
        switch error {
        case let error as HTTPClientError: self.init(error, hasBegun: hasBegun)
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
            self.init(.tls, "no encryption that can be trusted: \(PollProblem.short(error))")
        case let error as NIOConnectionError:
            self.init(
                .refused,
                "nobody answers: \(PollProblem.short(error.connectionErrors.first?.error ?? error))"
            )
        case let error as ChannelError:
            if case .connectTimeout = error {
                self.init(.timeout, "nobody answers")
            } else {
                self.init(.refused, "the connection ended: \(PollProblem.short(error))")
            }
        case is IOError:
            self.init(hasBegun ? .broken : .refused, "the connection ended: \(PollProblem.short(error))")
        case is HTTPParserError: self.init(.broken, "the answer is not HTTP: \(PollProblem.short(error))")
        case is CancellationError: self.init(.timeout, "it was given up")
        default: self.init(.broken, "the answer cannot be read: \(PollProblem.short(error))")
        }
    }

    private init(_ error: HTTPClientError, hasBegun: Bool) {
        switch error {
        case .connectTimeout: self.init(.timeout, "nobody answers")
        case .readTimeout, .deadlineExceeded:
            self.init(hasBegun ? .tooSlow : .timeout, "the answer does not come")
        case .tlsHandshakeTimeout: self.init(.tls, "the encryption does not begin")
        case .remoteConnectionClosed, .uncleanShutdown:
            self.init(hasBegun ? .broken : .refused, "the host hangs up")
        default: self.init(.broken, "the answer cannot be read: \(error.shortDescription)")
        }
    }

    private static func short(_ error: any Error) -> String {
        let text = "\(error)".unicodeScalars.map { $0.value < 0x20 ? " " : $0 }
        return String(String.UnicodeScalarView(text.prefix(160)))
    }
}
