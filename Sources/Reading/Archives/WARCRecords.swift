internal import Unpacking

/// One record of a WARC as it stands in the file.
struct WARCRecord {
    var header: WARCHeader
    /// Empty for records that nobody asks for.
    var block: [UInt8]
    var place: WARCReader.Place?
    /// Why the block is not what the header says.
    var problem: ReadingProblem?
}

/// Cuts a WARC into its records, and finds the next one after damage.
///
/// In a file with a member of gzip for each record, the next record is looked for at the next member
/// only: what a server sent may look like a record, but cannot begin a member. In other files it is the next
/// line that begins one.
struct WARCRecords: ~Copyable {
    /// A longer header is damage.
    private static let longestHeader = 1 << 16
    /// A record that claims more is not longer than others but damaged.
    private static let longestClaim = 1 << 40

    private enum Outcome {
        case record(WARCRecord)
        case problem(ReadingProblem)
        case nothing
        case end
    }

    private var reader: UnpackingReader
    private let size: Int?
    private var isDamaged = false
    /// How many records began a member of gzip.
    private var startCount = 0

    init(_ reader: consuming UnpackingReader, size: Int?) {
        self.reader = reader
        self.size = size
    }

    /// The next record, `nil` at the end; throws for one record.
    mutating func next() throws(ReadingProblem) -> WARCRecord? {
        while true {
            let outcome: Outcome
            do throws(UnpackingError) {
                if isDamaged, try !passDamage() { return nil }
                outcome = try read()
            } catch {
                isDamaged = true
                throw ReadingProblem(error, in: "a record", at: reader.filePlace)
            }
            switch outcome {
            case .record(let record): return record
            case .problem(let problem): throw problem
            case .nothing: continue
            case .end: return nil
            }
        }
    }

    // What follows damage may be the middle of a record that began before it.
    private mutating func passDamage() throws(UnpackingError) -> Bool {
        guard reader.resume() else { return false }
        isDamaged = false
        if try !startsRecord(at: 0) { try seek(fromMember: reader.place != nil) }
        return true
    }

    private mutating func read() throws(UnpackingError) -> Outcome {
        try passBlankLines()
        guard try reader.has(1) else { return .end }
        let (place, start) = (reader.filePlace, reader.place)
        let isMember = reader.isGzip && start != nil
        guard try startsRecord(at: 0) else {
            try seek(fromMember: isMember)
            return .problem(.noRecord(at: place))
        }
        if isMember { startCount += 1 }
        let header: WARCHeader
        do throws(ReadingProblem) {
            header = try WARCHeader(try self.header(place), place: place)
        } catch {
            try seek(fromMember: isMember)
            return .problem(error)
        }
        guard header.length <= WARCReader.longestRecord else { return try pass(header, isMember) }
        var record = try record(header, isMember)
        try? passBlankLines()
        if let start, let end = reader.place { record.place = .init(offset: start, length: end - start) }
        return .record(record)
    }

    // MARK: The header

    private mutating func header(_ place: Int) throws(ReadingProblem) -> HeaderReader {
        var bytes: [UInt8] = []
        do throws(UnpackingError) {
            while bytes.count < Self.longestHeader {
                let line = try reader.line(limit: Self.longestHeader)
                bytes += line
                if line.elementsEqual([0x0D, 0x0A]) || line.elementsEqual([0x0A]) {
                    return HeaderReader(bytes[...])
                }
                if line.isEmpty { break }
            }
        } catch {
            throw ReadingProblem(error, in: "a record", at: place)
        }
        throw ReadingProblem(
            code: "warc.header",
            message: "the header of the record at byte \(place) has no end; expected an empty line"
        )
    }

    private mutating func startsRecord(at offset: Int) throws(UnpackingError) -> Bool {
        guard try reader.has(offset + 6) else { return false }
        return reader.rest.startsRecord(at: reader.rest.startIndex + offset)
    }

    private mutating func passBlankLines() throws(UnpackingError) {
        while try reader.has(1) {
            let count = reader.rest.prefix { $0 == 0x0D || $0 == 0x0A }.count
            let isAll = count == reader.rest.count
            reader.skip(count)
            if !isAll { return }
        }
    }

