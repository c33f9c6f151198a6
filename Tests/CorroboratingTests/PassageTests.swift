import EventData
import GriotTesting
import Testing

@testable import Corroborating

/// What became of a text in a copy, a line each: `changed: expected → will`; kept passages as `=`.
private func passages(_ copy: String, of original: String) -> [String] {
    func words(_ span: TextSpan, _ text: String) -> String {
        String(decoding: Array(text.utf8)[span.start..<span.end], as: UTF8.self)
    }
    return WitnessFinder().passages(of: report("b", copy), in: report("a", original)).map { passage in
        switch passage.kind {
        case .kept: "="
        case .changed: "\(words(passage.original, original)) → \(words(passage.copy, copy))"
        case .inserted: "+ \(words(passage.copy, copy))"
        case .deleted: "- \(words(passage.original, original))"
        }
    }
}

@Suite struct `Passages` {
    @Test func `show what was changed, put in and left out`() {
        let original =
            "The new unit is expected to have 5,000 members, the general said on Tuesday in the capital."
        let copy = "The new unit will have 8,000 members, the general, who is 50, said in the capital."
        #expect(
            passages(copy, of: original) == [
                "=", "is expected to → will", "=", "5,000 → 8,000", "=", "+ who is 50", "=", "- on Tuesday",
                "=",
            ]
        )
    }

    @Test func `show a figure that moved in French`() {
        let original = "La force doit compter 5 000 hommes, a déclaré le ministre."
        let copy = "La force comptera 5.000 hommes, a déclaré le ministre."
        #expect(passages(copy, of: original) == ["=", "doit compter → comptera", "="])
    }

    @Test func `keep a figure between stretches that were written anew, and no small words by chance`() {
        let original =
            "The joint unit had been inaugurated over the weekend at a barracks in the north and should count 5,000 members."
        let copy = "Launched in the capital, where the three leaders met, a force is to grow to 5,000 troops."
        #expect(
            passages(copy, of: original) == [
                "The joint unit had been inaugurated over the weekend at a barracks in the north and should count → Launched in the capital, where the three leaders met, a force is to grow to",
                "=", "members → troops",
            ]
        )
    }

    @Test(arguments: [("", ""), ("", "a b"), ("a b", ""), ("😀", "…")])
    func `of next to nothing are next to nothing`(copy: String, original: String) {
        #expect(passages(copy, of: original).count <= 1)
    }

    @Test func `hold every word of both texts once, in order`() {
        var chance = Chance(seed: 11)
        for _ in 0..<300 {
            let words = ["a", "b", "c", "d", "É", "1 000", "l’un", "x"]
            func text() -> String {
                (0..<chance.number(below: 40)).map { _ in chance.pick(words) }.joined(separator: " ")
            }
            let (copy, original) = (text(), text())
            var (ours, theirs): ([FoldedWord], [FoldedWord]) = ([], [])
            let found = WitnessFinder().passages(of: report("b", copy), in: report("a", original))
            for passage in found {
                ours += WordFolder.words(of: copy).filter { passage.copy.holds($0.span) }
                theirs += WordFolder.words(of: original).filter { passage.original.holds($0.span) }
                if passage.kind == .kept { #expect(ours.last?.number == theirs.last?.number) }
            }
            #expect(ours.map(\.span) == WordFolder.words(of: copy).map(\.span))
            #expect(theirs.map(\.span) == WordFolder.words(of: original).map(\.span))
        }
    }
}

extension TextSpan {
    fileprivate func holds(_ span: TextSpan) -> Bool { start <= span.start && span.end <= end }
}

@Suite struct `Folded words` {
    private func numbers(_ text: String) -> [UInt32] { WordFolder.words(of: text).map(\.number) }

    @Test(arguments: [
        ("L’ARMÉE a tué", "l'armee A tue"), ("cœur", "COEUR"), ("5 000", "5,000"), ("5\u{202F}000", "5000"),
        ("1.234.567", "1 234 567"), ("co\u{AD}opération", "cooperation"), ("ﬁn", "fin"),
        ("Straße", "STRASSE"),
        ("Bamako—Gao", "Bamako - Gao"), ("« oui »", "“oui”"), ("Ngaïré", "NGAIRE"),
    ])
    func `are the same`(one: String, other: String) {
        #expect(numbers(one) == numbers(other))
    }

    @Test(arguments: [
        ("5,000", "5,00"), ("2023 500", "2023500"), ("12, 500", "12500"), ("tue", "tues"),
        ("5 0000", "50000"),
    ])
    func `are others`(one: String, other: String) {
        #expect(numbers(one) != numbers(other))
    }

    @Test func `know names and figures`() {
        let roles = WordFolder.words(of: "The army of Mali said 5,000. Then it left.").map(\.role)
        #expect(roles == [.plain, .plain, .plain, .name, .plain, .figure, .plain, .plain, .plain])
    }
}
