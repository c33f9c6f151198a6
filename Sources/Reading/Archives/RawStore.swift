internal import Crypto
package import Unpacking

/// What was received, kept raw beside a record: web archives in the folder `<record>.raw`.
///
/// ```swift
/// let store = RawStore(beside: archive.path)
/// let places = try store.keep([capture], after: nil, software: "griot/0.1", time: time)
/// let page = try store.capture(at: places[0])
/// ```
///
/// Each capture is a record of WARC and a member of gzip of its own, so that other tools can read the files and each
/// capture can be read alone. They are synced before the record tells of them; what a crash left half written behind
/// the last one that the record knows is cut off.
package struct RawStore: Sendable {
    /// A file that has so many bytes grows no more: 1 GB, as web archives usually have.
    package static let usualLimit = 1_000_000_000

    /// The folder beside the record.
    package let folder: String
    private let limit: Int

    /// Where a capture lies: a file of the folder, and the bytes in it.
    package struct Place: Hashable, Sendable {
        package var warc: String
        package var offset: Int
        package var length: Int

        package init(warc: String, offset: Int, length: Int) {
            (self.warc, self.offset, self.length) = (warc, offset, length)
        }
    }

    package init(beside record: String, limit: Int = usualLimit) {
        folder = "\(record).raw"
        self.limit = limit
    }

    /// Whether anything was ever kept.
    package var isThere: Bool { isFolder(folder) }

    /// The SHA-256 of bytes, in hexadecimal, as records have it.
    package static func digest(of bytes: [UInt8]) -> String {
        hexadecimal(SHA256.hash(data: bytes))
    }

    // MARK: Keeping

    /// Appends captures and syncs them; gives the place of each.
    ///
    /// A capture without a time gets `time`, which is in ISO 8601 (UTC). The last place that the record knows says from
    /// where on a crash may have left something. Throws `warc.date`, `folder.unwritable` or `file.unwritable`.
    package func keep(
        _ captures: [Capture],
        after known: Place?,
        software: String,
        time: String
    ) throws(UnpackingError) -> [Place] {
        var places: [Place] = []
        var rest = captures[...]
        while !rest.isEmpty {
            places += try fill(&rest, after: known, software: software, time: time)
        }
        return places
    }

    /// Appends to the newest file as many captures as it may have, one at least.
    private func fill(
        _ rest: inout ArraySlice<Capture>,
        after known: Place?,
        software: String,
        time: String
    ) throws(UnpackingError) -> [Place] {
        let name = try openName()
        let path = "\(folder)/\(name)"
        let isNew = !Unpacking.isThere(path)
        let file = try AppendedFile(path: path)
        if isNew { syncFolder(folder) }
        var (left, places) = (rest, [Place]())
        try file.locked { () throws(UnpackingError) in
            let start = known.map { $0.warc == name ? $0.offset + $0.length : 0 } ?? 0
            var size = try mend(file, path, from: start)
            if size == 0 {
                let head = try WARCWriter.information(software: software, time: time)
                try file.append(head)
                size = head.count
            }
            while let capture = left.first, places.isEmpty || size < limit {
                let bytes = try Self.record(of: capture, time: time)
                try file.append(bytes)
                places.append(Place(warc: name, offset: size, length: bytes.count))
                size += bytes.count
                left.removeFirst()
            }
            try file.sync()
        }
        rest = left
        return places
    }

    private static func record(of capture: Capture, time: String) throws(UnpackingError) -> [UInt8] {
        var capture = capture
        capture.time = capture.time ?? time
        return try WARCWriter.record(of: capture)
    }

    /// The file that captures go to: the last one, or the next where that has enough.
    private func openName() throws(UnpackingError) -> String {
        try makeFolder(folder)
        let last = fileNames(in: folder).compactMap(Self.number).max() ?? 0
        let isFull = (fileSize("\(folder)/\(Self.name(max(last, 1)))") ?? 0) >= limit
        return Self.name(isFull ? last + 1 : max(last, 1))
    }

    private static func name(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".warc.gz"
    }

    private static func number(of name: String) -> Int? {
        guard name.hasSuffix(".warc.gz"), let number = Int(name.dropLast(8)), Self.name(number) == name else {
            return nil
        }
        return number
    }

    /// Cuts off a member of gzip that is not whole, and says how many bytes are left.
    ///
    /// What the record knows was whole when it was synced, and is not looked at.
    private func mend(_ file: AppendedFile, _ path: String, from known: Int) throws(UnpackingError) -> Int {
        let size = try file.size()
        guard known < size else { return size }
        var reader = try UnpackingReader(path: path, offset: known)
        do {
            while try reader.has(1) { reader.skip(reader.rest.count) }
            // What does not begin as gzip does is no member at all.
            if reader.isGzip { return size }
            try file.cut(to: known)
            return known
        } catch {
            guard let damage = reader.damagePlace else { throw error }
            try file.cut(to: damage)
            return damage
        }
    }

    // MARK: Reading

    /// A capture as it was kept; throws `raw.missing` where nothing lies there, or what WARC's reader says of it.
    package func capture(at place: Place) throws(ReadingProblem) -> Capture {
        // The name comes from the record, which may have been tampered with.
        guard Self.number(of: place.warc) != nil, place.offset >= 0 else { throw missing(place) }
        let path = "\(folder)/\(place.warc)"
        guard let size = fileSize(path), place.offset < size else { throw missing(place) }
        var reader: WARCReader
        do { reader = try WARCReader(path: path, offset: place.offset) } catch {
            throw ReadingProblem(code: error.code, message: error.message)
        }
        guard let capture = try reader.next(), reader.place?.offset == place.offset else {
            throw missing(place)
        }
        return capture
    }

    private func missing(_ place: Place) -> ReadingProblem {
        ReadingProblem(
            code: "raw.missing",
            message: "there is no capture at byte \(place.offset) of '\(folder)/\(place.warc)'"
        )
    }
}
