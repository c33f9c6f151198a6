import NIOCore
import NIOPosix
import Synchronization

/// A server on loopback that answers with bytes as they are, so that it can do all that servers do wrong.
final class RawServer: Sendable {
    enum Step: Sendable {
        case send([UInt8])
        case wait(milliseconds: Int64)
        /// The same bytes again and again, until the other side has enough.
        case endless([UInt8])

        static func text(_ text: String) -> Step { .send(Array(text.utf8)) }

        /// A whole answer.
        static func answer(_ status: String, _ headers: [String] = [], _ body: String = "") -> Step {
            let length = "Content-Length: \(body.utf8.count)"
            let lines = ["HTTP/1.1 \(status)"] + headers + [length, "Connection: close"]
            return .text(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
        }
    }

    struct Request: Sendable {
        var path: String
        /// In lower case.
        var headers: [String: String]
    }

    private let channel: any Channel
    private let seen: Requests

    init(_ answer: @escaping @Sendable (Request) -> [Step]) throws {
        let seen = Requests()
        self.seen = seen
        channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(seen, answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).wait()
    }

    deinit { channel.close(promise: nil) }

    var origin: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)" }

    /// The paths that were asked for, in their order.
    var paths: [String] { seen.all.withLock { $0.map(\.path) } }

    private final class Requests: Sendable {
        let all = Mutex<[Request]>([])
    }

    // A handler belongs to one channel and its loop.
    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let seen: Requests
        private let answer: @Sendable (Request) -> [Step]
        private var text = ""

        init(_ seen: Requests, _ answer: @escaping @Sendable (Request) -> [Step]) {
            (self.seen, self.answer) = (seen, answer)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data).readableBytesView
            // Who begins to encrypt is told as servers tell it that do not.
            if bytes.first == 0x16 { return Self.run([.answer("400 Bad Request")], on: context.channel) }
            text += String(decoding: bytes, as: UTF8.self)
            guard text.hasSuffix("\r\n\r\n") else { return }
            let lines = text.split(separator: "\r\n")
            let path = lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                let pair = line.split(separator: ":", maxSplits: 1)
                if pair.count == 2 { headers[pair[0].lowercased()] = String(pair[1].drop { $0 == " " }) }
            }
            let request = Request(path: path, headers: headers)
            text = ""
            seen.all.withLock { $0.append(request) }
            Self.run(answer(request)[...], on: context.channel)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        private static func run(_ steps: ArraySlice<Step>, on channel: any Channel) {
            guard channel.isActive, let step = steps.first else { return channel.close(promise: nil) }
            switch step {
            case .send(let bytes):
                channel.writeAndFlush(ByteBuffer(bytes: bytes)).whenComplete { _ in
                    run(steps.dropFirst(), on: channel)
                }
            case .wait(let milliseconds):
                channel.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) {
                    run(steps.dropFirst(), on: channel)
                }
            case .endless(let bytes):
                channel.writeAndFlush(ByteBuffer(bytes: bytes)).whenComplete { _ in
                    channel.eventLoop.scheduleTask(in: .milliseconds(5)) { run(steps, on: channel) }
                }
            }
        }
    }
}
