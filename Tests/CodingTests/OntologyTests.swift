import EventData
import Testing

@testable import Coding

@Suite struct `The ontology` {
    private let ontology = Ontology()

    @Test(arguments: EventType.allCases)
    func `gives each type a quad class, and a score of its sign or nought`(_ type: EventType) {
        let quad = ontology.quad(type)
        let score = ontology.score(type, modes: [])
        #expect((1...4).contains(quad))
        // A request is verbal conflict by its class, and neither by its score.
        #expect(quad <= 2 ? score > 0 : score < 0 || type == .request && score == 0)
        #expect(abs(score) <= 10)
    }

    @Test func `has sixteen types, four or so a quad class`() {
        #expect(EventType.allCases.count == 16)
        let counts = Dictionary(grouping: EventType.allCases, by: ontology.quad).mapValues(\.count)
        #expect(counts.keys.sorted() == [1, 2, 3, 4])
    }

    @Test func `reads the manual's misprint as what it means`() {
        #expect(ontology.score(.accuse, modes: []) == -3)
    }

    @Test func `takes the mode's score, of several the furthest from nought`() {
        #expect(ontology.score(.consult, modes: []) == 2.5)
        #expect(ontology.score(.consult, modes: ["third-party"]) == 1)
        #expect(ontology.score(.consult, modes: ["third-party", "visit"]) == 4)
        #expect(ontology.score(.consult, modes: ["unheard-of"]) == 2.5)
    }

    @Test(arguments: [
        (EventType.consult, ["visit"], "042"), (.protest, ["demo"], "141"), (.assault, [], "180"),
        (.agree, [], "030"),
    ])
    func `gives the most general code`(_ type: EventType, _ modes: [String], _ code: String) {
        #expect(ontology.cameo(type, modes: modes) == code)
    }

    @Test func `gives no code where none agrees`() {
        #expect(ontology.cameo(.assault, modes: ["unheard-of"]) == nil)
    }
}

@Suite struct `Word classes` {
    @Test func `have a name each, and room in one number`() {
        #expect(Set(WordClasses.names).count == WordClasses.names.count)
        #expect(WordClasses.names.count <= 64)
        for name in WordClasses.names { #expect(WordClasses(name: name)?.rawValue.nonzeroBitCount == 1) }
    }

    @Test func `know no other name`() {
        #expect(WordClasses(name: "bodies") == nil)
        #expect(WordClasses(name: "") == nil)
        #expect(WordClasses(name: "@body") == nil)
    }
}