    // MARK: The block

    private mutating func record(_ header: WARCHeader, _ isMember: Bool) throws(UnpackingError) -> WARCRecord
    {
        let length = header.length
        let isThere = try reader.has(length)
        var isWell = isThere
        do throws(UnpackingError) { if isThere { isWell = try isFollowedWell(length) } } catch {
            // The sum over a member's bytes stands at its end; damage after it is the next record's.
            if isMember, reader.damagePlace == header.place { throw error }
        }
        if isWell { return take(header, length, next: length) }
        if let next = nextStart(before: min(length, reader.rest.count), isMember) {
            return take(header, next, next: next, .wrongLength(of: header))
        }
        if !isThere {
            let count = reader.rest.count
            return take(header, count, next: count, .cutShort(header, count))
        }
        let record = take(header, length, next: length, .wrongLength(of: header))
        do throws(UnpackingError) { try seek(fromMember: isMember) } catch {
            if isMember, reader.damagePlace == header.place { throw error }
        }
        return record
    }

    private mutating func take(
        _ header: WARCHeader,
        _ count: Int,
        next: Int,
        _ problem: ReadingProblem? = nil
    ) -> WARCRecord {
        var block: [UInt8] = []
        if header.isWanted {
            var bytes = reader.rest.prefix(count)
            if problem != nil { bytes = bytes.withoutSeparator }
            block = Array(bytes)
        }
        reader.skip(next)
        return WARCRecord(header: header, block: block, place: nil, problem: problem)
    }

    // Two ends of line, or what sloppy writers leave of them; then another record or the end.
    private mutating func isFollowedWell(_ length: Int) throws(UnpackingError) -> Bool {
        for offset in length..<length + 64 {
            guard try reader.has(offset + 1) else { return true }
            let byte = reader.rest[reader.rest.startIndex + offset]
            if byte != 0x0D, byte != 0x0A { return try startsRecord(at: offset) }
        }
        return false
    }

    /// Where a record begins within what another claims for its own.
    private func nextStart(before length: Int, _ isMember: Bool) -> Int? {
        let rest = reader.rest
        let start = rest.startIndex
        let member = reader.memberStarts.first { $0 < length && rest.startsRecord(at: start + $0) }
        if isMember, startCount > 1 { return member }
        var position = start
        let end = start + (member ?? length)
        while let feed = rest[position..<end].firstIndex(of: 0x0A) {
            position = feed + 1
            let line = rest[..<feed]
            let isBlank = line.last == 0x0A || line.suffix(2).elementsEqual([0x0A, 0x0D])
            if isBlank, position < end, rest.startsRecord(at: position) { return position - start }
        }
        return member
    }

    // MARK: Passing over

    private mutating func pass(_ header: WARCHeader, _ isMember: Bool) throws(UnpackingError) -> Outcome {
        let isBeyond = !reader.isGzip && size.map { header.length > $0 - reader.offset } ?? false
        guard header.length <= Self.longestClaim, !isBeyond else {
            try seek(fromMember: isMember)
            return .problem(.wrongLength(of: header))
        }
        var left = header.length
        while left > 0, try reader.has(1), !(isMember && startCount > 1 && reader.place != nil) {
            let step = min(left, reader.countInMember)
            reader.skip(step)
            left -= step
        }
        if left > 0 { return .problem(.wrongLength(of: header)) }
        guard header.isWanted else { return .nothing }
        return .problem(
            ReadingProblem(
                code: "warc.too-long",
                message:
                    "\(header.name) has \(header.length) bytes; expected at most \(WARCReader.longestRecord)"
            )
        )
    }

    /// Goes to where the next record begins.
    private mutating func seek(fromMember isMember: Bool) throws(UnpackingError) {
        if isMember, startCount > 1 {
            repeat { reader.skip(reader.countInMember) } while try reader.has(1) && reader.place == nil
            return
        }
        while try !reader.line(limit: 1 << 16).isEmpty {
            if try startsRecord(at: 0) { return }
        }
    }
}
