package import EventData
package import Unpacking

/// Reads a file of UCDP GED, or of its candidate events, row by row.
///
/// ```swift
/// var reader = try UCDPGEDReader(path: path)
/// while let row = try reader.next() { … }
/// ```
///
/// The columns may stand in any order; only `id`, `date_start` and `best` must be
/// there. Some candidate files have no header: they are read by position.
/// What the columns mean: https://ucdp.uu.se/downloads/ged/ged251.pdf
package struct UCDPGEDReader: ~Copyable {
    /// The columns, in the order of the published files.
    package static let columns = [
        "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
        "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
        "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
        "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
        "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
        "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start",
        "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
        "gwnoa", "gwnob",
    ]
    private static let required = ["id", "date_start", "best"]

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
        table = try ImportTable(reader, needing: Self.required, orElse: Self.columns)
        self.country = country
    }

    /// The next row, `nil` at the end; throws where the file cannot be read.
    package mutating func next() throws(ImportProblem) -> Imported<DatasetEvent>? {
        guard let (line, row) = try table.next() else { return nil }
        let country = country
        return Imported(line) { () throws(ImportProblem) in try row.get().ucdpEvent(country) }
    }
}

extension ImportRow {
    fileprivate func ucdpEvent(_ lookup: CountryLookup) throws(ImportProblem) -> DatasetEvent {
        DatasetEvent(
            dataset: .ucdpGED,
            id: wholePart(of: try required("id")),
            date: try ucdpDate(),
            labels: ucdpLabels,
            first: try ucdpSide("a"),
            second: try ucdpSide("b"),
            place: try ucdpPlace(lookup),
            country: self["country"],
            admin2: self["adm_2"],
            deaths: try ucdpDeaths(),
            notes: self["source_headline"],
            sources: self["source_article"] ?? self["source_original"],
            row: json
        )
    }

    private func ucdpDate() throws(ImportProblem) -> EventDate {
        let from = try day("date_start")
        let to = self["date_end"] == nil ? from : try day("date_end")
        guard from <= to else {
            throw ImportProblem(
                code: "dataset.date",
                message: "the event ends on \(to), before it begins on \(from)"
            )
        }
        let precisions: [EventDate.Precision] = [.day, .days, .week, .month, .year]
        let fallback: EventDate.Precision = from == to ? .day : .days
        let precision = try entry(of: precisions, numbered: "date_prec") ?? fallback
        return EventDate(from: from, to: to, precision: precision, basis: .explicit)
    }

    private var ucdpLabels: [String] {
        guard let type = self["type_of_violence"] else { return [] }
        let names = ["1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"]
        return [names[wholePart(of: type)] ?? type]
    }

    private func ucdpSide(_ letter: String) throws(ImportProblem) -> DatasetEvent.Side? {
        guard let name = self["side_\(letter)"] else { return nil }
        return DatasetEvent.Side(
            name: name,
            number: try number("side_\(letter)_new_id"),
            deaths: try count("deaths_\(letter)")
        )
    }

    private func ucdpPlace(_ lookup: CountryLookup) throws(ImportProblem) -> Place {
        let number = try number("country_id")
        let code =
            number.flatMap { lookup(.stateNumber($0)) } ?? self["country"].flatMap { lookup(.name($0)) }
        // The seventh is water or the air: no place, and no country's alone.
        let precisions: [Place.Precision] = [.place, .near, .admin2, .admin1, .region, .country, .region]
        return Place(
            name: self["where_coordinates"] ?? self["adm_2"] ?? self["adm_1"] ?? self["country"] ?? "",
            country: code,
            admin1: self["adm_1"],
            latitude: try degrees("latitude", within: 90),
            longitude: try degrees("longitude", within: 180),
            precision: try entry(of: precisions, numbered: "where_prec") ?? .region
        )
    }

    private func ucdpDeaths() throws(ImportProblem) -> DatasetEvent.Deaths {
        DatasetEvent.Deaths(
            low: try count("low"),
            best: try count("best"),
            high: try count("high"),
            civilians: try count("deaths_civilians"),
            unknown: try count("deaths_unknown")
        )
    }
}
