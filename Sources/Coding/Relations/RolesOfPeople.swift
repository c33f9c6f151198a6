internal import EventData
internal import Grammar
internal import Unpacking

/// The words for what somebody is in a body, from `roles-of-people.tsv`.
struct RolesOfPeople: Sendable {
    enum Kind: String, Sendable {
        case role, member, rank
    }

    /// A role that stands at some words.
    struct Role {
        var kind: Kind
        /// The words of it, of which one is its noun.
        var words: Range<Int>
        var head: Int
        /// As the table has it: `foreign minister`.
        var name: String
    }

    static let table = RolesOfPeople()

    /// The roles by the words of each, joined by spaces.
    private var kinds: [Language: [String: Kind]] = [:]
    /// How many words the longest role has that has a word in it.
    private var lengths: [Language: [String: Int]] = [:]

    private init() {
        for row in rows(of: Lexicon.roles_of_people_tsv) where row.count >= 3 {
            guard let language = Language(rawValue: String(row[0])), let kind = Kind(rawValue: String(row[1]))
            else {
                continue
            }
            for words in row[2].split(separator: "|") { add(String(words), kind, language) }
        }
    }

    private mutating func add(_ words: String, _ kind: Kind, _ language: Language) {
        if kinds[language]?[words] == nil { kinds[language, default: [:]][words] = kind }
        let parts = RolesOfPeople.parts(of: words)
        for part in parts {
            lengths[language, default: [:]][part] = max(lengths[language]?[part] ?? 0, parts.count)
        }
    }

    /// The words of a role as the tokenizer cuts them: "d'" and hyphens stand alone.
    private static func parts(of words: String) -> [String] {
        words.split(separator: " ").flatMap { word -> [String] in
            guard let mark = word.firstIndex(of: "'"), mark < word.index(word.startIndex, offsetBy: 2) else {
                return [String(word)]
            }
            let after = word.index(after: mark)
            return [String(word[..<after]), String(word[after...])]
        }
    }

    /// Whether a word is the noun of a role, or a rank.
    func kind(of index: Int, in tree: Tree) -> Kind? {
        let known = kinds[tree.language]
        let node = tree.nodes[index]
        return known?[node.folded] ?? known?[node.lemma]
    }

    /// The longest role whose noun stands at a word.
    func role(at index: Int, in tree: Tree) -> Role? {
        let node = tree.nodes[index]
        guard node.wordClass == .noun || node.wordClass == .properNoun || node.wordClass == .adjective else {
            return nil
        }
        guard let longest = lengths[tree.language]?[node.folded] ?? lengths[tree.language]?[node.lemma] else {
            return nil
        }
        let sentence = tree.sentences[node.sentence]
        var best: Role?
        for lower in max(sentence.lowerBound, index - longest + 1)...index {
            for upper in index + 1...min(sentence.upperBound, lower + longest)
            where upper - lower > (best?.words.count ?? 0) {
                guard let (kind, name) = entry(lower..<upper, in: tree),
                    isHead(index, of: lower..<upper, tree)
                else {
                    continue
                }
                best = Role(kind: kind, words: lower..<upper, head: index, name: name)
            }
        }
        return best
    }

    /// The noun of several: in English the last before "of" or "in", in French the first.
    private func isHead(_ index: Int, of words: Range<Int>, _ tree: Tree) -> Bool {
        if words.count == 1 { return true }
        if tree.language == .french {
            return words.first {
                tree.nodes[$0].wordClass == .noun || tree.nodes[$0].wordClass == .properNoun
            } == index
                || words.lowerBound == index
        }
        let preposition = words.first { tree.nodes[$0].wordClass == .adposition } ?? words.upperBound
        return index == preposition - 1
            || tree.nodes[words.upperBound - 1].folded == "general" && index == words.upperBound - 1
    }

    private func entry(_ words: Range<Int>, in tree: Tree) -> (Kind, String)? {
        let known = kinds[tree.language]
        var forms = ""
        var lemmas = ""
        for index in words {
            let node = tree.nodes[index]
            let folded = node.folded.replacing("’", with: "'")
            let joint = forms.isEmpty || forms.hasSuffix("'") ? "" : " "
            forms += joint + folded
            let keeps = node.wordClass == .determiner || node.wordClass == .adposition
            lemmas += joint + (keeps ? folded : node.lemma)
        }
        if let kind = known?[forms] { return (kind, forms) }
        if let kind = known?[lemmas] { return (kind, lemmas) }
        return nil
    }
}
