/// An address of IPv4 or IPv6, as text or as 16 bytes, and whether it is on the public Internet.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// Those of IPv4 are mapped: `::ffff:a.b.c.d`.
    package let bytes: [UInt8]

    private static let mapped: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]

    /// Four decimal numbers, or groups of RFC 4291 without a zone; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        if let four = Self.four(text) {
            bytes = Self.mapped + four
        } else if let sixteen = Self.sixteen(text) {
            bytes = sixteen
        } else {
            return nil
        }
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var isIPv4: Bool { bytes.starts(with: Self.mapped) }

    package var description: String {
        if isIPv4 { return bytes[12...].map(String.init).joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map {
            String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
        }.joined(separator: ":")
    }

    /// Whether anybody may be asked there: no loopback, no private or special network, and nothing that hides one.
    package var isPublic: Bool {
        if let inner = embedded { return inner.isPublic }
        let nets = isIPv4 ? Self.specialIPv4 : Self.specialIPv6
        let own = isIPv4 ? Array(bytes[12...]) : bytes
        // Of IPv6 only what is given out is public: RFC 4291, 2000::/3.
        if !isIPv4, own[0] & 0xE0 != 0x20 { return false }
        return !nets.contains { Self.matches(own, $0.0, $0.1) }
    }

    /// The address of IPv4 that one of IPv6 is made from: NAT64 (RFC 6052), 6to4 (RFC 3056).
    private var embedded: IPAddress? {
        if Self.matches(bytes, [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], 96) {
            return IPAddress(Self.mapped + bytes[12...])
        }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return IPAddress(Self.mapped + bytes[2..<6]) }
        return nil
    }

    /// The registry of special addresses: RFC 6890 and https://www.iana.org/assignments/iana-ipv4-special-registry.
    private static let specialIPv4: [([UInt8], Int)] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12),
        ([192, 0, 0], 24), ([192, 0, 2], 24), ([192, 88, 99], 24), ([192, 168], 16), ([198, 18], 15),
        ([198, 51, 100], 24), ([203, 0, 113], 24), ([224], 4), ([240], 4),
    ]

    private static let specialIPv6: [([UInt8], Int)] = [
        // Teredo and what else is for protocols; documentation.
        ([0x20, 0x01, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x3F, 0xFF, 0x00], 20),
    ]

    private static func matches(_ bytes: [UInt8], _ net: [UInt8], _ length: Int) -> Bool {
        for bit in 0..<length {
            let mask = UInt8(0x80) >> UInt8(bit % 8)
            let wanted = bit / 8 < net.count ? net[bit / 8] : 0
            if bytes[bit / 8] & mask != wanted & mask { return false }
        }
        return true
    }

    private static func four(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.count <= 15 else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            // A leading zero means octal to some systems and not to others.
            guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), part == "0" || part.first != "0",
                let byte = UInt8(part)
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func sixteen(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.count <= 45, text.contains(":") else { return nil }
        let halves = String(text).split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard halves.count <= 2, let head = groups(halves[0]),
            let tail = halves.count == 2 ? groups(halves[1]) : []
        else { return nil }
        let missing = 16 - head.count - tail.count
        guard halves.count == 2 ? missing >= 2 : missing == 0 else { return nil }
        return head + Array(repeating: 0, count: max(0, missing)) + tail
    }

    private static func groups(_ text: Substring) -> [UInt8]? {
        if text.isEmpty { return [] }
        var bytes: [UInt8] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, part.contains(".") {
                guard let last = four(part) else { return nil }
                bytes += last
            } else {
                guard (1...4).contains(part.utf8.count), part.first != "+",
                    let group = UInt16(part, radix: 16)
                else { return nil }
                bytes += [UInt8(group >> 8), UInt8(group & 255)]
            }
        }
        return bytes.count <= 16 ? bytes : nil
    }
}
