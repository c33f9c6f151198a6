/// Bytes that are looked at before they are taken, gunzipped where they are gzip.
///
/// ```swift
/// var reader = try UnpackingReader(path: path)
/// while try reader.has(1) { reader.skip(reader.rest.count) }
/// ```
///
/// A file of gzip may have any number of members. The reader knows where each began, so that one
/// can be opened again by that offset, and after a damaged one it goes on with the next.
package struct UnpackingReader: ~Copyable {
    /// Where a member of gzip begins: in what came out, and in the file.
    private struct Mark {
        var unpacked: Int
        var packed: Int
    }

    /// More marks are not kept, or members of a byte each would fill the memory.
    private static let mostMarks = 1 << 16

    private var members: MemberInput
    private let blockSize: Int
    /// What came out and is not yet let go of; `position` is where the next byte stands in it.
    private var bytes: [UInt8] = []
    private var position = 0
    private var bytesOffset: Int
    private var marks: [Mark] = []
    private var failure: UnpackingError?

    /// Opens a file, or standard input for `nil`; throws `file.missing` or `file.unreadable`.
    package init(path: String?, offset: Int = 0) throws(UnpackingError) {
        self.init(try ByteInput(path: path, offset: offset), offset: offset)
    }

    package init(_ input: consuming ByteInput, offset: Int = 0, blockSize: Int = 1 << 18) {
        members = MemberInput(input, offset: offset, blockSize: blockSize)
        self.blockSize = blockSize
        bytesOffset = offset
    }

    package init(_ bytes: [UInt8], offset: Int = 0, blockSize: Int = 1 << 18) {
        let input = ByteInput(PartSource(ByteStore(bytes), min(offset, bytes.count)..<bytes.count))
        self.init(input, offset: offset, blockSize: blockSize)
    }

    // MARK: Looking

    /// What is buffered of what comes next.
    package var rest: ArraySlice<UInt8> { bytes[position...] }

    /// How many bytes were taken.
    package var offset: Int { bytesOffset + position }

    /// Whether there are at least `count` bytes more, which are then in `rest`.
    ///
    /// Throws where they are damaged or the file cannot be read; `rest` has what came before that.
    package mutating func has(_ count: Int) throws(UnpackingError) -> Bool {
        while bytes.count - position < count {
            if let failure { throw failure }
            do throws(UnpackingError) {
                guard try fill() else { return false }
            } catch {
                failure = error
            }
        }
        return true
    }

    /// Whether it was found to be gzip; to be asked after `has`.
    package var isGzip: Bool { members.isGzip }

    /// Where in the file the next byte can be read again from; `nil` within a member of gzip.
    package var place: Int? {
        guard isGzip else { return offset }
        if rest.isEmpty, !members.isInMember { return members.offset }
        return currentMark.flatMap { $0.unpacked == offset ? $0.packed : nil }
    }

    /// Where in the file the next byte lies, or the member of gzip that it is in: for messages.
    package var filePlace: Int {
        guard isGzip else { return offset }
        return rest.isEmpty ? members.memberOffset : currentMark?.packed ?? members.memberOffset
    }

    /// Where the member of gzip begins that was found to be damaged.
    package var damagePlace: Int? { failure == nil ? nil : members.memberOffset }

    /// How many of the bytes in `rest` belong to this member of gzip.
    package var countInMember: Int {
        let next = marks[nextMark...].first?.unpacked ?? bytesOffset + bytes.count
        return next - offset
    }

    /// Where in `rest` members of gzip begin, after the one that the next byte is in.
    package var memberStarts: [Int] { marks[nextMark...].map { $0.unpacked - offset } }

    private var currentMark: Mark? { nextMark > 0 ? marks[nextMark - 1] : nil }

    /// The first mark behind the next byte, found by halving.
    private var nextMark: Int {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].unpacked <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Taking

    /// Takes bytes that are in `rest`.
    package mutating func skip(_ count: Int) {
        precondition(count >= 0 && count <= bytes.count - position, "only what is buffered is skipped")
        position += count
    }

    /// Takes up to `count` bytes, and none where there are no more.
    package mutating func take(_ count: Int) throws(UnpackingError) -> [UInt8] {
        _ = try has(count)
        let taken = rest.prefix(count)
        position += taken.count
        return Array(taken)
    }

    /// Takes the next line with its line feed, or `limit` bytes of it; empty at the end.
    package mutating func line(limit: Int) throws(UnpackingError) -> ArraySlice<UInt8> {
        var searched = 0
        while true {
            let window = rest.prefix(limit)
            if let end = window.dropFirst(searched).firstIndex(of: 0x0A) {
                let line = window[...end]
                position = end + 1
                return line
            }
            searched = window.count
            if searched == limit { break }
            guard try has(searched + 1) else { break }
        }
        let line = rest.prefix(limit)
        position += line.count
        return line
    }

    /// Passes over what is left of a damaged member of gzip; `false` where nothing can be read after it.
    package mutating func resume() -> Bool {
        guard failure != nil else { return true }
        failure = nil
        bytesOffset += bytes.count
        bytes.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
        position = 0
        return members.resume()
    }

    private mutating func fill() throws(UnpackingError) -> Bool {
        if position > 0 {
            marks.removeFirst(max(0, nextMark - 1))
            bytes.removeSubrange(..<position)
            bytesOffset += position
            position = 0
        }
        let end = bytesOffset + bytes.count
        let count = members.memberCount
        // As much again as there is, or a long record would be moved block by block.
        // Where a member is damaged, what came out before that is there too.
        defer { if members.memberCount > count { mark(end) } }
        return try members.read(max(blockSize, bytes.count), onto: &bytes)
    }

    private mutating func mark(_ unpacked: Int) {
        if marks.last?.unpacked == unpacked { marks.removeLast() }
        if marks.count < Self.mostMarks {
            marks.append(Mark(unpacked: unpacked, packed: members.memberOffset))
        }
    }
}
