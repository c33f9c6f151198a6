package import EventData

/// Writes events as rows of ACLED's export with 31 columns, as it has been since March 2023.
///
/// ```swift
/// let table = ACLEDTable()
/// var bytes = table.header()
/// for brief in briefs { table.append(brief, to: &bytes) }
/// ```
///
/// Ids begin with `GRT-`, so that none is ever taken for one of ACLED's. `source_scale` stays empty: nothing
/// tells how far an outlet reaches. ACLED reads a report of no deaths as none, and so `fatalities` is never empty.
package struct ACLEDTable: Sendable {
    /// Whether kinds of party are written in words, as ACLED does now, or in its older numbers.
    package enum Codes: String, CaseIterable, Sendable {
        case labels, numbers
    }

    private let rule: Tally.Rule
    private let table: Table<ACLEDRow>

    package init(rule: Tally.Rule = .acled, codes: Codes = .labels) {
        self.rule = rule
        table = Table(columns: ACLEDRow.columns(codes))
    }

    package func header() -> [UInt8] { table.header() }

    /// The line of hashtags below the header, by which HXL's readers know the columns.
    ///
    /// The tags are those that OCHA's own exports of ACLED have; columns that those lack are without one.
    package func hashtags() -> [UInt8] {
        var bytes: [UInt8] = []
        table.format.append(table.columns.map { Self.hashtags[$0.name] }, to: &bytes)
        return bytes
    }

    /// Appends a row, or none and says why where ACLED would not have the event.
    @discardableResult
    package func append(
        _ brief: EventBrief,
        history: EventHistory = EventHistory(),
        to bytes: inout [UInt8]
    ) -> Omission? {
        do throws(Omission) {
            table.append(try ACLEDRow(brief, rule: rule, history: history), to: &bytes)
            return nil
        } catch {
            return error
        }
    }

    /// The fields of a row by their columns, empty where nothing is known; `nil` where ACLED would not have the event.
    package func fields(
        of brief: EventBrief,
        history: EventHistory = EventHistory()
    ) -> [(name: String, value: String)]? {
        guard let row = try? ACLEDRow(brief, rule: rule, history: history) else { return nil }
        return table.columns.map { ($0.name, $0.value(row) ?? "") }
    }

    package static let columnNames = ACLEDRow.columns(.labels).map(\.name)

    /// A line of any of the fields.
    package static func line(_ fields: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        DelimitedFormat.commas.append(fields, to: &bytes)
        return bytes
    }

    private static let hashtags = [
        "event_date": "#date+occurred",
        "event_type": "#event+type",
        "sub_event_type": "#event+type+sub",
        "actor1": "#group+name+first",
        "actor2": "#group+name+second",
        "admin1": "#adm1+name",
        "admin2": "#adm2+name",
        "admin3": "#adm3+name",
        "location": "#loc+name",
        "latitude": "#geo+lat",
        "longitude": "#geo+lon",
        "notes": "#description",
        "fatalities": "#affected+killed",
    ]
}
