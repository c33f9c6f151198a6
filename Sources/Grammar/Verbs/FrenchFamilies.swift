internal import Unpacking

/// Makes the stems of French verbs: irregular ones from the rows of their family, all others by rule.
struct FrenchFamilies: Sendable {
    private let families: [FrenchFamily]
    /// The prefix and the rows of each verb of the table.
    private let members: [String: [(prefix: String, family: Int)]]
    private let firstGroup: FrenchFirstGroup

    init(_ table: VerbTable) {
        firstGroup = FrenchFirstGroup(table)
        families = rows(of: Lexicon.french_families_tsv).compactMap(FrenchFamily.init)
        var members: [String: [(prefix: String, family: Int)]] = [:]
        for (index, family) in families.enumerated() {
            for prefix in family.prefixes {
                members[prefix + family.infinitive, default: []].append((prefix, index))
            }
        }
        self.members = members
    }

    /// Adds all verbs of the table, in its order.
    func addAll(to table: inout VerbTable) {
        for family in families {
            for prefix in family.prefixes { family.add(prefix, to: &table) }
        }
    }

    /// The parts that the odd forms are: each is called as its features are written and has no ending.
    static var oddEndings: [[Substring]] {
        Set(rows(of: Lexicon.french_odd_forms_tsv).map { $0[2] }).sorted().map { [$0, "-", $0] }
    }

    /// Adds forms that no rule makes.
    static func addOddForms(to table: inout VerbTable) {
        for row in rows(of: Lexicon.french_odd_forms_tsv) where row.count == 3 {
            table.add(String(row[0]), table.mask([row[2]]), lemma: String(row[1]))
        }
    }

    /// Adds a verb in -er or in -ir, -issant; any other goes as the verb behind its prefix.
    func addRegular(_ verb: String, to table: inout VerbTable) {
        guard !table.knows(verb), verb.utf8.count > 3 else { return }
        if verb.ends(in: "er") {
            firstGroup.add(verb, to: &table)
        } else if verb.ends(in: "ir"), !verb.ends(in: "oir") {
            FrenchFamilies.finishing.add(String(verb.dropLast(2)), to: &table)
        } else {
            addDerived(verb, to: &table)
        }
    }

    /// Adds a verb of which nothing is known but its infinitive.
    func addUnknown(_ verb: String, to table: inout VerbTable) {
        guard !table.knows(verb) else { return }
        if verb.ends(in: "er") || !addDerived(verb, to: &table) { addRegular(verb, to: &table) }
    }

    /// Adds a verb that goes as the one behind its prefix: "auto-dissoudre".
    @discardableResult
    private func addDerived(_ verb: String, to table: inout VerbTable) -> Bool {
        for prefix in FrenchFamilies.livingPrefixes where verb.hasPrefix(prefix) {
            guard let known = members[String(verb.dropFirst(prefix.count))] else { continue }
            for member in known { families[member.family].add(prefix + member.prefix, to: &table) }
            return true
        }
        return false
    }

    private static let livingPrefixes = [
        "auto-", "auto", "contre-", "co-", "co", "de", "dé", "dés", "entre-", "entre", "ex", "in", "inter",
        "mé",
        "pré", "ra", "re", "ré", "r", "sous-", "sur", "télé",
    ]

    private static let finishing = FrenchFamily(
        infinitive: "ir",
        present: ["is", "is", "it"],
        we: "iss",
        they: "issent",
        past: ("", "past-i"),
        future: "ir",
        subjunctive: "iss",
        weakSubjunctive: "iss",
        participle: "i",
        feminine: "i",
        prefixes: []
    )
}
