package import EventData
internal import Unpacking

/// Names of places, and what they may mean.
///
/// ```swift
/// let gazetteer = Gazetteer()
/// gazetteer.places(named: "Tin Zaouatène")             // all that it may be
/// gazetteer.place(named: "Ségou", in: PlaceContext())  // the likeliest: Ségou in Mali
/// ```
///
/// The tables of the program are always there; an installed file adds the rest
/// of the world. A gazetteer never changes, and threads may share it.
package struct Gazetteer: Sendable {
    let curated: CuratedPlaces
    let file: GazetteerFile?

    /// Knows the tables of the program alone.
    package init() {
        curated = .shared
        file = nil
    }

    /// Knows the tables and the file at `path`.
    ///
    /// It maps the file and reads no more than its head. It throws
    /// `gazetteer.missing`, `gazetteer.version` or `gazetteer.damaged`.
    package init(path: String) throws(GazetteerError) {
        curated = .shared
        file = try GazetteerFile(path: path)
    }

    // MARK: Names

    /// All places that have the name, those of the tables first, none twice.
    ///
    /// Case, accents, hyphens, spaces and a leading article make no difference.
    /// Where no place is called so, those come that sound so.
    package func places(named name: String, language: Language? = nil) -> [PlaceCandidate] {
        let key = NameKey(name)
        let exact = places(with: key)
        if !exact.isEmpty { return exact }
        if let rest = PhraseWords.shared.withoutArticle(name) {
            let found = places(with: NameKey(rest))
            if !found.isEmpty { return found }
        }
        guard let sound = key.soundHash else { return [] }
        return places(hash: sound, isSound: true)
    }

    func places(with key: NameKey) -> [PlaceCandidate] {
        key.isEmpty ? [] : places(hash: key.hash, isSound: false)
    }

    private func places(hash: UInt64, isSound: Bool) -> [PlaceCandidate] {
        var candidates = curated.names.records(hash: hash, isSound: isSound).map { index in
            PlaceCandidate(curated.records[index], from: .curated, isVariant: isSound)
        }
        guard let file else { return candidates }
        let known = Set(candidates.compactMap(\.place.geonames))
        for record in file.records(hash: hash, isSound: isSound) {
            if let id = record.geonames, known.contains(id) { continue }
            // A capital is in the tables under its other names too.
            if candidates.contains(where: { $0.isSamePlace(as: record) }) { continue }
            candidates.append(PlaceCandidate(record, from: .installed, isVariant: isSound))
        }
        return candidates
    }

    // MARK: Countries

    /// A country as a place, by the three letters of ISO 3166-1.
    package func country(_ code: String) -> Place? { curated.country(code)?.place }

    /// The capital of a country, by the three letters of ISO 3166-1.
    package func capital(of country: String) -> Place? { curated.capital(of: country)?.place }

    /// The country of an adjective such as "Malian", "burkinabè" or "sud-africaines".
    package func country(ofAdjective word: String) -> String? {
        curated.country(ofAdjective: NameKey(word))
    }

    // MARK: What it is

    /// A name for what it knows, which changes with any table and file.
    package var digest: String { hexadecimal(Self.tablesDigest ^ (file?.digest ?? 0)) }

    private static let tablesDigest: UInt64 = CuratedPlaces.tablesDigest
}

extension PlaceCandidate {
    init(_ record: PlaceRecord, from origin: Origin, isVariant: Bool) {
        self.init(
            place: record.place,
            admin2: record.admin2,
            feature: record.feature,
            population: record.population,
            origin: origin,
            isVariant: isVariant
        )
    }

    /// Whether a record is of the same kind, and lies within some two kilometres.
    fileprivate func isSamePlace(as record: PlaceRecord) -> Bool {
        guard place.country == record.country, place.precision == record.precision,
            let latitude = place.latitude, let longitude = place.longitude,
            let otherLatitude = record.latitude, let otherLongitude = record.longitude
        else { return false }
        return abs(latitude - otherLatitude) < 0.02 && abs(longitude - otherLongitude) < 0.02
    }
}
