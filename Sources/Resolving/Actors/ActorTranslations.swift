/// Names of the directory's actors in French, by the names under which events have them.
package enum ActorTranslations {
    /// Bodies, forces and groups whose French name is another, `ECOWAS` to `CEDEAO`; states and people are not among them.
    package static func french() -> [String: String] {
        var names: [String: String] = [:]
        for table in [
            Lexicon.organisations_tsv, Lexicon.armed_groups_tsv, Lexicon.forces_tsv, Lexicon.institutions_tsv,
            Lexicon.parties_tsv,
        ] {
            let rows = "\(table)".split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
            for row in rows {
                let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard fields.count > 3, !fields[2].isEmpty, fields[1] != fields[2] else { continue }
                let short = isShort(fields[1]) ? initials(of: fields[2], among: fields[3]) : nil
                names[fields[1]] = short ?? fields[2]
            }
        }
        return names
    }

    private static func isShort(_ name: String) -> Bool {
        name.count > 2 && name.count < 9 && name.allSatisfy(\.isUppercase)
    }

    /// The alias that is made of a name's first letters: `CEDEAO` of « Communauté économique des États de l'Afrique de l'Ouest ».
    private static func initials(of name: String, among aliases: String) -> String? {
        let words = name.split { !$0.isLetter }
        let letters = words.compactMap { $0.first.map { fold($0) } }
        return aliases.split(separator: ";").map(String.init).first { alias in
            guard isShort(alias), alias.first.map({ fold($0) }) == letters.first else { return false }
            var rest = letters[...]
            return alias.allSatisfy { letter in
                guard let place = rest.firstIndex(of: fold(letter)) else { return false }
                rest = rest[(place + 1)...]
                return true
            }
        }
    }

    private static func fold(_ letter: Character) -> Character {
        letter == "É" || letter == "é" ? "e" : letter.lowercased().first ?? letter
    }
}
