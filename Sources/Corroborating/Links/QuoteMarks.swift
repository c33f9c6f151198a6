internal import EventData

/// How long the passages are that a text quotes, in order: a translation quotes as much, in the same places.
struct QuoteMarks: Sendable {
    /// Fewer passages than these are as long by chance.
    private static let least = 2
    /// A passage of one or two words is a name or a word that is held at arm's length.
    private static let leastWords = 3
    /// French takes about a fifth more words than English.
    private static let mostTimesLonger = 1.8
    /// How far from one another two passages may stand, in shares of their texts.
    private static let mostApart = 0.15

    private struct Passage {
        var words: Int
        /// Where it begins, from 0 to 1.
        var place: Double
    }

    private let passages: [Passage]

    /// The passages between quotation marks of any form; one that is not closed within its paragraph is none.
    init(_ text: String) {
        var passages: [Passage] = []
        var open: (close: Unicode.Scalar, words: Int, isInWord: Bool, start: Int)?
        let scalars = text.unicodeScalars
        for (place, scalar) in scalars.enumerated() {
            guard var quote = open else {
                open = Self.close(of: scalar).map { ($0, 0, false, place) }
                continue
            }
            if scalar == quote.close {
                let start = Double(quote.start) / Double(scalars.count)
                if quote.words >= Self.leastWords {
                    passages.append(Passage(words: quote.words, place: start))
                }
                open = nil
                continue
            }
            if scalar == "\n" {
                open = nil
                continue
            }
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if isWord, !quote.isInWord { quote.words += 1 }
            quote.isInWord = isWord
            open = quote
        }
        self.passages = passages
    }

    /// Whether both quote the same number of passages, each about as long and in about the same place.
    func agrees(with other: QuoteMarks) -> Bool {
        guard passages.count >= Self.least, passages.count == other.passages.count else { return false }
        return zip(passages, other.passages).allSatisfy { one, other in
            let (short, long) = (min(one.words, other.words), max(one.words, other.words))
            return Double(long) <= Double(short) * Self.mostTimesLonger
                && abs(one.place - other.place) <= Self.mostApart
        }
    }

    private static func close(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "“", "„": "”"
        case "«": "»"
        case "\"": "\""
        default: nil
        }
    }
}
