/// The directory at the end of a ZIP archive.
struct ZIPDirectory {
    private(set) var entries: [ZIPEntry] = []

    /// A longer directory is not read; this one has about three million entries.
    private static let largestSize = 1 << 28

    init(in archive: ZIPBytes, takesAnyName: Bool) throws(UnpackingError) {
        let end = try ZIPEnd(in: archive)
        guard end.directorySize <= Self.largestSize else {
            throw .zip("limit", "the directory has \(end.directorySize) bytes; expected at most 256 MiB")
        }
        let directory = try archive.slice(at: end.directoryOffset, count: end.directorySize)
        let bytes = ZIPBytes(store: ByteStore(Array(directory)))
        var position = 0
        for _ in 0..<end.entryCount {
            let header = try ZIPEntryHeader(at: position, in: bytes)
            entries.append(try header.entry(takesAnyName: takesAnyName))
            position += header.size
        }
        guard position == end.directorySize else {
            throw .zip("structure", "the directory has another size than declared; expected the same")
        }
    }
}

/// The record that says where the directory is.
private struct ZIPEnd {
    private(set) var entryCount: Int
    private(set) var directorySize: Int
    private(set) var directoryOffset: Int

    init(in bytes: ZIPBytes) throws(UnpackingError) {
        let record = try Self.offset(in: bytes)
        entryCount = try bytes.number(at: record + 10, width: 2)
        directorySize = try bytes.number(at: record + 12, width: 4)
        directoryOffset = try bytes.number(at: record + 16, width: 4)
        // ZIP64's locator stands right before the record, and its own record
        // where that says.
        guard record >= 20, try bytes.number(at: record - 20, width: 4) == 0x0706_4B50 else { return }
        let largeRecord = try bytes.number(at: record - 12, width: 8)
        guard try bytes.number(at: largeRecord, width: 4) == 0x0606_4B50 else {
            throw .zip("structure", "the ZIP64 record is not where it should be; expected 'PK\\6\\6'")
        }
        entryCount = try bytes.number(at: largeRecord + 32, width: 8)
        directorySize = try bytes.number(at: largeRecord + 40, width: 8)
        directoryOffset = try bytes.number(at: largeRecord + 48, width: 8)
    }

    // The record is followed by a comment of up to 65,535 bytes, which may look
    // like a record itself; the true one's comment ends where the archive does.
    private static func offset(in bytes: ZIPBytes) throws(UnpackingError) -> Int {
        let start = max(0, bytes.count - 22 - 0xFFFF)
        let end = ZIPBytes(store: ByteStore(Array(try bytes.slice(at: start, count: bytes.count - start))))
        let last = end.count - 22
        for offset in stride(from: last, through: 0, by: -1) {
            guard try end.number(at: offset, width: 4) == 0x0605_4B50 else { continue }
            if try end.number(at: offset + 20, width: 2) == last - offset { return start + offset }
        }
        throw .zip("structure", "the bytes do not end like a ZIP archive; expected 'PK\\5\\6'")
    }
}

/// An entry's header in the directory.
private struct ZIPEntryHeader {
    private let bytes: ZIPBytes
    private let offset: Int
    private let name: ArraySlice<UInt8>
    private let extra: Range<Int>
    /// How many bytes the header takes with all that belongs to it.
    let size: Int

    init(at offset: Int, in bytes: ZIPBytes) throws(UnpackingError) {
        guard try bytes.number(at: offset, width: 4) == 0x0201_4B50 else {
            throw .zip("structure", "no entry begins at byte \(offset) of the directory; expected 'PK\\1\\2'")
        }
        let nameSize = try bytes.number(at: offset + 28, width: 2)
        let extraSize = try bytes.number(at: offset + 30, width: 2)
        self.bytes = bytes
        self.offset = offset
        name = try bytes.slice(at: offset + 46, count: nameSize)
        extra = offset + 46 + nameSize..<offset + 46 + nameSize + extraSize
        size = 46 + nameSize + extraSize + (try bytes.number(at: offset + 32, width: 2))
    }

    func entry(takesAnyName: Bool) throws(UnpackingError) -> ZIPEntry {
        var sizes = [
            try bytes.number(at: offset + 24, width: 4),
            try bytes.number(at: offset + 20, width: 4),
            try bytes.number(at: offset + 42, width: 4),
        ]
        try replaceOverflown(&sizes)
        let safeName = takesAnyName ? try? checkedName() : try checkedName()
        return ZIPEntry(
            name: safeName ?? String(decoding: name, as: UTF8.self),
            size: sizes[0],
            leadsOut: safeName == nil,
            // The upper half of the outer attributes is what Unix has as the mode of a file.
            isLink: try bytes.number(at: offset + 40, width: 2) & 0xF000 == 0xA000,
            nameBytes: Array(name),
            packedSize: sizes[1],
            checksum: try bytes.number(at: offset + 16, width: 4),
            method: try bytes.number(at: offset + 10, width: 2),
            isEncrypted: try bytes.number(at: offset + 8, width: 2) & 1 == 1,
            headerOffset: sizes[2]
        )
    }

    // A number too large for 32 bits has all bits set, and stands in the extra
    // field 1 with 64; only those do, in this order.
    private func replaceOverflown(_ sizes: inout [Int]) throws(UnpackingError) {
        guard sizes.contains(0xFFFF_FFFF), var field = try largeField() else { return }
        for index in sizes.indices where sizes[index] == 0xFFFF_FFFF {
            guard field.count >= 8 else {
                throw .zip("structure", "a ZIP64 field is too short; expected 8 bytes for each large number")
            }
            sizes[index] = try bytes.number(at: field.lowerBound, width: 8)
            field = field.lowerBound + 8..<field.upperBound
        }
    }

    private func largeField() throws(UnpackingError) -> Range<Int>? {
        var position = extra.lowerBound
        while position + 4 <= extra.upperBound {
            let start = position + 4
            let end = start + (try bytes.number(at: position + 2, width: 2))
            if try bytes.number(at: position, width: 2) == 1 {
                return start..<min(end, extra.upperBound)
            }
            position = end
        }
        return nil
    }

    private func checkedName() throws(UnpackingError) -> String {
        guard let name = String(validating: name, as: UTF8.self) else {
            throw .zip("name", "an entry's name is not UTF-8; expected UTF-8")
        }
        // Byte by byte, since a combining accent makes `/` another character of a Swift string.
        let folders = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isRelative = folders.first?.isEmpty == false && !folders.contains { $0.elementsEqual("..".utf8) }
        guard isRelative, !name.utf8.contains(UInt8(ascii: "\\")), !name.utf8.contains(0) else {
            throw .zip("path", "'\(name)' leads out of its folder; expected a relative path without '..'")
        }
        return name
    }
}
