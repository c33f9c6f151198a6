import EventData
import Exchanging
import GriotTesting
import Testing
import Unpacking

private let digest: @Sendable (Report) -> String? = { "sha-\($0.id)" }
private let history = EventHistory(
    version: 2,
    changed: 1_750_000_000,
    reviewer: "awa",
    reviewed: 1_750_000_060
)

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

private func claims(_ brief: EventBrief) -> [[String: String]] {
    let table = ClaimsTable(digest: digest)
    var bytes = table.header()
    table.append(brief, to: &bytes)
    return records(ofCSV: bytes)
}

private func events(_ brief: EventBrief) -> [String: String] {
    var bytes = EventsTable().header()
    EventsTable().append(brief, to: &bytes)
    return records(ofCSV: bytes).first ?? [:]
}

@Suite struct `The native tables` {
    /// Those that a record is promised to have; more may follow them.
    @Test(arguments: [
        (
            text(EventsTable().header()),
            """
            event_id version status merged_into event_type event_subtype acled_event_type \
            acled_sub_event_type ucdp_type_of_violence plover_type date_start date_end date_prec country \
            iso3 gwno admin1 admin1_pcode admin2 admin2_pcode admin3 place_name geonames_id latitude \
            longitude where_prec priogrid_gid actor1_id actor1 actor1_type actor2_id actor2 actor2_type \
            deaths_low deaths_best deaths_high deaths_civilians_low deaths_civilians_high injured_low \
            injured_high abducted_low abducted_high displaced_low displaced_high n_reports n_outlets \
            n_witnesses n_independent n_belligerent_sources contested contested_fields first_reported \
            last_changed confidence reviewer reviewed_at coder_version
            """
        ),
        (
            text(ClaimsTable().header()),
            """
            account_id event_id witness_id report_id slot value value_num value_low value_high unit \
            qualifier attributed_to attributed_id attribution_type said_at reported_at supersedes quote \
            quote_lang char_start char_end text_sha256 machine_conf reviewed
            """
        ),
        (
            text(ReportsTable().header()),
            """
            report_id version url canonical_url outlet outlet_country lang title byline dateline_place \
            dateline_date claimed_agency published_at modified_at retrieved_at raw_sha256 text_sha256 \
            witness_id copy_label copy_of containment licence_note
            """
        ),
        (text(EventReportsTable().header()), "event_id report_id account_count role overlap"),
        (
            text(CodingsTable().header()),
            "coding_id seq object object_id field old_value new_value actor reason at prev_hash hash"
        ),
    ])
    func `have their columns in their order`(header: String, columns: String) {
        let names = header.dropLast().split(separator: ",")
        #expect(names.prefix(columns.split(separator: " ").count) == columns.split(separator: " ")[...])
        // Stata cuts longer names.
        #expect(names.allSatisfy { $0.utf8.count <= 32 } && Set(names).count == names.count)
    }

    @Test func `have rows for every event`() throws {
        var bytes = EventsTable().header()
        for brief in briefs { EventsTable().append(brief, history: history, to: &bytes) }
        EventsTable().append(merged: "6a47313ada066db1a01e", into: attack.event.id, to: &bytes)
        try expectGolden(text(bytes), "events.csv")
        let widths = Set(fields(ofCSV: bytes).map(\.count))
        #expect(widths.count == 1 && fields(ofCSV: bytes).count == briefs.count + 2)
    }

    @Test func `have rows for every claim, report and link`() throws {
        var bytes = ClaimsTable(digest: digest).header()
        for brief in briefs { ClaimsTable(digest: digest).append(brief, to: &bytes) }
        try expectGolden(text(bytes), "claims.csv")
        bytes = ReportsTable(digest: digest).header()
        for var standing in briefs.flatMap(\.reports) {
            (standing.report.agency, standing.report.byline) = ("AFP", "Amina Koné")
            standing.report.modified = "2025-12-24T10:00:00Z"
            let received = (time: "2025-12-24T11:00:00Z", digest: "5e1f")
            ReportsTable(digest: digest).append(standing, received: received, to: &bytes)
        }
        try expectGolden(text(bytes), "reports.csv")
        bytes = EventReportsTable().header()
        for brief in briefs { EventReportsTable().append(brief, to: &bytes) }
        try expectGolden(text(bytes), "event_reports.csv")
    }

    @Test func `have rows for the log`() throws {
        var bytes = CodingsTable().header()
        let row = CodingRow(
            id: "1",
            position: 1,
            object: "event",
            objectID: "e",
            newValue: "a,\"b\"\nc",
            time: -1,
            hash: "h"
        )
        CodingsTable().append(row, to: &bytes)
        let record = try #require(records(ofCSV: bytes).first)
        #expect(record["new_value"] == "a,\"b\"\nc" && record["at"] == "1969-12-31T23:59:59Z")
        #expect(record["old_value"] == "")
    }

