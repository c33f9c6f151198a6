/// The content of a JSON string with escapes, on its way to text.
struct JSONEscapes {
    private let content: ArraySlice<UInt8>
    private let origin: Int
    private var position: Int
    private var output: [UInt8] = []
    private var loneSurrogate: JSONProblem?

    /// Takes what stands between the quotes; `origin` is where the document starts.
    init(in content: ArraySlice<UInt8>, ofDocumentAt origin: Int) {
        self.content = content
        self.origin = origin
        position = content.startIndex
        output.reserveCapacity(content.count)
    }

    /// Gives the text, or the lone surrogate that keeps it from being text.
    ///
    /// It throws where an escape is none that JSON knows.
    mutating func resolved() throws(JSONProblem) -> Result<String, JSONProblem> {
        while position < content.endIndex {
            let byte = content[position]
            position += 1
            if byte == UInt8(ascii: "\\") {
                try resolveEscape()
            } else {
                output.append(byte)
            }
        }
        if let loneSurrogate { return .failure(loneSurrogate) }
        return .success(String(decoding: output, as: UTF8.self))
    }

    private mutating func resolveEscape() throws(JSONProblem) {
        let letter = position < content.endIndex ? content[position] : 0
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(letter)
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0C)
        case UInt8(ascii: "n"): output.append(0x0A)
        case UInt8(ascii: "r"): output.append(0x0D)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "u"): try resolveCodePoint()
        default: throw syntaxProblem("an escape is unknown; expected '\\' and one of \"\\/bfnrtu")
        }
    }

    private mutating func resolveCodePoint() throws(JSONProblem) {
        let start = position - 2
        let unit = try codeUnit()
        if let scalar = try scalar(startingWith: unit) {
            output.append(contentsOf: scalar.utf8)
        } else if loneSurrogate == nil {
            let message = "a string holds half a surrogate pair; expected both halves"
            loneSurrogate = JSONProblem(code: "json.surrogate", message: message, offset: start - origin)
        }
    }

    // Takes the low half after a high one, where it is there, and leaves what is none.
    private mutating func scalar(startingWith unit: UInt32) throws(JSONProblem) -> Unicode.Scalar? {
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard 0xD800..<0xDC00 ~= unit, content[position...].starts(with: #"\u"#.utf8) else { return nil }
        let start = position
        position += 2
        let low = try codeUnit()
        guard 0xDC00..<0xE000 ~= low else {
            position = start
            return nil
        }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func codeUnit() throws(JSONProblem) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard position < content.endIndex, let digit = hexDigit(content[position]) else {
                throw syntaxProblem("an escape \\u is cut short; expected four hexadecimal digits")
            }
            unit = unit << 4 | digit
            position += 1
        }
        return unit
    }

    private func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    private func syntaxProblem(_ message: String) -> JSONProblem {
        JSONProblem(code: "json.syntax", message: message, offset: position - origin)
    }
}
