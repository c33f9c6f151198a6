package import EventData

/// Writes parsed texts in the CoNLL-U format of Universal Dependencies.
///
/// https://universaldependencies.org/format.html. A token of white space is no
/// word there: it goes into the `SpacesAfter` of the word before it, as UDPipe
/// writes it. Entities are an `NE` in the last column, offsets in code points
/// its `TokenRange`.
package struct ParsedTextCoNLLU {
    package init() {}

    /// Appends all sentences of a text; none of its tokens is lost but those of white space.
    package func append(_ parsed: ParsedText, name: String, text: String, to output: inout String) {
        output += "# newdoc id = \(oneLine(name, control: " "))\n"
        let offsets = CodePointOffsets(text)
        var entities = EntityCursor(parsed.entities)
        var number = 0
        for sentence in parsed.sentences {
            let words = sentence.tokens.filter { parsed.tokens[$0].upos != "SPACE" }
            // A sentence of white space alone has no word, and the format knows no sentence without one.
            if words.isEmpty { continue }
            number += 1
            output += "# sent_id = \(number)\n# text = \(line(of: words, in: parsed))\n"
            var positions: [Int: Int] = [:]
            for (position, word) in words.enumerated() { positions[word] = position + 1 }
            let heads = heads(of: words, in: parsed, positions)
            for (index, head) in zip(words, heads) {
                let token = parsed.tokens[index]
                let columns = [
                    "\(positions[index] ?? 0)", oneLine(token.form), oneLine(token.lemma),
                    filled(token.upos), filled(token.xpos), filled(token.feats), "\(head)",
                    head == 0 ? "root" : filled(token.deprel), "_",
                    misc(index, entities.tag(ofToken: index), in: parsed, offsets),
                ]
                output += columns.joined(separator: "\t") + "\n"
            }
            output += "\n"
        }
    }

    /// The words on one line, with one space wherever there is white space between two.
    private func line(of words: [Int], in parsed: ParsedText) -> String {
        let last = words.last
        return words.map { word in
            let hasSpace = word != last && !spaces(after: word, in: parsed).isEmpty
            return oneLine(parsed.tokens[word].form) + (hasSpace ? " " : "")
        }.joined()
    }

    /// The positions of the words that the words of a sentence hang on; 0 for its root.
    ///
    /// Where the root is white space, the first word that hung on it takes its place.
    private func heads(of words: [Int], in parsed: ParsedText, _ positions: [Int: Int]) -> [Int] {
        let heads = words.map { head(of: $0, in: parsed, positions) }
        guard let root = heads.firstIndex(of: 0) else { return heads }
        return heads.enumerated().map { $1 == 0 && $0 != root ? root + 1 : $1 }
    }

    /// The position of the word that a word hangs on, past any white space; 0 where there is none.
    private func head(of index: Int, in parsed: ParsedText, _ positions: [Int: Int]) -> Int {
        var (word, head) = (index, parsed.tokens[index].head)
        while head != word, positions[head] == nil, parsed.tokens[head].upos == "SPACE" {
            (word, head) = (head, parsed.tokens[head].head)
        }
        return head == word ? 0 : positions[head] ?? 0
    }

    private func misc(
        _ index: Int,
        _ entity: String,
        in parsed: ParsedText,
        _ offsets: CodePointOffsets
    ) -> String {
        let token = parsed.tokens[index]
        var parts: [String] = []
        if entity != "O" { parts.append("NE=\(entity)") }
        let spaces = spaces(after: index, in: parsed)
        if spaces.isEmpty { parts.append("SpaceAfter=No") }
        if !spaces.isEmpty, spaces != " " { parts.append("SpacesAfter=\(escaped(spaces))") }
        parts.append("TokenRange=\(offsets[token.span.start]):\(offsets[token.span.end])")
        return parts.joined(separator: "|")
    }

    /// The white space between a word and the next, which may stand in the next sentence.
    private func spaces(after index: Int, in parsed: ParsedText) -> String {
        var spaces = parsed.tokens[index].hasSpaceAfter ? " " : ""
        for token in parsed.tokens[(index + 1)...] {
            guard token.upos == "SPACE" else { break }
            spaces += token.form + (token.hasSpaceAfter ? " " : "")
        }
        return spaces
    }
}

private func filled(_ value: String) -> String { value.isEmpty ? "_" : value }

/// The text with whatever would end a line or a column replaced: a column of a mere space would be empty.
private func oneLine(_ text: String, control: Unicode.Scalar = "\u{FFFD}") -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x00...0x1F, 0x7F, 0x85, 0x2028, 0x2029: result.unicodeScalars.append(control)
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result.isEmpty ? "_" : result
}

/// White space as UDPipe writes it.
private func escaped(_ spaces: String) -> String {
    var result = ""
    for scalar in spaces.unicodeScalars {
        switch scalar {
        case " ": result += "\\s"
        case "\t": result += "\\t"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\\": result += "\\\\"
        case "|": result += "\\p"
        default:
            switch scalar.value {
            case 0x00...0x1F, 0x85, 0x2028, 0x2029: result += "\\s"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
    return result
}
