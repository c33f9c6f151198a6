import Testing
import Unpacking

@testable import Reading

@Suite struct `A reader of mailboxes` {
    private let start = "From redaction@sahel.example Tue Jun  3 07:15:00 2025\n"

    private func told(_ text: String) -> [String] { given(Array(text.utf8), "boite.mbox") }

    @Test func `gives mail after mail`() {
        let box = "\(start)Message-ID: <1@x>\n\nGao\n\n\(start)Subject: a\n\nKidal\n\n\(start)\nTessalit\n"
        #expect(told(box) == ["1@x: Gao\n\n", "boite.mbox/2: Kidal\n\n", "boite.mbox/3: Tessalit\n"])
        #expect(told(box.replacing("\n", with: "\r\n")).count == 3)
    }

    @Test func `takes a line of a text for no beginning`() {
        let text = "From the capital, our reporter\n>From Gao\n>>From Kidal\n\nFrom Mopti with love\n"
        let read = "From the capital, our reporter\nFrom Gao\n>From Kidal\n\nFrom Mopti with love\n"
        #expect(told("\(start)Subject: a\n\n\(text)") == ["boite.mbox/1: \(read)"])
        #expect(told("\(start)\nGao\n\(start)Mopti\n") == ["boite.mbox/1: Gao\n\(start)Mopti\n"])
    }

    @Test func `tells of a mail without a text and goes on`() {
        let box = "\(start)Content-Type: image/png\n\nx\n\n\(start)\nGao\n"
        #expect(told(box) == ["mail.empty", "boite.mbox/2: Gao\n"])
    }

    @Test func `passes over a mail that is too long`() throws {
        let box = ["Gao\n", "Aguelhok\n", "Kidal"].map { "\(start)\n\($0)\n" }.joined()
        var reader = MailboxReader(UnpackingReader(Array(box.utf8)), name: "x", longestMail: 7)
        #expect(try reader.next()?.bytes == Array("Gao\n\n".utf8))
        #expect(throws: ReadingProblem.self) { _ = try reader.next() }
        #expect(try reader.next()?.bytes == Array("Kidal\n".utf8))
        #expect(try reader.next() == nil)
    }

    @Test func `reads one that is packed`() throws {
        #expect(given(try gzip(Array("\(start)\nGao\n".utf8)), "x.mbox.gz") == ["x.mbox.gz/1: Gao\n"])
    }
}
