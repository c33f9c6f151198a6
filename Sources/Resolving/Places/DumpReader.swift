import EventData
import Unpacking

/// Reads a country's dump of GeoNames: 19 columns with tabs between them.
///
/// http://download.geonames.org/export/dump/readme.txt
struct DumpReader {
    private static let columns = 19

    private let curated = CuratedPlaces.shared
    private let features: Set<String>
    private var rows: [[String]] = []
    private(set) var problems: [DumpProblem] = []
    /// The newest change in the dump, `2024-01-31`.
    private(set) var date = ""

    init() {
        features = Set(
            Unpacking.rows(of: Lexicon.places_features_tsv).flatMap { row in
                row[1].split(separator: " ").map { "\(row[0]).\($0)" }
            }
        )
    }

    /// Takes up one line, or says what is wrong with it.
    mutating func take(_ line: InputLine) {
        var bytes = line.bytes[...]
        if bytes.last == 0x0D { bytes.removeLast() }
        if bytes.isEmpty { return }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            problems.append(DumpProblem(line: line.number, message: "the row is not UTF-8"))
            return
        }
        let row = text.utf8.split(separator: 0x09, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        if let message = problem(of: row) {
            problems.append(DumpProblem(line: line.number, message: message))
            return
        }
        date = max(date, row[18])
        if features.contains("\(row[6]).\(row[7])") { rows.append(row) }
    }

    private func problem(of row: [String]) -> String? {
        guard row.count == Self.columns else {
            return "the row has \(row.count) columns; expected \(Self.columns)"
        }
        guard let id = UInt32(row[0]), id > 0 else { return "'\(row[0])' is no number of GeoNames" }
        guard !NameKey(row[1]).isEmpty else { return "the place has no name" }
        guard let latitude = Double(row[4]), abs(latitude) <= 90 else {
            return "'\(row[4])' is no latitude; expected -90 to 90"
        }
        guard let longitude = Double(row[5]), abs(longitude) <= 180 else {
            return "'\(row[5])' is no longitude; expected -180 to 180"
        }
        guard row[8].isEmpty || curated.countries[row[8]] != nil else {
            return "'\(row[8])' is no country code; expected two capitals such as 'ML'"
        }
        return nil
    }

    /// The places of all lines that were taken.
    func places(of source: String) -> [SourcedPlace] {
        var divisions: [String: String] = [:]
        for row in rows where row[7] == "ADM1" { divisions["\(row[8]).\(row[10])"] = Self.shortName(row[1]) }
        for row in rows where row[7] == "ADM2" {
            divisions["\(row[8]).\(row[10]).\(row[11])"] = Self.shortName(row[1])
        }
        return rows.map { row in
            let country = curated.countries[row[8]]
            let first = curated.divisions["\(country ?? "").\(row[10])"] ?? divisions["\(row[8]).\(row[10])"]
            let record = PlaceRecord(
                name: row[1],
                spellings: AlternateNames.chosen(
                    from: [row[2]] + row[3].split(separator: ",").map(String.init),
                    besides: row[1]
                ),
                country: country,
                admin1: first,
                admin2: divisions["\(row[8]).\(row[10]).\(row[11])"],
                latitude: Double(row[4]),
                longitude: Double(row[5]),
                geonames: Int(row[0]),
                feature: "\(row[6]).\(row[7])",
                population: Int(row[14]) ?? 0,
                precision: PlaceRecord.precision(of: "\(row[6]).\(row[7])")
            )
            let date = UInt32(row[18].filter { $0 != "-" }) ?? 0
            return SourcedPlace(record: record, date: date, source: source)
        }
    }

    private static let divisions: Set = [
        "cercle", "province", "departement", "département", "department", "region", "région",
    ]

    /// The name of a division without what it is: "Cercle de Gao", "Soum Province".
    static func shortName(_ name: String) -> String {
        let words = name.split(separator: " ")
        guard words.count > 1 else { return name }
        if divisions.contains(words[words.count - 1].lowercased()) {
            return words.dropLast().joined(separator: " ")
        }
        guard divisions.contains(words[0].lowercased()) else { return name }
        var rest = words.dropFirst()
        for article in [["de", "du", "des"], ["la"], ["d'", "d’"]] {
            if rest.count > 1, let first = rest.first, article.contains(String(first)) {
                rest = rest.dropFirst()
            }
        }
        let short = rest.joined(separator: " ")
        let isElided = ["d’", "d'", "l’", "l'"].contains { short.hasPrefix($0) }
        return isElided ? String(short.dropFirst(2)) : short
    }
}
