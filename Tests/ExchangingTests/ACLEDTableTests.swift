import EventData
import Exchanging
import GriotTesting
import Testing

private let columns = """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 \
    assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country \
    admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities \
    tags timestamp
    """

private func rows(_ brief: EventBrief, _ table: ACLEDTable = ACLEDTable()) -> [[String: String]] {
    var bytes = table.header()
    table.append(brief, to: &bytes)
    return records(ofCSV: bytes)
}

/// The attack with other parties, modes, place or date, and without its figures.
private func changed(_ change: (inout Event) -> Void) -> EventBrief {
    var brief = attack
    change(&brief.event)
    for index in brief.claims.indices { brief.claims[index].figures = [] }
    return brief
}

@Suite struct `A table in ACLED's form` {
    @Test func `has its 31 columns`() {
        let header = String(decoding: ACLEDTable().header(), as: UTF8.self)
        #expect(header == columns.split(separator: " ").joined(separator: ",") + "\n")
    }

    @Test func `has rows for what ACLED counts`() throws {
        let table = ACLEDTable()
        var bytes = table.header() + table.hashtags()
        var omissions: [Omission?] = []
        for brief in briefs {
            omissions.append(table.append(brief, history: EventHistory(changed: 1_750_000_000), to: &bytes))
        }
        #expect(omissions == [nil, .type, nil, nil])
        try expectGolden(String(decoding: bytes, as: UTF8.self), "acled.csv")
        #expect(fields(ofCSV: bytes).allSatisfy { $0.count == 31 })
    }

    @Test func `has the older numbers too`() {
        let row = rows(attack, ACLEDTable(codes: .numbers)).first
        #expect(row?["inter1"] == "2" && row?["inter2"] == "1" && row?["interaction"] == "12")
        #expect(rows(march, ACLEDTable(codes: .numbers)).first?["interaction"] == "60")
    }

    @Test(arguments: [
        (["drone"], ["REB"], "Explosions/Remote violence", "Air/drone strike"),
        ([], ["REB"], "Battles", "Armed clash"),
        ([], ["CVL"], "Violence against civilians", "Attack"),
        ([], [], "Violence against civilians", "Attack"),
        (["sexual"], ["CVL"], "Violence against civilians", "Sexual violence"),
        (["destroy"], [], "Strategic developments", "Looting/property destruction"),
    ])
    func `has the types of assaults`(modes: [String], recipients: [String], type: String, subtype: String) {
        let brief = changed { event in
            event.modes = modes
            event.recipients = recipients.map { Who.people("they", $0, "MLI") }
        }
        let row = rows(brief).first
        #expect(row?["event_type"] == type && row?["sub_event_type"] == subtype)
    }

    @Test(arguments: [
        ("villagers", "Violence against civilians", "Attack", "Civilians (Mali)"),
        ("protesters", "Protests", "Excessive force against protesters", "Protesters (Mali)"),
        ("des manifestants", "Protests", "Excessive force against protesters", "Protesters (Mali)"),
    ])
    func `tells those who gather from others`(name: String, type: String, subtype: String, second: String) {
        let brief = changed { event in
            event.actors = [Who.army]
            event.recipients = [Who.people(name, "CVL", "MLI")]
        }
        let row = rows(brief).first
        #expect(row?["event_type"] == type && row?["sub_event_type"] == subtype)
        #expect(row?["actor1"] == "Armed Forces of Mali" && row?["actor2"] == second)
        #expect(row?["assoc_actor_2"] == name && row?["civilian_targeting"] == "Civilian targeting")
    }

    @Test func `calls foreign soldiers external`() {
        let soldiers = Who.people("French soldiers", "MIL", "FRA")
        let row = rows(changed { $0.actors = [soldiers] }).first
        #expect(row?["actor1"] == "Military Forces of France" && row?["inter1"] == "External/Other forces")
    }

    @Test func `names nobody where nobody is named`() {
        let row = rows(changed { ($0.actors, $0.recipients) = ([], [Who.villagers]) }).first
        #expect(row?["actor1"] == "Unidentified Armed Group (Mali)")
    }

    @Test func `takes two without a recipient for both sides`() {
        let row = rows(changed { ($0.actors, $0.recipients) = ([Who.army, Who.jnim], []) }).first
        #expect(row?["actor1"] == "Armed Forces of Mali" && row?["actor2"] == "JNIM")
        #expect(row?["interaction"] == "State forces-Rebel group")
    }

    @Test(arguments: [
        (Claim.Status.negated, Place.Precision.place, EventDate.Precision.day, Omission.status),
        (.future, .place, .day, .status),
        (.occurred, .country, .day, .place),
        (.occurred, .place, .year, .date),
    ])
    func `leaves out what ACLED does not have`(
        status: Claim.Status,
        place: Place.Precision,
        date: EventDate.Precision,
        omission: Omission
    ) {
        var brief = attack
        brief.event.status = status
        brief.event.place?.precision = place
        brief.event.date?.precision = date
        var bytes: [UInt8] = []
        #expect(ACLEDTable().append(brief, to: &bytes) == omission && bytes.isEmpty)
    }

