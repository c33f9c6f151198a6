internal import Unpacking

/// A stretch of the directory's bytes: a field of a table, or one of the names in it.
struct TextRange: Hashable, Sendable {
    var start: Int32
    var end: Int32

    static let empty = TextRange(start: 0, end: 0)

    var isEmpty: Bool { start == end }
}

/// The bytes of all tables, one after another; the directory's names point into them.
///
/// Strings are made when somebody asks for one: to make them all when the
/// tables are loaded takes longer than all the rest.
struct DirectoryText: Sendable {
    private(set) var bytes: [UInt8] = []

    func string(_ range: TextRange) -> String {
        String(decoding: bytes[Int(range.start)..<Int(range.end)], as: UTF8.self)
    }

    func slice(_ range: TextRange) -> ArraySlice<UInt8> {
        bytes[Int(range.start)..<Int(range.end)]
    }

    /// Appends a table, and tells where it begins.
    mutating func append(_ table: StaticString) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: table.description.utf8)
        return start
    }

    /// The fields of the next row from a position on, which moves behind it; false at the end.
    ///
    /// Comments and lines of one field are passed over; the header is a row.
    func nextRow(_ position: inout Int, _ fields: inout [TextRange]) -> Bool {
        while position < bytes.count {
            fields.removeAll(keepingCapacity: true)
            let isComment = bytes[position] == 0x23
            var start = position
            while position < bytes.count, bytes[position] != 0x0A {
                if bytes[position] == 0x09 {
                    fields.append(TextRange(start: Int32(start), end: Int32(position)))
                    start = position + 1
                }
                position += 1
            }
            fields.append(TextRange(start: Int32(start), end: Int32(position)))
            position += 1
            if !isComment, fields.count > 1 { return true }
        }
        return false
    }

    /// The parts of a field, without the empty ones.
    func parts(_ range: TextRange, at separator: UInt8) -> [TextRange] {
        var parts: [TextRange] = []
        var rest = range
        while let part = nextPart(&rest, at: separator) { parts.append(part) }
        return parts
    }

    /// The next part of a field between semicolons, which is taken off its front; `nil` at the end.
    func nextPart(_ rest: inout TextRange, at separator: UInt8 = 0x3B) -> TextRange? {
        while rest.start < rest.end, bytes[Int(rest.start)] == separator { rest.start += 1 }
        guard rest.start < rest.end else { return nil }
        var end = rest.start
        while end < rest.end, bytes[Int(end)] != separator { end += 1 }
        defer { rest.start = end }
        return TextRange(start: rest.start, end: end)
    }

    /// The key of the bytes of a field.
    func key(_ range: TextRange) -> UInt64 {
        Self.key(slice(range))
    }

    /// The key of an id.
    static func key(_ bytes: some Sequence<UInt8>) -> UInt64 {
        FNV.hash(bytes)
    }

    /// Three capitals as one number, 0 for an empty field.
    func country(_ range: TextRange) -> CountryCode {
        guard range.end - range.start == 3 else { return .none }
        return CountryCode(slice(range))
    }
}

/// The three capitals of a country as one number.
struct CountryCode: Hashable, Sendable {
    var number: UInt32

    static let none = CountryCode(number: 0)

    init(number: UInt32) { self.number = number }

    init(_ bytes: some Sequence<UInt8>) {
        number = bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    init(_ letters: String) {
        self.init(letters.utf8)
    }

    /// The letters, `nil` where there is no country.
    var letters: String? {
        guard number != 0 else { return nil }
        let bytes = [UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
        return String(decoding: bytes, as: UTF8.self)
    }
}
