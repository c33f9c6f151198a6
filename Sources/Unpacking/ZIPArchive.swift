/// A ZIP archive in memory.
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
        self.bytes = ZIPBytes(bytes: bytes)
        entries = try ZIPDirectory(in: self.bytes).entries
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
        let contents = try unpacked(try packedBytes(of: entry), of: entry)
        guard contents.count == entry.size else {
            throw .zip("size", "'\(entry.name)' unpacks to another size; expected \(entry.size) bytes")
        }
        guard Inflation.checksum(of: contents) == entry.checksum else {
            throw .zip("checksum", "'\(entry.name)' is damaged; expected the CRC-32 of the directory")
        }
        return contents
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
    private func packedBytes(of entry: ZIPEntry) throws(UnpackingError) -> ArraySlice<UInt8> {
        let header = entry.headerOffset
        guard try bytes.number(at: header, width: 4) == 0x0403_4B50 else {
            throw .zip("structure", "'\(entry.name)' has no header where it should be; expected 'PK\\3\\4'")
        }
        let nameSize = try bytes.number(at: header + 26, width: 2)
        let extraSize = try bytes.number(at: header + 28, width: 2)
        guard try bytes.slice(at: header + 30, count: nameSize).elementsEqual(entry.name.utf8) else {
            throw .zip("structure", "'\(entry.name)' has another name in its header; expected the same")
        }
        return try bytes.slice(at: header + 30 + nameSize + extraSize, count: entry.packedSize)
    }
}

/// One file or folder in a ZIP archive, as the directory describes it.
package struct ZIPEntry: Hashable, Sendable {
    /// The path with `/` between folders, relative and without `..`; a folder's ends in `/`.
    package let name: String
    /// How many bytes it declares to have once unpacked.
    package let size: Int
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
