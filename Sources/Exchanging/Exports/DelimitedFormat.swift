/// How a row of fields becomes a line of bytes.
///
/// A field is written exactly as it is. That holds for one that begins with `=`, `+`, `-` or `@` too, which a
/// spreadsheet may take for a formula: R and pandas need the bytes, and a mark before them would be another
/// value. Who opens a table in a spreadsheet should import such columns as text.
enum DelimitedFormat: Sendable {
    /// Commas and, where a field needs them, quotation marks, as RFC 4180 has it; a line ends with `\n`.
    case commas
    /// Tabs without quotation marks: what would end a field or open a quotation is written as a space or `'`.
    case tabs

    /// Appends a line; absence is an empty field.
    func append(_ fields: [String?], to bytes: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(self == .commas ? UInt8(ascii: ",") : UInt8(ascii: "\t")) }
            guard let field else { continue }
            switch self {
            case .commas: appendQuoting(field, to: &bytes)
            case .tabs: appendFlat(field, to: &bytes)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private func appendQuoting(_ field: String, to bytes: inout [UInt8]) {
        let needsQuotes = field.utf8.contains { byte in
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0: true
            default: false
            }
        }
        guard needsQuotes else {
            bytes.append(contentsOf: field.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += [UInt8(ascii: "\""), UInt8(ascii: "\"")]
            // R ends its reading at a zero; this is U+FFFD.
            case 0: bytes += [0xEF, 0xBF, 0xBD]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private func appendFlat(_ field: String, to bytes: inout [UInt8]) {
        for byte in field.utf8 {
            switch byte {
            case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0: bytes.append(0x20)
            // pandas and R take a quotation mark at the start of a field for an opening one.
            case UInt8(ascii: "\""): bytes.append(UInt8(ascii: "'"))
            default: bytes.append(byte)
            }
        }
    }
}
