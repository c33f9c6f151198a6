package import EventData
package import Unpacking

/// Reads an export of ACLED row by row, of today's columns and of those before March 2023.
///
/// ```swift
/// var reader = try ACLEDReader(path: path)
/// while let row = try reader.next() { … }
/// ```
///
/// The columns may stand in any order; only `event_id_cnty`, `event_date` and
/// `event_type` must be there. The row of tags that HDX puts below the header is
/// passed over. What the columns mean: https://acleddata.com/methodology/acled-codebook
package struct ACLEDReader: ~Copyable {
    private static let required = ["event_id_cnty", "event_date", "event_type"]

    private var table: ImportTable
    private let country: CountryLookup

    /// Opens a file, or standard input for `nil`; throws where it cannot be read or has no such columns.
    package init(
        path: String?,
        country: @escaping CountryLookup = { _ in nil }
    ) throws(ImportProblem) {
        try self.init(CSVReader.opened(path), country: country)
    }

    /// Reads what another reader gives; throws for a table without such columns.
    package init(
        _ reader: consuming CSVReader,
        country: @escaping CountryLookup = { _ in nil }
    ) throws(ImportProblem) {
        table = try ImportTable(reader, needing: Self.required)
        self.country = country
    }

    /// The next row, `nil` at the end; throws where the file cannot be read.
    package mutating func next() throws(ImportProblem) -> Imported<DatasetEvent>? {
        guard let (line, row) = try table.next() else { return nil }
        let country = country
        return Imported(line) { () throws(ImportProblem) in try row.get().acledEvent(country) }
    }
}

extension ImportRow {
    fileprivate func acledEvent(_ lookup: CountryLookup) throws(ImportProblem) -> DatasetEvent {
        DatasetEvent(
            dataset: .acled,
            id: try required("event_id_cnty"),
            date: try acledDate(),
            labels: ["disorder_type", "event_type", "sub_event_type"].compactMap { self[$0] },
            first: acledSide(1),
            second: acledSide(2),
            place: try acledPlace(lookup),
            country: self["country"],
            admin2: self["admin2"],
            deaths: DatasetEvent.Deaths(best: try count("fatalities")),
            notes: self["notes"],
            sources: self["source"],
            row: json
        )
    }

    // Where only the week or the month is known, the day that is given is one in its midst.
    private func acledDate() throws(ImportProblem) -> EventDate {
        let day = try day("event_date")
        let precisions: [EventDate.Precision] = [.day, .week, .month]
        let precision = try entry(of: precisions, numbered: "time_precision") ?? .day
        var (from, to) = (day, day)
        if precision == .week { (from, to) = (day.advanced(by: -3), day.advanced(by: 3)) }
        if precision == .month {
            let (year, month, number) = day.components
            from = day.advanced(by: 1 - number)
            to = from.advanced(by: Day.days(inMonth: month, of: year) - 1)
        }
        return EventDate(from: from, to: to, precision: precision, basis: .explicit)
    }

    private func acledSide(_ number: Int) -> DatasetEvent.Side? {
        guard let name = self["actor\(number)"] else { return nil }
        let associates = (self["assoc_actor_\(number)"] ?? "").split(separator: ";").map { associate in
            String(associate.drop { $0 == " " })
        }
        return DatasetEvent.Side(
            name: name,
            kind: self["inter\(number)"],
            associates: associates.filter { !$0.isEmpty }
        )
    }

    private func acledPlace(_ lookup: CountryLookup) throws(ImportProblem) -> Place {
        let found = try number("iso").flatMap { lookup(.isoNumber($0)) }
        let code = self["iso3"] ?? found ?? self["country"].flatMap { lookup(.name($0)) }
        let precisions: [Place.Precision] = [.place, .near, .admin1]
        return Place(
            name: self["location"] ?? self["admin2"] ?? self["admin1"] ?? self["country"] ?? "",
            country: code,
            admin1: self["admin1"],
            latitude: try degrees("latitude", within: 90),
            longitude: try degrees("longitude", within: 180),
            precision: try entry(of: precisions, numbered: "geo_precision") ?? .region
        )
    }
}
