/// A generator of random numbers that a seed repeats: SplitMix64.
///
/// https://prng.di.unimi.it/splitmix64.c
package struct Chance: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    package mutating func number(below bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &self)
    }

    package mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(below: elements.count)]
    }

    /// Changes up to four things in `bytes`: a bit, a byte, a stretch left out or doubled.
    package mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
        var damaged = bytes
        for _ in 0...number(below: 4) where !damaged.isEmpty {
            let position = number(below: damaged.count)
            let end = min(damaged.count, position + 1 + number(below: 8))
            switch number(below: 5) {
            case 0: damaged[position] ^= 1 << UInt8(number(below: 8))
            case 1: damaged[position] = UInt8(number(below: 256))
            case 2: damaged[position] = pick([0x00, 0x22, 0x5C, 0x7F, 0x80, 0xC1, 0xDD, 0xDF, 0xFF])
            case 3: damaged.removeSubrange(position..<end)
            default: damaged.insert(contentsOf: damaged[position..<end], at: position)
            }
        }
        return damaged
    }

    /// A text of characters that tokenizers stumble over.
    package mutating func text(length: Int) -> String {
        let pieces = [
            "a", "E", "é", "e\u{301}", "ß", "Σ", "İ", "ﬁ", "x1", " ", "  ", "\n", "\r\n", "\t", "\u{A0}",
            "\u{85}", "\u{1C}",
            "\u{2028}", "\u{200B}", "\u{AD}", ".", "..", "…", ",", "'", "’", "\"", "«", "»", "(", ")", "-",
            "—", "/", "@", "#",
            "$", "€", "%", "°C.", "km²", "10a.m.", ":)", "n't", "l'", "qu’", "http://a.bc/d?e=f", "U.S.",
            "1,000", "3-4", "😀",
            "👩‍👩‍👧", "🇲🇱", "العربية", "עברית", "中文", "мир", "ቋንቋ", "\u{0}", "\u{7F}", "\u{FEFF}", "\u{10FFFF}",
            "the", "army", "killed",
        ]
        return (0..<length).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}
