/// Makes the stems of English verbs.
struct EnglishVerbs: Sendable {
    private let base: UInt64
    private let third: UInt64
    private let thirdAfterHiss: UInt64
    private let past: UInt64
    private let participle: UInt64
    private let regularPast: UInt64
    private let gerund: UInt64

    /// Looks the parts up once, as there are thousands of verbs.
    init(_ table: VerbTable) {
        base = table.mask(["base"])
        third = table.mask(["s"])
        thirdAfterHiss = table.mask(["es"])
        past = table.mask(["past"])
        participle = table.mask(["participle"])
        regularPast = table.mask(["ed"])
        gerund = table.mask(["ing"])
    }

    /// Adds verbs with their pasts and participles, each a list of alternatives.
    func addIrregular(_ rows: [[Substring]], to table: inout VerbTable) {
        for row in rows where row.count == 3 {
            let verb = String(row[0])
            addPresent(verb, to: &table)
            for form in row[1].split(separator: "|") { table.add(String(form), past, lemma: verb) }
            for form in row[2].split(separator: "|") {
                table.add(String(form), participle, lemma: verb)
            }
            if let forms = EnglishVerbs.presents[verb] {
                table.add(forms.third, table.mask(["third"]), lemma: verb)
                for form in forms.others { table.add(form, table.mask(["present"]), lemma: verb) }
            }
        }
    }

    /// Adds a verb that takes -s, -ed and -ing, unless it is known.
    func addRegular(_ verb: String, to table: inout VerbTable) {
        guard !table.knows(verb), verb.utf8.count > 1 else { return }
        addPresent(verb, to: &table)
        for stem in stems(beforeEd: verb) { table.add(stem, regularPast, lemma: verb) }
    }

    /// The presents that are not made by rule.
    private static let presents: [String: (third: String, others: [String])] = [
        "be": ("is", ["am", "are"]), "have": ("has", []),
    ]

    private func addPresent(_ verb: String, to table: inout VerbTable) {
        table.add(verb, verb == "be" ? table.mask(["infinitive"]) : base, lemma: verb)
        if EnglishVerbs.presents[verb] == nil {
            if endsInConsonantAndY(verb) {
                table.add(verb.dropLast() + "i", thirdAfterHiss, lemma: verb)
            } else {
                addThirdPerson(verb, to: &table)
            }
        }
        for stem in stems(beforeIng: verb) { table.add(stem, gerund, lemma: verb) }
    }

    /// Adds "attacks", "passes", "quizzes"; of "vetoes" and "radios" both ways.
    private func addThirdPerson(_ verb: String, to table: inout VerbTable) {
        if verb.ends(in: "o"), !verb.ends(in: "oo") {
            table.add(verb, verb.utf8.count > 3 ? third | thirdAfterHiss : thirdAfterHiss, lemma: verb)
        } else if ["s", "x", "z", "ch", "sh"].contains(where: verb.ends) {
            let stems = verb.ends(in: "z") ? doubled(verb) : [verb]
            for stem in stems { table.add(stem, thirdAfterHiss, lemma: verb) }
        } else {
            table.add(verb, third, lemma: verb)
        }
    }

    private func stems(beforeEd verb: String) -> [String] {
        if verb.ends(in: "e") { return [String(verb.dropLast())] }
        if endsInConsonantAndY(verb) { return [verb.dropLast() + "i"] }
        return doubled(verb)
    }

    private func stems(beforeIng verb: String) -> [String] {
        if verb.ends(in: "ie") { return [verb.dropLast(2) + "y"] }
        // "Freeing", "dyeing", "hoeing", "singeing", "being".
        if ["ee", "ye", "oe", "inge"].contains(where: verb.ends) || verb == "be" {
            return verb.ends(in: "inge") ? [verb, String(verb.dropLast())] : [verb]
        }
        if verb.ends(in: "e") { return [String(verb.dropLast())] }
        return doubled(verb)
    }

    /// The stem before a vowel: doubled after a short vowel, both ways where the stress decides.
    private func doubled(_ verb: String) -> [String] {
        let letters = Array(verb.utf8)
        guard let last = letters.last, letters.count > 2 else { return [verb] }
        // "Panicked", "trafficking".
        if last == UInt8(ascii: "c") { return [verb + "k", verb] }
        let vowel = letters[letters.count - 2]
        let before = letters[letters.count - 3]
        let isHeard = !isConsonant(vowel) || vowel == UInt8(ascii: "y") && isConsonant(before)
        guard isHeard, isConsonant(last), !"wxy".utf8.contains(last) else { return [verb] }
        let twice = verb + String(UnicodeScalar(last))
        // "Quit" and "equip" have one vowel, "fuel" and "refuel" two.
        let isAfterQu = letters.count > 3 && letters.suffix(4).starts(with: "qu".utf8)
        guard isConsonant(before) || isAfterQu else { return verb.ends(in: "l") ? [verb, twice] : [verb] }
        let vowels = letters.dropLast(2).count { !isConsonant($0) }
        return vowels == (isAfterQu ? 1 : 0) ? [twice] : [verb, twice]
    }

    private func endsInConsonantAndY(_ verb: String) -> Bool {
        guard verb.ends(in: "y"), let before = verb.utf8.dropLast().last else { return false }
        return isConsonant(before)
    }

    private func isConsonant(_ letter: UInt8) -> Bool {
        !"aeiou".utf8.contains(letter)
    }
}
