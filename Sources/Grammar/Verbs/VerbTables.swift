internal import EventData
internal import Unpacking

/// The tables of both languages, and what makes more verbs for them.
///
/// A class, so that to pass it on counts one reference and not one for each array in it.
final class VerbTables: Sendable {
    let english: VerbTable
    let french: VerbTable
    private let englishVerbs: EnglishVerbs
    private let families: FrenchFamilies

    /// Reads the tables that are part of the program.
    init() {
        var english = VerbTable(endings: rows(of: Lexicon.english_endings_tsv))
        englishVerbs = EnglishVerbs(english)
        englishVerbs.addIrregular(rows(of: Lexicon.english_irregular_tsv), to: &english)
        for row in rows(of: Lexicon.english_verbs_tsv) {
            englishVerbs.addRegular(String(row[0]), to: &english)
        }
        var french = VerbTable(endings: rows(of: Lexicon.french_endings_tsv) + FrenchFamilies.oddEndings)
        families = FrenchFamilies(french)
        families.addAll(to: &french)
        for row in rows(of: Lexicon.french_verbs_tsv) { families.addRegular(String(row[0]), to: &french) }
        FrenchFamilies.addOddForms(to: &french)
        self.english = english
        self.french = french
    }

    private init(english: VerbTable, french: VerbTable, as known: VerbTables) {
        self.english = english
        self.french = french
        englishVerbs = known.englishVerbs
        families = known.families
    }

    /// These tables with some more verbs.
    func adding(_ infinitives: some Sequence<String>, language: Language) -> VerbTables {
        var english = english
        var french = french
        for infinitive in infinitives {
            switch language {
            case .english: englishVerbs.addRegular(infinitive, to: &english)
            case .french: families.addUnknown(infinitive, to: &french)
            }
        }
        return VerbTables(english: english, french: french, as: self)
    }
}
