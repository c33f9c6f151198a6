import EventData
import Testing

@testable import Coding

@Suite struct `The words of people` {
    @Test func `know a verb of saying in its language only`() {
        #expect(SayingWords.table.use(of: ["say"], in: .english) == .says)
        #expect(SayingWords.table.use(of: ["condamner"], in: .french) == .acts)
        #expect(SayingWords.table.use(of: ["say"], in: .french) == nil)
        #expect(SayingWords.table.use(of: ["walk", "go away"], in: .english) == nil)
    }

    @Test func `take a word for a part before they take it for a bond, if asked so`() {
        #expect(TieWords.table.entry(["affiliate"], [.part], in: .english)?.kind == .part)
        #expect(TieWords.table.entry(["affiliated"], [.tied], in: .english)?.prepositions == ["with", "to"])
        #expect(TieWords.table.entry(["affiliated"], [.heads], in: .english) == nil)
    }
}
