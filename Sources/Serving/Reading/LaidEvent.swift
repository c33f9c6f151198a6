internal import Chronicling
internal import Corroborating
internal import EventData

/// An event with its claims laid beside each other: witnesses numbered, words found for each value.
struct LaidEvent: Sendable {
    /// A statement of the matrix, and the words that it rests on.
    struct Said {
        var statement: EventMatrix.Statement
        var words: String?
        /// The name by which a script finds the words.
        var name: String
        /// On whose word, if not the report's own.
        var voice: String?
        /// Who gave the slot this value, or says that the claim is none.
        var review: Review?
    }

    let brief: EventBrief
    /// What reviewers hold of its claims; values are as they gave them.
    let corrections: Corrections
    let accounts: [Account]
    let published: [Day?]
    /// For each report, the number of its witness, from 0.
    let witnesses: [Int]
    let matrix: EventMatrix
    /// Those of which anybody says anything.
    let slots: [Event.Slot]

    init(_ brief: EventBrief, _ corrections: Corrections = Corrections([])) {
        self.brief = brief
        self.corrections = corrections
        accounts = zip(brief.claims, brief.reportOfClaim).map {
            corrections.corrected(Account($0, report: $1))
        }
        published = brief.reports.map { $0.report.published.flatMap { Day(iso: String($0.prefix(10))) } }
        var numbers: [String: Int] = [:]
        witnesses = brief.reports.map { standing in
            let number = numbers[standing.witness] ?? numbers.count
            numbers[standing.witness] = number
            return number
        }
        let matrix = EventMatrix(brief.event, among: accounts, published: published, witnesses: witnesses)
        self.matrix = matrix
        slots = Event.Slot.allCases.filter { slot in matrix.rows.contains { !$0.statements(on: slot).isEmpty }
        }
    }

    func reports(of witness: Int) -> [Int] { brief.reports.indices.filter { witnesses[$0] == witness } }

    /// The statements of a witness on a slot, each value once, with its words.
    func distinct(_ statements: [EventMatrix.Statement], _ slot: Event.Slot) -> [Said] {
        var seen: Set<EventMatrix.Value> = []
        return statements.filter { seen.insert($0.value).inserted }.map { statement in
            let claim = statement.account
            var said = Said(
                statement: statement,
                words: evidence(of: claim, slot).first?.words,
                name: name(of: claim, slot),
                voice: statement.voices.first?.words
            )
            let id = brief.claims[claim].id
            if let edit = corrections.edit(of: id, in: slot.rawValue) {
                (said.words, said.voice, said.review) = (nil, nil, edit)
                return said
            }
            said.review = corrections.rejection(of: id)
            guard case .count(let count) = statement.value, let place = place(of: count, in: claim, slot)
            else { return said }
            said.words = evidence(of: claim, slot)[place].words
            said.name = name(of: claim, slot, place)
            said.voice = count.claimant ?? said.voice
            return said
        }
    }

    /// The name by which a script finds the words of a claim's slot, of a figure by its place among those of the slot.
    func name(of claim: Int, _ slot: Event.Slot, _ place: Int = 0) -> String {
        "c\(claim)-\(slot.rawValue)" + (place > 0 ? "-\(place)" : "")
    }

    /// Which of a claim's figures of a slot says so.
    private func place(of count: Account.Count, in claim: Int, _ slot: Event.Slot) -> Int? {
        brief.claims[claim].figures.filter { $0.quantity.rawValue == slot.rawValue }.firstIndex { figure in
            figure.low == count.low && figure.high == count.high && figure.bound == count.bound
                && figure.claimant == count.claimant && figure.counted == count.counted
        }
    }

    /// The words that a claim's value rests on.
    func evidence(of claim: Int, _ slot: Event.Slot) -> [Evidence] {
        let claim = brief.claims[claim]
        switch slot {
        case .status: return [claim.trigger]
        case .actor: return claim.actors.map(\.evidence)
        case .recipient: return claim.recipients.map(\.evidence)
        case .place: return claim.place.map { [$0.evidence] } ?? []
        case .date: return claim.date?.evidence.map { [$0] } ?? []
        case .killed, .injured, .abducted, .arrested, .displaced, .missing, .freed, .size, .sum:
            return claim.figures.filter { $0.quantity.rawValue == slot.rawValue }.map(\.evidence)
        }
    }

    /// The report and the words that are shown at first: those that the address names, or the first of the event.
    func chosen(_ cell: String?) -> (report: Int, name: String)? {
        let halves = (cell ?? "").split(separator: ".", maxSplits: 1).map(String.init)
        if halves.count == 2, let report = Int(halves[0]), brief.reports.indices.contains(report) {
            return (report, halves[1])
        }
        let slot =
            slots.first { brief.event.contested.contains($0) } ?? slots.first { $0 == .killed } ?? .status
        let claim = brief.claims.indices.first { !evidence(of: $0, slot).isEmpty } ?? 0
        guard brief.claims.indices.contains(claim) else { return nil }
        return (brief.reportOfClaim[claim], name(of: claim, slot))
    }
}
