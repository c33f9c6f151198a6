/// Ampersands that begin nothing, which XML forbids and feeds are full of: `?a=1&b=2`, `Fire & smoke`.
enum AmpersandMending {
    private static let ampersand = UInt8(ascii: "&")
    /// The longest name of a character that HTML has is shorter.
    private static let longestName = 40

    /// The document with such ampersands escaped; what stands in CDATA is left as it is.
    static func mended(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(ampersand) else { return bytes }
        var (result, index): ([UInt8], Int) = ([], 0)
        result.reserveCapacity(bytes.count + 64)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), bytes[index...].starts(with: "<![CDATA[".utf8) {
                let end = endOfData(in: bytes, from: index)
                result += bytes[index..<end]
                index = end
                continue
            }
            result.append(bytes[index])
            if bytes[index] == ampersand, !beginsReference(bytes[(index + 1)...]) {
                result += Array("amp;".utf8)
            }
            index += 1
        }
        return result
    }

    private static func endOfData(in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index + 2 < bytes.count {
            if bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: "]"),
                bytes[index + 2] == UInt8(ascii: ">")
            {
                return index + 3
            }
            index += 1
        }
        return bytes.count
    }

    private static func beginsReference(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let end = rest.prefix(longestName).firstIndex(of: UInt8(ascii: ";")), end > rest.startIndex
        else { return false }
        let name = rest[rest.startIndex..<end]
        if name.first == UInt8(ascii: "#") {
            return name.count > 1 && name.dropFirst().allSatisfy { isLetter($0) || isDigit($0) }
        }
        return isLetter(name[name.startIndex]) && name.allSatisfy { isLetter($0) || isDigit($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
