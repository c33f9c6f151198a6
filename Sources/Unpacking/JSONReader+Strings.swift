extension JSONReader {
    /// Reads the string whose opening quote is at the position.
    ///
    /// It throws where the document is broken, and returns a failure where only
    /// this string is: then the position is behind it all the same.
    mutating func string() throws(JSONProblem) -> Result<String, JSONProblem> {
        position += 1
        let start = position
        let hasEscapes = try skipToClosingQuote()
        let content = bytes[start..<position]
        position += 1
        let plain = text(content)
        guard hasEscapes else { return plain }
        var escapes = JSONEscapes(in: content, ofDocumentAt: bytes.startIndex)
        let unescaped = try escapes.resolved()
        return plain.flatMap { _ in unescaped }
    }

    // Moves to the closing quote, and says whether there are escapes before it.
    private mutating func skipToClosingQuote() throws(JSONProblem) -> Bool {
        let content = bytes[position...]
        let span = content.span
        var index = 0
        var hasEscapes = false
        while index < span.count {
            let byte = span[index]
            if byte == UInt8(ascii: "\"") {
                position += index
                return hasEscapes
            }
            if byte < 0x20 {
                position += index
                throw unexpected("an escape, since control characters cannot stand in a string")
            }
            let isEscape = byte == UInt8(ascii: "\\")
            hasEscapes = hasEscapes || isEscape
            index += isEscape ? 2 : 1
        }
        position = bytes.endIndex
        throw unexpected("a closing '\"'")
    }

    // The escapes are ASCII, so the raw content is UTF-8 when the string is.
    private func text(_ content: ArraySlice<UInt8>) -> Result<String, JSONProblem> {
        do {
            return .success(String(copying: try UTF8Span(validating: content.span)))
        } catch {
            let offset = content.startIndex - bytes.startIndex + error.byteOffsets.lowerBound
            let message = "a string holds bytes that are not UTF-8; expected UTF-8"
            return .failure(JSONProblem(code: "json.utf8", message: message, offset: offset))
        }
    }
}
