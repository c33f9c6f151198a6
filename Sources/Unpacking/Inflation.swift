import CZlib

/// The inverse of deflating, as zlib does it.
enum Inflation {
    /// What stands around the deflated bytes, as zlib's `windowBits` say it.
    enum Wrapping: Int32 {
        case none = -15
        case gzip = 31
        case zlib = 15
    }

    /// What has come out, and how many bytes of the input went in.
    struct Result {
        var output: [UInt8]
        var consumed: Int
    }

    /// Inflates one stream, which may end before `input` does.
    ///
    /// It stops once there are more bytes than `limit`, so that the caller sees
    /// that there were and a bomb does not fill the memory.
    static func inflate(
        _ input: ArraySlice<UInt8>,
        wrapping: Wrapping,
        limit: Int
    ) throws(UnpackingError) -> Result {
        // zlib compares the address of the stream with one that it keeps, and a
        // Swift variable has no address to rely on.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK else {
            throw .deflate("zlib", "zlib does not start; expected version 1.2 or later")
        }
        defer { inflateEnd(stream) }
        return try run(stream, on: input, limit: limit)
    }

    /// The CRC-32 of `bytes` that ZIP and gzip keep.
    static func checksum(of bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { Int(crc32_z(0, $0.baseAddress, $0.count)) }
    }

    private static func run(
        _ stream: UnsafeMutablePointer<z_stream>,
        on input: ArraySlice<UInt8>,
        limit: Int
    ) throws(UnpackingError) -> Result {
        var result = Result(output: [], consumed: 0)
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while result.output.count <= limit {
            let step = step(stream, on: input.dropFirst(result.consumed), into: &piece)
            result.consumed += step.taken
            result.output.append(contentsOf: piece[..<step.made])
            if step.status == Z_STREAM_END { break }
            guard step.status == Z_OK || step.status == Z_BUF_ERROR else {
                throw .deflate("data", "the deflated bytes are damaged; expected a whole stream")
            }
            guard step.taken + step.made > 0 else {
                throw .deflate("truncated", "the deflated bytes end early; expected more")
            }
        }
        return result
    }

    // zlib counts in 32 bits, so that large input goes in by pieces.
    private static func step(
        _ stream: UnsafeMutablePointer<z_stream>,
        on input: ArraySlice<UInt8>,
        into piece: inout [UInt8]
    ) -> (status: Int32, taken: Int, made: Int) {
        input.prefix(1 << 30).withUnsafeBufferPointer { source in
            piece.withUnsafeMutableBufferPointer { target in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.pointee.avail_in = UInt32(source.count)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(target.count)
                let status = CZlib.inflate(stream, Z_NO_FLUSH)
                let taken = source.count - Int(stream.pointee.avail_in)
                return (status, taken, target.count - Int(stream.pointee.avail_out))
            }
        }
    }
}

extension UnpackingError {
    /// Makes an error about deflated bytes, its code below `deflate.`.
    fileprivate static func deflate(_ name: String, _ message: String) -> UnpackingError {
        UnpackingError(code: "deflate.\(name)", message: message)
    }
}
