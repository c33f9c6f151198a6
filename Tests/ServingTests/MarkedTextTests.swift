import EventData
import GriotTesting
import Testing

@testable import Serving

@Suite struct MarkedTextTests {
    /// Each paragraph on a line, marked words between brackets with the names of their marks.
    private func marked(_ text: String, _ marks: (Int, Int, String)...) -> String {
        let marks = marks.map { MarkedText.Mark(span: TextSpan(start: $0, end: $1), name: $2) }
        return MarkedText(text, marks).paragraphs { words, marks in
            "[\(marks.map(\.name).joined(separator: "+")): \(words)]"
        }.map { $0.markup.html + ($0.isMarked ? " *" : "") }.joined(separator: "\n")
    }

    @Test func `words are marked where they stand`() {
        #expect(marked("one two three", (4, 7, "a")) == "one [a: two] three *")
        #expect(marked("one two", (0, 7, "a")) == "[a: one two] *")
        #expect(marked("one two") == "one two")
    }

    @Test func `marks that overlap share the words that both have`() {
        #expect(marked("one two three", (0, 7, "a"), (4, 13, "b")) == "[a: one ][a+b: two][b:  three] *")
        #expect(marked("one two three", (0, 13, "a"), (4, 7, "b")) == "[a: one ][a+b: two][a:  three] *")
        #expect(marked("one", (0, 3, "a"), (0, 3, "b")) == "[a+b: one] *")
    }

    @Test func `a mark over the end of a line marks both lines`() {
        #expect(marked("one\ntwo\n\nthree", (2, 6, "a")) == "on[a: e] *\n[a: tw]o *\nthree")
    }

    @Test func `letters of several bytes stay whole`() {
        #expect(marked("né à Ménaka 😀", (7, 14, "a")) == "né à [a: Ménaka] 😀 *")
        // A mark that cuts a letter is ours to mend, yet no reason to fail.
        #expect(marked("né", (0, 2, "a")).contains("\u{FFFD}"))
    }

    @Test func `marks that reach out of the text, or hold nothing, are left out`() {
        #expect(marked("one", (0, 4, "a"), (2, 2, "b"), (9, 12, "c")) == "one")
        #expect(marked("", (0, 0, "a")) == "")
    }

    @Test func `what is read is the text, whatever is marked`() {
        for seed in UInt64(1)...200 {
            var chance = Chance(seed: seed)
            let words = (0..<12).map { _ in chance.pick(["a", "é", "<b>", "\n", " ", "😀", "&"]) }
            var (ends, sum) = ([0], 0)
            for word in words {
                sum += word.utf8.count
                ends.append(sum)
            }
            let marks = (0..<6).map { number in
                let ends = [chance.pick(ends), chance.pick(ends)].sorted()
                return MarkedText.Mark(span: TextSpan(start: ends[0], end: ends[1]), name: "\(number)")
            }
            let read = MarkedText(words.joined(), marks).paragraphs { words, _ in "<mark>\(words)</mark>" }
                .map { Page($0.markup.html).words }.joined(separator: "\n")
            let lines = words.joined().split(separator: "\n").joined(separator: "\n")
            #expect(read == lines, "seed \(seed)")
        }
    }
}
