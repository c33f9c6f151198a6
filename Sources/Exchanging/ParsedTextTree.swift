package import EventData

/// Draws parsed texts as trees for a person to read.
///
/// ```
/// 1  Rebels attacked the town.
///    attacked  VERB  ROOT
///    ├─ Rebels  NOUN  nsubj
///    └─ town  NOUN  dobj
///       └─ the  DET  det
/// ```
package struct ParsedTextTree {
    package init() {}

    /// Appends all sentences of a text; punctuation and white space are left out of the trees.
    package func append(_ parsed: ParsedText, to output: inout String) {
        var children: [[Int]] = Array(repeating: [], count: parsed.tokens.count)
        for (index, token) in parsed.tokens.enumerated() where token.head != index {
            children[token.head].append(index)
        }
        var entities: [Int: String] = [:]
        for entity in parsed.entities {
            entities[anchor(of: entity, in: parsed)] = label(of: entity, in: parsed)
        }
        for (number, sentence) in parsed.sentences.enumerated() {
            let roots = sentence.tokens.filter {
                parsed.tokens[$0].head == $0 && isShown($0, parsed, children)
            }
            if roots.isEmpty { continue }
            let margin = String(repeating: " ", count: "\(number + 1)".count + 2)
            output += "\(number + 1)  \(words(sentence.tokens, in: parsed))\n"
            for root in roots { append(root, margin, parsed, children, entities, to: &output) }
            output += "\n"
        }
    }

    // The pending words stand on a list and not on the call stack: a hostile text makes a deep tree.
    private func append(
        _ root: Int,
        _ margin: String,
        _ parsed: ParsedText,
        _ children: [[Int]],
        _ entities: [Int: String],
        to output: inout String
    ) {
        var pending = [(index: root, before: margin, below: margin)]
        while let (index, before, below) = pending.popLast() {
            let token = parsed.tokens[index]
            output += "\(before)\(visible(token.form))  \(token.upos)  \(token.deprel)"
            if let entity = entities[index] { output += "  [\(entity)]" }
            output += "\n"
            let shown = children[index].filter { isShown($0, parsed, children) }
            let indent = below.count > 200 ? below : below + "│  "
            let lastIndent = below.count > 200 ? below : below + "   "
            for child in shown.reversed() {
                let isLast = child == shown.last
                pending.append((child, below + (isLast ? "└─ " : "├─ "), isLast ? lastIndent : indent))
            }
        }
    }

    private func isShown(_ index: Int, _ parsed: ParsedText, _ children: [[Int]]) -> Bool {
        !["PUNCT", "SPACE"].contains(parsed.tokens[index].upos) || !children[index].isEmpty
    }

    /// The token at which an entity is named: the first that hangs on a token outside it.
    private func anchor(of entity: Entity, in parsed: ParsedText) -> Int {
        entity.tokens.first { index in
            let head = parsed.tokens[index].head
            return head == index || !entity.tokens.contains(head)
        } ?? entity.tokens.lowerBound
    }

    private func label(of entity: Entity, in parsed: ParsedText) -> String {
        entity.tokens.count == 1 ? entity.label : "\(entity.label): \(words(entity.tokens, in: parsed))"
    }

    private func words(_ tokens: Range<Int>, in parsed: ParsedText) -> String {
        let text = tokens.map { index in
            visible(parsed.tokens[index].form) + (parsed.tokens[index].hasSpaceAfter ? " " : "")
        }
        return trimmed(text.joined())
    }
}

/// The text on one line, with nothing in it that a terminal would obey.
private func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: result += " "
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
}
