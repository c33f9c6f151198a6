/// What French verbs of one family make of the stems behind their prefix.
///
/// Each text stands behind a verb's prefix, and is `nil` where the verb lacks it.
struct FrenchFamily: Sendable {
    var infinitive: String
    var present: [String?]
    var we: String?
    var hasWeAndYou = true
    var hasGerund = true
    var you: String?
    var they: String?
    var past: (stem: String, part: Substring)?
    var future: String?
    var subjunctive: String?
    var weakSubjunctive: String?
    var participle: String?
    var feminine: String?
    var prefixes: [String]
}

extension FrenchFamily {
    /// Reads a row; see the head of the table for its signs.
    init?(_ row: [Substring]) {
        guard row.count == 11 else { return nil }
        func text(_ column: Substring) -> String? {
            column == "." ? nil : column == "-" ? "" : String(column)
        }
        infinitive = String(row[0])
        present = row[1].split(separator: " ").map(text)
        guard present.count == 3 else { return nil }
        hasWeAndYou = row[2].first != "~"
        hasGerund = row[2].first != "^"
        we = text(hasWeAndYou && hasGerund ? row[2] : row[2].dropFirst())
        you = text(row[3])
        they = text(row[4])
        if let colon = row[5].firstIndex(of: ":") {
            past = (String(row[5][..<colon]), "past-" + row[5][row[5].index(after: colon)...])
        }
        future = text(row[6])
        subjunctive = text(row[7])
        weakSubjunctive = text(row[8])
        let participles = row[9].split(separator: "/").map(String.init)
        participle = row[9] == "." ? nil : participles.first
        feminine = row[9] == "." ? nil : participles.last
        prefixes = row[10].split(separator: " ").map { $0 == "-" ? "" : String($0) }
    }

    /// Adds the verb with a prefix.
    func add(_ prefix: String, to table: inout VerbTable) {
        let lemma = prefix + infinitive
        func add(_ stem: String?, _ parts: [Substring]) {
            guard let stem else { return }
            FrenchSpelling.add(prefix + stem, table.mask(parts), lemma: lemma, to: &table)
        }
        add(infinitive, ["infinitive"])
        add(present[2], ["il"])
        add(they, ["they"])
        add(present[0], ["je"])
        add(present[1], ["tu"])
        add(you, ["vous-full"])
        add(we, ["imperfect", "imperfect-weak"])
        if hasWeAndYou { add(we, you == nil ? ["nous", "vous"] : ["nous"]) }
        if hasGerund { add(we, ["gerund"]) }
        add(past?.stem, past.map { $0.part == "past-a" ? ["past-a", "èrent"] : [$0.part] } ?? [])
        add(future, ["future"])
        add(subjunctive, ["subjunctive"])
        add(weakSubjunctive, ["subjunctive-weak"])
        let isPlural = participle?.ends(in: "s") ?? false
        add(participle, isPlural ? ["participle-both"] : ["participle"])
        if !isPlural { add(feminine, ["participle-plural"]) }
        add(feminine, ["participle-feminine"])
    }
}
