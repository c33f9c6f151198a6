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
        output += "# newdoc id = \(oneLine(name))\n"
        var offsets = CodePointOffsets(text)
        var entities = EntityCursor(parsed.entities)
        for (number, sentence) in parsed.sentences.enumerated() {
            let words = sentence.tokens.filter { parsed.tokens[$0].upos != "SPACE" }
            output += "# sent_id = \(number + 1)\n"
            output +=
                "# text = \(oneLine(words.map { parsed.tokens[$0].form + (parsed.tokens[$0].hasSpaceAfter ? " " : "") }.joined()))\n"
            var positions: [Int: Int] = [:]
            for (position, word) in words.enumerated() { positions[word] = position + 1 }
            for index in sentence.tokens {
                let entity = entities.tag(ofToken: index)
                guard let position = positions[index] else { continue }
                let head = head(of: index, in: parsed, positions)
                let token = parsed.tokens[index]
                let misc = misc(index, entity, in: parsed, sentence, &offsets)
                let columns = [
                    "\(position)", oneLine(token.form), oneLine(token.lemma), filled(token.upos),
                    filled(token.xpos),
                    filled(token.feats), "\(head)", head == 0 ? "root" : token.deprel, "_", misc,
                ]
                output += columns.joined(separator: "\t") + "\n"
            }
            output += "\n"
        }
    }

    /// The position of the word that a word hangs on, past any white space; 0 for a root.
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
        _ sentence: Sentence,
        _ offsets: inout CodePointOffsets
    ) -> String {
        let token = parsed.tokens[index]
        var parts: [String] = []
        if entity != "O" { parts.append("NE=\(entity)") }
        var spaces = token.hasSpaceAfter ? " " : ""
        for next in (index + 1)..<max(sentence.tokens.upperBound, index + 1) {
            guard parsed.tokens[next].upos == "SPACE" else { break }
            spaces += parsed.tokens[next].form + (parsed.tokens[next].hasSpaceAfter ? " " : "")
        }
        if spaces.isEmpty { parts.append("SpaceAfter=No") }
        if !spaces.isEmpty, spaces != " " { parts.append("SpacesAfter=\(escaped(spaces))") }
        let start = offsets.offset(ofByte: token.span.start)
        parts.append("TokenRange=\(start):\(offsets.offset(ofByte: token.span.end))")
        return parts.joined(separator: "|")
    }
}

private func filled(_ value: String) -> String { value.isEmpty ? "_" : value }

/// The text with whatever would end a line or a column as a space.
private func oneLine(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x00...0x1F, 0x7F, 0x85, 0x2028, 0x2029: result += " "
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
            if scalar.value < 0x20 || scalar.value == 0x85 {
                result += "\\s"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
    return result
}
