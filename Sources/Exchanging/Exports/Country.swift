internal import Unpacking

/// A country with the numbers and regions by which data sets on conflict know it.
struct Country: Sendable {
    /// ISO 3166-1: three letters, two letters, number.
    var letters: String
    var twoLetters: String
    var number: Int?
    var name: String
    /// Gleditsch and Ward's number, which UCDP uses, and that of the Correlates of War.
    var gleditschWard: Int?
    var correlatesOfWar: Int?
    var acledRegion: String
    var ucdpRegion: String

    /// The country of three letters of ISO 3166-1; `nil` where the table has none such.
    init?(_ letters: String?) {
        guard let letters, let country = Self.all[letters] else { return nil }
        self = country
    }

    /// All of them, by their three letters.
    static let all: [String: Country] = {
        var all: [String: Country] = [:]
        for row in rows(of: Lexicon.countries_tsv) {
            let country = Country(row)
            all[country.letters] = country
        }
        return all
    }()

    private init(_ row: [Substring]) {
        letters = String(row[0])
        twoLetters = String(row[1])
        number = Int(row[2])
        name = String(row[3])
        gleditschWard = Int(row[4])
        correlatesOfWar = Int(row[5])
        acledRegion = String(row[6])
        ucdpRegion = String(row[7])
    }
}
