import EventData
import Exchanging
import GriotTesting
import Testing

private let columns = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename",
    "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
]

@Suite struct `A table in POLECAT's form` {
    @Test func `has its 40 columns`() {
        let header = String(decoding: POLECATTable().header(), as: UTF8.self)
        #expect(header == columns.joined(separator: "\t") + "\n" && columns.count == 40)
    }

    @Test func `has a row for each event`() throws {
        var bytes = POLECATTable().header()
        #expect(briefs.allSatisfy { POLECATTable().append($0, to: &bytes) == nil })
        let text = String(decoding: bytes, as: UTF8.self)
        try expectGolden(text, "polecat.tsv")
        for line in text.split(separator: "\n") {
            #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == 40)
        }
    }

    @Test func `says UNK where nobody is named`() {
        var brief = attack
        brief.event.actors = []
        var bytes: [UInt8] = []
        POLECATTable().append(brief, to: &bytes)
        let fields = String(decoding: bytes, as: UTF8.self).split(
            separator: "\t",
            omittingEmptySubsequences: false
        )
        #expect(fields[7] == "UNK" && fields[10] == "UNK" && fields[11] == "UNK")
    }

    @Test func `keeps one line and forty fields whatever stands in an event`() {
        var brief = attack
        brief.event.actors = [Who.people("\"a\tb\r\n\u{0}c;d\u{2028}", "UAF", nil)]
        var bytes: [UInt8] = []
        POLECATTable().append(brief, to: &bytes)
        #expect(bytes.filter { $0 == UInt8(ascii: "\t") }.count == 39)
        #expect(bytes.filter { $0 == UInt8(ascii: "\n") }.count == 1)
        #expect(!bytes.contains(UInt8(ascii: "\"")) && !bytes.contains(0))
    }

    @Test func `leaves out what was denied`() {
        var brief = attack
        brief.event.status = .negated
        var bytes: [UInt8] = []
        #expect(POLECATTable().append(brief, to: &bytes) == .status && bytes.isEmpty)
    }
}