    @Test func `have a codebook that knows every column`() throws {
        let package = try JSONReader.read(DataPackage(version: "0.1.0").bytes())
        try expectGolden(text(DataPackage(version: "0.1.0").bytes()), "datapackage.json")
        let headers = [
            EventsTable().header(), ClaimsTable().header(), ReportsTable().header(),
            EventReportsTable().header(), CodingsTable().header(),
        ]
        let resources = package["resources"]?.array ?? []
        #expect(resources.map { $0["name"]?.string } == DataPackage.tables)
        for (resource, header) in zip(resources, headers) {
            let columns = resource["schema"]?["fields"]?.array ?? []
            #expect(columns.compactMap { $0["name"]?.string } == fields(ofCSV: header)[0])
            #expect(columns.allSatisfy { $0["description"]?.string?.isEmpty == false })
        }
    }
}

@Suite struct `The table of claims` {
    @Test func `has each value once a witness`() {
        let rows = claims(attack)
        #expect(Set(rows.map { $0["report_id"] }) == ["a1", "c1"])
        #expect(rows.filter { $0["slot"] == "killed" }.map { $0["value_low"] } == ["12", "30", "4"])
        #expect(Set(rows.map { $0["account_id"] }).count == rows.count)
    }

    @Test func `says what takes the place of what`() {
        var brief = attack
        brief.claims[1].figures[0].low = 14
        brief.claims[1].figures[0].high = 14
        brief.claims[1].figures[0].counted?.words = "14 soldiers"
        let rows = claims(brief).filter { $0["slot"] == "killed" && $0["witness_id"] == "a1" }
        #expect(rows.map { $0["value_num"] } == ["12", "14"])
        #expect(rows[1]["supersedes"] == rows[0]["account_id"] && rows[0]["supersedes"] == "")
    }

    @Test func `keeps two equal figures of one claim apart`() {
        var brief = attack
        var gendarmes = brief.claims[0].figures[0]
        gendarmes.evidence.words = "12 gendarmes"
        for index in 0...1 { brief.claims[index].figures.append(gendarmes) }
        let rows = claims(brief).filter { $0["slot"] == "killed" && $0["witness_id"] == "a1" }
        #expect(rows.map { $0["value"] } == ["12 soldiers", "12 gendarmes"])
        #expect(rows.allSatisfy { $0["supersedes"] == "" })
    }

    @Test func `quotes what stands at its offsets, in code points`() throws {
        for brief in briefs {
            for row in claims(brief) {
                let report = brief.reports.first { $0.report.id == row["report_id"] }?.report
                let scalars = Array(try #require(report).text.unicodeScalars)
                guard let start = row["char_start"].flatMap({ Int($0) }),
                    let end = row["char_end"].flatMap({ Int($0) })
                else { continue }
                #expect(String(String.UnicodeScalarView(scalars[start..<end])) == row["quote"])
            }
        }
    }

    @Test func `names the claimant of a figure, and what he is where it is known`() {
        let rows = claims(attack).filter { $0["slot"] == "killed" }
        #expect(rows.map { $0["attributed_to"] } == ["the army", "JNIM", "residents"])
        #expect(rows.map { $0["attribution_type"] } == ["official", "belligerent", ""])
    }
}

@Suite struct `The table of events` {
    @Test func `says what others would call an event`() {
        let row = events(attack)
        #expect(row["acled_sub_event_type"] == "Armed clash" && row["ucdp_type_of_violence"] == "1")
        let none = events(summit)
        #expect(none["acled_event_type"] == "" && none["ucdp_type_of_violence"] == "")
    }

    @Test func `does not say so of what was denied`() {
        var brief = attack
        brief.event.status = .negated
        let row = events(brief)
        #expect(
            row["acled_event_type"] == "" && row["ucdp_type_of_violence"] == ""
                && row["factuality"] == "negated"
        )
    }

    @Test func `says who does not agree on what`() {
        let row = events(attack)
        #expect(row["contested"] == "1" && row["contested_fields"] == "killed")
        #expect(row["deaths_low"] == "12" && row["deaths_high"] == "34")
        #expect(row["deaths_civilians_low"] == "4" && row["deaths_civilians_high"] == "4")
        #expect(row["n_witnesses"] == "2" && row["n_reports"] == "3" && row["n_belligerent_sources"] == "1")
    }
}

@Suite struct `A field` {
    @Test(arguments: [
        "", "a", ",", "\"", "\"\"", "a\nb", "\r\n", "=cmd()", " a ", "\t", "é😀", "\u{2028}", "-1", "a;b",
        "NA",
    ])
    func `comes back as it went out`(_ value: String) {
        var bytes = CodingsTable().header()
        let row = CodingRow(id: "i", position: 1, object: value, objectID: "x", reason: value)
        CodingsTable().append(row, to: &bytes)
        let back = records(ofCSV: bytes)
        #expect(back.count == 1 && back[0]["object_id"] == "x")
        for name in ["object", "reason"] {
            #expect(back[0][name]?.utf8.elementsEqual(value.utf8) == true)
        }
    }
}
