internal import EventData

/// What a verb's form and its auxiliaries say: time, voice, doubt, denial.
package struct VerbGroup: Sendable {
    /// When the verb is put, seen from the report.
    package enum Time: Sendable {
        case past, pluperfect, present, future, none
    }

    package var time = Time.none
    package var isPassive = false
    package var isNegated = false
    /// May, might, could, should; French conditional.
    package var isConditional = false
    /// A French conditional perfect, which in news tells hearsay: "aurait tué".
    package var isHearsay = false
    package var isInfinitive = false
    package var isGerund = false
    /// A participle without auxiliary.
    package var isParticiple = false
    package var isProgressive = false
    package var modal: String?
}

extension Tree {
    /// Reads a verb's form with its auxiliaries.
    package func verbGroup(of index: Int) -> VerbGroup {
        language == .english ? englishGroup(of: index) : frenchGroup(of: index)
    }

    /// Whether "not", "never", "ne … pas" hangs on a word.
    package func isNegated(_ index: Int) -> Bool {
        for child in children(of: index) {
            let node = nodes[child]
            guard node.relation == .advmod || node.relation == .det || node.relation == .dep else { continue }
            switch node.folded {
            case "not", "n't", "n’t", "never", "nor", "neither": return true
            case "no" where node.relation == .det: return true
            case "longer" where child > 0 && nodes[child - 1].folded == "no": return true
            case "ne", "n'", "n’", "pas", "jamais", "aucun", "aucune", "nullement":
                if language == .french, node.folded != "ne", node.folded != "n'", node.folded != "n’" {
                    return true
                }
                if language == .french, !hasRestriction(index) { return true }
            default: break
            }
        }
        return false
    }

    /// "Ne … que" restricts and does not deny.
    private func hasRestriction(_ index: Int) -> Bool {
        children(of: index).contains {
            nodes[$0].folded == "que" || nodes[$0].folded == "qu'" || nodes[$0].folded == "guère"
        }
            || children(of: index).contains { nodes[$0].folded == "avant" }
    }

    private func englishGroup(of index: Int) -> VerbGroup {
        let node = nodes[index]
        var group = VerbGroup()
        group.isNegated = isNegated(index)
        var auxiliaries: [Int] = children(of: index).filter {
            (nodes[$0].relation == .aux || nodes[$0].relation == .auxPass || nodes[$0].relation == .cop)
                && $0 < index
        }
        if auxiliaries.isEmpty, node.relation == .conj,
            !children(of: index).contains(where: { nodes[$0].relation.isSubject })
        {
            // "was attacked and looted", "will deploy and train"
            let first = nodes[index].head
            if nodes[first].wordClass.isVerbal, sharesForm(first, index) {
                auxiliaries = children(of: first).filter {
                    (nodes[$0].relation == .aux || nodes[$0].relation == .auxPass) && $0 < first
                }
            }
        }
        var hasHave = false
        var hasBe = false
        var isPastAuxiliary = false
        for auxiliary in auxiliaries {
            let word = nodes[auxiliary]
            switch word.folded {
            case "will", "'ll", "’ll", "shall", "wo", "sha": group.time = .future; group.modal = "will"
            case "would", "'d", "’d":
                if word.lemma == "have" {
                    hasHave = true; isPastAuxiliary = true
                } else {
                    group.modal = "would"
                }
            case "may", "might", "could", "should", "can", "must", "ca", "ought": group.modal = word.folded
            case "to": group.isInfinitive = true
            default: break
            }
            if word.lemma == "have" {
                hasHave = true
                isPastAuxiliary = word.folded == "had"
            }
            if word.lemma == "be" || word.lemma == "get", word.relation != .cop || node.wordClass.isVerbal {
                hasBe = true
            }
            if word.relation == .auxPass { group.isPassive = true }
        }
        if node.features.contains(.gerund) || node.folded.hasSuffix("ing"), node.wordClass.isVerbal {
            if hasBe { group.isProgressive = true } else { group.isGerund = true }
        }
        if auxiliaries.isEmpty, node.features.contains(.participle), node.features.contains(.past) {
            group.isParticiple = true
        }
        if group.modal == "may" || group.modal == "might" || group.modal == "could" || group.modal == "should"
            || group.modal == "would" || group.modal == "must" || group.modal == "ought"
            || group.modal == "can"
        {
            group.isConditional = true
        }
        if group.time == .none {
            if hasHave {
                group.time = isPastAuxiliary ? .pluperfect : .past
            } else if hasBe || !auxiliaries.isEmpty {
                let first = nodes[auxiliaries[0]]
                group.time =
                    first.folded == "was" || first.folded == "were" || first.folded == "did"
                    ? .past : .present
            } else if node.features.contains(.finite) {
                group.time = node.features.contains(.past) ? .past : .present
            }
        }
        if children(of: index).contains(where: {
            nodes[$0].relation == .nsubjPass || nodes[$0].relation == .oblAgent
        }) {
            if !auxiliaries.isEmpty || node.features.contains(.participle) || node.features.contains(.past) {
                group.isPassive = true
            }
        }
        return group
    }

