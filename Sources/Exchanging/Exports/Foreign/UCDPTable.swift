package import EventData
package import Unpacking

/// Writes lethal events with organised parties as rows of UCDP's Georeferenced Event Dataset, 49 columns.
///
/// Ids of conflicts, dyads and actors are UCDP's own and stay empty; `id` is made of the event's (`rowNumber`), and `relid` ends with it.
/// `number_of_sources` counts witnesses, for a copy is no other source, and the articles named are theirs.
/// What only UCDP can say, such as whether a dyad was active in the year, stays empty. A place that is a
/// country (`where_prec` 6) has the coordinates that the gazetteer has for it.
package struct UCDPTable: Sendable {
    private let rule: Tally.Rule
    private let table = Table(columns: UCDPRow.columns)

    package init(rule: Tally.Rule = .ucdp) {
        self.rule = rule
    }

    package func header() -> [UInt8] { table.header() }

    /// Appends a row, or none and says why where UCDP would not have the event.
    @discardableResult
    package func append(_ brief: EventBrief, to bytes: inout [UInt8]) -> Omission? {
        do throws(Omission) {
            table.append(try UCDPRow(brief, rule: rule), to: &bytes)
            return nil
        } catch {
            return error
        }
    }

    /// The fields of a row by their columns, numbers as numbers; `nil` where UCDP would not have the event.
    package func values(of brief: EventBrief) -> [JSONMember]? {
        guard let row = try? UCDPRow(brief, rule: rule) else { return nil }
        return table.columns.map { column in
            let text = column.value(row)
            let isNumber = column.kind == .integer || column.kind == .number
            return JSONMember(
                key: column.name,
                value: text.map { isNumber ? .number($0) : .string($0) } ?? .null
            )
        }
    }
}
