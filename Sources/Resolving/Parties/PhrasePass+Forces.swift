import EventData
import Grammar

extension PhrasePass {
    /// Finds the bodies that names of forces name in themselves: "Unified Force of the AES", "FU-AES".
    mutating func findOwners() {
        for name in names { annotated.nameWords[name.head] = name.words }
        for name in names where name.words.count > 1 && PhrasePass.isForce(name.actor) {
            if let owner = owner(in: name.words, of: name.actor) { annotated.owners[name.head] = owner }
        }
    }

    /// "The bloc’s joint force", "cette force": the one force of several states that the report names, if it names one.
    mutating func joinForces() {
        var forces: [Actor] = []
        for name in names where name.actor.sectors.first == "IGO" && PhrasePass.isForce(name.actor) {
            if !forces.contains(name.actor) { forces.append(name.actor) }
        }
        guard forces.count == 1 else { return }
        for index in tree.nodes.indices where tree.nodes[index].lemma == "force" && nameOfWord[index] == nil {
            guard !tree.nodes[index].features.contains(.plural), isSaid(index), !isOfState(index)
            else { continue }
            annotated.phrases[index] = NounPhrase(
                head: index,
                words: tree.phrase(of: index),
                actors: forces,
                basis: .coreferent,
                isName: false
            )
        }
    }

    /// "The Malian joint force", "Chad’s joint force": troops of one state.
    private func isOfState(_ index: Int) -> Bool {
        tree.children(of: index).contains { child in
            if directory.country(ofDemonym: tree.nodes[child].form) != nil { return true }
            guard let phrase = annotated.phrases[child], phrase.isName, phrase.actors.count == 1 else {
                return false
            }
            return isStateLike(phrase.actors[0])
        }
    }

    /// Whether "force" is said of troops that are known: "this force", "its joint force", not "by force", "a force".
    private func isSaid(_ index: Int) -> Bool {
        guard ![.compound, .amod].contains(tree.nodes[index].relation) else { return false }
        return tree.children(of: index).contains { child in
            let node = tree.nodes[child]
            return ["this", "cette"].contains(node.folded)
                || ["the", "la"].contains(node.folded)
                    && (isShared(index) || tree.children(of: index).count == 1)
                || node.relation == .nmodPoss && isShared(index)
        }
    }

    private func owner(in words: Range<Int>, of force: Actor) -> (words: Range<Int>, actor: Actor)? {
        for start in words {
            for end in (start + 1...words.upperBound).reversed() where start..<end != words {
                guard isBoundary(start, words), tree.nodes[start].form.first?.isUppercase == true else {
                    continue
                }
                guard let body = directory.actor(named: annotated.evidence(start..<end).words, on: day),
                    body.id != nil, body.id != force.id, body.sectors.first == "IGO"
                else { continue }
                return (start..<end, body)
            }
        }
        return nil
    }

    /// Whether a word begins a part of a name: the first, or one behind a hyphen or a small word.
    private func isBoundary(_ index: Int, _ words: Range<Int>) -> Bool {
        guard index > words.lowerBound else { return true }
        let before = tree.nodes[index - 1]
        return before.form.first?.isUppercase != true
    }

    /// Troops by name: no bloc, though they may be of many states.
    static func isForce(_ actor: Actor) -> Bool {
        actor.name.split(separator: " ").contains { ["Force", "Brigade", "Battalion"].contains($0) }
    }

    /// "The bloc’s joint force", "l’armée de l’AES": troops of several states are the army of none.
    func isShared(_ index: Int) -> Bool {
        tree.children(of: index).contains { child in
            let node = tree.nodes[child]
            if PhrasePass.shared.contains(node.folded) { return true }
            let isOwner =
                node.relation == .nmodPoss
                || node.relation == .nmod && ["of", "de"].contains(tree.prepositions(of: child).first ?? "")
            guard isOwner else { return false }
            let name = names.first { $0.words.contains(child) }
            return name?.actor.sectors.first == "IGO"
                || PhrasePass.descriptions[node.lemma] == .body
        }
    }

    private static let shared: Set<String> = [
        "joint", "unified", "multinational", "standby", "conjointe", "unifiée", "multinationale", "mixte",
    ]
}
