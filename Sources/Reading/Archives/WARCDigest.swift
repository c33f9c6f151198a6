internal import Crypto

/// A digest that a record states of its bytes: `sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ`.
struct WARCDigest {
    private enum Method {
        case sha1
        case sha256
    }

    private let method: Method
    private let value: String

    /// `nil` for methods that are not checked.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        switch parts[0].lowercased() {
        case "sha1", "sha-1": method = .sha1
        case "sha256", "sha-256": method = .sha256
        default: return nil
        }
        value = parts[1].uppercased()
    }

    /// Whether it is of these bytes, be it written to the base of 32 or of 16.
    func fits(_ bytes: ArraySlice<UInt8>) -> Bool {
        let digest: [UInt8] =
            switch method {
            case .sha1: Array(Insecure.SHA1.hash(data: bytes))
            case .sha256: Array(SHA256.hash(data: bytes))
            }
        let letters = value.utf8.prefix { $0 != 0x3D }
        return letters.elementsEqual(base32(digest)) || letters.elementsEqual(base16(digest))
    }

    /// What a record states of these bytes; 32 bytes leave four places to fill, as RFC 4648 has it.
    static func sha256(_ bytes: [UInt8]) -> String {
        "sha256:" + String(decoding: base32(Array(SHA256.hash(data: bytes))), as: UTF8.self) + "===="
    }
}

/// A name for a record that hangs on what is in it: 128 bits of a SHA-256 as a UUID of version 8 (RFC 9562).
func recordName(of bytes: [UInt8]) -> String {
    var name = Array(SHA256.hash(data: bytes)).prefix(16)
    name[6] = name[6] & 0x0F | 0x80
    name[8] = name[8] & 0x3F | 0x80
    var digits = base16(Array(name)).map { $0 | 0x20 }
    for position in [20, 16, 12, 8] { digits.insert(0x2D, at: position) }
    return "<urn:uuid:\(String(decoding: digits, as: UTF8.self))>"
}

private func base16(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { [$0 >> 4, $0 & 15].map { $0 < 10 ? 0x30 + $0 : 0x37 + $0 } }
}

// RFC 4648, section 6, without the signs that fill it up.
private func base32(_ bytes: [UInt8]) -> [UInt8] {
    var (letters, waiting, bits): ([UInt8], UInt32, UInt32) = ([], 0, 0)
    func letter(_ number: UInt32) -> UInt8 { UInt8(number < 26 ? 0x41 + number : 0x18 + number) }
    for byte in bytes {
        (waiting, bits) = (waiting << 8 | UInt32(byte), bits + 8)
        while bits >= 5 {
            letters.append(letter(waiting >> (bits - 5) & 31))
            bits -= 5
        }
        waiting &= 0xFF
    }
    if bits > 0 { letters.append(letter(waiting << (5 - bits) & 31)) }
    return letters
}
