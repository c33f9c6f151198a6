internal import EventData

extension Tree {
    /// "…, dénonce une organisation": after what is said the speaker follows the verb, whatever the parser made of it.
    func invert(_ verb: Int, _ found: inout Arguments) {
        guard nodes[verb].wordClass == .verb, let comma = commaBefore(verb),
            Tree.afterSpeech.contains(nodes[verb].lemma)
                || VerbForms.shared.lemmas(of: nodes[verb].folded, language: .french).contains(
                    where: Tree.afterSpeech.contains
                )
        else { return }
        let sentence = sentences[nodes[verb].sentence]
        let own = children(of: verb).first { nodes[$0].relation.isSubject && $0 > comma }
        if let own {
            // "déclare-t-il", or a subject that the parser saw.
            found.subjects = [own]
            found.objects.removeAll { $0 == own }
            return
        }
        guard isSpeech(sentence.lowerBound..<comma, before: verb),
            let speaker = speakerAfter(verb, in: sentence)
        else { return }
        found.subjects = [speaker]
        found.inheritsSubject = false
        found.objects.removeAll { $0 == speaker || $0 < comma }
        found.indirect.removeAll { $0 == speaker }
        found.obliques.removeAll { $0.head == speaker }
    }

    /// The comma or closing mark before a verb with its auxiliaries, clitics and adverbs.
    private func commaBefore(_ verb: Int) -> Int? {
        let sentence = sentences[nodes[verb].sentence]
        var index = verb - 1
        while index >= sentence.lowerBound,
            nodes[index].wordClass == .auxiliary || nodes[index].relation == .aux
                || nodes[index].relation == .auxPass || nodes[index].wordClass == .adverb
                || ["en", "y", "l'", "l’", "le", "s'", "s’", "se", "leur", "lui"].contains(
                    nodes[index].folded
                )
        {
            index -= 1
        }
        guard index > sentence.lowerBound, [",", "»", "”", "\""].contains(nodes[index].folded) else {
            return nil
        }
        return index
    }

    /// Whether what stands before a verb may be what it reports, so that the speaker follows it: "…, affirme l'armée",
    /// and not "Le président, Assimi Goïta, affirme".
    package func mayFollowSpeech(_ verb: Int) -> Bool {
        guard let comma = commaBefore(verb) else { return false }
        return isSpeech(sentences[nodes[verb].sentence].lowerBound..<comma, before: verb)
    }

    /// Whether words before a comma say something: they hold a verb that no relative clause has, or are quoted.
    private func isSpeech(_ words: Range<Int>, before verb: Int) -> Bool {
        if words.contains(where: { ["»", "”"].contains(nodes[$0].folded) })
            || nodes[words.upperBound].folded != ","
        {
            return true
        }
        return words.contains { index in
            guard nodes[index].wordClass == .verb || nodes[index].relation == .cop,
                nodes[index].features.contains(.finite)
                    || children(of: index).contains(where: {
                        nodes[$0].relation == .aux || nodes[$0].relation == .auxPass
                    }) || nodes[index].relation == .cop
            else { return false }
            let clause = coordinationHead(of: index)
            // The verb's own clauses come after it, those that it shares a subject with before it.
            if nodes[verb].relation == .conj, nodes[verb].head == index,
                children(of: verb).contains(where: { nodes[$0].relation == .cc })
            {
                return false
            }
            return nodes[clause].relation != .aclRelcl && nodes[clause].relation != .acl
                && nodes[clause].relation != .advcl
        }
    }

    /// The first noun phrase without a preposition after a verb, past adverbials: "s'est réjouie à Bangui la ministre".
    private func speakerAfter(_ verb: Int, in sentence: Range<Int>) -> Int? {
        var index = verb + 1
        while index < min(sentence.upperBound, verb + 9) {
            let node = nodes[index]
            if node.wordClass == .punctuation || node.wordClass == .verb || node.wordClass == .subordinator
                || node.folded == "que" || node.folded == "qu'"
            {
                return nil
            }
            if node.wordClass.isNominal, node.wordClass != .numeral, !looksLikeTime(index),
                prepositions(of: index).isEmpty, nodes[index - 1].wordClass != .adposition,
                node.relation != .compound, node.relation != .nummod,
                let noun = nominal(after: index - 1), prepositions(of: noun).isEmpty
            {
                return noun
            }
            index += 1
        }
        return nil
    }

    /// Verbs that may stand after what they report.
    private static let afterSpeech: Set<String> = [
        "accuser", "admettre", "décider", "décréter", "statuer", "affirmer", "ajouter", "alarmer", "alerter",
        "annoncer", "appeler", "arguer",
        "assurer", "avancer", "avertir", "avouer", "certifier", "clamer", "commenter", "conclure", "confier",
        "confirmer", "constater", "craindre", "critiquer", "déclarer", "défendre", "demander", "démentir",
        "dénoncer", "déplorer", "détailler", "dire", "écrire", "estimer", "évoquer", "exhorter", "exiger",
        "expliquer", "féliciter", "fustiger", "glisser", "indiquer", "indigner", "informer", "inquiéter",
        "insister", "ironiser", "juger", "jurer", "lâcher", "lancer", "marteler", "menacer", "mettre",
        "noter", "objecter", "observer", "ordonner", "plaider", "poursuivre", "préciser", "prédire",
        "prévenir", "proclamer", "promettre", "proposer", "protester", "raconter", "rappeler", "rapporter",
        "rassurer", "réagir", "recenser", "réclamer", "reconnaître", "regretter", "réjouir", "relater",
        "relever", "renchérir", "répéter", "répliquer", "répondre", "résumer", "rétorquer", "révéler",
        "revendiquer", "saluer", "signaler", "soupirer", "souligner", "soutenir", "suggérer", "supplier",
        "témoigner", "tempêter", "tonner", "trancher", "vanter", "vouloir", "croire", "penser", "savoir",
        "prétendre", "interroger", "élever", "offusquer", "emporter", "engager", "justifier", "lamenter",
        "émouvoir", "étonner", "attrister", "plaindre", "scandaliser", "insurger",
    ]
}
