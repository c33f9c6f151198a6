import EventData
import GriotTesting
import Layers
import Parsing
import Testing

// With time that grew with the square of the length, these would take hours.
@Suite(.serialized) struct `A long string without a space` {
    private static let pieces = [
        "a", "(", ".", "-", "a-", "a.", "'", "l'", "a,", "http://a.b/", "a@b.", "1+", "😀", "…", "€1", "n't",
        ":)",
        "e\u{301}", "\u{301}", "x/", "1.", ")", "\u{A0}", "\n",
    ]

    @Test(.timeLimit(.minutes(1)), arguments: ["toy_en", "toy_fr"])
    func `is cut without loss`(_ toy: String) throws {
        let folder = try TemporaryFolder()
        let parser = try Parser(path: try toyModel(toy, in: folder), kernel: .best)
        for piece in Self.pieces {
            let text = String(repeating: piece, count: 12_000 / piece.unicodeScalars.count)
            let tokens = try parser.parse(text, workspace: parser.makeWorkspace()).tokens
            #expect(tokens.map(\.form).joined().utf8.elementsEqual(text.utf8), "\(toy) \(piece)")
            #expect(!tokens.contains { $0.form.isEmpty || $0.hasSpaceAfter })
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["a", "a1", "é", "-", "."])
    func `may have a million characters`(_ piece: String) throws {
        let folder = try TemporaryFolder()
        let parser = try Parser(path: try toyModel("toy_fr", in: folder), kernel: .best)
        let text = String(repeating: piece, count: 1_000_000 / piece.unicodeScalars.count)
        let tokens = try parser.parse(text, workspace: parser.makeWorkspace()).tokens
        #expect(tokens.map(\.form).joined().utf8.elementsEqual(text.utf8))
    }
}
