internal import Unpacking

/// Knows the lines that stand among a report's paragraphs and are none of it: "Read also: …", "Publicité".
struct Furniture: Sendable {
    static let standard = Furniture()

    /// Longer lines are running text, whatever they begin with.
    private static let longest = 300

    private var beginnings: [UInt8: [[UInt8]]] = [:]
    private var wholes: Set<[UInt8]> = []

    private init() {
        for row in rows(of: Lexicon.furniture_tsv) where row.count == 5 {
            let phrase = PlainLetters.folded(String(row[0]))
            if row[1] == "whole" {
                wholes.insert(Self.bare(phrase))
            } else if let first = phrase.first {
                beginnings[first, default: []].append(phrase)
            }
        }
    }

    /// Whether a block is such a line.
    func contains(_ block: PageBlock) -> Bool {
        guard block.letters <= Self.longest else { return false }
        return contains(block.text)
    }

    func contains(_ line: String) -> Bool {
        let folded = PlainLetters.folded(line, limit: Self.longest)
        // Signs and arrows stand before many of them.
        let start = folded.firstIndex { PlainLetters.isWord($0) || $0 == 0x28 || $0 >= 0x80 } ?? folded.count
        let text = folded[start...]
        if let first = text.first, let phrases = beginnings[first] {
            for phrase in phrases where text.starts(with: phrase) && ends(phrase, in: text) { return true }
        }
        return wholes.contains(Self.bare(folded))
    }

    // A phrase that ends in a letter ends a word, unless it is cut short on purpose ("related stor").
    private func ends(_ phrase: [UInt8], in text: ArraySlice<UInt8>) -> Bool {
        guard let last = phrase.last, PlainLetters.isWord(last), text.count > phrase.count else {
            return true
        }
        let next = text[text.startIndex + phrase.count]
        return !PlainLetters.isWord(next) || phrase.suffix(5).elementsEqual(" stor".utf8) || next == 0x73
    }

    /// The words of a line alone, each number as 1.
    private static func bare(_ folded: [UInt8]) -> [UInt8] {
        var bare: [UInt8] = []
        for byte in folded {
            if (0x30...0x39).contains(byte) {
                if bare.last != 0x31 { bare.append(0x31) }
            } else if PlainLetters.isWord(byte) {
                bare.append(byte)
            } else if !bare.isEmpty, bare.last != 0x20 {
                bare.append(0x20)
            }
        }
        while bare.last == 0x20 || bare.last == 0x31 { bare.removeLast() }
        return Array(bare.drop { $0 == 0x31 || $0 == 0x20 })
    }
}
