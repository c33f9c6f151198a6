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

    /// Appends a table and gives its rows, each cut at tabs, to `use`.
    mutating func read(_ table: StaticString, _ use: (_ fields: [TextRange], _ text: DirectoryText) -> Void) {
        var position = bytes.count
        bytes.append(contentsOf: table.description.utf8)
        var fields: [TextRange] = []
        var hasHeader = false
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
            guard !isComment, fields.count > 1 else { continue }
            if hasHeader { use(fields, self) }
            hasHeader = true
        }
    }

    /// The parts of a field between semicolons, without the empty ones.
    func parts(_ range: TextRange, at separator: UInt8 = 0x3B) -> [TextRange] {
        var parts: [TextRange] = []
        var start = range.start
        var position = range.start
        while position < range.end {
            if bytes[Int(position)] == separator {
                if start < position { parts.append(TextRange(start: start, end: position)) }
                start = position + 1
            }
            position += 1
        }
        if start < range.end { parts.append(TextRange(start: start, end: range.end)) }
        return parts
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
