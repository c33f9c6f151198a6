import CZlib

/// Packs bytes as one member of gzip; the same bytes always give the same member.
///
/// Neither a name nor a time is kept. Throws `deflate.zlib` where there is no memory for it.
package func gzip(_ bytes: [UInt8]) throws(UnpackingError) -> [UInt8] {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    let size = Int32(MemoryLayout<z_stream>.size)
    // A window of 32 KiB and gzip's wrapping; 8 is zlib's own measure of memory.
    let status = deflateInit2_(stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    guard status == Z_OK else {
        throw UnpackingError(
            code: "deflate.zlib",
            message: "zlib does not start; expected version 1.2 or later"
        )
    }
    defer { deflateEnd(stream) }
    var output: [UInt8] = []
    var rest = bytes[...]
    var isEnded = false
    while !isEnded {
        let flush = rest.count <= 1 << 30 ? Z_FINISH : Z_NO_FLUSH
        output += [UInt8](unsafeUninitializedCapacity: 1 << 16) { target, filled in
            rest.prefix(1 << 30).withUnsafeBufferPointer { source in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.pointee.avail_in = UInt32(source.count)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(target.count)
                isEnded = deflate(stream, flush) == Z_STREAM_END
                filled = target.count - Int(stream.pointee.avail_out)
                rest = rest.dropFirst(source.count - Int(stream.pointee.avail_in))
            }
        }
    }
    return output
}
