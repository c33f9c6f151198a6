import EventData
import Testing

/// A token of the text, on the head with the index `head`.
private func token(_ form: String, at start: Int, head: Int) -> Token {
    Token(
        form: form,
        span: TextSpan(start: start, end: start + form.utf8.count),
        hasSpaceAfter: true,
        lemma: form,
        upos: "X",
        xpos: "",
        feats: "",
        head: head,
        deprel: "dep"
    )
}

@Suite struct `A parsed text` {
    private let text = ParsedText(
        tokens: [token("Goma", at: 0, head: 1), token("tombe", at: 5, head: 1)],
        sentences: [Sentence(tokens: 0..<2)],
        entities: [Entity(label: "LOC", tokens: 0..<1)]
    )

    @Test func `is the same as another with the same parts`() {
        let other = text
        #expect(other == text)
        #expect(Set([text, other]).count == 1)
    }

    @Test func `differs in each of its parts`() {
        var (tokens, sentences, entities) = (text, text, text)
        tokens.tokens[0].head = 0
        sentences.sentences = [Sentence(tokens: 0..<1), Sentence(tokens: 1..<2)]
        entities.entities[0].label = "PER"
        #expect(Set([text, tokens, sentences, entities]).count == 4)
    }

    @Test func `may be empty`() {
        #expect(ParsedText(tokens: [], sentences: [], entities: []).tokens.isEmpty)
    }

    @Test func `has no sentence and no entity without tokens`() async {
        await #expect(processExitsWith: .failure) { _ = Sentence(tokens: 2..<2) }
        await #expect(processExitsWith: .failure) { _ = Entity(label: "LOC", tokens: 0..<0) }
    }
}