    @Test func `has tags below its header for HXL`() {
        let tags = fields(ofCSV: ACLEDTable().header() + ACLEDTable().hashtags())
        #expect(tags.count == 2 && tags[1].filter { !$0.isEmpty }.count == 13)
        #expect(tags[0].firstIndex(of: "fatalities") == tags[1].firstIndex(of: "#affected+killed"))
    }

    @Test func `has forces of states on one side`() {
        let wagner = Actor(id: "wagner", name: "Wagner", country: "RUS", sectors: ["PRM"], kind: "mercenary")
        let joint = rows(changed { ($0.actors, $0.recipients) = ([Who.army, wagner, Who.jnim], []) }).first
        #expect(joint?["actor1"] == "Armed Forces of Mali" && joint?["assoc_actor_1"] == "Wagner")
        #expect(joint?["actor2"] == "JNIM")
        let alone = rows(changed { ($0.actors, $0.recipients) = ([Who.army, wagner], []) }).first
        #expect(alone?["event_type"] == "Violence against civilians")
    }

    @Test(arguments: [
        ("MLI", "466", "432"), ("BFA", "854", "439"), ("NER", "562", "436"), ("TCD", "148", "483"),
        ("MRT", "478", "435"), ("NGA", "566", "475"), ("SEN", "686", "433"), ("CIV", "384", "437"),
        ("BEN", "204", "434"), ("TGO", "768", "461"), ("GHA", "288", "452"), ("DZA", "12", "615"),
        ("RUS", "643", "365"), ("FRA", "250", "220"),
    ])
    func `has the numbers of countries`(letters: String, iso: String, gleditschWard: String) {
        var brief = attack
        brief.event.place?.country = letters
        #expect(rows(brief).first?["iso"] == iso)
        var bytes = UCDPTable().header()
        UCDPTable().append(brief, to: &bytes)
        #expect(records(ofCSV: bytes).first?["country_id"] == gleditschWard)
    }

    @Test func `has no types but ACLED's`() {
        let modes = [
            "demo", "riot", "strike", "obstruct", "vandalize", "withdraw", "release", "disarm", "ceasefire",
            "troops", "weapons", "militia", "arrest", "seize", "curfew", "abduct", "beat", "sexual",
            "targeted",
            "destroy", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons",
            "crowd-control", "unconventional", "multilateral",
        ]
        let sides = [[], [Who.army], [Who.jnim], [Who.villagers], [Who.people("protesters", "CVL", "MLI")]]
        var found: Set<String> = []
        for type in EventType.allCases {
            for mode in modes {
                for (actors, recipients) in sides.flatMap({ actors in sides.map { (actors, $0) } }) {
                    let brief = changed { event in
                        (event.type, event.modes) = (type, [mode])
                        (event.actors, event.recipients) = (actors, recipients)
                    }
                    for row in rows(brief) {
                        let names = ["event_type", "sub_event_type", "disorder_type"].map { row[$0] ?? "" }
                        found.insert(names.joined(separator: " | "))
                        #expect(row["actor1"]?.isEmpty == false && row["inter1"]?.isEmpty == false)
                    }
                }
            }
        }
        #expect(found.sorted() == acledTypes)
    }
}

private let acledTypes = [
    "Battles | Armed clash | Political violence",
    "Explosions/Remote violence | Air/drone strike | Political violence",
    "Explosions/Remote violence | Chemical weapon | Political violence",
    "Explosions/Remote violence | Remote explosive/landmine/IED | Political violence",
    "Explosions/Remote violence | Shelling/artillery/missile attack | Political violence",
    "Explosions/Remote violence | Suicide bomb | Political violence",
    "Protests | Excessive force against protesters | Political violence; Demonstrations",
    "Protests | Peaceful protest | Demonstrations",
    "Protests | Protest with intervention | Demonstrations",
    "Riots | Mob violence | Political violence",
    "Riots | Violent demonstration | Demonstrations",
    "Strategic developments | Agreement | Strategic developments",
    "Strategic developments | Arrests | Strategic developments",
    "Strategic developments | Change to group/activity | Strategic developments",
    "Strategic developments | Looting/property destruction | Strategic developments",
    "Strategic developments | Non-violent transfer of territory | Strategic developments",
    "Strategic developments | Other | Strategic developments",
    "Violence against civilians | Abduction/forced disappearance | Political violence",
    "Violence against civilians | Attack | Political violence",
    "Violence against civilians | Sexual violence | Political violence",
]
