internal import EventData
internal import Grammar

/// Tells what an event is about, in PLOVER's contexts: by the words of its sentence and by its parties.
struct ContextReader {
    let coder: ReportCoder
    var tree: Tree { coder.tree }

    /// The contexts of an event, in order of their names.
    func contexts(of event: Candidate) -> [String] {
        var found: Set<String> = []
        let words = coder.lexicon.contexts[coder.language] ?? [:]
        for node in tree.nodes[tree.sentences[tree.nodes[event.head].sentence]] {
            guard node.wordClass == .noun || node.wordClass == .properNoun || node.wordClass == .adjective
            else { continue }
            found.formUnion(words[node.lemma] ?? [])
            if node.folded != node.lemma { found.formUnion(words[node.folded] ?? []) }
        }
        for party in event.actors + event.recipients {
            if let context = ContextReader.ofSectors[party.actor.sectors.first ?? ""] {
                found.insert(context)
            }
        }
        if event.modes.contains("cyber") { found.insert("cyber") }
        if event.modes.contains("misinformation") { found.insert("misinformation") }
        if event.type == .consult { found.insert("diplomatic") }
        return found.sorted()
    }

    private static let ofSectors: [String: String] = [
        "MIL": "military", "LEG": "legislative", "JUD": "legal", "SPY": "intelligence", "REF": "migration",
        "MED": "health", "REL": "religion_ethnicity", "JRN": "rights_freedoms",
    ]
}
