/// Parties that are asked for.
extension Conditions {
    mutating func add(part: String, _ party: String?) {
        guard let party else { return }
        let (condition, values) = Self.having(party)
        add(
            "events.number IN (SELECT event FROM event_parties WHERE \(part) AND \(condition))",
            values: values
        )
    }

    mutating func add(pair: [String]) {
        let (one, other) = (Self.having(pair[0]), Self.having(pair[1]))
        let acting = { (actor: String, recipient: String) in
            """
            SELECT event FROM (SELECT * FROM event_parties WHERE role = 'actor' AND \(actor)) AS acting
                WHERE EXISTS (SELECT 1 FROM event_parties WHERE event_parties.event = acting.event
                    AND role = 'recipient' AND \(recipient))
            """
        }
        add(
            "events.number IN (\(acting(one.sql, other.sql)) UNION ALL \(acting(other.sql, one.sql)))",
            values: one.values + other.values + other.values + one.values
        )
    }

    /// A condition on a party: `MLI:MIL` asks for a country and a sector, `MLI:` for a country alone, `:MIL` for a sector
    /// alone; anything else is an id or a name.
    static func having(_ party: String, in table: String = "event_parties") -> (
        sql: String, values: [Column?]
    ) {
        guard let (country, sector) = codes(party) else {
            let name = StoredText.stored(party)
            return ("(\(table).id = ? COLLATE NOCASE OR \(table).name = ? COLLATE NOCASE)", [name, name])
        }
        let columns = [("country", country), ("sector", sector)].filter { !$0.1.isEmpty }
        return (columns.map { "\(table).\($0.0) = ?" }.joined(separator: " AND "), columns.map(\.1))
    }

    /// The country and the sector of `MLI:MIL`; `nil` for a name, which may have a colon, too.
    private static func codes(_ party: String) -> (country: String, sector: String)? {
        let halves = party.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard halves.count == 2, halves != ["", ""], halves[0].isEmpty || isCountry(halves[0]),
            halves[1].isEmpty || sectors.contains(halves[1])
        else { return nil }
        return (halves[0], halves[1])
    }

    /// Whether it has the form of ISO 3166-1's three letters.
    private static func isCountry(_ text: String) -> Bool {
        text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// PLOVER's sectors (https://github.com/openeventdata/PLOVER).
    private static let sectors: Set<String> = [
        "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "IGO", "JRN", "JUD", "LAB", "LEG", "MED",
        "MIL", "NGO",
        "OPP", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK",
    ]
}
