/// The dictionary form of a word, by rules and tables: spaCy's lemmatizer in its rule mode.
struct Lemmatizer: Sendable {
    /// The tables of one part of speech.
    struct Tables: Sendable {
        /// Endings to take off and what to put there, one after another.
        var rules: [(old: [UInt8], new: [UInt8])] = []
        /// The forms that are known to be lemmas.
        var index = MappedTable.empty
        var exceptions = MappedTable.empty
    }

    let language: String
    let ids: StringIDs
    /// By the lower-case name of the part of speech; `nil` where the model has no table of any kind.
    let tables: [String: Tables]
    let lookup: MappedTable

    /// The lemma of a token; all that it hangs on is given.
    func lemma(form: String, lower: String, kind: String, features: String) -> String {
        language == "fr"
            ? frenchLemma(form: form, lower: lower, kind: kind.lowercased())
            : englishLemma(form: form, lower: lower, kind: kind.lowercased(), features: features)
    }

    // MARK: English

    private func englishLemma(form: String, lower: String, kind: String, features: String) -> String {
        if ["", "eol", "space"].contains(kind) || isBaseForm(kind, features) { return lower }
        guard let tables = tables[kind] else { return kind == "propn" ? form : lower }
        var (known, unknown) = apply(tables, to: lower, knownFirst: true)
        known = withoutRepetition(known)
        // The exception that is listed last comes out first.
        for lemma in exceptions(tables, lower) where !known.contains(where: { isSame($0, lemma) }) {
            known.insert(lemma, at: 0)
        }
        return known.first ?? unknown.first ?? form
    }

    /// Whether the features say that the form is its own lemma.
    private func isBaseForm(_ kind: String, _ features: String) -> Bool {
        let features = features.split(separator: "|")
        let has = { (feature: Substring) in features.contains(feature) }
        if kind == "noun", has("Number=Sing") { return true }
        if kind == "verb", has("VerbForm=Fin"), has("Tense=Pres"),
            !features.contains(where: { $0.hasPrefix("Number=") })
        {
            return true
        }
        return has("VerbForm=Inf") || has("VerbForm=None") || has("Degree=Pos")
    }

    // MARK: French

    private func frenchLemma(form: String, lower: String, kind: String) -> String {
        if ["", "eol", "space"].contains(kind) { return lower }
        let ruled = ["noun", "verb", "adj", "adp", "adv", "aux", "cconj", "det", "pron", "punct", "sconj"]
        guard ruled.contains(kind) else { return lookUp(form) ?? form }
        let tables = tables[kind] ?? Tables()
        if tables.index.contains(ids.id(lower)) { return lower }
        if let exception = exceptions(tables, lower).first { return exception }
        let (known, unknown) = apply(tables, to: lower, knownFirst: false)
        return known.first ?? unknown.first ?? lookUp(lower) ?? lower
    }

    private func lookUp(_ form: String) -> String? {
        lookup.index(of: ids.id(form)).map { lookup.string(at: $0) }
    }

    // MARK: Tables

    private func exceptions(_ tables: Tables, _ lower: String) -> [String] {
        guard let index = tables.exceptions.index(of: ids.id(lower)) else { return [] }
        return tables.exceptions.string(at: index).split(separator: "\n").map(String.init)
    }

    /// What the rules make of a form: those that are known or no words at all, and the others.
    ///
    /// `knownFirst` puts each form that is known before those found so far, as English has it.
    private func apply(_ tables: Tables, to lower: String, knownFirst: Bool) -> (
        known: [String], unknown: [String]
    ) {
        let bytes = Array(lower.utf8)
        var (known, unknown): ([String], [String]) = ([], [])
        for rule in tables.rules where endsWith(bytes, rule.old) {
            let form = bytes.dropLast(rule.old.count) + rule.new
            if form.isEmpty { continue }
            let text = String(decoding: form, as: UTF8.self)
            if tables.index.contains(ids.id(text)) {
                known.insert(text, at: knownFirst ? 0 : known.count)
            } else if !text.unicodeScalars.allSatisfy({ isLetter($0.value) }) {
                known.append(text)
            } else {
                unknown.append(text)
            }
        }
        return (known, unknown)
    }
}

private func endsWith(_ bytes: [UInt8], _ ending: [UInt8]) -> Bool {
    bytes.count >= ending.count && bytes.suffix(ending.count).elementsEqual(ending)
}

// Swift takes strings for the same that look the same; Python does not.
private func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

private func withoutRepetition(_ strings: [String]) -> [String] {
    strings.indices.filter { index in !strings[..<index].contains { isSame($0, strings[index]) } }.map {
        strings[$0]
    }
}
