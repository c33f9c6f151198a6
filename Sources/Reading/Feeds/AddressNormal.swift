/// The normal form of what is percent-encoded: RFC 3986, section 6.2.2.
enum PercentCoding {
    /// Capital digits, nothing encoded that need not be, everything encoded that must be.
    static func normal(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var (result, index): ([UInt8], Int) = ([], 0)
        result.reserveCapacity(bytes.count)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                let value = high << 4 | low
                if isUnreserved(value) { result.append(value) } else { append(value, to: &result) }
                index += 3
            } else {
                if mayStand(byte) { result.append(byte) } else { append(byte, to: &result) }
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        bytes += [UInt8(ascii: "%"), hex(byte >> 4), hex(byte & 15)]
    }

    private static func hex(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
            || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
    }

    // The characters of RFC 3986 that may stand in a path or a query, and '%' where it encodes nothing.
    private static func mayStand(_ byte: UInt8) -> Bool {
        isUnreserved(byte) || "!$&'()*+,;=:@/?".utf8.contains(byte)
    }
}

/// A path without `.` and `..`: RFC 3986, section 5.2.4.
enum PathNormal {
    static func withoutDots(_ path: String) -> String {
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            if segment == "." || segment == ".." {
                if segment == "..", kept.count > 1 { kept.removeLast() }
                if isLast { kept.append("") }
            } else {
                kept.append(segment)
            }
        }
        return kept.joined(separator: "/")
    }
}

/// Names of hosts, as they are asked for and compared.
enum HostName {
    /// The longest name that the domain name system has: RFC 1035, section 2.3.4.
    private static let longest = 253

    /// In lower case, with letters beyond ASCII in Punycode; `nil` for what names no host.
    static func normal(_ text: some StringProtocol) -> String? {
        var name = text.lowercased()
        if name.last == "." { name.removeLast() }
        guard !name.isEmpty else { return nil }
        if let address = IPAddress(name) { return address.description }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false).map { label -> String? in
            guard !label.isEmpty else { return nil }
            let ascii = label.utf8.allSatisfy { $0 < 0x80 } ? String(label) : Punycode.label(label)
            return ascii.utf8.count <= 63 && ascii.utf8.allSatisfy(isNamePart) ? ascii : nil
        }
        guard !labels.contains(nil) else { return nil }
        let whole = labels.compactMap { $0 }.joined(separator: ".")
        // Systems read 0x7f.1 and 2130706433 as 127.0.0.1: what ends in a number is an address or nothing.
        guard let last = labels.last ?? nil, !isNumber(last) else { return nil }
        return whole.utf8.count <= longest ? whole : nil
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
    }

    private static func isNumber(_ label: String) -> Bool {
        label.utf8.allSatisfy { (0x30...0x39).contains($0) } || label.hasPrefix("0x")
    }
}

/// Letters beyond ASCII in a label of a host's name: RFC 3492.
private enum Punycode {
    static func label(_ label: some StringProtocol) -> String {
        let scalars = label.unicodeScalars.map(\.value)
        var output = scalars.filter { $0 < 0x80 }.compactMap(Unicode.Scalar.init).map(String.init).joined()
        let basic = output.utf8.count
        // Quadratic in the label's length, so that a label that could be none is not looked at.
        guard scalars.count <= 63 else { return String(repeating: "x", count: 64) }
        if basic > 0 { output += "-" }
        var (code, delta, bias, handled): (UInt32, Int, Int, Int) = (0x80, 0, 72, basic)
        while handled < scalars.count {
            let next = scalars.filter { $0 >= code }.min() ?? code
            delta += Int(next - code) * (handled + 1)
            code = next
            for scalar in scalars {
                if scalar < code { delta += 1 }
                guard scalar == code else { continue }
                output += digits(delta, bias)
                bias = adapted(delta, handled + 1, isFirst: handled == basic)
                (delta, handled) = (0, handled + 1)
            }
            (delta, code) = (delta + 1, code + 1)
        }
        return "xn--" + output
    }

    private static func digits(_ delta: Int, _ bias: Int) -> String {
        var (rest, k, text) = (delta, 36, "")
        while true {
            let threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
            if rest < threshold { return text + digit(rest) }
            text += digit(threshold + (rest - threshold) % (36 - threshold))
            rest = (rest - threshold) / (36 - threshold)
            k += 36
        }
    }

    private static func digit(_ value: Int) -> String {
        String(Unicode.Scalar(UInt8(value < 26 ? 0x61 + value : 0x16 + value)))
    }

    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var (delta, k) = (isFirst ? delta / 700 : delta / 2, 0)
        delta += delta / count
        while delta > 455 { (delta, k) = (delta / 35, k + 36) }
        return k + 36 * delta / (delta + 38)
    }
}
