internal import CXML2

/// Takes out of a document what the library would stop at, or spend unbounded time on.
struct MarkupGuard {
    private let limits: MarkupLimits

    init(_ limits: MarkupLimits) { self.limits = limits }

    /// The document without U+0000, without attributes beyond the limit of one element, and in XML with the
    /// characters that HTML has names for in place of these names.
    func cleaned(_ received: ArraySlice<UInt8>, isHTML: Bool) -> [UInt8] {
        var bytes = Array(received)
        if bytes.contains(0) { for index in bytes.indices where bytes[index] == 0 { bytes[index] = 0x20 } }
        if !isHTML { bytes = withoutNames(bytes) }
        thinTags(&bytes)
        return bytes
    }

    // The library compares the name of each attribute with all before it. What is
    // between quotation marks may hold a '>', and the text of a script anything.
    private func thinTags(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBufferPointer { buffer in
            var position = 0
            while position + 1 < buffer.count {
                guard buffer[position] == 0x3C, isLetter(buffer[position + 1]) else {
                    position += 1
                    continue
                }
                let (end, surplus) = tag(from: position + 1, in: buffer)
                if let surplus { for index in surplus..<end { buffer[index] = 0x20 } }
                position = end
            }
        }
    }

    private func tag(
        from start: Int,
        in bytes: UnsafeMutableBufferPointer<UInt8>
    ) -> (end: Int, surplus: Int?) {
        var (position, quote, count, surplus): (Int, UInt8, Int, Int?) = (start, 0, 0, nil)
        // The last byte that is no white space: a mark opens a value only after an equals sign.
        var last: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x3E {
                break
            } else if byte == 0x22 || byte == 0x27, last == 0x3D {
                quote = byte
            } else if byte <= 0x20 || byte == 0x2F || byte == 0x3D {
                count += 1
                if count > 2 * limits.attributes, surplus == nil { surplus = position }
            }
            if byte > 0x20 { last = byte }
            position += 1
        }
        return (position, surplus)
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private func withoutNames(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x26, let (character, length) = named(bytes[(position + 1)...]) {
                result += Array(String(character).utf8)
                position += 1 + length
            } else {
                result.append(byte)
                position += 1
            }
        }
        return result
    }

    /// The character that HTML knows by the name that stands here, but for the five that XML knows too.
    private func named(_ rest: ArraySlice<UInt8>) -> (Unicode.Scalar, length: Int)? {
        guard let end = rest.prefix(12).firstIndex(of: 0x3B) else { return nil }
        let name = rest[rest.startIndex..<end]
        guard name.count > 1, name.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) }) else {
            return nil
        }
        let known = ["amp", "lt", "gt", "quot", "apos"]
        let text = String(decoding: name, as: UTF8.self)
        guard !known.contains(text), let entity = htmlEntityLookup(text) else { return nil }
        return Unicode.Scalar(entity.pointee.value).map { ($0, name.count + 1) }
    }
}
