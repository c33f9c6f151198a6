import EventData
import Testing

@testable import Resolving

@Suite struct `The gazetteer's tables` {
    private let gazetteer = Gazetteer()

    /// A place as one line: `Gao MLI Gao place`.
    private func line(_ place: Place?) -> String {
        guard let place else { return "nil" }
        return [place.name, place.country ?? "-", place.admin1 ?? "-", place.precision.rawValue]
            .joined(separator: " / ")
    }

    @Test(arguments: [
        (["I-n-Delimane", "In-Delimane", "Indelimane", "In Delimane"], "Indelimane"),
        (["Ménaka", "Menaka"], "Ménaka"),
        (["Boulkessi", "Boulikessi", "Boulkessy", "Boulekessi"], "Boulikessi"),
        (["Bani Bangou", "Banibangou", "Bani-Bangou"], "Bani Bangou"),
        (["Tin Zaouatène", "Tinzaouaten", "Tin-Zaouatène", "Tinzawaten", "Tinzaouatène"], "Tinzawatène"),
        (["Timbuktu", "Tombouctou", "TIMBUKTU"], "Tombouctou"),
        (["Djibo", "Jibo"], "Djibo"),
        (["Darey-Daye", "Darey Dey", "Dareye-Daye"], "Darey-Daye"),
        (["Aguelhok", "Aguel'hoc", "Aguelhoc"], "Adjelhoc"),
        (["Birni N'Konni", "Birnin Konni", "Konni"], "Birni N'Konni"),
        (["Kyiv", "Kiev", "Kyïv"], "Kyiv"), (["Khan Younis", "Khan Younès", "Khan Yunis"], "Khan Younis"),
        (["Le Caire", "Cairo"], "Cairo"), (["Pékin", "Beijing"], "Beijing"),
        (["Londres", "London"], "London"),
    ]) func `know spellings of one place`(_ spellings: [String], _ name: String) {
        for spelling in spellings {
            #expect(gazetteer.place(named: spelling, in: PlaceContext())?.name == name, "\(spelling)")
        }
    }

    @Test(arguments: [
        ("Niger", "NER"), ("Nigeria", "NGA"), ("Nigéria", "NGA"), ("Burkina", "BFA"),
        ("Côte d'Ivoire", "CIV"),
        ("Cote d’Ivoire", "CIV"), ("RDC", "COD"), ("Mali", "MLI"), ("Guinée équatoriale", "GNQ"),
        ("USA", "USA"),
        ("États-Unis", "USA"), ("Royaume-Uni", "GBR"), ("Tchad", "TCD"), ("Soudan du Sud", "SSD"),
        ("Guinea-Bissau", "GNB"),
    ]) func `know countries in both languages`(_ name: String, _ code: String) {
        let place = gazetteer.place(named: name, in: PlaceContext())
        #expect(place?.country == code && place?.precision == .country)
    }

    @Test(arguments: [
        ("Malian", "MLI"), ("maliens", "MLI"), ("maliennes", "MLI"), ("burkinabè", "BFA"),
        ("Burkinabe", "BFA"),
        ("nigérien", "NER"), ("nigérienne", "NER"), ("Nigerien", "NER"), ("nigérian", "NGA"),
        ("Nigerian", "NGA"),
        ("tchadiens", "TCD"), ("françaises", "FRA"), ("russes", "RUS"), ("sud-africaines", "ZAF"),
        ("table", nil as String?),
    ]) func `know adjectives of countries`(_ word: String, _ code: String?) {
        #expect(gazetteer.country(ofAdjective: word) == code)
    }

    @Test(arguments: [
        ("North Kivu", "COD"), ("Nord-Kivu", "COD"), ("Cabo Delgado", "MOZ"), ("Donbas", "UKR"),
        ("Rakhine", "MMR"),
        ("Gaza", "PSE"), ("bande de Gaza", "PSE"), ("Tigré", "ETH"), ("Darfour", "SDN"), ("Antioquia", "COL"),
        ("Extrême-Nord", "CMR"), ("Borno", "NGA"), ("Crimée", "UKR"), ("Tillabéri", "NER"), ("Kidal", "MLI"),
    ]) func `know provinces of conflict`(_ name: String, _ country: String) {
        #expect(gazetteer.place(phrase: name, in: PlaceContext()).place?.country == country)
    }

