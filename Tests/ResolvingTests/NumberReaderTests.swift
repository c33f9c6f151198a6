import EventData
import GriotTesting
import Resolving
import Testing

private let reader = NumberReader()

/// A number as the tables write it: bound, low, high, and its kind.
private func line(_ phrase: NumberPhrase) -> String {
    let (low, high) = (phrase.low.map(String.init) ?? "-", phrase.high.map(String.init) ?? "-")
    return "\(phrase.bound.rawValue) \(low) \(high) \(phrase.kind)"
}

private func numbers(_ text: String, _ language: Language) -> [NumberPhrase] {
    reader.numbers(in: text.split(separator: " "), language: language)
}

@Suite struct `A number reader` {
    @Test(arguments: [("en", Language.english), ("fr", .french)])
    func `reads every number of the table`(name: String, language: Language) {
        let rows = table("Fixtures/numbers-\(name).tsv")
        #expect(rows.count > 150)
        for row in rows {
            let found = numbers(row[0], language).map(line).joined(separator: "; ")
            #expect(found == row[1] || (found.isEmpty && row[1] == "-"), "\(row[0])")
        }
    }

    @Test(arguments: ["number-words.tsv", "number-bounds.tsv"])
    func `reads the example of every word of the lexicon`(file: String) {
        for row in table("../../Sources/Resolving/Lexicon/\(file)") {
            let found = numbers(row[4], row[0] == "en" ? .english : .french).first
            let text = found.map { $0.isCount ? line($0) : $0.kind.rawValue } ?? "-"
            #expect(text == (row[5].contains(" ") ? row[5] + " count" : row[5]), "\(row[1]): \(row[4])")
        }
    }

    @Test func `tells how many tokens a number takes`() throws {
        let found = try #require(
            reader.number(in: ["at", "least", "twenty", "-", "three", "soldiers"], language: .english)
        )
        #expect(found.tokens == 0..<5)
        #expect(found.low == 23 && found.high == nil && found.bound == .atLeast)
        #expect(reader.number(in: ["soldiers", "12"], language: .english) == nil)
    }

    @Test(arguments: [
        (["1\u{A0}200", "morts"], 1200), (["1\u{202F}200", "morts"], 1200),
        (["12\u{A0}000\u{A0}000"], 12_000_000),
        (["1'200"], 1200), (["1.200.000"], 1_200_000),
    ])
    func `takes every space and mark between thousands`(forms: [String], value: Int) {
        #expect(reader.number(in: forms, language: .french)?.low == value)
    }

    @Test func `has no upper bound where the words give none, and no lower one`() {
        #expect(numbers("several people", .english).first?.high == nil)
        #expect(numbers("up to 50 people", .english).first?.low == nil)
        #expect(numbers("dozens of people", .english).first.map(line) == "range 24 99 count")
    }

    @Test(arguments: [
        "99999999999999999999999", "9223372036854775807 million", "9223372036854775808", "1,,,2", "1.2.3.4",
        ",", "%",
        "-", "--", "\u{0}", "١٢", "million million million million", "hundred hundred hundred", "dozens of",
        "between",
        "between 3 and", "3 to", "at least", "a a a a", "12\u{301}", "1e400", "0x12", "½", "quatre - - vingt",
        "12:",
        "trillion trillion trillion trillion", "999 trillion trillion", "vingt et", "tens of of tens",
        "of of of",
    ])
    func `stops at nothing`(text: String) {
        for language in Language.allCases {
            for phrase in numbers(text, language) {
                if let low = phrase.low, let high = phrase.high { #expect(low <= high) }
            }
        }
    }

    @Test func `stops at no mixture of words`() {
        let seed = UInt64.random(in: 0 ... .max)
        var chance = Chance(seed: seed)
        let rows = table("Fixtures/numbers-en.tsv") + table("Fixtures/numbers-fr.tsv")
        let pieces =
            rows.flatMap { $0[0].split(separator: " ").map(String.init) } + ["99999999999999", "billion", ""]
        for _ in 0..<3000 {
            let forms = (0..<chance.number(below: 20)).map { _ in chance.pick(pieces) }
            for language in Language.allCases {
                var end = 0
                for phrase in reader.numbers(in: forms, language: language) {
                    #expect(
                        phrase.tokens.lowerBound >= 0 && phrase.tokens.upperBound <= forms.count,
                        "seed \(seed)"
                    )
                    #expect(phrase.tokens.upperBound >= end, "seed \(seed)")
                    end = phrase.tokens.upperBound
                    if let low = phrase.low, let high = phrase.high { #expect(low <= high, "seed \(seed)") }
                }
            }
        }
    }
}
