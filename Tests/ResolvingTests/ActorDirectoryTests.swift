import EventData
import Resolving
import Testing

@Suite struct `The actor directory` {
    private let directory = ActorDirectory()
    private let today = Day(year: 2025, month: 12, day: 23)

    private func summary(_ actor: Actor?) -> String {
        guard let actor else { return "nobody" }
        return "\(actor.name)|\(actor.country ?? "-")|\(actor.sectors.joined(separator: ","))"
    }

    @Test(arguments: [
        ("FAMa", "Armed Forces of Mali|MLI|MIL"),
        ("Forces armées maliennes", "Armed Forces of Mali|MLI|MIL"),
        ("GSIM", "JNIM|-|REB"),
        ("Groupe de soutien à l'islam et aux musulmans", "JNIM|-|REB"),
        ("Cédéao", "ECOWAS|-|IGO"),
        ("Alliance des États du Sahel", "Alliance of Sahel States|-|IGO"),
        ("Minusma", "MINUSMA|-|IGO"),
        ("MINUSMA", "MINUSMA|-|IGO"),
        ("groupe Wagner", "Wagner Group|RUS|PRM"),
        ("Gendarmerie nationale du Mali", "National Gendarmerie of Mali|MLI|MIL"),
        ("Agence France-Presse", "Agence France-Presse|FRA|JRN"),
        ("Abkhazia", "Abkhazia|GEO|PRE"),
        ("BAMAKO", "Government of Mali|MLI|GOV"),
        ("Quai d’Orsay", "Government of France|FRA|GOV"),
        ("Guinea-Bissau", "Guinea-Bissau|GNB|"),
        ("Maliennes", "People of Mali|MLI|CVL"),
    ])
    func `knows a name in both languages`(name: String, expected: String) {
        #expect(summary(directory.actor(named: name)) == expected)
    }

    @Test(arguments: ["bamako", "fama", "us", "who", "minusma", "Nobody Knows", "", "of", "mali"])
    func `takes no word for a name`(word: String) {
        #expect(directory.actor(named: word) == nil)
    }

    @Test(arguments: [
        ("nigérien", "NER"), ("nigériennes", "NER"), ("Nigerien", "NER"), ("NIGÉRIENS", "NER"),
        ("nigérian", "NGA"), ("nigérianes", "NGA"), ("Nigerian", "NGA"), ("Nigerians", "NGA"),
        ("malienne", "MLI"), ("burkinabè", "BFA"), ("burkinabé", "BFA"), ("Ivorian", "CIV"),
        ("sud-africaines", "ZAF"), ("américain", "USA"), ("grecque", "GRC"), ("Dutch", "NLD"),
    ])
    func `tells a country by its people`(word: String, country: String) {
        #expect(directory.country(ofDemonym: word) == country)
    }

    @Test func `tells a country by its capital and by its name`() {
        #expect(directory.country(ofCapital: "Niamey") == "NER")
        #expect(directory.country(ofCapital: "niamey") == nil)
        #expect(directory.country(ofCapital: "Gao") == nil)
        #expect(directory.country(named: "Côte d’Ivoire") == "CIV")
        #expect(directory.country(named: "République démocratique du Congo") == "COD")
        #expect(directory.name(ofCountry: "BFA") == "Burkina Faso")
    }

    @Test(arguments: [
        ("Joe Biden", "2010-06-01", "USA GOV"), ("Joe Biden", "2018-06-01", "USA ELI"),
        ("Joe Biden", "2022-06-01", "USA GOV"), ("Joe Biden", "2025-06-01", "USA ELI"),
        ("Joe Biden", "1990-06-01", "USA LEG"), ("Mohamed Bazoum", "2022-06-01", "NER GOV"),
        ("Mohamed Bazoum", "2024-06-01", "NER ELI"), ("António Guterres", "2020-01-01", "- IGO"),
        ("Taliban", "2010-01-01", "AFG REB"), ("Taliban", "2023-01-01", "AFG GOV"),
        ("Yevgeny Prigozhin", "2022-01-01", "RUS PRM"),
    ])
    func `holds offices by date`(name: String, date: String, expected: String) {
        let actor = directory.actor(named: name, on: Day(written: date))
        #expect("\(actor?.country ?? "-") \(actor?.sectors.first ?? "-")" == expected)
    }

    @Test func `prefers the bearer of the country`() {
        let niger = directory.actor(named: "CNSP", country: "NER")
        #expect(niger?.country == "NER")
        #expect(directory.actor(named: "National Intelligence Agency", country: "NGA") == nil)
    }

    @Test func `names governments, armies and police of every state`() {
        #expect(directory.government(of: "MLI")?.name == "Government of Mali")
        #expect(directory.government(of: "USA")?.name == "Government of the United States")
        #expect(directory.army(of: "BFA")?.name == "Armed Forces of Burkina Faso")
        #expect(directory.army(of: "BFA")?.id == "burkina-faso-army")
        #expect(directory.army(of: "FJI")?.name == "Armed Forces of Fiji")
        #expect(directory.police(of: "NER")?.name == "Police of Niger")
        #expect(directory.civilians(of: "GMB")?.name == "Civilians of the Gambia")
    }

    @Test func `counts the members of the day`() {
        func members(_ id: String, _ date: String) -> Set<String> {
            Set(directory.members(of: id, on: Day(written: date)).map { $0.country ?? $0.name })
        }
        #expect(members("aes", "2024-01-01") == ["MLI", "BFA", "NER"])
        #expect(members("aes", "2023-01-01").isEmpty)
        #expect(members("ecowas", "2024-06-01").count == 15)
        #expect(members("ecowas", "2025-06-01").count == 12)
        #expect(members("eu", "2019-01-01").subtracting(members("eu", "2021-01-01")) == ["GBR"])
        #expect(directory.members(of: "jnim", on: today).contains { $0.name == "Katiba Macina" })
        #expect(directory.members(of: "nobody").isEmpty)
        #expect(directory.members(of: "aes", on: today).map(\.name).contains("Government of Mali"))
        #expect(directory.suspendedMembers(of: "ecowas", on: Day(written: "2024-01-01")).count == 4)
    }

    @Test(arguments: [
        ("gunmen", "UAF"), ("Gunman", "UAF"), ("gendarmes", "MIL"), ("préfet", "GOV"), ("préfets", "GOV"),
        ("infirmières", "MED"), ("refugies", "REF"), ("réfugiés", "REF"), ("vandals", "CRM"),
        ("self-defence groups", "PRM"), ("groupes d'autodéfense", "PRM"), ("chefs d’état-major", "MIL"),
        ("former ministers", "ELI"), ("opposition leaders", "OPP"), ("trade unions", "LAB"), ("juge", "JUD"),
    ])
    func `knows the words for roles`(words: String, sector: String) {
        #expect(directory.roleWord(words)?.sectors.first == sector)
    }

    @Test func `takes no participle for a role`() {
        #expect(directory.roleWord("jugé") == nil)
        #expect(directory.roleWord("gardé") == nil)
        #expect(directory.roleWord("the") == nil)
    }

    @Test func `lets a country say what a word means there`() {
        #expect(directory.roleWord("mercenaires")?.sectors == ["UAF"])
        #expect(directory.roleWord("mercenaires", country: "MLI")?.sectors == ["PRM"])
        #expect(directory.roleWord("emir", country: "NGA")?.sectors == ["REL"])
    }
}
