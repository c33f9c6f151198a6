internal import EventData
internal import Grammar

/// Tells news from the history that a report recalls.
struct SalienceReader {
    let coder: ReportCoder
    var tree: Tree { coder.tree }

    func read(_ candidate: inout Candidate) {
        if candidate.salience == .background, isLead(candidate.head) { candidate.salience = .main }
        if isAnniversary(candidate) {
            candidate.salience = .background
            if candidate.date?.date.basis != .explicit { candidate.date = nil }
        }
        guard let published = coder.annotated.published, let date = candidate.date?.date,
            date.basis != .published,
            date.basis != .inherited
        else { return }
        if date.to.number < published.from.number - 75 { candidate.salience = .background }
        // "in recent years"
        if date.to.number - date.from.number > 400 { candidate.salience = .background }
    }

    /// "ten years after gunmen killed 67": history that the day recalls.
    private func isAnniversary(_ candidate: Candidate) -> Bool {
        let sentence = tree.sentences[tree.nodes[candidate.head].sentence]
        let clause = tree.coordinationHead(of: candidate.verb ?? candidate.head)
        let start = max(sentence.lowerBound + 1, candidate.head - 12)
        return (start..<max(start, candidate.head)).contains { index in
            guard ["after", "since", "après", "depuis"].contains(tree.nodes[index].folded) else {
                return false
            }
            let before = tree.nodes[index - 1].lemma
            return ["year", "decade", "century", "an", "année", "décennie", "siècle"].contains(before)
                && (tree.isWord(index, under: clause) || tree.nodes[clause].relation == .advcl
                    || candidate.isNoun)
        }
    }

    /// Puts into the background what a report tells by the way: what somebody is called after, what might be.
    func demote(_ event: inout Candidate) {
        guard event.salience == .main, event.otherMentions.isEmpty, !isLead(event.head), isByTheWay(event)
        else { return }
        event.salience = .background
    }

    private func isByTheWay(_ event: Candidate) -> Bool {
        let clause = tree.coordinationHead(of: event.verb ?? event.head)
        let relation = tree.nodes[clause].relation
        if event.isNoun, event.verb == nil {
            // "in the first deadly strike of a campaign": an event that only places another.
            switch relation {
            case .nmod, .obl, .oblAgent, .compound, .nmodPoss, .appos:
                return event.type != .consult && event.figures.isEmpty
                    && (event.actors.isEmpty || event.recipients.isEmpty)
            default: return false
            }
        }
        let group = tree.verbGroup(of: clause)
        switch relation {
        // "the jailed lawyer", "villagers displaced by the fighting"
        case .amod: return true
        case .acl:
            return event.figures.isEmpty && tree.nodes[tree.nodes[clause].head].relation != .root
        // "Islamists who control the north"
        case .aclRelcl: return group.time == .present && !group.isProgressive && event.figures.isEmpty
        // "before launching an assault", "for carrying goods"
        case .advcl:
            return event.status == .hypothetical
                || (group.isGerund || group.isInfinitive)
                    && tree.children(of: clause).contains {
                        (tree.nodes[$0].relation == .mark || tree.nodes[$0].relation == .caseMark)
                            && SalienceReader.setting.contains(tree.nodes[$0].folded)
                    }
        case .nmod, .obl: return true
        default: return event.status == .hypothetical && relation != .root && relation != .ccomp
        }
    }

    private static let setting: Set<String> = [
        "before", "without", "for", "instead", "besides", "avant", "sans", "pour", "afin", "lieu",
    ]

    private func isLead(_ index: Int) -> Bool {
        tree.nodes[index].part == .title
    }
}
