internal import Unpacking

/// What words and letters say about the language they are in.
struct LanguageEvidence: Sendable {
    /// BCP 47 codes, in the order of the table.
    private(set) var languages: [String] = []
    private var firstVotes = ClueTable()
    private var votes: [Vote] = []

    /// What a clue says for one language, and where its next vote stands, if it has one.
    private struct Vote: Sendable {
        var language: Int32
        var weight: Float
        var next: Int32
    }

    /// The votes of a capitalised word, which may be a name, beside those of another.
    private static let shareOfNames = (word: 0.7, letters: 0.5)
    /// What a rank says, as the log of how much likelier the clue is in the language.
    private static let weights = ["1": 4.0, "2": 2.8, "3": 1.8, "4": 1.0, "5": 0.5, "6": -1.5]
    /// What is lost where an accent is.
    private static let accentLoss = 0.8
    private static let longestEnding = 5
    private static let longestBeginning = 4
    /// The letters of a word that are looked at; what is longer is no word.
    private static let longestWord = 24

    init() {
        votes.reserveCapacity(8192)
        for row in rows(of: Lexicon.language_words_tsv) {
            if languages.last ?? "" != row[0] { languages.append(String(row[0])) }
            guard let weight = Self.weights[String(row[1])] else { continue }
            var item: [UInt32] = []
            for scalar in String(row[2]).unicodeScalars {
                if scalar == " " {
                    add(item, weight)
                    item.removeAll(keepingCapacity: true)
                } else if !isCombiningMark(scalar.value) {
                    item.append(scalar.value)
                }
            }
            add(item, weight)
        }
    }

    private mutating func add(_ item: [UInt32], _ weight: Double) {
        vote(clue(item), weight)
        if item.allSatisfy({ $0 < 0x80 }) || item.contains(hyphen) { return }
        vote(Clue.word.key(of: item.lazy.map(unaccented)), weight - Self.accentLoss)
    }

    /// A clue that stands twice at a language counts once, at its higher rank.
    private mutating func vote(_ clue: UInt64, _ weight: Double) {
        let language = Int32(languages.count - 1)
        let first = firstVotes[clue]
        if first >= 0, votes[Int(first)].language == language { return }
        firstVotes[clue] = Int32(votes.count)
        votes.append(Vote(language: language, weight: Float(weight), next: first))
    }

    /// The key of an item of the table: a word, `-ending`, `beginning-` or `-letters-`.
    private func clue(_ item: [UInt32]) -> UInt64 {
        switch (item.first == hyphen, item.last == hyphen) {
        case (true, true): Clue.letters.key(of: item.dropFirst().dropLast())
        case (true, false): Clue.ending.key(of: item.dropFirst().reversed())
        case (false, true): Clue.beginning.key(of: item.dropLast())
        case (false, false): Clue.word.key(of: item)
        }
    }

    // MARK: Scores

    /// What the words of a sample say for each language together.
    func scores(of sample: LanguageSample) -> [Double] {
        var scores = Array(repeating: 0.0, count: languages.count)
        for word in sample.words {
            let share = word.isCapitalised ? Self.shareOfNames : (word: 1, letters: 1)
            if !count(Clue.word.key(of: sample.letters[word.range]), share.word, in: &scores) {
                countLetters(of: sample.letters[word.range], share.letters, in: &scores)
            }
        }
        return scores
    }

    private func countLetters(of word: ArraySlice<UInt32>, _ share: Double, in scores: inout [Double]) {
        var key = Clue.beginning.key
        for letter in word.dropLast().prefix(Self.longestBeginning) {
            key = next(key, letter)
            count(key, share, in: &scores)
        }
        key = Clue.ending.key
        for letter in word.dropFirst().suffix(Self.longestEnding).reversed() {
            key = next(key, letter)
            count(key, share, in: &scores)
        }
        var previous: UInt64?
        for letter in word.prefix(Self.longestWord) {
            if let previous { count(next(previous, letter), share, in: &scores) }
            let letter = next(Clue.letters.key, letter)
            count(letter, share, in: &scores)
            previous = letter
        }
    }

    @discardableResult
    private func count(_ clue: UInt64, _ share: Double, in scores: inout [Double]) -> Bool {
        let first = firstVotes[clue]
        var index = first
        while index >= 0 {
            let vote = votes[Int(index)]
            scores[Int(vote.language)] += Double(vote.weight) * share
            index = vote.next
        }
        return first >= 0
    }
}

/// The first of each clue's votes, by the clue's key; -1 where there is none.
///
/// A `Dictionary` would take most of the time in which the command starts.
private struct ClueTable: Sendable {
    /// A power of two; the keys that stand in the way of others are few while it is half empty.
    private static let size = 1 << 14
    private var keys = Array(repeating: 0 as UInt64, count: size)
    private var values = Array(repeating: -1 as Int32, count: size)
    private var count = 0

    subscript(key: UInt64) -> Int32 {
        get { values[slot(of: key)] }
        set {
            let slot = slot(of: key)
            if values[slot] < 0 { count += 1 }
            precondition(count < Self.size / 4 * 3, "the table of words has room for all clues")
            keys[slot] = key
            values[slot] = newValue
        }
    }

    /// Where the key stands or would stand.
    private func slot(of key: UInt64) -> Int {
        // FNV's lower bits depend on the lower bits of the letters only.
        var slot = Int(truncatingIfNeeded: key ^ key >> 32) & (Self.size - 1)
        while values[slot] >= 0, keys[slot] != key { slot = (slot + 1) & (Self.size - 1) }
        return slot
    }
}

/// What an item of the table is looked up as.
private enum Clue: UInt32 {
    case word, beginning, ending, letters

    /// The key before any letter is read.
    var key: UInt64 { next(FNV.empty, rawValue) }

    func key(of letters: some Sequence<UInt32>) -> UInt64 { letters.reduce(key, next) }
}

/// The key of a clue that has one more letter.
private func next(_ key: UInt64, _ letter: UInt32) -> UInt64 { FNV.adding(UInt64(letter), to: key) }

private let hyphen: UInt32 = 0x2D

/// A letter without its accent, as upper case and hasty typing leave it.
private func unaccented(_ letter: UInt32) -> UInt32 {
    switch letter {
    case 0xE0...0xE5, 0x101, 0x103, 0x105: 0x61
    case 0xE7, 0x107, 0x10D: 0x63
    case 0xE8...0xEB, 0x117, 0x119, 0x11B: 0x65
    case 0xEC...0xEF, 0x12B, 0x131: 0x69
    case 0xF1, 0x144: 0x6E
    case 0xF2...0xF6, 0x151: 0x6F
    case 0xF9...0xFC, 0x16F, 0x171: 0x75
    case 0x142: 0x6C
    case 0x11F: 0x67
    case 0x159: 0x72
    case 0x15B, 0x15F, 0x161, 0x219: 0x73
    case 0x163, 0x21B: 0x74
    case 0x17A, 0x17C, 0x17E: 0x7A
    default: letter
    }
}
