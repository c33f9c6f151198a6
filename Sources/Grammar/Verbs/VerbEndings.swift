/// The endings of a language's verbs, found from the last letter backwards.
///
/// Parts of the paradigm are numbered and make masks, so that a stem says in one number what it takes.
/// The trie lies in flat arrays, as each step of a look-up goes through it.
struct VerbEndings: Sendable {
    struct Ending: Sendable {
        var part: UInt64
        var features: Features
        /// The place in the table, which stands in order of likelihood.
        var rank: Int32
    }

    private var parts: [Substring: UInt64] = [:]
    private var texts = [""]
    /// All endings, node after node, and where those of each node begin.
    private(set) var all: [Ending] = []
    private var starts: [Int32] = []
    /// A number for each byte that endings have, and 0 for all others.
    private var codes = [UInt8](repeating: 0, count: 256)
    private var codeCount = 1
    /// The child of each node for each code; 0 for none.
    private var children: [Int32] = []

    /// Reads rows of part, ending and features; `-` is no ending.
    init(_ rows: [[Substring]]) {
        let rows = rows.filter { $0.count == 3 }
        for byte in rows.flatMap({ $0[1].utf8 }) where codes[Int(byte)] == 0 {
            codes[Int(byte)] = UInt8(codeCount)
            codeCount += 1
        }
        children = [Int32](repeating: 0, count: codeCount)
        var endings: [[Ending]] = [[]]
        for (rank, row) in rows.enumerated() {
            if parts[row[0]] == nil { parts[row[0]] = 1 << UInt64(parts.count) }
            let node = makeNode(of: row[1] == "-" ? "" : row[1])
            while endings.count <= node { endings.append([]) }
            let features = Features(feats: String(row[2]))
            endings[node].append(Ending(part: mask(row[0]), features: features, rank: Int32(rank)))
        }
        precondition(parts.count <= 64, "a mask has room for 64 parts")
        for list in endings {
            starts.append(Int32(all.count))
            all += list
        }
        starts.append(Int32(all.count))
    }

    /// The number of a part of the paradigm; 0 for one that the table lacks.
    func mask(_ part: Substring) -> UInt64 {
        parts[part] ?? 0
    }

    /// Where the endings stand among all that a node of the trie stands for; node 0 is the empty one.
    func range(at node: Int) -> Range<Int> {
        Int(starts[node])..<Int(starts[node + 1])
    }

    /// The node of an ending that is one byte longer at its front.
    func child(of node: Int, _ byte: UInt8) -> Int? {
        let child = children[node * codeCount + Int(codes[Int(byte)])]
        return child == 0 ? nil : Int(child)
    }

    /// The texts of the endings that some parts take.
    func texts(of parts: UInt64) -> [String] {
        texts.indices
            .filter { node in all[range(at: node)].contains { $0.part & parts != 0 } }
            .map { texts[$0] }
    }

    private mutating func makeNode(of text: Substring) -> Int {
        var node = 0
        for byte in text.utf8.reversed() {
            if let known = child(of: node, byte) {
                node = known
                continue
            }
            children[node * codeCount + Int(codes[Int(byte)])] = Int32(texts.count)
            children += [Int32](repeating: 0, count: codeCount)
            node = texts.count
            texts.append("")
        }
        texts[node] = String(text)
        return node
    }
}
