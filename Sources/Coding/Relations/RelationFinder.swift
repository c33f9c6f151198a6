internal import EventData
internal import Grammar

/// Finds the roles and ties that a report states: "X, leader of Y", "fighters linked to Y".
struct RelationFinder {
    let coder: ReportCoder

    /// The relations in order of the text, no fact twice.
    func relations() -> [Relation] {
        let sides = SideReader(coder: coder, people: PeopleFinder(coder))
        let roles = RoleReader(sides: sides)
        let verbs = RoleVerbReader(sides: sides, roles: roles)
        let ties = TieReader(sides: sides)
        let members = MembershipReader(sides: sides)
        let compositions = CompositionReader(membership: members)
        let forces = ForceReader(sides: sides)
        let commands = CommandReader(sides: sides)
        var found: [Relation] = []
        for index in coder.tree.nodes.indices {
            found +=
                roles.relations(at: index) + verbs.relations(at: index) + ties.relations(at: index)
                + members.relations(at: index) + compositions.relations(at: index)
                + forces.relations(at: index) + commands.relations(at: index)
        }
        found += AffiliationReader(sides: sides).relations()
        return unique(found)
    }

    /// Keeps of each fact the mention that says most: a date, then a longer role.
    private func unique(_ relations: [Relation]) -> [Relation] {
        var kept: [Relation] = []
        for relation in relations where relation.subject.actor != relation.object.actor {
            guard let known = kept.firstIndex(where: { isSame($0, relation) }) else {
                kept.append(relation)
                continue
            }
            let (one, other) = (weight(relation), weight(kept[known]))
            let isFuller = (relation.role ?? "").utf8.count > (kept[known].role ?? "").utf8.count
            if one > other || one == other && isFuller { kept[known] = relation }
        }
        return kept.enumerated().sorted {
            ($0.element.evidence.part, $0.element.evidence.span.start, $0.offset)
                < ($1.element.evidence.part, $1.element.evidence.span.start, $1.offset)
        }.map(\.element)
    }

    private func isSame(_ left: Relation, _ right: Relation) -> Bool {
        guard left.kind == right.kind, SideReader.isSame(left.subject.actor, right.subject.actor),
            SideReader.isSame(left.object.actor, right.object.actor)
        else { return false }
        guard let one = left.role, let other = right.role else { return true }
        return one == other || one.hasSuffix(" " + other) || other.hasSuffix(" " + one)
            || one.hasPrefix(other + " ") || other.hasPrefix(one + " ")
    }

    private func weight(_ relation: Relation) -> Int {
        (relation.since != nil ? 4 : 0) + (relation.until != nil ? 4 : 0) + (relation.role != nil ? 1 : 0)
            + (relation.subject.actor.id != nil ? 1 : 0)
    }
}
