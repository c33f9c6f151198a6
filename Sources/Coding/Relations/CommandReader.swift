internal import EventData
internal import Grammar

/// Reads under whom a force stands: "under the command of General X", "placée sous les ordres du général X".
struct CommandReader {
    let sides: SideReader
    private var coder: ReportCoder { sides.coder }
    private var tree: Tree { sides.tree }

    /// The commanders that the noun at a word tells of.
    func relations(at index: Int) -> [Relation] {
        guard tree.nodes[index].wordClass == .noun,
            let entry = sides.ties.entry(sides.forms(of: index), [.under], in: coder.language),
            let under = preposition(before: index), let commander = commander(behind: index, entry),
            let bodies = commanded(from: under, index)
        else { return [] }
        let words = under..<max(index + 1, sides.lastWord(of: [commander]))
        let dates = sides.dates(in: tree.sentences[tree.nodes[index].sentence])
        return bodies.filter { !SideReader.isSame($0.actor, commander.actor) }.map { body in
            Relation(
                kind: .role,
                subject: commander,
                object: body,
                role: entry.role,
                since: dates.since,
                until: dates.until,
                evidence: coder.annotated.evidence(words)
            )
        }
    }

    /// "Under the", "sous les": where the phrase begins.
    private func preposition(before index: Int) -> Int? {
        let start = tree.sentences[tree.nodes[index].sentence].lowerBound
        return (max(start, index - 4)..<index).last { ["under", "sous"].contains(tree.nodes[$0].folded) }
    }

    /// The person behind "of", whose rank and country may stand before the name.
    private func commander(behind index: Int, _ entry: TieWords.Entry) -> Party? {
        let end = tree.sentences[tree.nodes[index].sentence].upperBound
        guard index + 1 < end, entry.prepositions.contains(Tree.uncontracted(tree.nodes[index + 1].folded))
        else {
            return nil
        }
        for word in index + 2..<max(index + 2, min(end, index + 8)) {
            if let person = sides.person(at: word) { return person }
            if [.verb, .punctuation, .adposition].contains(tree.nodes[word].wordClass) { return nil }
        }
        return nil
    }

    /// The force of which the phrase is said: that before it, or the subject or the object of its verb.
    private func commanded(from under: Int, _ index: Int) -> [Party]? {
        var candidates: [Int] = []
        let governor = tree.nodes[index].head
        if tree.nodes[governor].wordClass.isVerbal || tree.nodes[governor].wordClass == .adjective {
            let arguments = coder.arguments(of: governor)
            candidates += arguments.objects + arguments.subjects
        } else if governor < under {
            candidates.append(governor)
        }
        let start = tree.sentences[tree.nodes[index].sentence].lowerBound
        candidates += (max(start, under - 12)..<under).reversed().filter { sides.isForce($0) }
        return candidates.lazy.filter { $0 < under }.compactMap { candidate -> [Party]? in
            guard let force = self.sides.force(meantAt: candidate) ?? self.armed(at: candidate) else {
                return nil
            }
            return [force]
        }.first
    }

    /// An army or a group with a name: who has soldiers.
    private func armed(at index: Int) -> Party? {
        guard let body = sides.body(at: index) else { return nil }
        return ["MIL", "REB", "PRM", "COP"].contains(body.actor.sectors.first ?? "") ? body : nil
    }
}
