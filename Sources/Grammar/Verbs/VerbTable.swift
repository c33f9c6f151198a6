internal import Unpacking

/// The stems of a language's verbs, and the endings that each takes.
///
/// A form is cut before every ending that it may have, and what is left is looked up among the stems:
/// an open hash table over bytes, as a dictionary of strings would allocate at every cut.
struct VerbTable: Sendable {
    private struct Stem: Sendable {
        var start: Int32
        var count: Int32
        var firstUse: Int32
    }

    /// What a verb makes of a stem: the parts of its paradigm that have it.
    private struct Use: Sendable {
        var lemma: Int32
        var parts: UInt64
        var next: Int32
    }

    private let endings: VerbEndings
    private var lemmas: [String] = []
    private var lemmaIDs: [String: Int32] = [:]
    private var bytes: [UInt8] = []
    private var stems: [Stem] = []
    private var uses: [Use] = []
    private var slots = [Int32](repeating: -1, count: 1 << 16)
    /// No form is longer; what is, is no word.
    private static let longestForm = 64

    init(endings rows: [[Substring]]) {
        endings = VerbEndings(rows)
    }

    func knows(_ infinitive: String) -> Bool {
        lemmaIDs[infinitive] != nil
    }

    /// The number of some parts of the paradigm.
    func mask(_ parts: [Substring]) -> UInt64 {
        parts.reduce(0) { $0 | endings.mask($1) }
    }

    /// Adds a stem of a verb for some parts of its paradigm.
    mutating func add(_ stem: String, _ parts: UInt64, lemma: String) {
        guard parts != 0, lemma.utf8.count <= VerbTable.longestForm else { return }
        let id = lemmaID(lemma)
        let index = stemIndex(stem)
        var use = stems[index].firstUse
        while use >= 0 {
            if uses[Int(use)].lemma == id {
                uses[Int(use)].parts |= parts
                return
            }
            use = uses[Int(use)].next
        }
        uses.append(Use(lemma: id, parts: parts, next: stems[index].firstUse))
        stems[index].firstUse = Int32(uses.count - 1)
    }

    /// All readings of a form, likeliest first; of two verbs the one that was added first.
    func analyses(of form: String) -> [VerbAnalysis] {
        var found: [(rank: Int32, lemma: Int32, features: Features)] = []
        visit(form) { lemma, ending in
            found.append((ending.rank, lemma, ending.features))
            return true
        }
        if found.isEmpty { return [] }
        found.sort { ($0.rank, $0.lemma) < ($1.rank, $1.lemma) }
        return found.map { VerbAnalysis(lemma: lemmas[Int($0.lemma)], features: $0.features) }
    }

    /// Whether some reading of a form has certain features.
    func hasReading(of form: String, where isWanted: (Features) -> Bool) -> Bool {
        var isFound = false
        visit(form) { _, ending in
            isFound = isWanted(ending.features)
            return !isFound
        }
        return isFound
    }

    /// All forms of a verb.
    func forms(of infinitive: String) -> Set<String> {
        guard let id = lemmaIDs[infinitive] else { return [] }
        var forms: Set<String> = []
        for stem in stems {
            var use = stem.firstUse
            while use >= 0 {
                if uses[Int(use)].lemma == id {
                    let text = String(decoding: text(of: stem), as: UTF8.self)
                    for ending in endings.texts(of: uses[Int(use)].parts) { forms.insert(text + ending) }
                }
                use = uses[Int(use)].next
            }
        }
        return forms
    }

    /// Calls `body` for each reading, until it answers no.
    private func visit(_ form: String, _ body: (Int32, VerbEndings.Ending) -> Bool) {
        // Bytes that lie together save a step at each letter, and strings from elsewhere may not.
        let isDone: Void? = form.utf8.withContiguousStorageIfAvailable { visit(bytes: $0, body) }
        if isDone == nil { visit(bytes: Array(form.utf8), body) }
    }

    @inline(__always)
    private func visit(
        bytes form: some RandomAccessCollection<UInt8>,
        _ body: (Int32, VerbEndings.Ending) -> Bool
    ) {
        guard form.count <= VerbTable.longestForm else { return }
        var node = 0
        var end = form.endIndex
        while end > form.startIndex {
            let known = endings.range(at: node)
            if !known.isEmpty, let stem = find(form[form.startIndex..<end]) {
                var use = stems[stem].firstUse
                while use >= 0 {
                    let entry = uses[Int(use)]
                    for index in known where endings.all[index].part & entry.parts != 0 {
                        guard body(entry.lemma, endings.all[index]) else { return }
                    }
                    use = entry.next
                }
            }
            form.formIndex(before: &end)
            guard let next = endings.child(of: node, form[end]) else { return }
            node = next
        }
    }
}

extension VerbTable {
    @inline(__always)
    private func find(_ text: some Collection<UInt8>) -> Int? {
        var slot = VerbTable.hash(text) & (slots.count - 1)
        while slots[slot] >= 0 {
            let stem = Int(slots[slot])
            if isStem(stem, text) { return stem }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    @inline(__always)
    private func isStem(_ stem: Int, _ text: some Collection<UInt8>) -> Bool {
        guard Int(stems[stem].count) == text.count else { return false }
        var index = Int(stems[stem].start)
        for byte in text {
            guard bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }

    private mutating func stemIndex(_ text: String) -> Int {
        let stem = Array(text.utf8)
        if let known = find(stem) { return known }
        if stems.count * 2 >= slots.count { grow() }
        stems.append(Stem(start: Int32(bytes.count), count: Int32(stem.count), firstUse: -1))
        bytes += stem
        place(stems.count - 1, VerbTable.hash(stem))
        return stems.count - 1
    }

    private mutating func place(_ stem: Int, _ hash: Int) {
        var slot = hash & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(stem)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, stem) in stems.enumerated() {
            place(index, VerbTable.hash(text(of: stem)))
        }
    }

    private func text(of stem: Stem) -> ArraySlice<UInt8> {
        bytes[Int(stem.start)..<Int(stem.start + stem.count)]
    }

    private mutating func lemmaID(_ lemma: String) -> Int32 {
        if let known = lemmaIDs[lemma] { return known }
        lemmaIDs[lemma] = Int32(lemmas.count)
        lemmas.append(lemma)
        return Int32(lemmas.count - 1)
    }

    /// A hash whose upper half is folded in, as the slots count with the lowest bits.
    @inline(__always)
    private static func hash(_ text: some Collection<UInt8>) -> Int {
        let hash = FNV.hash(text)
        return Int(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
