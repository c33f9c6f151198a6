internal import EventData
internal import Grammar

/// Reads who belongs to what: "X is a member of Y", "X joined Y", "X left Y".
struct MembershipReader {
    let sides: SideReader
    private var coder: ReportCoder { sides.coder }
    private var tree: Tree { sides.tree }

    /// The memberships that the word at an index tells of.
    func relations(at index: Int) -> [Relation] {
        if tree.nodes[index].wordClass == .verb { return moves(at: index) + belongings(at: index) }
        let own = fellows(at: index)
        if !own.isEmpty { return own }
        guard let role = sides.roles.role(at: index, in: tree), role.kind == .member else { return [] }
        let prepositions: Set<String> = ["of", "in", "de", "à"]
        guard let complement = sides.complement(of: index, words: role.words, prepositions: prepositions)
        else { return relative(at: index, role.words) }
        if let ended = ended(at: index, complement) { return ended }
        let members = sides.described(by: index, words: complement.words) { noun -> [Party]? in
            complement.words.contains(noun) ? nil : self.members(at: noun)
        }
        return relations(
            members ?? [],
            complement.parties,
            words: complement.words,
            since: nil,
            until: nil,
            role: nil
        )
    }

    /// Who is named at a noun, with those named beside it: states, people, groups.
    private func members(at noun: Int) -> [Party]? {
        let first = tree.coordinationHead(of: noun)
        let heads = tree.conjuncts(of: first).contains(noun) ? tree.conjuncts(of: first) : [noun]
        let parties = heads.flatMap { sides.group(at: $0) }.filter {
            $0.actor.id != nil || $0.evidence.words.first?.isUppercase == true
        }
        return parties.isEmpty ? nil : parties
    }

    func relations(
        _ members: [Party],
        _ bodies: [Party],
        words: Range<Int>,
        since: EventDate?,
        until: EventDate?,
        role: String?
    ) -> [Relation] {
        let dates = sides.dates(in: words)
        return members.flatMap { member in
            bodies.filter { !SideReader.isSame($0.actor, member.actor) && hasMembers($0.actor) }.map { body in
                Relation(
                    kind: .member,
                    subject: member,
                    object: body,
                    role: role,
                    since: since ?? dates.since,
                    until: until ?? dates.until,
                    evidence: coder.annotated.evidence(words)
                )
            }
        }
    }

    /// Whether something can be joined: a body, a group or a party, not a state or a town.
    func hasMembers(_ actor: Actor) -> Bool {
        !["state", "capital", "place", "government", "junta", "person"].contains(actor.kind ?? "")
    }

    /// "Sweden joined NATO in 2024", "Mali a quitté la Cédéao".
    private func moves(at verb: Int) -> [Relation] {
        guard let entry = sides.ties.entry(sides.forms(of: verb), [.joins, .leaves], in: coder.language),
            sides.isFact(verb)
        else { return [] }
        guard tree.verbGroup(of: verb).time != .none || tree.nodes[verb].features.contains(.finite) else {
            return []
        }
        let arguments = coder.arguments(of: verb)
        let heads =
            arguments.objects.filter { _ in entry.prepositions.contains("-") && !arguments.group.isPassive }
            + arguments.obliques.filter { entry.prepositions.contains($0.prepositions.first ?? "") }.map(
                \.head
            )
        guard let object = heads.lazy.map({ named(behind: $0) ?? $0 }).first(where: { isBody(at: $0) }),
            let body = sides.body(at: object)
        else { return [] }
        let members = arguments.subjects.flatMap(sides.listed).flatMap { sides.group(at: $0) }
            .filter { $0.actor.id != nil || $0.evidence.words.first?.isUppercase == true }
        let date = sides.date(of: verb)
        let isEnd = entry.kind == .leaves
        let words = min(verb, object)..<max(verb + 1, sides.lastWord(of: [body]), object + 1)
        return relations(
            members,
            [body],
            words: words,
            since: isEnd ? nil : date,
            until: isEnd ? date : nil,
            role: isEnd ? "former" : nil
        )
    }

    /// "The regional bloc ECOWAS": the name right behind a noun says which, though it may pass for another word.
    private func named(behind noun: Int) -> Int? {
        let next = sides.adjectiveEnd(after: noun)
        guard next < tree.sentences[tree.nodes[noun].sentence].upperBound,
            tree.nodes[noun].wordClass == .noun,
            let phrase = coder.annotated.phrases[next], phrase.isName, isBody(at: next)
        else { return nil }
        return next
    }

    /// An organisation, a party or an armed group: one joins an army's mission otherwise than NATO.
    private func isBody(at index: Int) -> Bool {
        guard let body = sides.body(at: index) else { return false }
        guard body.actor.id != nil else { return false }
        return ["IGO", "REB", "PTY", "OPP", "NGO", "PRM"].contains(body.actor.sectors.first ?? "")
            || body.actor.kind == "organisation"
    }
}
