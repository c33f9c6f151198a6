import Testing

@testable import Coding

private func clues(_ words: String...) -> Clues {
    var clues = Clues(areReadable: true)
    for word in words { clues.add(word) }
    return clues
}

private func model(_ rows: String...) -> LinearModel {
    LinearModel(rows: rows.map { $0.split(separator: "|", omittingEmptySubsequences: false) })
}

@Suite struct `A linear model` {
    private let seeds = ["", "4", "ASSAULT"].map { LinearModel.seed("actor", $0) }

    @Test func `adds the points of each clue for each kind of event`() {
        let model = model(
            "actor||near|100",
            "actor|4|near|-30",
            "actor|ASSAULT|far|7",
            "actor|PROTEST|near|1000"
        )
        #expect(model.points(clues("near"), seeds) == 70)
        #expect(model.points(clues("near", "far"), seeds) == 77)
        #expect(model.points(clues("far", "near"), seeds) == 77)
        #expect(model.points(clues("beside"), seeds) == 0)
        #expect(model.points(Clues(areReadable: false), seeds) == 0)
    }

    @Test func `keeps questions apart`() {
        let model = model("recipient||near|100")
        #expect(model.points(clues("near"), seeds) == 0)
        #expect(model.points(clues("near"), [LinearModel.seed("recipient", "")]) == 100)
    }

    @Test func `finds every row of a large table, and no other`() {
        let count = 5000
        let model = LinearModel(rows: (0..<count).map { ["actor", "", "clue \($0)", "\($0 + 1)"] })
        for number in 0..<count {
            #expect(model.points(clues("clue \(number)"), seeds) == number + 1)
        }
        for number in count..<2 * count { #expect(model.points(clues("clue \(number)"), seeds) == 0) }
    }

    @Test func `without rows gives no points`() {
        let model = LinearModel(rows: [])
        #expect(model.isEmpty)
        #expect(model.points(1, seeds) == 0)
    }

    @Test func `passes over rows that have no points`() {
        let model = model("actor||near", "actor||near|many", "actor||far|3")
        #expect(model.points(clues("near", "far"), seeds) == 3)
    }
}

@Suite struct `A clue` {
    @Test func `counts once`() {
        let clues = clues("near", "far", "near")
        #expect(clues.words == ["near", "far"])
        #expect(clues.hashes.count == 2)
    }

    @Test func `is the same in one piece and in several`() {
        var pieces = Clues(areReadable: false)
        pieces.add("path ", ".obj", " ", "of")
        #expect(pieces.hashes == clues("path .obj of").hashes)
        #expect(pieces.words == nil)
    }
}
