#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// One line of input, without its line feed.
package struct InputLine: Sendable {
    /// Counted from 1, blank lines too.
    package var number: Int
    package var bytes: [UInt8]
    /// Whether it was longer than the reader takes; its bytes are then left out.
    package var isTooLong: Bool

    package init(number: Int, bytes: [UInt8], isTooLong: Bool = false) {
        self.number = number
        self.bytes = bytes
        self.isTooLong = isTooLong
    }

    /// Whether there is nothing in it.
    package var isBlank: Bool {
        !isTooLong && bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
}

/// Reads lines from a file or a pipe, a block at a time.
package struct LineReader: ~Copyable {
    /// Longer lines are skipped, so that memory is bounded whatever comes in.
    package static let longestLine = 1 << 28
    private static let blockSize = 1 << 18

    private let descriptor: Int32
    private let name: String
    private let closesAtEnd: Bool
    private var block: [UInt8] = []
    private var position = 0
    private var number = 0
    private var isAtEnd = false

    /// Reads from an open descriptor, such as 0 for standard input.
    package init(descriptor: Int32) {
        self.descriptor = descriptor
        name = "standard input"
        closesAtEnd = false
    }

    /// Opens a file; throws `file.missing` or `file.unreadable`.
    package init(path: String) throws(UnpackingError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        name = path
        closesAtEnd = true
        guard descriptor >= 0 else { throw .file(path) }
    }

    deinit { if closesAtEnd, descriptor >= 0 { close(descriptor) } }

    /// The next line, `nil` at the end; throws `file.unreadable`.
    package mutating func next() throws(UnpackingError) -> InputLine? {
        var bytes: [UInt8] = []
        var isTooLong = false
        while true {
            if position == block.count {
                try fill()
                if block.isEmpty {
                    guard !bytes.isEmpty || isTooLong else { return nil }
                    break
                }
            }
            let end = block[position...].firstIndex(of: 0x0A) ?? block.count
            if bytes.count + end - position > Self.longestLine {
                isTooLong = true
                bytes = []
            } else if !isTooLong {
                bytes += block[position..<end]
            }
            position = end
            if end < block.count {
                position += 1
                break
            }
        }
        number += 1
        return InputLine(number: number, bytes: bytes, isTooLong: isTooLong)
    }

    /// Whether there is something to read, or the end, without waiting for whoever writes.
    package var isReady: Bool {
        if position < block.count || isAtEnd { return true }
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 0) != 0
    }

    private mutating func fill() throws(UnpackingError) {
        position = 0
        block.removeAll(keepingCapacity: true)
        if isAtEnd { return }
        let descriptor = descriptor
        let count = readSome(descriptor, into: &block, capacity: Self.blockSize)
        guard count >= 0 else { throw .file(name) }
        isAtEnd = count == 0
    }
}

/// Reads what there is, up to `capacity` bytes; 0 at the end, -1 where the system refuses.
func readSome(_ descriptor: Int32, into bytes: inout [UInt8], capacity: Int) -> Int {
    var result = 0
    bytes = Array(unsafeUninitializedCapacity: capacity) { buffer, count in
        repeat { result = read(descriptor, buffer.baseAddress, capacity) } while result < 0 && errno == EINTR
        count = max(result, 0)
    }
    return result
}

/// Writes all of the bytes to an open descriptor; throws `output.closed` or `file.unwritable`.
package func write(_ bytes: [UInt8], to descriptor: Int32) throws(UnpackingError) {
    guard !writeAll(bytes, to: descriptor) else { return }
    let number = errno
    throw UnpackingError(
        code: number == EPIPE ? "output.closed" : "file.unwritable",
        message: "the output cannot be written: \(String(cString: strerror(number)))"
    )
}

/// Has the system report a full disk, a file that is too large or a closed pipe as errors, not by a signal.
package func ignoreWriteSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
}

/// Ends the program with exit code 130 at Ctrl-C; what SQLite had not committed is undone by whoever opens the file next.
package func endAtInterrupt() {
    signal(SIGINT) { _ in _exit(130) }
}
