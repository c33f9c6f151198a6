import GriotTesting
import Testing

@testable import Serving

@Suite struct AddressTests {
    @Test(arguments: [
        "/events", "/events?type=ASSAULT,COERCE&from=2024-08", "/actors/Awa%20Diallo",
        "/outlets/a%2Fb%3Fc%23d",
        "/places/M%C3%A9naka?lang=fr", "/events?q=100%25%20%26%20%3Dx&country=", "/",
    ])
    func `a link is read as it was written`(link: String) throws {
        let halves = link.split(separator: "?", maxSplits: 1).map(String.init)
        let address = try #require(Address(path: halves[0], query: halves.count > 1 ? halves[1] : ""))
        #expect(address.text == link)
    }

    @Test func `whatever a text holds comes back from a link`() throws {
        for seed in UInt64(1)...300 {
            var chance = Chance(seed: seed)
            let (name, value) = (chance.text(length: 4), chance.text(length: 12))
            let written = Address(
                ["reports", "x" + value.replacing("\0", with: "")],
                [.init(name: name, value: value)]
            )
            let halves = written.text.split(separator: "?", maxSplits: 1).map(String.init)
            let read = try #require(Address(path: halves[0], query: halves[1]), "seed \(seed)")
            #expect(Array(read.text.utf8) == Array(written.text.utf8), "seed \(seed)")
            #expect(
                written.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C },
                "seed \(seed)"
            )
        }
    }

    @Test(arguments: ["/a/%zz", "/a/%4", "/%ff", "/..", "/a/../b", "/%2e%2e/b", "/a/.", "/a/%C0%AE"])
    func `what is no path is refused`(path: String) { #expect(Address(path: path, query: "") == nil) }

    @Test(arguments: ["q=%", "q=%f", "%ff=1", "q=%C3"])
    func `what is no query is refused`(query: String) {
        #expect(Address(path: "/events", query: query) == nil)
    }

    @Test func `a slash within a part stays within it`() throws {
        #expect(try #require(Address(path: "/outlets/a%2F..%2Fb", query: "")).path == ["outlets", "a/../b"])
    }

    @Test func `a plus is a space in a query and a plus in a path`() throws {
        let address = try #require(Address(path: "/a+b", query: "q=a+b%2B"))
        #expect(address.path == ["a+b"])
        #expect(address["q"] == "a b+")
    }

    @Test func `the last of several values counts, and an empty one is none`() throws {
        let address = try #require(Address(path: "/events", query: "q=a&q=b&from="))
        #expect(address["q"] == "b")
        #expect(address["from"] == nil)
        #expect(address["to"] == nil)
    }

    @Test(arguments: [
        ("", "type", "A", "type=A"), ("type=A", "type", "B", "type=A,B"), ("type=A,B", "type", "A", "type=B"),
        ("q=x&type=A&sort=-date", "type", "A", "q=x&sort=-date"), ("type=A,A", "type", "A", ""),
        ("country=", "country", "", ""), ("", "country", "", "country="),
        ("country=MLI", "country", "", "country=MLI,"),
        ("country=", "country", "MLI", "country=,MLI"),
    ])
    func `a value is put among others or taken away`(
        query: String,
        name: String,
        value: String,
        toggled: String
    ) throws {
        let address = try #require(Address(path: "/events", query: query))
        #expect(address.toggling(value, in: name).text == "/events" + (toggled.isEmpty ? "" : "?\(toggled)"))
    }

    @Test func `putting a value twice changes nothing`() throws {
        let address = try #require(Address(path: "/events", query: "q=x&type=A"))
        #expect(address.toggling("B", in: "type").toggling("B", in: "type") == address)
    }

    @Test func `another value stands where the one before stood`() throws {
        let address = try #require(Address(path: "/events", query: "q=x&page=2&q=z&lang=fr"))
        #expect(address.with("q", "y").text == "/events?q=y&page=2&lang=fr")
        #expect(address.with("q", nil).text == "/events?page=2&lang=fr")
        #expect(address.without(["page", "lang"]).text == "/events?q=x&q=z")
    }
}
