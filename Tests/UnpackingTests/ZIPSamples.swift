/// An archive with one entry, in which every field can be wrong.
struct ZIPSample {
    var name = Array("a.txt".utf8)
    var localName: [UInt8]?
    var packed = Array("hello".utf8)
    var size: Int?
    var checksum: Int?
    var method = 0
    var flags = 0
    var headerOffset: Int?
    var entryCount = 1
    var isLarge = false
    var comment: [UInt8] = []

    var bytes: [UInt8] {
        let local = localHeader + packed
        let directory = directoryHeader
        let large = isLarge ? largeEnd(local.count, directory.count) : []
        return local + directory + large + end(local.count, directory.count) + comment
    }

    private var localHeader: [UInt8] {
        let name = localName ?? name
        let start = Array("PK\u{3}\u{4}".utf8) + little(20, 2) + little(flags, 2) + little(method, 2)
        let sizes = little(trueChecksum, 4) + little(packed.count, 4) + little(trueSize, 4)
        return start + little(0, 4) + sizes + little(name.count, 2) + little(0, 2) + name
    }

    private var directoryHeader: [UInt8] {
        let sizes = [trueSize, packed.count, headerOffset ?? 0]
        let shown = isLarge ? [0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF] : sizes
        let extra = isLarge ? largeExtra(sizes) : []
        var header = Array("PK\u{1}\u{2}".utf8) + little(20, 2) + little(20, 2)
        header += little(flags, 2) + little(method, 2) + little(0, 4)
        header += little(trueChecksum, 4) + little(shown[1], 4) + little(shown[0], 4)
        header += little(name.count, 2) + little(extra.count, 2) + little(0, 2)
        return header + little(0, 8) + little(shown[2], 4) + name + extra
    }

    // Some other field first, then ZIP64's.
    private func largeExtra(_ sizes: [Int]) -> [UInt8] {
        little(9, 2) + little(1, 2) + [0] + little(1, 2) + little(24, 2) + sizes.flatMap { little($0, 8) }
    }

    private func largeEnd(_ offset: Int, _ size: Int) -> [UInt8] {
        var record = Array("PK\u{6}\u{6}".utf8) + little(44, 8) + little(45, 2) + little(45, 2)
        record += little(0, 8) + little(entryCount, 8) + little(entryCount, 8)
        record += little(size, 8) + little(offset, 8)
        return record + Array("PK\u{6}\u{7}".utf8) + little(0, 4) + little(offset + size, 8) + little(1, 4)
    }

    private func end(_ offset: Int, _ size: Int) -> [UInt8] {
        let count = isLarge ? 0xFFFF : entryCount
        var record = Array("PK\u{5}\u{6}".utf8) + little(0, 4) + little(count, 2) + little(count, 2)
        record += little(isLarge ? 0xFFFF_FFFF : size, 4) + little(isLarge ? 0xFFFF_FFFF : offset, 4)
        return record + little(comment.count, 2)
    }

    private var trueSize: Int {
        size ?? packed.count
    }

    private var trueChecksum: Int {
        checksum ?? Int(crc32(packed))
    }
}

private func little(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

/// The CRC-32 of `bytes`, bit by bit.
func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
}

/// Bytes from hexadecimal digits.
func bytes(hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

/// 100,000 zeros, deflated to 114 bytes.
let bomb =
    bytes(hex: "edc13101000000c2a0f54f6d0d0fa0") + [UInt8](repeating: 0, count: 96) + bytes(hex: "805703")

/// What Python's zipfile wrote: `model/`, `model/meta.json` stored and `model/café.txt` deflated.
let pythonArchive = bytes(
    hex: """
        504b030414000000000083182258000000000000000000000000060000006d6f64656c2f504b030414000000000083182258\
        bd77db0a0d0000000d0000000f0000006d6f64656c2f6d6574612e6a736f6e7b226c616e67223a226672227d504b03041400\
        0008080083182258ce70608b0c0000002c0100000f0000006d6f64656c2f636166c3a92e7478742b484d4c4e552818258920\
        01504b01021403140000000000831822580000000000000000000000000600000000000000000000008001000000006d6f64\
        656c2f504b0102140314000000000083182258bd77db0a0d0000000d0000000f00000000000000000000008001240000006d\
        6f64656c2f6d6574612e6a736f6e504b0102140314000008080083182258ce70608b0c0000002c0100000f00000000000000\
        0000000080015e0000006d6f64656c2f636166c3a92e747874504b05060000000003000300ae000000970000000000
        """
)
