internal import EventData
internal import Grammar

/// Reads from the verbs around a mention whether it came about, and on whose word it is told.
struct StatusReader {
    let finder: EventFinder
    /// The coded verbs of the report, by their head.
    let typeOfVerb: [Int: EventType]
    var coder: ReportCoder { finder.coder }
    var tree: Tree { finder.tree }

    /// Who speaks in each sentence.
    private(set) var speakers: [Speakers] = []

    /// The words for those on whose word a sentence stands.
    struct Speakers {
        /// After "according to", "selon" and the like.
        var marked: [Int]
        /// After an inversion: "…, affirme l'armée".
        var inverted: [Int]
        /// Whoever confirms the sentence before.
        var confirming: [Int]
    }

    /// What the report quotes.
    private let quotations: [Quotation]

    init(finder: EventFinder, typeOfVerb: [Int: EventType], quotations: [Quotation]) {
        self.finder = finder
        self.quotations = quotations
        self.typeOfVerb = typeOfVerb
        speakers = tree.sentences.map(speakers)
    }

    /// What is gathered on the way up from a mention.
    struct Course {
        var status: Claim.Status?
        var isAlleged = false
        var isDropped = false
        var isBackground = false
        var attribution: [Attribution] = []
    }

    /// Sets status, alleged, salience and attribution of a mention; drops what is only wished or asked for.
    func read(_ candidate: inout Candidate) {
        var course = Course()
        for effect in candidate.effects { apply(effect, to: &course) }
        let start = candidate.verb ?? candidate.head
        if let status = candidate.frameStatus { course.status = course.status ?? status }
        // What others must do is demanded of them, and so far not done.
        let isDemand = candidate.verb == nil && !candidate.isNoun
        if !isDemand, tree.nodes[start].wordClass.isVerbal || candidate.verb != nil {
            // "ne desservent plus", "opposer une fin de non-recevoir": the row's own words hold the "no".
            let holdsNo = candidate.words.contains { StatusReader.negators.contains(tree.nodes[$0].folded) }
            readForm(of: start, ignoringNo: holdsNo, into: &course)
            // "Borders are shut": what was done still holds.
            if candidate.type == .coerce, course.status == nil,
                case let group = tree.verbGroup(of: start), group.isPassive, group.time == .present,
                !Set(candidate.modes).isDisjoint(with: [
                    "restrict", "withhold", "curfew", "martial-law", "censor",
                ]),
                tree.children(of: start).contains(where: {
                    ["is", "are", "remains", "remain", "est", "sont", "reste", "restent"].contains(
                        tree.nodes[$0].folded
                    )
                })
            {
                course.status = .ongoing
            }
        }
        if candidate.isNoun { readAdjectives(of: candidate.head, into: &course) }
        climb(
            from: start,
            isNoun: candidate.isNoun && candidate.verb == nil,
            type: candidate.type,
            into: &course
        )
        addSentenceAttribution(of: candidate.head, into: &course)
        if course.attribution.isEmpty { addQuoted(candidate.head, into: &course) }
        if course.attribution.isEmpty { addConfirmation(of: candidate.head, into: &course) }
        judgeAllegation(candidate, &course)
        candidate.status = course.status ?? .occurred
        // "The ministers meet in Praia on Friday": a day to come.
        if candidate.type == .consult, candidate.status == .occurred, isComing(candidate) {
            candidate.status = .future
        }
        // What two sides will do together is so far a promise.
        if candidate.status == .future, [.consult, .cooperate, .aid, .support].contains(candidate.type) {
            candidate.type = .agree
            candidate.modes = []
        }
        candidate.isAlleged = course.isAlleged
        candidate.isDropped = candidate.isDropped || course.isDropped
        if course.isBackground { candidate.salience = .background }
        candidate.attribution = course.attribution.filter { source in
            !candidate.actors.contains { $0.evidence.span == source.evidence.span && candidate.type.isVerbal }
        }
    }

