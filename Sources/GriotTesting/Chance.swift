/// A seeded generator, so that a failure can be had again: SplitMix64.
package struct Chance: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A text of characters that tokenizers stumble over.
    package mutating func text(length: Int) -> String {
        let pieces = [
            "a", "E", "é", "e\u{301}", "ß", "Σ", "İ", "ﬁ", "x1", " ", "  ", "\n", "\r\n", "\t", "\u{A0}", "\u{85}", "\u{1C}",
            "\u{2028}", "\u{200B}", "\u{AD}", ".", "..", "…", ",", "'", "’", "\"", "«", "»", "(", ")", "-", "—", "/", "@", "#",
            "$", "€", "%", "°C.", "km²", "10a.m.", ":)", "n't", "l'", "qu’", "http://a.bc/d?e=f", "U.S.", "1,000", "3-4", "😀",
            "👩‍👩‍👧", "🇲🇱", "العربية", "עברית", "中文", "мир", "ቋንቋ", "\u{0}", "\u{7F}", "\u{FEFF}", "\u{10FFFF}", "the", "army", "killed",
        ]
        return (0..<length).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}
