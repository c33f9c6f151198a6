/// Finds the element in which the report stands.
struct BodyFinder {
    private let outline: PageOutline
    private let blocks: [PageBlock]
    // The weight of the blocks before each element, by the element that they stand in.
    private var weightsBefore: [Int]

    init(_ outline: PageOutline, _ blocks: [PageBlock]) {
        self.outline = outline
        self.blocks = blocks
        var weights = Array(repeating: 0, count: outline.tree.nodes.count + 1)
        for block in blocks { weights[block.element + 1] += Self.weight(of: block) }
        for index in weights.indices.dropFirst() { weights[index] += weights[index - 1] }
        weightsBefore = weights
    }

    /// The element of the report; the root where nothing stands out.
    func body() -> Int {
        let total = weight(of: 0)
        guard total > 0 else { return 0 }
        let named = outline.bodies.filter { weight(of: $0) * 3 > total }
        if let best = named.max(by: { weight(of: $0) < weight(of: $1) }) {
            let least = weight(of: best) * 9
            let smallest = named.last { weight(of: $0) * 10 >= least } ?? best
            return descend(from: smallest)
        }
        let articles = outline.tree.elements(named: "article").filter { weight(of: $0) * 5 > total * 3 }
        return descend(from: articles.last ?? 0)
    }

    /// What the blocks in an element weigh.
    func weight(of element: Int) -> Int {
        weightsBefore[Int(outline.tree.nodes[element].end)] - weightsBefore[element]
    }

    private func descend(from start: Int) -> Int {
        var element = start
        while true {
            let children = outline.tree.children(of: element).filter { !outline.tree.isText($0) }
            guard let child = children.max(by: { weight(of: $0) < weight(of: $1) }),
                weight(of: child) * 5 >= weight(of: element) * 4, outline.kinds[child] == .block
            else { return element }
            element = child
        }
    }

    /// How much a block looks like running text: its letters, or nothing.
    static func weight(of block: PageBlock) -> Int {
        if block.kind == .heading || block.letters < 25 || block.linkedLetters * 3 > block.letters { return 0 }
        let isSentence = block.text.last.map { ".!?…»”\":。".contains($0) } ?? false
        if block.letters < 60, !isSentence { return 0 }
        return block.kind == .item || block.kind == .row ? block.letters / 2 : block.letters
    }
}
