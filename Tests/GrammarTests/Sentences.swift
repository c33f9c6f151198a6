import EventData
import Grammar

extension Tree {
    /// Reads sentences written as CoNLL-U's columns ID, FORM, LEMMA, UPOS, FEATS, HEAD and DEPREL, blanks for tabs.
    ///
    /// Labels are the models' own: ClearNLP's in English, those of universal dependencies in French. An eighth
    /// column `SpaceAfter=No` joins a word to the next; an empty line ends a sentence, and IDs begin anew.
    init(_ language: Language, conllu: String) {
        var tokens: [Token] = []
        var sentences: [Sentence] = []
        var offset = 0
        for sentence in conllu.split(separator: "\n\n") {
            let base = tokens.count
            for line in sentence.split(separator: "\n") {
                let token = Token(line: line, base: base, offset: offset)
                offset = token.span.end + (token.hasSpaceAfter ? 1 : 0)
                tokens.append(token)
            }
            sentences.append(Sentence(tokens: base..<tokens.count))
        }
        self.init(language: language)
        add(ParsedText(tokens: tokens, sentences: sentences, entities: []), of: .text, at: 0)
        finish()
    }

    /// The tree in the common view, a word a piece: `Rebels<attacked:nsubj`.
    var edges: String {
        nodes.enumerated().map { index, node in
            node.head == index
                ? "\(node.form):\(node.relation)" : "\(node.form)<\(nodes[node.head].form):\(node.relation)"
        }.joined(separator: " ")
    }

    /// What stands around a word: `A Rebels | R town | on Monday | passive`.
    func around(_ form: String) -> String {
        guard let index = nodes.firstIndex(where: { $0.form == form }) else { return "no '\(form)'" }
        let arguments = arguments(of: index)
        func forms(_ words: [Int]) -> String { words.map { nodes[$0].form }.joined(separator: " ") }
        var parts: [String] = []
        if !arguments.subjects.isEmpty { parts.append("A \(forms(arguments.subjects))") }
        if !arguments.objects.isEmpty { parts.append("R \(forms(arguments.objects))") }
        if !arguments.indirect.isEmpty { parts.append("to \(forms(arguments.indirect))") }
        for oblique in arguments.obliques {
            parts.append((oblique.prepositions + [nodes[oblique.head].form]).joined(separator: " "))
        }
        if arguments.group.isPassive { parts.append("passive") }
        if arguments.group.isNegated { parts.append("negated") }
        if arguments.isReflexive { parts.append("reflexive") }
        return parts.joined(separator: " | ")
    }
}

extension Token {
    /// Reads a line of a sentence whose first word is `base`.
    fileprivate init(line: Substring, base: Int, offset: Int) {
        let columns = line.split(separator: " ").map(String.init)
        guard columns.count >= 7, let id = Int(columns[0]), let head = Int(columns[5]) else {
            preconditionFailure("'\(line)' has no seven columns")
        }
        self.init(
            form: columns[1],
            span: TextSpan(start: offset, end: offset + columns[1].utf8.count),
            hasSpaceAfter: !columns.contains("SpaceAfter=No"),
            lemma: columns[2],
            upos: columns[3],
            xpos: columns[3],
            feats: columns[4] == "_" ? "" : columns[4],
            head: base + (head == 0 ? id : head) - 1,
            deprel: columns[6]
        )
    }
}
