import Layers

/// Where one thread parses: the words that it knows, and space to compute in.
///
/// What a workspace holds changes how fast a text is parsed, never the
/// outcome. It takes some 100 MB once it is warm, and gives back what a long
/// text took beyond that.
package final class ParserWorkspace {
    var vocabulary = Vocabulary()
    var tokens = TokenList()
    var analyses = AnalysisMemo()
    /// The attribute rules that come into question for a class and a label, of which there are few.
    var candidates: [UInt64: [Int]] = [:]
    var state = ArcEagerState()
    let encoder: EncoderWorkspace
    let tagger: ClassifierWorkspace
    let parser: TransitionWorkspace
    /// `nil` where the recogniser shares the pipeline's encoder.
    let entityEncoder: EncoderWorkspace?
    let recognizer: TransitionWorkspace

    init(
        encoder: EncoderWorkspace,
        tagger: ClassifierWorkspace,
        parser: TransitionWorkspace,
        entityEncoder: EncoderWorkspace?,
        recognizer: TransitionWorkspace
    ) {
        self.encoder = encoder
        self.tagger = tagger
        self.parser = parser
        self.entityEncoder = entityEncoder
        self.recognizer = recognizer
    }

    /// Empties what has grown beyond its bounds; words have other numbers from here on.
    func trim() {
        // What a long text of before took, some 40 bytes a token.
        if tokens.lexemes.capacity > 1 << 20 {
            tokens = TokenList()
            state = ArcEagerState()
        }
        if analyses.isFull { analyses.removeAll() }
        guard vocabulary.isFull else { return }
        vocabulary.removeAll()
        analyses.removeAll()
        encoder.forgetWords()
        entityEncoder?.forgetWords()
    }
}

/// What is said of a word beside its place in the tree.
struct Analysis {
    var tag: String
    var kind: String
    var features: String
    var label: String
    var lemma: String
    /// The conditions of longer rules that the token meets.
    var conditionsMet: UInt64
}

/// Analyses by word, class and label, which is all that they hang on.
struct AnalysisMemo {
    private static let most = 1 << 17

    private var indices = HashIndex(minimumCapacity: 4096)
    private var analyses: [Analysis] = []

    var isFull: Bool { analyses.count > Self.most }

    mutating func removeAll() { self = AnalysisMemo() }

    subscript(index: Int32) -> Analysis { analyses[Int(index)] }

    /// The number of an analysis, made by `make` if it is new.
    mutating func index(word: Int32, class: Int32, label: Int32, make: () -> Analysis) -> Int32 {
        let key = UInt64(word) << 32 | UInt64(`class`) << 16 | UInt64(label)
        if let known = indices[key] { return known }
        let index = Int32(analyses.count)
        analyses.append(make())
        indices.insert(index, for: key)
        return index
    }
}
