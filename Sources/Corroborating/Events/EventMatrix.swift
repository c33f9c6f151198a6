public import EventData

/// Which witness says what of an event: a row for each witness, a cell for each slot.
public struct EventMatrix: Hashable, Sendable {
    /// In the order in which the witnesses were first published.
    public var rows: [Row]

    /// What one witness says.
    public struct Row: Hashable, Sendable {
        public var witness: Int
        /// Those of slots of which it says anything, in the order of `Event.Slot.allCases`.
        public var cells: [Cell]

        /// What it says of one slot, the last word last.
        public func statements(on slot: Event.Slot) -> [Statement] {
            cells.first { $0.slot == slot }?.statements ?? []
        }
    }

    /// What a witness says of one slot.
    public struct Cell: Hashable, Sendable {
        public var slot: Event.Slot
        /// The last word last; what is undated comes first.
        public var statements: [Statement]
    }

    /// A value that an account states.
    public struct Statement: Hashable, Sendable {
        /// Where the account stands among those that were handed in.
        public var account: Int
        /// When its report was published.
        public var published: Day?
        /// On whose word, the outermost first.
        public var voices: [Account.Voice]
        public var value: Value
    }

    /// What an account says of a slot.
    public enum Value: Hashable, Sendable {
        case status(Claim.Status)
        case parties([Actor])
        case place(Place)
        case date(EventDate)
        case count(Account.Count)
    }

    /// The matrix of an event that was found among these accounts.
    public init(_ event: Event, among accounts: [Account], published: [Day?], witnesses: [Int]) {
        var places: [Int: Int] = [:]
        var members: [(witness: Int, accounts: [Int])] = []
        for account in event.accounts {
            let witness = witnesses[accounts[account].report]
            let place = places[witness] ?? members.count
            if place == members.count { members.append((witness, [])) }
            places[witness] = place
            members[place].accounts.append(account)
        }
        rows = members.map { witness, members in
            let undated = members.filter { published[accounts[$0].report] == nil }
            let dated = members.filter { published[accounts[$0].report] != nil }
            return Row(witness: witness, accounts: undated + dated, among: accounts, published: published)
        }
    }
}

extension EventMatrix.Row {
    fileprivate init(witness: Int, accounts members: [Int], among accounts: [Account], published: [Day?]) {
        self.witness = witness
        cells = Event.Slot.allCases.compactMap { slot in
            let statements = members.flatMap { member in
                accounts[member].values(of: slot).map { value in
                    EventMatrix.Statement(
                        account: member,
                        published: published[accounts[member].report],
                        voices: accounts[member].voices,
                        value: value
                    )
                }
            }
            return statements.isEmpty ? nil : EventMatrix.Cell(slot: slot, statements: statements)
        }
    }
}

extension Account {
    /// What it says of a slot: one value, or for a quantity one for each figure.
    fileprivate func values(of slot: Event.Slot) -> [EventMatrix.Value] {
        switch slot {
        case .status: [.status(status)]
        case .actor: actors.isEmpty ? [] : [.parties(actors)]
        case .recipient: recipients.isEmpty ? [] : [.parties(recipients)]
        case .place: place.map { [.place($0)] } ?? []
        case .date: date.map { [.date($0)] } ?? []
        case .killed, .injured, .abducted, .arrested, .displaced, .missing, .freed, .size, .sum:
            counts.filter { $0.quantity.rawValue == slot.rawValue }.map { .count($0) }
        }
    }
}
