internal import EventData

/// The values of an event's claims, each once a witness.
struct ClaimRows: Sendable {
    private(set) var rows: [ClaimRow] = []
    /// Which of the rows a witness has.
    private var ofWitness: [String: [Int]] = [:]

    init(_ brief: EventBrief) {
        for (index, claim) in brief.claims.enumerated() {
            let report = brief.reportOfClaim.indices.contains(index) ? brief.reportOfClaim[index] : -1
            var counts: [Event.Slot: Int] = [:]
            for value in ClaimValue.all(claim) {
                let count = (counts[value.slot] ?? 0) + 1
                counts[value.slot] = count
                let id = "\(claim.id):\(value.slot.rawValue)\(count > 1 ? ":\(count)" : "")"
                append(ClaimRow(id: id, brief: brief, claim: index, report: report, value: value))
            }
        }
    }

    private mutating func append(_ row: ClaimRow) {
        var row = row
        // A claim without a report is a witness of its own.
        let witness = row.standing?.witness ?? row.id
        let earlier = ofWitness[witness] ?? []
        if row.value.isSingle {
            let current = self.current(of: earlier, about: row)
            if current.contains(where: { isTold(row, by: rows[$0]) }) { return }
            // What one report says twice and differently stands side by side.
            if let last = current.last, rows[last].report != row.report { row.supersedes = rows[last].id }
        } else if earlier.contains(where: { rows[$0].value.agrees(with: row.value) }) {
            return
        }
        ofWitness[witness] = earlier + [rows.count]
        rows.append(row)
    }

    /// The rows that the last report of a witness to speak of something has about it.
    private func current(of earlier: [Int], about row: ClaimRow) -> [Int] {
        let about = earlier.filter { rows[$0].value.concerns(row.value) }
        guard let last = about.last else { return [] }
        return about.filter { rows[$0].report == rows[last].report }
    }

    /// Whether a row says the same; two figures of one claim are two, though they be equal.
    private func isTold(_ row: ClaimRow, by other: ClaimRow) -> Bool {
        other.value.agrees(with: row.value)
            && (other.claim != row.claim || other.value.text == row.value.text)
    }
}
