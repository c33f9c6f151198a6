import EventData
import Exchanging
import Unpacking

/// A token of a hand-made text; `head` counts in the text, and the span follows from the order.
struct Made {
    var form: String
    var space = true
    var kind = "NOUN"
    var head: Int
    var label: String
    var features = ""
}

func made(_ tokens: [Made], sentences: [Range<Int>], entities: [Entity] = []) -> (ParsedText, String) {
    var text = ""
    var result: [Token] = []
    for token in tokens {
        let start = text.utf8.count
        text += token.form
        result.append(
            Token(
                form: token.form,
                span: TextSpan(start: start, end: text.utf8.count),
                hasSpaceAfter: token.space,
                lemma: token.form.lowercased(),
                upos: token.kind,
                xpos: token.kind,
                feats: token.features,
                head: token.head,
                deprel: token.label
            )
        )
        if token.space { text += " " }
    }
    return (
        ParsedText(tokens: result, sentences: sentences.map { Sentence(tokens: $0) }, entities: entities),
        text
    )
}

func json(
    _ parsed: ParsedText,
    _ report: Report,
    title: ParsedText? = nil,
    id: JSONValue = .string("a")
) -> [UInt8] {
    var bytes: [UInt8] = []
    let language = LanguageOfText(code: "fr", confidence: 0.987)
    ParsedTextJSON().append(parsed, of: report, title: title, id: id, language: language, to: &bytes)
    return bytes
}