    /// Whether a meeting told in the present is put on a day after that of the report.
    private func isComing(_ candidate: Candidate) -> Bool {
        guard !candidate.isNoun, let published = coder.annotated.published else { return false }
        let verb = candidate.verb ?? candidate.head
        guard tree.verbGroup(of: verb).time == .present else { return false }
        return coder.annotated.dates.contains { mention in
            guard let date = mention.futureReading ?? mention.date, date.from > published.to else {
                return false
            }
            let first = mention.words.lowerBound
            return tree.nodes[first].sentence == tree.nodes[verb].sentence && abs(first - verb) <= 12
                && mention.words.contains { tree.nodes[$0].head == verb }
        }
    }

    /// What stands in a quotation stands on the word of whoever is quoted, in whichever sentence they are named.
    private func addQuoted(_ head: Int, into course: inout Course) {
        let node = tree.nodes[head]
        guard
            let quotation = quotations.first(where: {
                $0.evidence.part == node.part && $0.evidence.span.start <= node.span.start
                    && $0.evidence.span.end >= node.span.end
            }), let speaker = quotation.speaker,
            let index = tree.lastWord(in: speaker.evidence.span, of: speaker.evidence.part)
        else { return }
        course.attribution = [Attribution(evidence: speaker.evidence, kind: kind(of: index))]
    }

    /// A claim of witnesses, unnamed sources, of a party about its own deed or its enemy's losses is no fact.
    private func judgeAllegation(_ candidate: Candidate, _ course: inout Course) {
        guard !candidate.type.isVerbal, let last = course.attribution.last else { return }
        switch last.kind {
        case .witness, .unnamed, .belligerent, .agency, .outlet, .civilSociety: course.isAlleged = true
        // What an army says that it will do is its plan, and no claim.
        case .official where candidate.type == .assault && course.status != .future:
            let isArmy = candidate.actors.contains {
                $0.actor.sectors.first == "MIL" || $0.actor.sectors.first == "COP"
            }
            if isArmy { course.isAlleged = true }
        default: break
        }
    }

    func apply(_ effect: Effect, to course: inout Course) {
        switch effect {
        case .same: break
        case .future: set(.future, in: &course)
        case .hypothetical: set(.hypothetical, in: &course)
        case .negated: set(.negated, in: &course)
        case .ongoing: if course.status == nil { course.status = .ongoing }
        case .alleged: course.isAlleged = true
        case .drop: course.isDropped = true
        }
    }

    /// Keeps the status that takes most away.
    private func set(_ status: Claim.Status, in course: inout Course) {
        let order: [Claim.Status: Int] = [
            .occurred: 0, .ongoing: 1, .future: 2, .hypothetical: 3, .negated: 4,
        ]
        let current = course.status ?? .occurred
        if (order[status] ?? 0) > (order[current] ?? 0) { course.status = status }
    }

    /// Reads a verb's own form.
    private func readForm(of verb: Int, ignoringNo: Bool, into course: inout Course) {
        let group = tree.verbGroup(of: verb)
        if group.isNegated, !ignoringNo { set(.negated, in: &course) }
        if group.time == .future { set(.future, in: &course) }
        if group.isHearsay {
            course.isAlleged = true
        } else if group.isConditional {
            switch group.modal {
            case "would": set(isUnderSaying(verb) ? .future : .hypothetical, in: &course)
            case "must", "should", "ought": course.isDropped = true
            case "can": set(.hypothetical, in: &course)
            case nil where coder.language == .french:
                if isUnderSaying(verb) { set(.future, in: &course) } else { set(.hypothetical, in: &course) }
            default: set(.hypothetical, in: &course)
            }
        }
        // "Said it had killed" is the past of "has killed".
        if group.time == .pluperfect, !isUnderSaying(verb) { course.isBackground = true }
        if group.isProgressive, group.time == .present, course.status == nil { course.status = .ongoing }
    }

