import Testing

@testable import Serving

@Suite struct KeptAnswersTests {
    private func answer(_ bytes: Int) -> Answer {
        Answer(type: "text/plain", body: Array(repeating: 1, count: bytes))
    }

    @Test func `what was kept is given again under its tag alone`() {
        let kept = KeptAnswers()
        kept.keep(answer(3), under: "a")
        #expect(kept.answer(to: "a")?.body.count == 3)
        #expect(kept.answer(to: "b") == nil)
    }

    @Test func `large answers are not kept`() {
        let kept = KeptAnswers()
        kept.keep(answer(4 << 20), under: "a")
        #expect(kept.answer(to: "a") == nil)
    }

    @Test func `those that nobody asks for go first`() {
        let kept = KeptAnswers()
        kept.keep(answer(1), under: "liked")
        for number in 0..<120 {
            kept.keep(answer(1 << 20), under: "\(number)")
            #expect(kept.answer(to: "liked") != nil)
        }
        #expect(kept.answer(to: "0") == nil)
        #expect(kept.answer(to: "119") != nil)
    }

    @Test func `tags differ wherever their parts do`() {
        let tag = EntityTag(parts: ["head", "0.1.0", "host", "/events"]).text
        #expect(tag == EntityTag(parts: ["head", "0.1.0", "host", "/events"]).text)
        #expect(tag != EntityTag(parts: ["head", "0.1.0", "host", "/events?lang=fr"]).text)
        #expect(tag != EntityTag(parts: ["tail", "0.1.0", "host", "/events"]).text)
        #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.utf8.count == 34)
    }
}
