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
        if let named = named(total) { return descend(from: named) }
        let articles = outline.tree.elements(named: "article").filter { weight(of: $0) * 5 > total * 3 }
        return descend(from: articles.last ?? 0)
    }

    /// The element that the page names as the report's; where it names several, the smallest that holds them all.
    ///
    /// A report is often cut by advertisements, and each piece has the name.
    private func named(_ total: Int) -> Int? {
        var outer: [Int] = []
        for body in outline.bodies where weight(of: body) > 0 {
            if let last = outer.last, body < outline.tree.nodes[last].end { continue }
            outer.append(body)
        }
        let sum = outer.reduce(0) { $0 + weight(of: $1) }
        guard sum * 3 > total, let best = outer.max(by: { weight(of: $0) < weight(of: $1) }) else {
            return nil
        }
        let pieces = outer.filter { weight(of: $0) * 20 > sum }
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else {
            return innermost(of: best)
        }
        var shared = first
        while outline.tree.nodes[shared].end <= last, let parent = outline.tree.parent(of: shared) {
            shared = parent
        }
        let pieced = pieces.reduce(0) { $0 + weight(of: $1) }
        if weight(of: shared) * 2 <= pieced * 3 { return shared }
        return weight(of: best) * 3 > total ? innermost(of: best) : nil
    }

    /// The smallest named element with nearly all that this one has.
    private func innermost(of body: Int) -> Int {
        let end = outline.tree.nodes[body].end
        return outline.bodies.last { $0 >= body && $0 < end && weight(of: $0) * 10 >= weight(of: body) * 9 }
            ?? body
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
        if block.kind == .heading || block.letters < 25 || block.linkedLetters * 3 > block.letters {
            return 0
        }
        if block.letters < 60, !block.endsSentence, block.text.last != ":" { return 0 }
        return block.kind == .item || block.kind == .row ? block.letters / 2 : block.letters
    }
}
