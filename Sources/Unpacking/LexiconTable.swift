/// The lines of a room's table, cut at tabs, without its comments and its header.
///
/// ```swift
/// let words = Set(rows(of: Lexicon.language_words_tsv).map { $0[2] })
/// ```
package func rows(of table: StaticString) -> [[Substring]] {
    rows(in: table.description)
}

/// The lines of a table, cut at tabs, without its comments and its header.
package func rows(in table: String) -> [[Substring]] {
    lines(in: table).map { line in
        parts(of: line.span, between: 0x09).map { Substring(part(of: line, $0)) }
    }
}

/// The lines of a table, without its comments and its header.
package func lines(in table: String) -> ArraySlice<Substring.UTF8View> {
    let text = table.utf8[...]
    return parts(of: text.span, between: 0x0A).filter { !$0.isEmpty }.map { part(of: text, $0) }
        .filter { $0.first != 0x23 }.dropFirst()
}

// Cut as bytes: `split` asks a closure for each, and to look for whole characters takes ten times as long.
private func parts(of bytes: Span<UInt8>, between separator: UInt8) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == separator {
        parts.append(start..<index)
        start = index + 1
    }
    parts.append(start..<bytes.count)
    return parts
}

private func part(of text: Substring.UTF8View, _ range: Range<Int>) -> Substring.UTF8View {
    let start = text.index(text.startIndex, offsetBy: range.lowerBound)
    return text[start..<text.index(start, offsetBy: range.count)]
}
