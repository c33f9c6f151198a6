/// Unpacks gzip, one member after another, and checks each member's CRC-32.
///
/// ```swift
/// let page = try gunzip(bytes, limit: 64 << 20)
/// ```
///
/// It throws where more than `limit` bytes would come out, where the bytes are
/// damaged, and where something else follows the last member.
package func gunzip(_ bytes: [UInt8], limit: Int = 2 << 30) throws(UnpackingError) -> [UInt8] {
    var output: [UInt8] = []
    var rest = bytes[...]
    repeat {
        guard rest.starts(with: [0x1F, 0x8B]) else {
            throw .gzip("header", "no gzip member begins here; expected 0x1F 0x8B")
        }
        let member = try Inflation.inflate(rest, wrapping: .gzip, limit: limit - output.count)
        output.append(contentsOf: member.output)
        rest = rest.dropFirst(member.consumed)
        guard output.count <= limit else {
            throw .gzip("limit", "too much comes out; expected at most \(limit) bytes")
        }
    } while !rest.isEmpty
    return output
}

extension UnpackingError {
    /// Makes an error about a gzip file, its code below `gzip.`.
    fileprivate static func gzip(_ name: String, _ message: String) -> UnpackingError {
        UnpackingError(code: "gzip.\(name)", message: message)
    }
}