    @Test func `give all namesakes, and those of the tables first`() {
        let candidates = gazetteer.places(named: "Tripoli")
        #expect(Set(candidates.compactMap(\.place.country)) == ["LBY", "LBN"])
        #expect(candidates.allSatisfy { $0.origin == .curated && !$0.isVariant })
        #expect(gazetteer.places(named: "Xyzzy").isEmpty && gazetteer.places(named: "").isEmpty)
    }

    @Test(arguments: [
        ("Tripoli", "LBY", "LBY"), ("Tripoli", "LBN", "LBN"), ("Tripoli", "", "LBY"),
        ("Cordoba", "ARG", "ARG"), ("Cordoba", "ESP", "ESP"),
        ("Savanes", "TGO", "TGO"), ("Savanes", "CIV", "CIV"), ("Nord", "BFA", "BFA"),
        ("Extrême-Nord", "CMR", "CMR"),
        ("San Salvador", "SLV", "SLV"), ("San Salvador", "", "SLV"), ("Ségou", "MLI", "MLI"),
        ("Ségou", "", "MLI"),
        ("Niamey", "NER", "NER"), ("Niamey", "MLI", "NER"), ("Adrar", "DZA", "DZA"), ("Adrar", "MRT", "MRT"),
        ("Namissiguia", "BFA", "BFA"), ("Plateau", "NGA", "NGA"), ("Punjab", "PAK", "PAK"),
        ("Punjab", "IND", "IND"),
    ]) func `choose by the countries of the report`(_ name: String, _ country: String, _ expected: String) {
        var context = PlaceContext(isLocative: true)
        if !country.isEmpty { context.countries = [country: 1] }
        #expect(gazetteer.place(named: name, in: context)?.country == expected)
    }

    @Test func `choose by places that are near`() {
        let markets = gazetteer.places(named: "Koro").map(\.place)
        #expect(markets.count > 1)
        for near in ["Bankass", "Banfora"] {
            guard let other = gazetteer.place(named: near, in: PlaceContext()) else { continue }
            let context = PlaceContext(near: [other], isLocative: true)
            let chosen = gazetteer.place(named: "Koro", in: context)
            let nearest = markets.compactMap { distance($0, other) }.min()
            #expect(chosen.flatMap { distance($0, other) } == nearest, "\(near)")
        }
    }

    @Test(arguments: ["Of", "Man", "Mobile", "Nice", "Is", "Ali", "Moussa", "of", "man"])
    func `take no everyday word for a place`(_ word: String) {
        #expect(gazetteer.place(named: word, in: PlaceContext()) == nil)
    }

    @Test func `take one where the words around and the report say so`() {
        let context = PlaceContext(countries: ["CIV": 1], isLocative: true)
        #expect(line(gazetteer.place(named: "Man", in: context)) == "Man / CIV / Montagnes / place")
        #expect(gazetteer.place(named: "man", in: context) == nil)
    }

    @Test func `find names of several words, the longest first`() {
        let text =
            "Fighters from Bobo Dioulasso reached Port - au - Prince and Tin Zaouatène in northern Mali ."
        let words = text.split(separator: " ").map(String.init)
        let found = gazetteer.mentions(in: words).map { words[$0.range].joined(separator: " ") }
        #expect(found == ["Bobo Dioulasso", "Port - au - Prince", "Tin Zaouatène", "Mali"])
    }

    @Test func `say what a text is about`() {
        let context = gazetteer.context(of: "BAMAKO, Mali — Malian troops near Gao, with Nigerien soldiers.")
        #expect(context.mainCountry == "MLI")
        #expect((context.countries["NER"] ?? 0) > 0 && context.countries["NGA"] == nil)
        #expect(gazetteer.context(of: "").countries.isEmpty)
    }

    @Test func `have a digest of their own`() {
        #expect(gazetteer.digest.count == 16 && gazetteer.digest == Gazetteer().digest)
    }
}
