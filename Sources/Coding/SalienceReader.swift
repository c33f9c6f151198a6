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
        if isRecalled(candidate, date) { candidate.salience = .background }
        // "in recent years"
        if date.to.number - date.from.number > 400 { candidate.salience = .background }
    }

    /// "…, which quit the bloc earlier this year": what a relative clause tells of a month or a year, not of a day.
    private func isRecalled(_ candidate: Candidate, _ date: EventDate) -> Bool {
        let clause = tree.coordinationHead(of: candidate.verb ?? candidate.head)
        guard candidate.status == .occurred, tree.nodes[clause].relation == .aclRelcl,
            tree.verbGroup(of: clause).time == .past || tree.verbGroup(of: clause).time == .pluperfect
        else { return false }
        switch date.precision {
        case .month, .quarter, .year, .years: return true
        default: return false
        }
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
            // "an allusion to the arrests": what somebody only hints at is known.
            if isHintedAt(clause) { return true }
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

    private func isHintedAt(_ noun: Int) -> Bool {
        guard tree.nodes[noun].relation == .nmod || tree.nodes[noun].relation == .obl else { return false }
        let governor = tree.nodes[noun].head
        return ([governor] + tree.children(of: governor).filter { tree.nodes[$0].relation == .obj }).contains
        {
            $0 != noun && SalienceReader.hints.contains(tree.nodes[$0].lemma)
        }
    }

    private static let hints: Set<String> = [
        "reference", "allusion", "hint", "nod", "reminder", "memory", "référence", "rappel", "souvenir",
        "clin",
    ]

    private static let setting: Set<String> = [
        "before", "without", "for", "instead", "besides", "avant", "sans", "pour", "afin", "lieu",
    ]

    private func isLead(_ index: Int) -> Bool {
        tree.nodes[index].part == .title
    }
}
