/// How a name means its bearer.
package enum NameUse: UInt8, Hashable, Sendable {
    /// It is the bearer's name.
    case name
    /// It is the capital of the bearer, a country.
    case capital
    /// It says of whom or what that it is the country's: `Malian`, `maliennes`.
    case demonym
    /// A place or building that stands for the government of the bearer: `Kremlin`.
    case metonym
    /// A city or region of the bearer, a country.
    case city
}

/// Numbers by 64-bit keys, with open addressing; the key 0 means an empty place.
struct KeyTable: Sendable {
    private struct Place: Sendable {
        var key: UInt64
        var value: Int32
    }

    private var places: [Place]
    private var count = 0

    /// A table for that many keys, a power of two, before it has to grow.
    init(capacity: Int) {
        places = Array(repeating: Place(key: 0, value: 0), count: capacity * 2)
    }

    /// The value of a key; `nil` where it has none.
    func find(_ key: UInt64) -> Int32? {
        let place = places[index(of: key)]
        return place.key == 0 ? nil : place.value
    }

    /// Gives a key a value unless it has one; returns the one that it has.
    mutating func insert(_ key: UInt64, _ value: Int32) -> Int32? {
        let index = index(of: key)
        guard places[index].key == 0 else { return places[index].value }
        places[index] = Place(key: key, value: value)
        count += 1
        if count * 2 >= places.count { grow() }
        return nil
    }

    /// Raises the value of a key to at least `value`.
    mutating func raise(_ key: UInt64, to value: Int32) {
        let index = index(of: key)
        if places[index].key == 0 {
            _ = insert(key, value)
        } else if places[index].value < value {
            places[index].value = value
        }
    }

    private func index(of key: UInt64) -> Int {
        let mask = places.count - 1
        var index = Int(truncatingIfNeeded: key ^ key >> 32) & mask
        while places[index].key != 0, places[index].key != key { index = (index + 1) & mask }
        return index
    }

    private mutating func grow() {
        var larger = KeyTable(capacity: places.count)
        for place in places where place.key != 0 { _ = larger.insert(place.key, place.value) }
        self = larger
    }
}

/// Names as sequences of folded words, and who bears them.
///
/// Two names whose 64-bit keys fell together would be taken for one another;
/// with some twenty thousand names that is one chance in 10^11.
struct NameIndex: Sendable {
    /// One name.
    struct Name: Sendable {
        var bearer: Int32
        var use: NameUse
        /// The next name with the same words, -1 for the last.
        var next: Int32
        /// The words that begin with a capital, a bit each.
        var capitals: UInt16
        /// The words that are all in capitals, a bit each.
        var acronyms: UInt16
        /// Whether it is also a word (`US`, `IS`), and counts only between words that are no capitals.
        var isAlsoWord: Bool
        /// Of its words with their accents.
        var accentedKey: UInt64
    }

    /// A name that was found.
    struct Match: Sendable {
        var length: Int
        /// The names with these words that may stand there, in the order of the tables.
        var names: [Int32]
    }

    private(set) var names: [Name] = []
    private var table: KeyTable
    /// The largest number of words of the names that begin with a word.
    private var longest: KeyTable
    /// Whether an accent in the text must also stand in the name: `jugé` is no `juge`.
    private let heedsAccents: Bool

    init(capacity: Int, heedsAccents: Bool) {
        table = KeyTable(capacity: capacity)
        longest = KeyTable(capacity: capacity / 2)
        self.heedsAccents = heedsAccents
        names.reserveCapacity(capacity)
    }

    mutating func insert(_ words: [FoldedWord], bearer: Int32, use: NameUse = .name, isAlsoWord: Bool = false)
    {
        guard let first = words.first, words.count <= 16 else { return }
        var name = Name(
            bearer: bearer,
            use: use,
            next: -1,
            capitals: 0,
            acronyms: 0,
            isAlsoWord: isAlsoWord,
            accentedKey: 0
        )
        var key: UInt64 = 0
        for (index, word) in words.enumerated() {
            key = FoldedWord.sequence(key, word.key)
            name.accentedKey = FoldedWord.sequence(name.accentedKey, word.accentedKey)
            if word.marks.contains(.capital) { name.capitals |= 1 << index }
            if word.marks.contains(.capitals) { name.acronyms |= 1 << index }
        }
        longest.raise(first.key, to: Int32(words.count))
        append(name, key: key)
    }

    private mutating func append(_ name: Name, key: UInt64) {
        let index = Int32(names.count)
        guard var last = table.insert(key, index) else {
            names.append(name)
            return
        }
        while true {
            let other = names[Int(last)]
            // The same name of the same bearer again: another spelling of one that is there.
            if other.bearer == name.bearer, other.use == name.use, other.acronyms == name.acronyms,
                other.capitals == name.capitals, other.accentedKey == name.accentedKey
            {
                return
            }
            guard other.next >= 0 else { break }
            last = other.next
        }
        names[Int(last)].next = index
        names.append(name)
    }

    /// The longest name that begins at a word.
    func longestMatch(in words: [FoldedWord], at start: Int) -> Match? {
        guard let limit = longest.find(words[start].key) else { return nil }
        var key: UInt64 = 0
        var best: (length: Int, first: Int32)?
        for length in 1...Int(limit) {
            let index = start + length - 1
            guard index < words.count, length == 1 || !words[index].marks.contains(.afterBreak) else { break }
            key = FoldedWord.sequence(key, words[index].key)
            if let first = table.find(key),
                fitting(first, in: words, from: start, count: length).isEmpty == false
            {
                best = (length, first)
            }
        }
        guard let best else { return nil }
        return Match(
            length: best.length,
            names: fitting(best.first, in: words, from: start, count: best.length)
        )
    }

    private func fitting(_ first: Int32, in words: [FoldedWord], from start: Int, count: Int) -> [Int32] {
        var fitting: [Int32] = []
        var index = first
        while index >= 0 {
            let name = names[Int(index)]
            if fits(name, in: words, from: start, count: count) { fitting.append(index) }
            index = name.next
        }
        return fitting
    }

    private func fits(_ name: Name, in words: [FoldedWord], from start: Int, count: Int) -> Bool {
        if heedsAccents { return fitsAccents(name, in: words, from: start, count: count) }
        if name.isAlsoWord, isInCapitals(words, around: start..<start + count) { return false }
        var hasCapital = name.capitals == 0
        for offset in 0..<count {
            let word = words[start + offset]
            if name.acronyms >> offset & 1 == 1 {
                // Long acronyms are written as names, too: Minusma, Unicef.
                let isName = word.marks.contains(.capital) && word.length >= 5
                guard word.marks.contains(.capitals) || isName else { return false }
            }
            if name.capitals >> offset & 1 == 1, word.marks.contains(.capital) { hasCapital = true }
        }
        return hasCapital
    }

    /// A text without an accent may have lost it; one with an accent has it where the word has it.
    private func fitsAccents(_ name: Name, in words: [FoldedWord], from start: Int, count: Int) -> Bool {
        let slice = words[start..<start + count]
        guard slice.contains(where: { $0.marks.contains(.accented) }) else { return true }
        return slice.reduce(0) { FoldedWord.sequence($0, $1.accentedKey) } == name.accentedKey
    }

    private func isInCapitals(_ words: [FoldedWord], around range: Range<Int>) -> Bool {
        let neighbours = [range.lowerBound - 1, range.upperBound].filter(words.indices.contains)
            .map { words[$0] }.filter { $0.length > 1 }
        return !neighbours.isEmpty && neighbours.allSatisfy { $0.marks.contains(.capitals) }
    }
}
