/// One record of separated values, found in bytes that may hold more or less than it.
///
/// RFC 4180, https://www.rfc-editor.org/rfc/rfc4180, with two things that it does not
/// have: a line may end in a line feed alone, and a quotation mark inside a field
/// that does not begin with one stands for itself.
struct CSVScan {
    /// What the bytes from the start come to.
    enum Outcome {
        /// A whole record, and where the next one begins.
        case record([Field], next: Int)
        /// The bytes end before the record does.
        case unfinished
        /// A quotation mark is never closed.
        case unclosed
        /// Something follows a closing quotation mark that is no end of a field.
        case trailing(at: Int)
    }

    /// The content of a field, without the quotation marks around it.
    struct Field {
        var content: Range<Int>
        var hasDoubledQuotes = false
    }

    private enum Ending {
        case field, record, unfinished, unclosed, trailing
    }

    private static let quote = UInt8(ascii: "\"")

    private let separator: UInt8
    /// Whether nothing comes after the bytes.
    private let isWhole: Bool
    private var position: Int
    private var fields: [Field] = []

    private init(from start: Int, separator: UInt8, isWhole: Bool) {
        self.separator = separator
        self.isWhole = isWhole
        position = start
    }

    /// Reads the record that begins at `start`, before the end of the bytes.
    static func record(
        in bytes: Span<UInt8>,
        from start: Int,
        separator: UInt8,
        isWhole: Bool
    ) -> Outcome {
        var scan = CSVScan(from: start, separator: separator, isWhole: isWhole)
        while true {
            switch scan.field(in: bytes) {
            case .field: continue
            case .record: return .record(scan.fields, next: scan.position)
            case .unfinished: return .unfinished
            case .unclosed: return .unclosed
            case .trailing: return .trailing(at: scan.position)
            }
        }
    }

    private mutating func field(in bytes: Span<UInt8>) -> Ending {
        if position < bytes.count, bytes[position] == Self.quote { return quotedField(in: bytes) }
        let start = position
        while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A {
            position += 1
        }
        var end = position
        if end < bytes.count ? bytes[end] == 0x0A : isWhole, end > start, bytes[end - 1] == 0x0D { end -= 1 }
        fields.append(Field(content: start..<end))
        return ending(in: bytes)
    }

    private mutating func quotedField(in bytes: Span<UInt8>) -> Ending {
        var field = Field(content: position + 1..<position + 1)
        position += 1
        while true {
            while position < bytes.count, bytes[position] != Self.quote { position += 1 }
            // The next byte tells whether a mark is doubled or closes the field.
            guard position + 1 < bytes.count || isWhole else { return .unfinished }
            guard position < bytes.count else { return .unclosed }
            guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
            field.hasDoubledQuotes = true
            position += 2
        }
        field.content = field.content.lowerBound..<position
        fields.append(field)
        position += 1
        if position < bytes.count, bytes[position] == 0x0D {
            guard position + 1 < bytes.count || isWhole else { return .unfinished }
            if position + 1 == bytes.count || bytes[position + 1] == 0x0A { position += 1 }
        }
        return ending(in: bytes)
    }

    // Steps over what ends a field.
    private mutating func ending(in bytes: Span<UInt8>) -> Ending {
        guard position < bytes.count else { return isWhole ? .record : .unfinished }
        let byte = bytes[position]
        guard byte == separator || byte == 0x0A else { return .trailing }
        position += 1
        return byte == separator ? .field : .record
    }
}