    private func isUnderSaying(_ verb: Int) -> Bool {
        let clause = tree.coordinationHead(of: verb)
        guard tree.nodes[clause].relation == .ccomp || tree.nodes[clause].relation == .parataxis else {
            return tree.children(of: clause).contains {
                tree.nodes[$0].relation == .ccomp || tree.nodes[$0].relation == .parataxis
            }
        }
        return true
    }

    /// Adjectives that make an event noun planned, possible or unproven: "a planned attack", "une attaque présumée".
    private func readAdjectives(of noun: Int, into course: inout Course) {
        for child in tree.children(of: noun) {
            let node = tree.nodes[child]
            guard
                node.relation == .amod || node.relation == .acl || node.relation == .det
                    || node.relation == .compound
            else { continue }
            let key = CodingLexicon.Key(language: coder.language, headClass: .adjective, lemma: node.lemma)
            for entry in coder.lexicon.operators[key] ?? []
            where entry.pattern.elements.contains(where: isNounSlot) {
                apply(entry.effect, to: &course)
            }
            if node.folded == "no" || node.folded == "aucun" || node.folded == "aucune" {
                set(.negated, in: &course)
            }
        }
    }

    private func isNounSlot(_ element: Pattern.Element) -> Bool {
        if case .object(let slot) = element { return slot.letter == "N" }
        return false
    }

    /// Goes up from clause to clause and applies what each governs.
    private func climb(from start: Int, isNoun: Bool, type: EventType, into course: inout Course) {
        var current = start
        var isFirst = true
        for _ in 0..<10 {
            readMarks(of: current, into: &course)
            let node = tree.nodes[current]
            let governor = node.head
            guard governor != current else { break }
            if node.relation == .conj {
                current = governor
                continue
            }
            let isRelative = node.relation == .aclRelcl
            if node.relation.isClausal || (isFirst && isNoun) || tree.nodes[governor].wordClass.isVerbal {
                govern(
                    current,
                    by: governor,
                    isClause: node.relation.isClausal && !isRelative,
                    type: type,
                    into: &course
                )
            }
            isFirst = false
            current = governor
        }
        // "…, the army said": the saying hangs beside the clause.
        for child in tree.children(of: current)
        where child != start && tree.nodes[child].relation == .parataxis {
            addSpeaker(of: child, into: &course)
        }
    }

    /// "If", "unless", "before" before a clause.
    private func readMarks(of clause: Int, into course: inout Course) {
        for child in tree.children(of: clause)
        where tree.nodes[child].relation == .mark || tree.nodes[child].relation == .advmod {
            switch tree.nodes[child].folded {
            case "if", "unless", "lest", "si", "s'": set(.hypothetical, in: &course)
            case "whether": course.isDropped = true
            case "to" where tree.nodes[clause].relation == .advcl: break
            default: break
            }
        }
    }

    private func govern(
        _ clause: Int,
        by governor: Int,
        isClause: Bool,
        type: EventType,
        into course: inout Course
    ) {
        let isVerb = tree.nodes[governor].wordClass.isVerbal || tree.hasSubject(governor)
        // "agreed to provide aid" is the promise alone.
        if isClause, isInfinitive(clause), tree.nodes[clause].relation != .advcl,
            let governing = typeOfVerb[governor],
            StatusReader.promising.contains(governing)
        {
            course.isDropped = true
            return
        }
        if isVerb, addSpeaker(of: governor, into: &course, complement: clause) { return }
        guard isClause else { return }
        if let governing = typeOfVerb[governor], tree.nodes[clause].relation != .advcl || isInfinitive(clause)
        {
            switch governing {
            case .accuse: course.isAlleged = true
            case .agree, .request, .reject, .threaten, .support, .concede: course.isDropped = true
            default: break
            }
        }
        if let entry = strongest(of: governor, over: clause) {
            let group = tree.verbGroup(of: governor)
            // "pourraient attaquer": what might be is told as such; what one is able to do is not.
            if entry.effect == .drop, group.isConditional, tree.nodes[governor].lemma == "pouvoir" {
                set(.hypothetical, in: &course)
            } else {
                apply(entry.effect, to: &course)
            }
            if entry.effect == .same || entry.effect == .ongoing {
                if group.isNegated { set(.negated, in: &course) }
                if group.time == .future { set(.future, in: &course) }
                if group.isConditional { set(.hypothetical, in: &course) }
            }
            return
        }
        if tree.nodes[clause].relation == .advcl || tree.nodes[clause].relation == .acl, isInfinitive(clause)
        {
            // "travelled to Ber to beg the fighters": who went to say it said it.
            if type.isVerbal, tree.nodes[clause].relation == .advcl, tree.nodes[governor].wordClass == .verb,
                tree.verbGroup(of: governor).time == .past,
                typeOfVerb[governor] == nil || typeOfVerb[governor] == .consult
            {
                return
            }
            course.isDropped = true
        } else if tree.nodes[clause].relation == .xcomp, isInfinitive(clause), typeOfVerb[governor] == nil {
            set(.future, in: &course)
        }
    }

