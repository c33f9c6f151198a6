internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// A desk that listens for browsers.
package struct DeskServer: Sendable {
    private let desk: Desk
    private let host: String
    private let port: Int

    /// The largest body that is read, in bytes.
    private static let largestBody = 1 << 20
    /// How long a browser may say nothing, in seconds.
    private static let patience: Int64 = 30

    /// A desk at a port of an address; 0 is for a port that is free.
    package init(_ desk: Desk, host: String = "127.0.0.1", port: Int) {
        self.desk = desk
        self.host = host
        self.port = port
    }

    /// Answers until the process is told to end (SIGINT, SIGTERM).
    ///
    /// `onListening` is called once with the port, when browsers can ask.
    package func run(onListening: @escaping @Sendable (Int) -> Void) async throws {
        var logger = Logger(label: "griot")
        logger.logLevel = .error
        let application = Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in try await answer(request) },
            server: .http1(configuration: .init(idleTimeout: .seconds(Self.patience))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in onListening(channel.localAddress?.port ?? 0) },
            logger: logger
        )
        try await application.runService()
    }

    /// The threads that listen are others than those that do this work.
    private func answer(_ request: Request) async throws -> Response {
        let answer: Answer
        do { answer = desk.answer(to: try await DeskRequest(request, upTo: Self.largestBody)) } catch {
            answer = Answer(status: 413, type: "text/plain", headers: Gate.headers, body: [])
        }
        var headers = HTTPFields()
        if !answer.type.isEmpty { headers[.contentType] = answer.type }
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }
}

extension DeskRequest {
    fileprivate init(_ request: Request, upTo largest: Int) async throws {
        var request = request
        let method: Method =
            switch request.method {
            case .get: .get
            case .head: .head
            case .post: .post
            default: .other
            }
        let body = method == .post ? Array(buffer: try await request.collectBody(upTo: largest)) : []
        self.init(
            method: method,
            path: request.uri.path,
            query: request.uri.query ?? "",
            host: request.head.authority,
            origin: request.headers[.origin],
            knownTag: request.headers[.ifNoneMatch],
            token: HTTPField.Name("X-Griot-Token").flatMap { request.headers[$0] },
            body: body
        )
    }
}
