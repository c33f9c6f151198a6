/// How bytes are deflated, by what stands around them.
package enum Packing: Sendable {
    case gzip
    /// As RFC 1950 wraps it.
    case zlib
    /// Deflated bytes alone, as RFC 1951 has them.
    case deflate
}

/// What comes out of packed bytes, and why that is not all of it.
///
/// The problem is `deflate.data`, `deflate.truncated` or `deflate.limit`; what came out before it is
/// there. Members of gzip after the first are unpacked too; what else follows is left alone, as browsers do.
package func unpacked(
    _ bytes: ArraySlice<UInt8>,
    as packing: Packing,
    limit: Int
) -> (bytes: [UInt8], problem: UnpackingError?) {
    var output: [UInt8] = []
    do throws(UnpackingError) {
        let inflater = try Inflater(packing.wrapping)
        var rest = bytes
        repeat {
            try inflater.unpack(&rest, onto: &output, limit: limit)
            inflater.reset()
        } while packing == .gzip && rest.starts(with: [0x1F, 0x8B])
        return (output, nil)
    } catch {
        return (output, error)
    }
}

extension Inflater {
    fileprivate func unpack(
        _ rest: inout ArraySlice<UInt8>,
        onto output: inout [UInt8],
        limit: Int
    ) throws(UnpackingError) {
        while true {
            let before = output.count
            // As much as is to be expected of a page, so that small bytes need little memory.
            let room = min(1 << 16, max(1 << 10, 8 * rest.count), limit - before + 1)
            let step = step(rest, onto: &output, room: room)
            rest = rest.dropFirst(step.taken)
            guard output.count <= limit else {
                output.removeLast(output.count - limit)
                throw UnpackingError(
                    code: "deflate.limit",
                    message: "more comes out than \(limit) bytes"
                )
            }
            if step.state == .ended { return }
            if step.state == .damaged { throw .damaged }
            if step.taken == 0, output.count == before { throw .cutShort }
        }
    }
}

extension Packing {
    fileprivate var wrapping: Inflation.Wrapping {
        switch self {
        case .gzip: .gzip
        case .zlib: .zlib
        case .deflate: .none
        }
    }
}
