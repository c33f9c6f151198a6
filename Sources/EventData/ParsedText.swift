/// A text as the language layer sees it: tokens in one tree a sentence, and
/// the names that were recognised.
///
/// Tokens are numbered through the whole text, so that a reference from one
/// sentence to another is one number.
public struct ParsedText: Hashable, Sendable {
    /// The tokens in order, which with the space between them give back the text.
    public var tokens: [Token]
    /// The sentences in order; together they hold every token once.
    public var sentences: [Sentence]
    /// The named entities in order, none overlapping another.
    public var entities: [Entity]

    public init(tokens: [Token], sentences: [Sentence], entities: [Entity]) {
        self.tokens = tokens
        self.sentences = sentences
        self.entities = entities
    }
}

/// One sentence of a parsed text.
public struct Sentence: Hashable, Sendable {
    /// The indices of its tokens; never empty.
    public var tokens: Range<Int>

    public init(tokens: Range<Int>) {
        precondition(!tokens.isEmpty, "a sentence has tokens")
        self.tokens = tokens
    }
}

/// A stretch of tokens that the recogniser takes for a name, a number or a date.
public struct Entity: Hashable, Sendable {
    /// The recogniser's own label: `PERSON`, `GPE`; in French models `PER`, `LOC`.
    public var label: String
    public var tokens: Range<Int>

    public init(label: String, tokens: Range<Int>) {
        precondition(!tokens.isEmpty, "an entity has tokens")
        self.label = label
        self.tokens = tokens
    }
}
