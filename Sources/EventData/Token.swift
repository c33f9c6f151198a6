/// One token with what the parser says of it, under CoNLL-U's names.
public struct Token: Hashable, Sendable {
    /// The token as written, never normalised.
    public var form: String
    /// Where it stands, in UTF-8 bytes of the text.
    public var span: TextSpan
    /// Whether one ASCII space follows that belongs to the token.
    public var hasSpaceAfter: Bool
    public var lemma: String
    /// The universal part of speech: `VERB`.
    public var upos: String
    /// The treebank's own tag: `VBD`; in French models the same as `upos`.
    public var xpos: String
    /// Universal features, `Tense=Past|VerbForm=Fin`; empty where there are none.
    public var feats: String
    /// The index in the text of the token it hangs on; its own for a root.
    public var head: Int
    /// The relation to the head, with the model's own label: `nsubj`.
    public var deprel: String

    public init(
        form: String,
        span: TextSpan,
        hasSpaceAfter: Bool,
        lemma: String,
        upos: String,
        xpos: String,
        feats: String,
        head: Int,
        deprel: String
    ) {
        self.form = form
        self.span = span
        self.hasSpaceAfter = hasSpaceAfter
        self.lemma = lemma
        self.upos = upos
        self.xpos = xpos
        self.feats = feats
        self.head = head
        self.deprel = deprel
    }
}
