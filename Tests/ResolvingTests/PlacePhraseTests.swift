import EventData
import Testing

@testable import Resolving

@Suite struct `A phrase that names a place` {
    private let gazetteer = Gazetteer()

    private func read(_ phrase: String, about countries: String...) -> String {
        let weights = countries.enumerated().map { ($1, 1 / Double($0 + 1)) }
        let context = PlaceContext(countries: Dictionary(uniqueKeysWithValues: weights))
        guard let place = gazetteer.place(phrase: phrase, in: context).place else { return "nil" }
        return "\(place.name) \(place.country ?? "-") \(place.precision.rawValue)"
    }

    @Test(arguments: [
        ("near Djibo", "Djibo BFA near"), ("près de Djibo", "Djibo BFA near"),
        ("la ville de Gao", "Gao MLI place"),
        ("the town of Gao", "Gao MLI place"), ("30 km north of Kidal", "Kidal MLI near"),
        ("à 30 kilomètres au nord de Kidal", "Kidal MLI near"), ("the Mopti region", "Mopti MLI admin1"),
        ("la région de Mopti", "Mopti MLI admin1"), ("Mopti", "Mopti MLI place"),
        ("Soum province", "Soum BFA admin2"),
        ("dans le cercle de Douentza", "Douentza MLI admin2"),
        ("la province du Nord-Kivu", "North Kivu COD admin1"),
        ("dans le village de Petega, dans la province du Soum", "Petega BFA place"),
        ("Konna, in the Mopti region of Mali", "Konna MLI place"),
        ("Djibo (Burkina Faso)", "Djibo BFA place"),
        ("northern Mali", "northern Mali MLI region"), ("le nord du Mali", "northern Mali MLI region"),
        ("le centre du Mali", "central Mali MLI region"), ("Mali's north", "northern Mali MLI region"),
        (
            "l'est de la République démocratique du Congo",
            "eastern Democratic Republic of the Congo COD region"
        ),
        ("Burkina Faso's Sahel region", "Sahel BFA admin1"),
        ("the three-border area", "Three-border area - region"),
        ("zone des trois frontières", "Three-border area - region"), ("the Sahel", "Sahel - region"),
        ("le bassin du lac Tchad", "Lake Chad basin - region"),
        ("la Corne de l'Afrique", "Horn of Africa - region"),
        ("Ouagadougou airport", "Ouagadougou BFA place"), ("South Africa", "South Africa ZAF country"),
        ("North Korea", "North Korea PRK country"), ("la Gambie", "Gambia GMB country"),
        ("au Tchad", "Chad TCD country"),
    ]) func `is understood`(_ phrase: String, _ expected: String) {
        #expect(read(phrase) == expected)
    }

    @Test(arguments: [
        ("the capital", "Bamako MLI place"), ("la capitale", "Bamako MLI place"),
        ("the north", "northern Mali MLI region"),
        ("le centre et le nord-ouest", "central Mali MLI region"), ("tout le pays", "Mali MLI country"),
        ("the presidential palace", "Mali MLI country"), ("his wooden spoon", "nil"), ("", "nil"),
        ("   ", "nil"), ("Xyzzy", "nil"),
    ]) func `stands for the report's country where it has no name`(_ phrase: String, _ expected: String) {
        #expect(read(phrase, about: "MLI", "BFA") == expected)
    }

    @Test(arguments: ["the capital", "the north", "the border", "tout le pays"])
    func `means nothing where the report is about no country`(_ phrase: String) {
        #expect(read(phrase) == "nil")
    }

    @Test func `means the province where the report is about its country`() {
        #expect(read("région du Sahel", about: "BFA") == "Sahel BFA admin1")
        #expect(read("le Sahel") == "Sahel - region")
    }
}
