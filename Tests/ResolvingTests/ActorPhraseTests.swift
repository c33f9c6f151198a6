import EventData
import Resolving
import Testing

@Suite struct `An actor phrase` {
    private let directory = ActorDirectory()

    private func reading(_ phrase: String, _ context: String? = nil, on date: String? = nil) -> String {
        let actor = directory.resolve(phrase, context: context, on: date.flatMap(Day.init(written:)))
        return "\(actor.country ?? "-") \(actor.sectors.joined(separator: ","))"
    }

    @Test(arguments: [
        ("Malian soldiers", "MLI MIL"), ("des soldats maliens", "MLI MIL"), ("l'armée burkinabè", "BFA MIL"),
        ("the French foreign minister", "FRA GOV"), ("Nigerien troops", "NER MIL"),
        ("Nigerian police", "NGA COP"), ("Egyptian judges", "EGY JUD"), ("Peruvian Congress", "PER LEG"),
        ("the Pakistani Supreme Court", "PAK JUD"), ("Kenyan nurses", "KEN MED"),
        ("les gendarmes nigériens", "NER MIL"), ("Chinese state media", "CHN JRN"),
        ("Uzbek men", "UZB CVL"), ("a Somali spokesman", "SOM GOV"), ("villagers in Burkina Faso", "BFA CVL"),
        ("the ambassador of Togo", "TGO GOV"), ("Lahore police station", "PAK COP"),
        ("Congolese soldiers", "COD MIL"), ("ethnic Latvians", "LVA CVL"), ("un missile letton", "LVA "),
        ("Latvian oligarchs", "LVA ELI"),
    ])
    func `joins a country and a role`(phrase: String, expected: String) {
        #expect(reading(phrase) == expected)
    }

    @Test(arguments: [
        ("unknown gunmen", "- UAF"), ("des hommes armés non identifiés", "- UAF"),
        ("a group of robbers", "- CRM"),
        ("the head of a teachers' union", "- LAB"), ("le porte-parole de l'armée", "- MIL"),
        ("army spokesman", "- MIL"),
        ("spokesman", "- UNK"), ("villageois", "- CVL"), ("a former governor", "- ELI"),
        ("an ex-senator", "- ELI"),
        ("un ancien ministre", "- ELI"), ("retired colonels", "- ELI"),
    ])
    func `reads a role alone`(phrase: String, expected: String) {
        #expect(reading(phrase) == expected)
    }

    @Test(arguments: [
        ("JNIM fighters", "- REB"), ("the Hamas leader", "PSE REB"), ("Boko Haram hostages", "NGA CVL"),
        ("protesters outside the World Bank", "- CVL"), ("a former Mossad agent", "ISR ELI"),
        ("an ANC lawmaker", "ZAF LEG,PTY"), ("a BBC correspondent", "GBR JRN"),
        ("Movement for Nothing (MNLA)", "MLI REB"), ("the group, JNIM", "- REB"),
    ])
    func `finds a name inside`(phrase: String, expected: String) {
        #expect(reading(phrase) == expected)
    }

    @Test(arguments: [
        ("President Emmanuel Macron", "2020-01-01", "FRA GOV"),
        ("Chancellor Scholz", "2023-01-01", "DEU GOV"),
        ("Prime Minister Abiy", "2023-01-01", "ETH GOV"),
        ("Macky Sall, president of Senegal", "2020-01-01", "SEN GOV"),
        ("Macky Sall", "2025-01-01", "SEN ELI"),
        ("Putin's spokesman", "2020-01-01", "RUS GOV"),
        ("Gbagbo supporters", "2011-01-01", "CIV CVL"),
        ("les partisans de Laurent Gbagbo", "2011-01-01", "CIV CVL"),
    ])
    func `knows persons by the day`(phrase: String, date: String, expected: String) {
        #expect(reading(phrase, on: date) == expected)
    }

    @Test(arguments: [
        ("Niamey", "NER GOV"), ("Togo", "TGO "), ("Lagos", "NGA CVL"), ("South Ossetia", "GEO PRE"),
        ("Jordan Smithers", "- "), ("qwertz", "- "), ("", "- "), ("?!", "- "), ("l'", "- "),
    ])
    func `tells a capital, a country, a city and nothing apart`(phrase: String, expected: String) {
        #expect(reading(phrase) == expected)
    }

    @Test func `gives no other country's body for one of the same name`() {
        let actor = directory.resolve("the Turkish Joint Chiefs of Staff")
        #expect(actor.country == "TUR" && actor.sectors == ["MIL"] && actor.entity == nil)
    }

    @Test func `takes the country of the context where it has none`() {
        #expect(reading("the National Guard", "Saudi") == "SAU MIL")
        #expect(reading("French troops", "Mali") == "FRA MIL")
        #expect(reading("the army", "Mali and Niger") == "- MIL")
    }

    @Test func `does not hang on articles, case of headlines or spaces`() {
        for phrase in ["Malian soldiers", "the Malian soldiers", "  Malian   soldiers ", "MALIAN SOLDIERS"] {
            #expect(reading(phrase) == "MLI MIL", "\(phrase)")
        }
    }
}
