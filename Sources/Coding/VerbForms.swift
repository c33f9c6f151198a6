internal import EventData

/// Lemmas of verb forms that the language models miss.
enum VerbForms {
    /// The infinitives that a form in small letters may belong to.
    static func lemmas(of form: String, language: Language) -> [String] {
        switch language {
        case .english: englishLemmas(of: form)
        case .french: frenchLemmas(of: form)
        }
    }

    private static func englishLemmas(of form: String) -> [String] {
        var found: [String] = []
        for (ending, replacements) in englishEndings where form.hasSuffix(ending) && form.utf8.count > ending.utf8.count + 2 {
            let stem = String(form.dropLast(ending.count))
            found += replacements.map { stem + $0 }
            // "rammed", "stopping"
            if ending == "ed" || ending == "ing", let last = stem.last, stem.dropLast().last == last {
                found.append(String(stem.dropLast()))
            }
        }
        return found
    }

    private static let englishEndings: [(String, [String])] = [
        ("ies", ["y"]), ("es", ["", "e"]), ("s", [""]), ("ied", ["y"]), ("ed", ["", "e"]), ("ing", ["", "e"]),
    ]

    private static func frenchLemmas(of form: String) -> [String] {
        var found: [String] = []
        for (ending, replacements) in frenchEndings where form.hasSuffix(ending) && form.utf8.count > ending.utf8.count + 1 {
            let stem = String(form.dropLast(ending.count))
            for replacement in replacements {
                found.append(softened(stem, before: replacement) + replacement)
            }
        }
        return found
    }

    /// Undoes "mangea → manger", "força → forcer", "relève → relever", "appelle → appeler".
    private static func softened(_ stem: String, before ending: String) -> String {
        guard ending == "er" else { return stem }
        if stem.hasSuffix("ge") { return String(stem.dropLast()) }
        if stem.hasSuffix("ç") { return String(stem.dropLast()) + "c" }
        return stem
    }

    private static let frenchEndings: [(String, [String])] = [
        ("e", ["er", "ir"]), ("ent", ["er", "ir", "re"]), ("a", ["er"]), ("èrent", ["er"]), ("é", ["er"]), ("ée", ["er"]),
        ("és", ["er"]), ("ées", ["er"]), ("ait", ["er", "ir", "re"]), ("aient", ["er", "ir", "re"]), ("era", ["er"]),
        ("eront", ["er"]), ("erait", ["er"]), ("eraient", ["er"]), ("ant", ["er", "ir", "re"]), ("it", ["ir", "re"]),
        ("issent", ["ir"]), ("irent", ["ir", "re"]), ("issait", ["ir"]), ("issaient", ["ir"]), ("issant", ["ir"]), ("ira", ["ir"]),
        ("iront", ["ir"]), ("irait", ["ir"]), ("iraient", ["ir"]), ("i", ["ir"]), ("ie", ["ir"]), ("is", ["ir"]), ("ies", ["ir"]),
        ("u", ["re", "ir"]), ("ue", ["re"]), ("us", ["re"]), ("ues", ["re"]), ("ra", ["re"]), ("ront", ["re"]), ("rait", ["re"]),
        ("d", ["dre"]), ("dent", ["dre"]),
    ]
}
