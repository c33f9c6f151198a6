/// Makes the stems of French verbs in -er.
struct FrenchFirstGroup: Sendable {
    private let weak: UInt64
    private let soft: UInt64
    private let strong: UInt64
    private let future: UInt64

    /// Looks the parts up once, as there are thousands of verbs.
    init(_ table: VerbTable) {
        weak = table.mask(["infinitive-er", "é", "èrent", "vous", "imperfect-weak", "subjunctive-weak"])
        soft = table.mask(["nous", "imperfect", "gerund", "past-a"])
        strong = table.mask(["e"])
        future = table.mask(["future"])
    }

    func add(_ verb: String, to table: inout VerbTable) {
        let stem = String(verb.unicodeScalars.dropLast(2))
        func add(_ stem: String, _ parts: UInt64) {
            FrenchSpelling.add(stem, parts, lemma: verb, to: &table)
        }
        let softStem = FrenchFirstGroup.softened(stem)
        let strongStems = FrenchFirstGroup.strongStems(stem)
        if softStem == stem, strongStems == [stem] {
            add(stem, weak | soft | strong)
        } else {
            add(stem, weak)
            add(softStem, soft)
            for stem in strongStems { add(stem, strong) }
        }
        for stem in strongStems { add(stem + "er", future) }
        // "Préférera" beside "préfèrera", which is that of 1990.
        if FrenchFirstGroup.lastVowel(of: stem)?.vowel == "é" { add(verb, future) }
    }

    /// The stem before a and o: "mangea", "lança".
    private static func softened(_ stem: String) -> String {
        if stem.ends(in: "g") { return stem + "e" }
        return stem.ends(in: "c") ? stem.dropLast() + "ç" : stem
    }

    /// The stems before an e that is not heard: "appelle", "gèle", "cède", "emploie".
    ///
    /// Of verbs in -eler and -eter both ways are known, as no rule tells "appelle" from "gèle".
    private static func strongStems(_ stem: String) -> [String] {
        if stem.ends(in: "oy") || stem.ends(in: "uy") { return [stem.dropLast() + "i"] }
        if stem.ends(in: "ay") { return [stem, stem.dropLast() + "i"] }
        guard let (vowel, consonants) = lastVowel(of: stem) else { return [stem] }
        guard vowel == "e" || vowel == "é" else { return [stem] }
        let grave = String(stem.unicodeScalars.dropLast(consonants.utf8.count + 1)) + "è" + consonants
        switch (vowel, consonants) {
        case ("é", _): return [grave]
        case ("e", "l"), ("e", "t"): return [grave, stem + consonants]
        case ("e", "vr"): return [grave]
        // "Briefe" and "interviewe" keep their English vowel.
        case ("e", "w"), ("e", "x"): return [stem]
        case ("e", "f") where stem.ends(in: "ief"): return [stem]
        case ("e", _) where consonants.utf8.count == 1: return [grave]
        default: return [stem]
        }
    }

    /// The last vowel of a stem with the consonants behind it; gu and qu are such too.
    private static func lastVowel(of stem: String) -> (vowel: Unicode.Scalar, consonants: String)? {
        let letters = stem.unicodeScalars
        var start = letters.endIndex
        // "Reléguer", "disséquer".
        if stem.ends(in: "gu") || stem.ends(in: "qu") { start = letters.index(start, offsetBy: -2) }
        while start > letters.startIndex {
            let before = letters.index(before: start)
            guard !vowels.contains(letters[before]) else { break }
            start = before
        }
        guard start > letters.startIndex, start < letters.endIndex else { return nil }
        return (letters[letters.index(before: start)], String(letters[start...]))
    }

    private static let vowels = "aeiouyàâéèêëîïôöûüœ".unicodeScalars
}
