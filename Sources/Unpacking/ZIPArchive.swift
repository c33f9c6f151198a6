/// A ZIP archive in memory or in a file, of which only what is asked for is read.
///
/// ```swift
/// let archive = try ZIPArchive(bytes)
/// if let entry = archive["model/meta.json"] {
///     let meta = try archive.contents(of: entry)
/// }
/// ```
///
/// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
package struct ZIPArchive: Sendable {
    /// The entries in the order of the directory at the archive's end.
    package let entries: [ZIPEntry]
    private let bytes: ZIPBytes

    /// Reads the directory, and none of the contents.
    ///
    /// It throws where an entry's name would lead out of the folder into which
    /// the archive is unpacked: an absolute path, `..` or a backslash.
    package init(_ bytes: [UInt8]) throws(UnpackingError) {
        try self.init(ByteStore(bytes), takesAnyName: false)
    }

    /// Reads the directory of an archive that may be large.
    ///
    /// Who unpacks nothing onto a disk may take any name, also one that is no UTF-8, which is then repaired;
    /// `leadsOut` says which are such.
    package init(_ store: ByteStore, takesAnyName: Bool) throws(UnpackingError) {
        bytes = ZIPBytes(store: store)
        entries = try ZIPDirectory(in: bytes, takesAnyName: takesAnyName).entries
    }

    /// How many bytes the archive has, and how many its entries claim of them: more where they overlap.
    package var sizes: (archive: Int, entries: Int) {
        (bytes.count, entries.reduce(0) { $0 + min($1.packedSize, bytes.count) })
    }

    /// The entry with this name; of several the last, and `nil` where there is none.
    package subscript(name: String) -> ZIPEntry? {
        entries.last { $0.name == name }
    }

    /// Unpacks an entry of this archive, and checks its size and CRC-32.
    ///
    /// It throws where the entry is larger than `limit`, whatever size it
    /// declares, where it is encrypted, and where it is neither stored nor
    /// deflated.
    package func contents(
        of entry: ZIPEntry,
        limit: Int = 2 << 30
    ) throws(UnpackingError) -> [UInt8] {
        guard entry.size <= limit else {
            throw .zip("limit", "'\(entry.name)' has \(entry.size) bytes; expected at most \(limit)")
        }
        guard !entry.isEncrypted else {
            throw .zip("encrypted", "'\(entry.name)' is encrypted; expected an entry without a password")
        }
        // Deflating makes nothing longer but by five bytes for each block and some at the end.
        guard entry.packedSize <= limit + limit / 512 + 64 else {
            throw .zip("limit", "'\(entry.name)' has \(entry.packedSize) bytes; expected at most \(limit)")
        }
        let range = try packedRange(of: entry)
        let contents = try unpacked(try bytes.slice(at: range.lowerBound, count: range.count), of: entry)
        guard contents.count == entry.size else {
            throw .zip("size", "'\(entry.name)' unpacks to another size; expected \(entry.size) bytes")
        }
        guard Inflation.checksum(of: contents) == entry.checksum else {
            throw .zip("checksum", "'\(entry.name)' is damaged; expected the CRC-32 of the directory")
        }
        return contents
    }

    /// The contents of an entry of this archive, block after block and unchecked.
    package func input(of entry: ZIPEntry) throws(UnpackingError) -> ByteInput {
        guard !entry.isEncrypted, entry.method == 0 || entry.method == 8 else {
            throw .zip(
                "method",
                "'\(entry.name)' is encrypted or packed in a rare way; expected method 0 or 8"
            )
        }
        let part = PartSource(bytes.store, try packedRange(of: entry))
        return ByteInput(entry.method == 0 ? part : try InflatedSource(part, as: .none))
    }

    // Inflating stops soon after the declared size, however much would come out.
    private func unpacked(
        _ packed: ArraySlice<UInt8>,
        of entry: ZIPEntry
    ) throws(UnpackingError) -> [UInt8] {
        switch entry.method {
        case 0:
            return Array(packed)
        case 8:
            return try Inflation.inflate(packed, wrapping: .none, limit: entry.size).output
        default:
            throw .zip("method", "'\(entry.name)' is packed with method \(entry.method); expected 0 or 8")
        }
    }

    // The local header repeats the name, and is of a length of its own.
    private func packedRange(of entry: ZIPEntry) throws(UnpackingError) -> Range<Int> {
        let header = entry.headerOffset
        guard try bytes.number(at: header, width: 4) == 0x0403_4B50 else {
            throw .zip("structure", "'\(entry.name)' has no header where it should be; expected 'PK\\3\\4'")
        }
        let nameSize = try bytes.number(at: header + 26, width: 2)
        let extraSize = try bytes.number(at: header + 28, width: 2)
        guard try bytes.slice(at: header + 30, count: nameSize).elementsEqual(entry.nameBytes) else {
            throw .zip("structure", "'\(entry.name)' has another name in its header; expected the same")
        }
        let start = header + 30 + nameSize + extraSize
        guard start <= bytes.count, entry.packedSize <= bytes.count - start else {
            throw .zip("structure", "the archive ends within '\(entry.name)'; expected a whole archive")
        }
        return start..<start + entry.packedSize
    }
}

/// One file or folder in a ZIP archive, as the directory describes it.
package struct ZIPEntry: Hashable, Sendable {
    /// The path with `/` between folders, relative and without `..`; a folder's ends in `/`.
    package let name: String
    /// How many bytes it declares to have once unpacked.
    package let size: Int
    /// Whether the name leads out of a folder, or is no UTF-8.
    package let leadsOut: Bool
    /// Whether it is a link of a Unix system.
    package let isLink: Bool
    let nameBytes: [UInt8]
    let packedSize: Int
    let checksum: Int
    let method: Int
    let isEncrypted: Bool
    let headerOffset: Int
}

extension UnpackingError {
    /// Makes an error about a ZIP archive, its code below `zip.`.
    static func zip(_ name: String, _ message: String) -> UnpackingError {
        UnpackingError(code: "zip.\(name)", message: message)
    }
}
