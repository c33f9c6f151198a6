import EventData
import Grammar

/// A report built by hand, one word a line: form, class, lemma, head counted from 1, relation.
func report(_ lines: String, language: Language, people: [ClosedRange<Int>] = []) -> AnnotatedReport {
    var tokens: [Token] = []
    var text = ""
    for line in lines.split(separator: "\n") {
        let cells = line.split(separator: " ").map(String.init)
        let start = text.utf8.count
        text += cells[0] + " "
        let head = Int(cells[3]) ?? 0
        tokens.append(
            Token(
                form: cells[0],
                span: TextSpan(start: start, end: start + cells[0].utf8.count),
                hasSpaceAfter: true,
                lemma: cells[2],
                upos: cells[1],
                xpos: "",
                feats: cells[1] == "VERB" ? "VerbForm=Fin" : "",
                head: head == 0 ? tokens.count : head - 1,
                deprel: cells[4]
            )
        )
    }
    let entities = people.map {
        Entity(label: language == .english ? "PERSON" : "PER", tokens: $0.lowerBound - 1..<$0.upperBound)
    }
    var tree = Tree(language: language)
    let parsed = ParsedText(
        tokens: tokens,
        sentences: [Sentence(tokens: 0..<tokens.count)],
        entities: entities
    )
    tree.add(parsed, of: .text, at: 0)
    tree.finish()
    return AnnotatedReport(report: Report(id: "1", text: text), tree: tree)
}
