import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
package import Reading
import Unpacking

/// What is asked of a host.
package struct FetchRequest: Sendable {
    package var address: WebAddress
    package var etag: String?
    package var lastModified: String?
    package var accept: String
    /// More bytes than these are `too-large`, or left out where they may be.
    package var limit = 10 << 20
    package var mayBeCut = false

    package init(_ address: WebAddress, accept: String = "*/*") {
        (self.address, self.accept) = (address, accept)
    }
}

/// Asks one host one thing; redirects are handed back, not followed.
package protocol Fetcher: Sendable {
    func fetch(_ request: FetchRequest) async -> Result<Capture, PollProblem>
}

/// Fetches by HTTP/1.1 and HTTP/2, from hosts of the public network alone, within bounds of size and time.
///
/// A host is connected to at the address that was looked at, so that its name cannot mean another one a moment later.
/// There are no cookies, and nothing is kept of one request for the next.
package struct HTTPFetcher: Fetcher {
    /// Seconds that the steps of a request may take.
    package struct Patience: Sendable {
        package var connect: Int64 = 10
        /// Between two pieces of an answer.
        package var read: Int64 = 20
        /// For all of it: who sends a byte now and then is not waited for.
        package var whole: Int64 = 60

        package init() {}
    }

    private let userAgent: String
    private let allowsLocal: Bool
    private let patience: Patience

    package init(userAgent: String, allowsLocal: Bool, patience: Patience = Patience()) {
        (self.userAgent, self.allowsLocal, self.patience) = (userAgent, allowsLocal, patience)
    }

    package func fetch(_ request: FetchRequest) async -> Result<Capture, PollProblem> {
        let progress = FetchProgress()
        do {
            return .success(
                try await within(patience.whole) { try await self.answer(to: request, progress) }
            )
        } catch let problem as PollProblem {
            return .failure(problem)
        } catch is OutOfTime {
            let kind: PollProblem.Kind = progress.hasBegun ? .tooSlow : .timeout
            return .failure(PollProblem(kind, "no whole answer within \(patience.whole) seconds"))
        } catch {
            return .failure(PollProblem(error, hasBegun: progress.hasBegun))
        }
    }

    private func answer(to request: FetchRequest, _ progress: FetchProgress) async throws -> Capture {
        let address = request.address
        let host = try await HostResolver(allowsLocal: allowsLocal).address(of: address)
        return try await HTTPClient.withHTTPClient(
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            configuration: configuration(connecting: address.host, to: host)
        ) { client in
            let response = try await client.execute(
                outgoing(request),
                deadline: .now() + .seconds(patience.whole)
            )
            progress.begin()
            let headers = response.headers.map { HeaderField($0.name, $0.value) }
            let status = Int(response.status.code)
            let body = try await bytes(of: response, headers, request)
            return Capture(
                name: address.description,
                url: address.description,
                contentType: headers["Content-Type"],
                status: status,
                headers: headers,
                time: Clock.now(),
                bytes: try plain(body, headers, request)
            )
        }
    }

    private func configuration(connecting name: String, to host: IPAddress) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(patience.connect), read: .seconds(patience.read)),
            decompression: .disabled
        )
        configuration.dnsOverride = [name: host.description]
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1
        return configuration
    }

    private func outgoing(_ request: FetchRequest) -> HTTPClientRequest {
        var outgoing = HTTPClientRequest(url: request.address.description)
        outgoing.headers.add(name: "User-Agent", value: userAgent)
        outgoing.headers.add(name: "Accept", value: request.accept)
        outgoing.headers.add(name: "Accept-Encoding", value: "gzip")
        outgoing.headers.add(name: "Accept-Language", value: "fr, en;q=0.9, *;q=0.5")
        if let etag = request.etag { outgoing.headers.add(name: "If-None-Match", value: etag) }
        if let date = request.lastModified { outgoing.headers.add(name: "If-Modified-Since", value: date) }
        return outgoing
    }

    // MARK: The body

    private func bytes(
        of response: HTTPClientResponse,
        _ headers: [HeaderField],
        _ request: FetchRequest
    ) async throws -> [UInt8] {
        // What is not a success has nothing that anybody reads.
        guard (200..<300).contains(response.status.code) else { return [] }
        if !request.mayBeCut, let length = headers["Content-Length"].flatMap({ Int($0) }),
            length > request.limit
        {
            throw PollProblem.tooLarge(request.limit)
        }
        var bytes: [UInt8] = []
        for try await buffer in response.body {
            bytes.append(contentsOf: buffer.readableBytesView)
            guard bytes.count > request.limit else { continue }
            if request.mayBeCut { return Array(bytes.prefix(request.limit)) }
            throw PollProblem.tooLarge(request.limit)
        }
        return bytes
    }

    /// The body as it was before it was packed; some say that it is packed where it is not.
    private func plain(
        _ bytes: [UInt8],
        _ headers: [HeaderField],
        _ request: FetchRequest
    ) throws(PollProblem) -> [UInt8] {
        switch headers["Content-Encoding"]?.lowercased() {
        case nil, "", "identity": return bytes
        case "gzip", "x-gzip":
            guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
            do { return try gunzip(bytes, limit: request.limit) } catch {
                if error.code == "gzip.limit" {
                    throw .tooLarge(request.limit)
                }
                throw PollProblem(.broken, "what is packed cannot be unpacked: \(error.message)")
            }
        case let other?:
            throw PollProblem(
                .broken,
                "the answer is packed as '\(other.prefix(40))', which was not asked for"
            )
        }
    }
}
