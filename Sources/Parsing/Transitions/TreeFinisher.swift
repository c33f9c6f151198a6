/// The labels of arcs as numbers; those that stand for crossing arcs know their parts.
package struct ArcLabels: Sendable {
    static let root: Int32 = 0

    package private(set) var names = ["ROOT"]
    private var parts: [(own: Int32, head: Int32)?] = [nil]
    /// The label of each class of the parser.
    private(set) var labelOfClass: [Int32] = []

    package init(classes: [String]) {
        labelOfClass = classes.map { add($0) }
    }

    /// The name of the label itself and that of the head, for `conj||dobj` `conj` and `dobj`.
    func parts(of label: Int32) -> (own: Int32, head: Int32)? { parts[Int(label)] }

    private mutating func add(_ name: String) -> Int32 {
        if let known = names.firstIndex(of: name) { return Int32(known) }
        let label = Int32(names.count)
        names.append(name)
        parts.append(nil)
        if let bars = Self.bars(in: name) {
            let own = add(String(name[..<bars]))
            parts[Int(label)] = (own, add(String(name[name.utf8.index(bars, offsetBy: 2)...])))
        }
        return label
    }

    private static func bars(in name: String) -> String.UTF8View.Index? {
        let bytes = name.utf8
        let bar = UInt8(ascii: "|")
        return bytes.indices.first { index in
            let next = bytes.index(after: index)
            return bytes[index] == bar && next < bytes.endIndex && bytes[next] == bar
        }
    }
}

/// Makes a tree of the arcs that the parser drew, and finds where sentences begin.
///
/// Labels such as `conj||dobj` stand for arcs that cross others: the word hangs
/// as a `conj` on a `dobj` somewhere below the head that the parser could give it.
package struct TreeFinisher {
    package private(set) var heads: [Int]
    package private(set) var labels: [Int32]
    package private(set) var startsSentence: [Bool] = []
    private let names: ArcLabels
    private let isSpace: (Int) -> Bool

    /// `heads` has -1 where a word has none, `classes` the parser's class for each arc.
    package init(heads: [Int32], classes: [Int32], names: ArcLabels, isSpace: @escaping (Int) -> Bool) {
        self.isSpace = isSpace
        self.names = names
        self.heads = heads.indices.map { heads[$0] < 0 ? $0 : Int(heads[$0]) }
        labels = classes.indices.map { heads[$0] < 0 ? ArcLabels.root : names.labelOfClass[Int(classes[$0])] }
        let edges = subtreeEdges()
        if labels.contains(where: { names.parts(of: $0) != nil }) {
            liftDecorated(edges)
            _ = subtreeEdges()
        }
    }

    // MARK: Sentences

    /// The leftmost and the rightmost word below each word; sentences begin at the leftmost ones of roots.
    private mutating func subtreeEdges() -> (left: [Int], right: [Int]) {
        var left = Array(heads.indices)
        var right = left
        // A projective tree takes one round, and spaCy stops after so many in any case.
        for _ in 0..<12 {
            widen(&left, &right, heads.indices)
            widen(&left, &right, heads.indices.reversed())
            markStarts(left)
            if sentencesAreClosed() { break }
        }
        return (left, right)
    }

    private func widen(_ left: inout [Int], _ right: inout [Int], _ order: some Sequence<Int>) {
        for index in order {
            let head = heads[index]
            if left[index] < left[head] { left[head] = left[index] }
            if right[index] > right[head] { right[head] = right[index] }
        }
    }

    private mutating func markStarts(_ left: [Int]) {
        startsSentence = Array(repeating: false, count: heads.count)
        for (index, head) in heads.enumerated() where index == head { startsSentence[left[index]] = true }
    }

    private func sentencesAreClosed() -> Bool {
        var start = 0
        for index in heads.indices where index > 0 && startsSentence[index] || index == heads.count - 1 {
            for word in start..<index where heads[word] < start || heads[word] > index { return false }
            start = index
        }
        return true
    }

    // MARK: Crossing arcs

    private mutating func liftDecorated(_ edges: (left: [Int], right: [Int])) {
        var children: [[Int]] = Array(repeating: [], count: heads.count)
        for (index, head) in heads.enumerated() where head != index { children[head].append(index) }
        for index in labels.indices {
            guard let parts = names.parts(of: labels[index]) else { continue }
            if let head = head(for: index, labelled: parts.head, children, edges), head != index {
                children[heads[index]].removeAll { $0 == index }
                children[head].insert(
                    index,
                    at: children[head].firstIndex { $0 > index } ?? children[head].count
                )
                heads[index] = head
            }
            labels[index] = parts.own
        }
    }

    /// The nearest word below a word's head that has the label, level by level and from left to right.
    private func head(
        for word: Int,
        labelled label: Int32,
        _ children: [[Int]],
        _ edges: (left: [Int], right: [Int])
    ) -> Int? {
        var level = [heads[word]]
        var visited: Set<Int> = []
        while !level.isEmpty {
            var next: [Int] = []
            for parent in level where visited.insert(parent).inserted {
                for child in children[parent]
                where edges.left[parent] <= child && child <= edges.right[parent] {
                    if child == word || isSpace(child) { continue }
                    if labels[child] == label { return child }
                    next.append(child)
                }
            }
            level = next
        }
        return nil
    }
}