    private static let negators: Set<String> = [
        "plus", "pas", "non", "not", "longer", "never", "jamais", "n't",
    ]

    private static let promising: Set<EventType> = [.agree, .request, .reject, .threaten]

    /// The verbs of the report that only say something.
    func sayingVerbs() -> Set<Int> {
        Set(
            tree.nodes.indices.filter { index in
                tree.nodes[index].wordClass == .verb && typeOfVerb[index] == nil && finder.isSaying(index)
            }
        )
    }

    private func isInfinitive(_ clause: Int) -> Bool {
        tree.nodes[clause].features.contains(.infinitive) && tree.verbGroup(of: clause).time == .none
            || tree.verbGroup(of: clause).isInfinitive
    }

    /// The operator that fits a governor best, among those that take a clause.
    private func strongest(of governor: Int, over clause: Int) -> Operator? {
        var best: (entry: Operator, score: Int)?
        let node = tree.nodes[governor]
        let classes: [CodingLexicon.HeadClass] =
            node.wordClass == .noun
            ? [.noun]
            : node.wordClass == .adjective ? [.adjective, .verb] : [.verb]
        for headClass in classes {
            for lemma in finder.lemmas(of: governor) {
                let key = CodingLexicon.Key(language: coder.language, headClass: headClass, lemma: lemma)
                for entry in coder.lexicon.operators[key] ?? [] {
                    let score: Int
                    if headClass == .verb {
                        guard let match = finder.matcher.match(entry.pattern, verb: governor, head: governor),
                            match.clauses.contains(where: { $0 == clause || tree.isWord(clause, under: $0) })
                        else { continue }
                        score = match.score
                    } else {
                        score = 1
                    }
                    if score > best?.score ?? -100 { best = (entry, score) }
                }
            }
        }
        // "be expected to": the copula heads the pattern.
        if let copula = tree.children(of: governor).first(where: {
            tree.nodes[$0].relation == .cop || tree.nodes[$0].relation == .auxPass
                || tree.nodes[$0].lemma == "be" || tree.nodes[$0].lemma == "être"
        }) {
            for lemma in ["be", "être"] {
                let key = CodingLexicon.Key(language: coder.language, headClass: .verb, lemma: lemma)
                for entry in coder.lexicon.operators[key] ?? [] {
                    guard fits(entry.pattern, from: copula) else { continue }
                    if 5 > best?.score ?? -100 { best = (entry, 5) }
                }
            }
        }
        return best?.entry
    }

    /// Whether the fixed words of a pattern stand after a copula.
    private func fits(_ pattern: Pattern, from copula: Int) -> Bool {
        var index = copula + 1
        for element in pattern.elements {
            guard case .word(let words) = element else { continue }
            let end = min(tree.nodes.count, index + 4)
            guard
                let found = (index..<max(index, end)).first(where: {
                    words.contains(tree.nodes[$0].folded) || words.contains(tree.nodes[$0].lemma)
                })
            else { return false }
            index = found + 1
        }
        return pattern.elements.contains { if case .word = $0 { true } else { false } }
    }
}
