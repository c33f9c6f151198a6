import EventData
import Exchanging
import GriotTesting
import Testing

private let columns = """
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name \
    dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id \
    side_b number_of_sources source_article source_office source_date source_headline source_original \
    where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid \
    country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b \
    deaths_civilians deaths_unknown best high low gwnoa gwnob
    """

private func row(_ change: (inout EventBrief) -> Void = { _ in }) -> [String: String]? {
    var brief = attack
    change(&brief)
    var bytes = UCDPTable().header()
    UCDPTable().append(brief, to: &bytes)
    return records(ofCSV: bytes).first
}

@Suite struct `A table in UCDP's form` {
    @Test func `has its 49 columns`() {
        let header = String(decoding: UCDPTable().header(), as: UTF8.self)
        #expect(header == columns.split(separator: " ").joined(separator: ",") + "\n")
    }

    @Test func `has rows for what UCDP counts`() throws {
        var bytes = UCDPTable().header()
        let omissions = briefs.map { UCDPTable().append($0, to: &bytes) }
        #expect(omissions == [nil, .type, .deaths, .type])
        try expectGolden(String(decoding: bytes, as: UTF8.self), "ucdp.csv")
        #expect(fields(ofCSV: bytes).allSatisfy { $0.count == 49 })
    }

    @Test func `adds up the deaths of its sides`() {
        // Twelve soldiers by one witness and thirty by the other: the lower median is twelve.
        let known = row()
        #expect(known?["deaths_a"] == "12" && known?["deaths_b"] == "0")
        #expect(known?["deaths_civilians"] == "4" && known?["deaths_unknown"] == "0")
        #expect(known?["low"] == "12" && known?["best"] == "16" && known?["high"] == "34")
        let more = row { $0.event.tallies = [tally(.killed, 12, 20, 34)] }
        #expect(more?["deaths_unknown"] == "4")
        let fewer = row { $0.event.tallies = [tally(.killed, 12, 13, 34)] }
        #expect(fewer?["deaths_a"] == "0" && fewer?["deaths_unknown"] == "13")
    }

    @Test func `adds up what one claimant says of a side`() {
        let gendarmes = Figure(
            quantity: .killed,
            low: 2,
            high: 2,
            bound: .exactly,
            counted: Figure.Counted(words: "two gendarmes", sector: "MIL", country: "MLI"),
            claimant: "the army",
            evidence: attack.claims[0].sentence
        )
        let sum = row { brief in
            for index in 0...1 { brief.claims[index].figures.append(gendarmes) }
            brief.event.tallies = [tally(.killed, 12, 20, 34)]
        }
        #expect(sum?["deaths_a"] == "14" && sum?["deaths_unknown"] == "2")
    }

    @Test func `counts the dead of one-sided violence as civilians`() {
        let row = row { $0.event.recipients = [Who.villagers] }
        #expect(row?["type_of_violence"] == "3" && row?["side_b"] == "Civilians")
        #expect(row?["side_a"] == "JNIM" && row?["conflict_name"] == "JNIM - Civilians")
        #expect(row?["deaths_civilians"] == "16" && row?["deaths_unknown"] == "0")
    }

    @Test func `has the government as side A`() {
        #expect(row()?["side_a"] == "Government of Mali" && row()?["gwnoa"] == "432")
        #expect(row()?["side_b"] == "JNIM" && row()?["gwnob"] == "")
    }

    @Test func `tells groups that fight each other from governments`() {
        let issp = Actor(id: "issp", name: "ISSP", country: nil, sectors: ["REB"], kind: "armed-group")
        let row = row { ($0.event.actors, $0.event.recipients) = ([issp, Who.jnim], []) }
        #expect(row?["type_of_violence"] == "2" && row?["dyad_name"] == "ISSP - JNIM")
    }

    @Test func `leaves out gunmen of whom no more is known`() {
        let gunmen = Who.people("gunmen", "UAF", nil)
        #expect(row { $0.event.actors = [gunmen] } == nil)
        #expect(row { ($0.event.actors, $0.event.recipients) = ([Who.army], [gunmen]) } == nil)
    }

    @Test(arguments: [
        (12.65, -8.0, 147_945), (16.2717, -0.0447, 153_000), (18.4411, 1.4078, 155_883),
        (12.3703, -1.5247, 147_237), (14.0994, -1.6281, 150_117), (13.5127, 2.1126, 149_405),
        (14.2117, 1.4533, 150_123), (0, 0, 129_961), (-90, -180, 1), (90, 180, 259_200),
    ])
    func `has the cells of PRIO-GRID`(latitude: Double, longitude: Double, cell: Int) {
        let row = row { brief in
            brief.event.place?.latitude = latitude
            brief.event.place?.longitude = longitude
        }
        #expect(row?["priogrid_gid"] == "\(cell)")
    }

    @Test(arguments: [
        (Place.Precision.place, "1", "1"), (.near, "2", "1"), (.admin2, "3", "1"), (.admin1, "4", "1"),
        (.region, "5", "2"), (.country, "6", "2"),
    ])
    func `says how exactly it knows the place`(precision: Place.Precision, code: String, clarity: String) {
        let row = row { $0.event.place?.precision = precision }
        #expect(row?["where_prec"] == code && row?["event_clarity"] == clarity)
    }

    @Test(arguments: [
        (EventDate.Precision.day, "1"), (.days, "2"), (.week, "3"), (.month, "4"), (.quarter, "5"),
        (.year, "5"),
    ])
    func `says how exactly it knows the date`(precision: EventDate.Precision, code: String) {
        #expect(row { $0.event.date?.precision = precision }?["date_prec"] == code)
    }

    @Test func `names one article a witness`() {
        let row = row()
        #expect(row?["number_of_sources"] == "2")
        #expect(
            row?["source_article"]
                == #""Sahel Wire,2025-06-04,Attack in Boni, 'worst this year'";"Radio Ségou,2025-06-05,=cmd() | Boni""#
        )
    }
}
