/// The two spellings of 1990: "paraît" and "parait", "brûle" and "brule".
enum FrenchSpelling {
    static func add(_ stem: String, _ parts: UInt64, lemma: String, to table: inout VerbTable) {
        table.add(stem, parts, lemma: lemma)
        guard stem.utf8.contains(0xAE) || stem.utf8.contains(0xBB) else { return }
        // "Dû" and "mû" keep theirs, and "croître" to differ from "croire".
        guard lemma != "croître", !stem.ends(in: "û") else { return }
        let plain = stem.map { $0 == "î" ? "i" : $0 == "û" ? "u" : $0 }
        table.add(String(plain), parts, lemma: lemma)
    }
}
