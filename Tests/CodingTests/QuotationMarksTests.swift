import GriotTesting
import Testing

@testable import Coding

private func quoted(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return QuotationMarks.spans(in: bytes).map { String(decoding: bytes[$0.inside.start..<$0.inside.end], as: UTF8.self) }
}

@Suite struct `Quotation marks` {
    @Test(arguments: [
        ("He said “yes” and left.", ["yes"]),
        ("He said \"yes\" and \"no\".", ["yes", "no"]),
        ("Il a dit « oui ».", ["oui"]),
        ("Il a dit «\u{A0}oui\u{A0}» hier.", ["oui"]),
        ("Il a dit «\u{202F}oui\u{202F}».", ["oui"]),
        ("Il a dit \" oui \" hier.", ["oui"]),
        ("„Ja“, sagte er.", ["Ja"]),
        ("It was ‘a lie’ to him.", ["a lie"]),
    ])
    func `hold what stands between them, without the spaces`(_ text: String, _ expected: [String]) {
        #expect(quoted(text) == expected)
    }

    @Test(arguments: [
        ("“He told me ‘go’ at once,” she said.", ["He told me ‘go’ at once,"]),
        ("« Il a crié « feu » deux fois », dit-elle.", ["Il a crié « feu » deux fois"]),
    ])
    func `give the outermost of nested ones`(_ text: String, _ expected: [String]) {
        #expect(quoted(text) == expected)
    }

    @Test(arguments: ["It’s the army’s base.", "Rock 'n roll isn't dead.", "L'armée n'a rien dit.", "It is 5' tall.", "a 12\" pipe"])
    func `are no apostrophes`(_ text: String) {
        #expect(quoted(text) == [])
    }

    @Test func `left open at a paragraph's end go on in the next`() {
        let text = "“We came.\n\n“We saw,” he said."
        let spans = QuotationMarks.spans(in: Array(text.utf8))
        #expect(quoted(text) == ["We came.", "We saw,"])
        #expect(spans.map(\.continues) == [false, true])
    }

    @Test func `stand around what is in them, whatever the text`() {
        var chance = Chance(seed: 11)
        for round in 0..<400 {
            let bytes = Array(chance.text(length: 60).utf8)
            for span in QuotationMarks.spans(in: bytes) {
                let isInside = span.whole.start <= span.inside.start && span.inside.end <= span.whole.end
                #expect(isInside && span.whole.end <= bytes.count && span.inside.start < span.inside.end, "round \(round)")
            }
        }
    }
}
