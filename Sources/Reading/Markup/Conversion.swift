internal import CXML2

extension TextDecoder {
    /// Bytes of a rare character set in UTF-8, by the system's `iconv`; `nil` where it knows no such set.
    ///
    /// Bytes that stand for nothing are U+FFFD.
    static func converted(_ bytes: [UInt8], from charset: String) -> [UInt8]? {
        guard charset.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }),
            let descriptor = iconv_open("UTF-8", charset), Int(bitPattern: descriptor) != -1
        else { return nil }
        defer { iconv_close(descriptor) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: 1 << 14)
        var result: [UInt8] = []
        var taken = 0
        while taken < input.count {
            let (used, made) = step(descriptor, &input, from: taken, into: &output)
            result += output[..<made].map { UInt8(bitPattern: $0) }
            taken += used
            if used == 0, made == 0 {
                result += [0xEF, 0xBF, 0xBD]
                taken += 1
            }
        }
        return result
    }

    private static func step(
        _ descriptor: iconv_t,
        _ input: inout [CChar],
        from start: Int,
        into output: inout [CChar]
    ) -> (used: Int, made: Int) {
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var (from, left) = (source.baseAddress.map { $0 + start }, source.count - start)
                var (to, room) = (target.baseAddress, target.count)
                _ = iconv(descriptor, &from, &left, &to, &room)
                return (source.count - start - left, target.count - room)
            }
        }
    }
}
