import CZlib

/// Inflates one stream after another, step by step.
final class Inflater {
    /// What a step came to.
    enum State {
        case going
        case ended
        case damaged
    }

    // zlib compares the address of the stream with one that it keeps, and a
    // Swift variable has no address to rely on.
    private let stream: UnsafeMutablePointer<z_stream>

    init(_ wrapping: Inflation.Wrapping) throws(UnpackingError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK else {
            throw UnpackingError(
                code: "deflate.zlib",
                message: "zlib does not start; expected version 1.2 or later"
            )
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Makes it ready for the next stream.
    func reset() { inflateReset(stream) }

    /// Takes what it can of the input, and appends up to `room` bytes.
    func step(
        _ input: ArraySlice<UInt8>,
        onto output: inout [UInt8],
        room: Int
    ) -> (state: State, taken: Int) {
        var result: (state: State, taken: Int) = (.damaged, 0)
        let made = [UInt8](unsafeUninitializedCapacity: room) { target, filled in
            // zlib counts in 32 bits.
            input.prefix(1 << 30).withUnsafeBufferPointer { source in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.pointee.avail_in = UInt32(source.count)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(room)
                let status = CZlib.inflate(stream, Z_NO_FLUSH)
                filled = room - Int(stream.pointee.avail_out)
                let state: State =
                    switch status {
                    case Z_STREAM_END: .ended
                    case Z_OK, Z_BUF_ERROR: .going
                    default: .damaged
                    }
                result = (state, source.count - Int(stream.pointee.avail_in))
            }
        }
        output += made
        return result
    }
}

extension UnpackingError {
    static var damaged: Self {
        Self(code: "deflate.data", message: "the deflated bytes are damaged; expected a whole stream")
    }

    static var cutShort: Self {
        Self(code: "deflate.truncated", message: "the deflated bytes end early; expected more")
    }
}