    /// Whether a coordinated verb may share the auxiliaries of the first.
    private func sharesForm(_ first: Int, _ second: Int) -> Bool {
        let left = nodes[first].features
        let right = nodes[second].features
        if right.contains(.participle) { return left.contains(.participle) }
        return right.contains(.infinitive) && (left.contains(.infinitive) || !left.contains(.past))
    }

    private func frenchGroup(of index: Int) -> VerbGroup {
        let node = nodes[index]
        var group = VerbGroup()
        group.isNegated = isNegated(index)
        var auxiliaries = children(of: index).filter {
            nodes[$0].relation == .aux || nodes[$0].relation == .auxPass || nodes[$0].relation == .cop
        }
        if auxiliaries.isEmpty, node.relation == .conj,
            node.features.contains(.participle) || node.folded.hasSuffix("é")
        {
            let first = nodes[index].head
            auxiliaries = children(of: first).filter {
                nodes[$0].relation == .aux || nodes[$0].relation == .auxPass
            }
        }
        var hasHave = false
        var beCount = 0
        var conditional = node.features.contains(.conditional)
        var future = node.features.contains(.future)
        var imperfect = false
        var isPresent = node.features.contains(.finite) || node.features.contains(.present)
        var isPast = node.features.contains(.past) || node.features.contains(.imperfect)
        for auxiliary in auxiliaries {
            let word = nodes[auxiliary]
            if word.lemma == "avoir" || FrenchRepair.formsOfHave.contains(word.folded) { hasHave = true }
            if word.lemma == "être" || FrenchRepair.formsOfBe.contains(word.folded) { beCount += 1 }
            if Tree.isFrenchConditional(word.folded) { conditional = true }
            if Tree.isFrenchFuture(word.folded) { future = true }
            if isImperfect(word.folded) { imperfect = true }
        }
        let isReflexive = children(of: index).contains {
            nodes[$0].relation == .explReflexive || Tree.uncontracted(nodes[$0].folded) == "se"
        }
        let isCopular = children(of: index).contains { nodes[$0].relation == .cop }
        if beCount > 0, !isReflexive, !isCopular, !Tree.takesBe.contains(node.lemma) {
            group.isPassive = true
        }
        if auxiliaries.isEmpty {
            if node.features.contains(.infinitive) { group.isInfinitive = true }
            if node.features.contains(.participle) { group.isParticiple = true }
            if node.folded.hasSuffix("ant"), !node.features.contains(.finite) {
                group.isGerund = true
                group.isParticiple = false
            }
            // A form that is nothing else says more than the model, which takes futures for presents.
            let certain = certainFeatures(of: node.folded)
            if certain.contains(.conditional) { conditional = true }
            if certain.contains(.future) { future = true }
            if certain.contains(.imperfect) || certain.contains([.finite, .past]) { isPast = true }
            if certain.contains(.imperfect) { conditional = false }
            if certain.contains([.finite, .present]) { isPresent = true }
            if certain.contains([.participle, .past]) { group.isParticiple = true }
        }
        group.isConditional = conditional
        // "Aurait tué", "auraient été tués": news tells hearsay so.
        if conditional, hasHave || (beCount > 0 && !isCopular) { group.isHearsay = true }
        if future {
            group.time = .future
        } else if hasHave || beCount > 0 && !group.isPassive && !isCopular {
            group.time = imperfect ? .pluperfect : .past
        } else if group.isPassive {
            group.time = imperfect ? .past : .present
            if auxiliaries.contains(where: { ["fut", "furent"].contains(nodes[$0].folded) }) {
                group.time = .past
            }
        } else if isPast {
            group.time = .past
        } else if isPresent {
            group.time = .present
        }
        if hasHave, beCount > 0 { group.time = imperfect ? .pluperfect : .past }
        return group
    }

    /// Whether a form is an imperfect: "avait", "étaient".
    private func isImperfect(_ form: String) -> Bool {
        VerbForms.shared.analyses(of: form, language: .french).contains {
            $0.features.contains(.imperfect) && !$0.features.contains(.subjunctive)
        }
    }

    /// The features that all readings of a French form share; those of the subjunctive do not count.
    private func certainFeatures(of form: String) -> Features {
        let readings = VerbForms.shared.analyses(of: form, language: .french).map(\.features)
            .filter { !$0.contains(.subjunctive) }
        guard var shared = readings.first else { return [] }
        for reading in readings { shared.formIntersection(reading) }
        return shared
    }

    /// Verbs whose past takes être without being passive.
    static let takesBe: Set<String> = [
        "aller", "arriver", "décéder", "descendre", "devenir", "entrer", "intervenir", "monter", "mourir",
        "naître",
        "partir", "parvenir", "passer", "provenir", "redevenir", "rentrer", "repartir", "rester", "retomber",
        "retourner", "revenir", "sortir", "survenir", "tomber", "venir",
    ]

    /// Whether a form is a conditional: "serait", not "tirait".
    package static func isFrenchConditional(_ form: String) -> Bool {
        VerbForms.shared.isFrenchConditional(form)
    }

    /// Whether a form is a future: "sera", not "opéra".
    package static func isFrenchFuture(_ form: String) -> Bool {
        VerbForms.shared.isFrenchFuture(form)
    }
}
