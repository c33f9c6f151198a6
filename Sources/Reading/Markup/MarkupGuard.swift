internal import CXML2

/// Takes out of a document what the library would stop at, or spend unbounded time on.
struct MarkupGuard {
    private let limits: MarkupLimits

    init(_ limits: MarkupLimits) { self.limits = limits }

    /// The document without U+0000, without attributes beyond the limit of one element; a page without comments,
    /// scripts and styles, and XML with the characters that HTML has names for in place of these names.
    func cleaned(_ received: ArraySlice<UInt8>, isHTML: Bool) -> [UInt8] {
        var bytes = Array(received)
        if bytes.contains(0) { for index in bytes.indices where bytes[index] == 0 { bytes[index] = 0x20 } }
        if !isHTML { bytes = withoutNames(bytes) }
        let unread = bytes.withUnsafeMutableBufferPointer { thinTags($0, isHTML: isHTML) }
        if unread.isEmpty { return bytes }
        var rest: [UInt8] = []
        rest.reserveCapacity(bytes.count)
        var position = 0
        for range in unread {
            rest += bytes[position..<range.lowerBound]
            position = range.upperBound
        }
        return rest + bytes[position...]
    }

    // The library compares the name of each attribute with all before it. What is between quotation marks may
    // hold a '>', and the text of a script anything. More than half of a page is scripts and styles, which the
    // library would read a character at a time: where those stand, and comments, is the result.
    private func thinTags(_ bytes: UnsafeMutableBufferPointer<UInt8>, isHTML: Bool) -> [Range<Int>] {
        var unread: [Range<Int>] = []
        // What is not there up to the end of the document is not looked for again.
        var missing: Set<[UInt8]> = []
        func end(_ mark: [UInt8], from start: Int) -> Int? {
            guard !missing.contains(mark) else { return nil }
            let found = first(mark, in: start..<bytes.count, of: bytes)
            if found == nil { missing.insert(mark) }
            return found
        }
        var position = 0
        while position + 1 < bytes.count {
            guard bytes[position] == 0x3C else {
                position += 1
                continue
            }
            let start = position + 1
            if isLetter(bytes[start]) {
                let (close, surplus) = tag(from: start, in: bytes)
                if let surplus { for index in surplus..<close { bytes[index] = 0x20 } }
                position = close
                guard isHTML, let mark = closing(of: start..<close, in: bytes),
                    let content = end(mark, from: close)
                else { continue }
                // What scripts of JSON hold is read.
                if first(Self.json, in: start..<close, of: bytes) == nil {
                    unread.append(close + 1..<content)
                }
                position = content
            } else if isHTML, begins(Self.comment, at: start, in: bytes),
                let close = end(Self.commentEnd, from: start + 1)
            {
                position = close + Self.commentEnd.count
                unread.append(start - 1..<position)
            } else {
                position = start
            }
        }
        return unread
    }

    private static let scripts = ["script", "style"].map { (Array($0.utf8), Array("</\($0)".utf8)) }
    private static let json = Array("json".utf8)
    private static let comment = Array("!--".utf8)
    private static let commentEnd = Array("-->".utf8)

    /// What closes a script or a style with a tag; one that closes itself has nothing in it for the library.
    private func closing(of tag: Range<Int>, in bytes: UnsafeMutableBufferPointer<UInt8>) -> [UInt8]? {
        guard tag.upperBound < bytes.count, bytes[tag.upperBound - 1] != 0x2F else { return nil }
        return Self.scripts.first { name, _ in
            begins(name, at: tag.lowerBound, in: bytes)
                && (bytes[tag.lowerBound + name.count] <= 0x20 || tag.count == name.count)
        }?.1
    }

    private func first(
        _ mark: [UInt8],
        in range: Range<Int>,
        of bytes: UnsafeMutableBufferPointer<UInt8>
    ) -> Int? {
        var position = range.lowerBound
        while position < range.upperBound {
            if bytes[position] | 0x20 == mark[0] | 0x20, begins(mark, at: position, in: bytes) {
                return position
            }
            position += 1
        }
        return nil
    }

    /// Whether a mark stands at a position, its letters small or capital.
    private func begins(
        _ mark: [UInt8],
        at start: Int,
        in bytes: UnsafeMutableBufferPointer<UInt8>
    ) -> Bool {
        guard start + mark.count <= bytes.count else { return false }
        return mark.indices.allSatisfy { index in
            let byte = bytes[start + index]
            return byte == mark[index] || isLetter(mark[index]) && byte | 0x20 == mark[index]
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
