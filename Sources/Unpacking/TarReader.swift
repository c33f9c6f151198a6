/// Reads the entries of a tar archive one after another.
///
/// ```swift
/// var reader = try TarReader(UnpackingReader(path: "pages.tar.gz"))
/// while let entry = try reader.next() where entry.kind == .file { use(try reader.contents()) }
/// ```
///
/// It reads ustar, the long names of GNU and the extended headers of POSIX (pax). A damaged header
/// gives an error; the next call goes on with the next header that is none.
/// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
package struct TarReader: ~Copyable {
    /// Longer names and extended headers are damage.
    private static let longestExtra = 1 << 20
    private static let blockSize = 512

    private var reader: UnpackingReader
    /// How much of the last entry is still to come, the padding of its last block too.
    private var left = 0
    private var padding = 0
    private var entry: TarEntry?
    private var extras = TarExtras()

    package init(_ reader: consuming UnpackingReader) { self.reader = reader }

    /// Whether bytes are the header of an entry, by the sum that stands in it.
    package static func isHeader(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count == blockSize && TarHeader(bytes).isWhole
    }

    /// The next entry, `nil` at the end; throws `tar.header`, `tar.truncated`, and what unpacking throws.
    package mutating func next() throws(UnpackingError) -> TarEntry? {
        try passRest()
        while try reader.has(Self.blockSize) {
            let header = TarHeader(reader.rest.prefix(Self.blockSize))
            if header.isBlank {
                reader.skip(Self.blockSize)
                // Two blocks of zeros end the archive; one alone was left by others in the middle.
                guard try reader.has(Self.blockSize) else { return nil }
                if TarHeader(reader.rest.prefix(Self.blockSize)).isBlank { return nil }
                continue
            }
            let place = reader.offset
            guard header.isWhole, let size = header.size, size < 1 << 60 else {
                try passDamage()
                throw .tar(
                    "tar.header",
                    "no entry begins at byte \(place); expected a header with its checksum"
                )
            }
            reader.skip(Self.blockSize)
            if let entry = try entry(header, size) { return entry }
        }
        guard reader.rest.isEmpty else {
            reader.skip(reader.rest.count)
            throw .tar("tar.truncated", "the archive ends within a header; expected 512 bytes")
        }
        return nil
    }

    /// All of the entry that was given last; throws `tar.limit`, `tar.truncated`, and what unpacking throws.
    package mutating func contents(limit: Int) throws(UnpackingError) -> [UInt8] {
        let name = entry?.name ?? ""
        guard left <= limit else {
            throw .tar("tar.limit", "'\(name)' has \(left) bytes; expected at most \(limit)")
        }
        let size = left
        let bytes = try reader.take(size)
        left -= bytes.count
        guard bytes.count == size else {
            (left, padding) = (0, 0)
            throw .tar("tar.truncated", "the archive ends within '\(name)'; expected \(size) bytes")
        }
        return bytes
    }

    // A header that only speaks of the next entry gives none.
    private mutating func entry(_ header: TarHeader, _ size: Int) throws(UnpackingError) -> TarEntry? {
        left = size
        padding = (Self.blockSize - size % Self.blockSize) % Self.blockSize
        switch header.kind {
        case "L", "K", "x", "g":
            guard size <= Self.longestExtra else {
                try passRest()
                throw .tar("tar.header", "a name has \(size) bytes; expected at most \(Self.longestExtra)")
            }
            let bytes = try contents(limit: size)
            if header.kind == "L" { extras.name = TarHeader.text(bytes[...]) }
            if header.kind == "x" { extras.read(bytes) }
            try passRest()
            return nil
        default:
            let isLonger = extras.size != nil
            if let size = extras.size {
                left = size
                padding = (Self.blockSize - size % Self.blockSize) % Self.blockSize
            }
            let entry = TarEntry(
                name: extras.name ?? header.name,
                size: isLonger ? left : size,
                kind: extras.isSparse ? .other : header.entryKind
            )
            extras = TarExtras()
            self.entry = entry
            return entry
        }
    }

    private mutating func passRest() throws(UnpackingError) {
        var count = left + padding
        (left, padding) = (0, 0)
        while count > 0, try reader.has(1) {
            let step = min(count, reader.rest.count)
            reader.skip(step)
            count -= step
        }
    }

    private mutating func passDamage() throws(UnpackingError) {
        extras = TarExtras()
        repeat {
            reader.skip(min(Self.blockSize, reader.rest.count))
        } while try reader.has(Self.blockSize)
            && !TarHeader(reader.rest.prefix(Self.blockSize)).isWhole
    }
}

/// What an archive of tar says of one thing in it.
package struct TarEntry: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case file
        case folder
        case link
        /// A device, a file with holes, or what only one program knows.
        case other
    }

    package var name: String
    package var size: Int
    package var kind: Kind
}

extension UnpackingError {
    fileprivate static func tar(_ code: String, _ message: String) -> UnpackingError {
        UnpackingError(code: code, message: message)
    }
}
