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
                let fields = row.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
                guard fields.count > 2, !fields[2].isEmpty, fields[1] != fields[2] else { continue }
                names[String(fields[1])] = String(fields[2])
            }
        }
        return names
    }
}
