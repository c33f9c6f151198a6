// Text as code points, which is how spaCy counts and what its patterns match.

/// Reads valid UTF-8 as code points.
func scalars(_ bytes: Span<UInt8>) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
        let (scalar, length) = scalar(in: bytes, at: index)
        result.append(scalar)
        index += length
    }
    return result
}

func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

/// The code point that begins at `index` in valid UTF-8, and its length in bytes.
@inline(__always)
func scalar(in bytes: Span<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(bytes[index + 1]) & 0x3F
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(bytes[index + 2]) & 0x3F
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[index + 3]) & 0x3F, 4)
}

/// Writes code points as UTF-8.
func utf8(_ scalars: some Collection<UInt32>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
        if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else if let scalar = Unicode.Scalar(scalar) {
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
    return bytes
}

func string(_ scalars: some Collection<UInt32>) -> String {
    String(decoding: utf8(scalars), as: UTF8.self)
}
