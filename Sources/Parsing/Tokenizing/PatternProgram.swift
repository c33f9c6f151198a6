/// A pattern as steps that a matcher follows: what a model file keeps of it.
package struct PatternProgram: Hashable, Sendable {
    /// One step: what to do, and with what.
    package struct Step: Hashable, Sendable {
        package enum Operation: UInt32, Sendable {
            /// Takes one character of set `first`.
            case set
            /// Goes on at `first`, and at `second` where that fails.
            case split
            /// Goes on at `first`.
            case jump
            case start
            case end
            /// Asks whether the steps up to `first` match here (`second` 1: whether they do not).
            case lookAhead
            /// Asks the same of the characters just before; the steps say how many with their first step.
            case lookBehind
            /// How far back to begin: `first` characters.
            case back
            case match
        }

        var operation: Operation
        var first: Int32 = 0
        var second: Int32 = 0
    }

    /// One of the pattern's alternatives, in their order.
    package struct Branch: Hashable, Sendable {
        /// Where its steps begin.
        var entry: Int32
        var least: Int32
        /// -1 where there is no most.
        var most: Int32
        /// Whether it can only match where the text begins.
        var isAnchored: Bool
        /// Whether it can only match up to the end of the text.
        var reachesEnd: Bool
    }

    var sets: [ScalarSet] = []
    var steps: [Step] = []
    var branches: [Branch] = []
}

extension PatternProgram {
    /// Compiles the text of a Python pattern.
    package init(compiling text: String, folding: CaseFolding) throws(PatternError) {
        var parser = PatternParser(text, folding: folding)
        let node = try parser.parse()
        _ = try node.size()
        let branches = if case .alternatives(let nodes) = node { nodes } else { [node] }
        for branch in branches {
            let (least, most) = try branch.length()
            self.branches.append(
                Branch(
                    entry: Int32(steps.count),
                    least: Int32(least),
                    most: Int32(most ?? -1),
                    isAnchored: branch.begins(with: .start),
                    reachesEnd: branch.ends(with: .end)
                )
            )
            try emit(branch)
            steps.append(Step(operation: .match))
        }
    }

    private mutating func emit(_ node: PatternNode) throws(PatternError) {
        switch node {
        case .set(let set): steps.append(Step(operation: .set, first: index(of: set)))
        case .sequence(let nodes): for node in nodes { try emit(node) }
        case .alternatives(let nodes): try emitAlternatives(nodes[...])
        case .repetition(let node, let least, let most): try emitRepetition(node, least: least, most: most)
        case .start: steps.append(Step(operation: .start))
        case .end: steps.append(Step(operation: .end))
        case .look(let node, let ahead, let negated): try emitLook(node, ahead: ahead, negated: negated)
        }
    }

    private mutating func index(of set: ScalarSet) -> Int32 {
        if let known = sets.firstIndex(of: set) { return Int32(known) }
        sets.append(set)
        return Int32(sets.count - 1)
    }

    private mutating func emitAlternatives(_ nodes: ArraySlice<PatternNode>) throws(PatternError) {
        var jumps: [Int] = []
        for node in nodes.dropLast() {
            let split = steps.count
            steps.append(Step(operation: .split, first: Int32(split + 1)))
            try emit(node)
            jumps.append(steps.count)
            steps.append(Step(operation: .jump))
            steps[split].second = Int32(steps.count)
        }
        if let last = nodes.last { try emit(last) }
        for jump in jumps { steps[jump].first = Int32(steps.count) }
    }

    private mutating func emitRepetition(_ node: PatternNode, least: Int, most: Int?) throws(PatternError) {
        for _ in 0..<least { try emit(node) }
        guard let most else {
            let split = steps.count
            guard try node.length().least > 0 else {
                throw PatternError(message: "the pattern repeats what may be empty")
            }
            steps.append(Step(operation: .split, first: Int32(split + 1)))
            try emit(node)
            steps.append(Step(operation: .jump, first: Int32(split)))
            steps[split].second = Int32(steps.count)
            return
        }
        var splits: [Int] = []
        for _ in least..<max(most, least) {
            splits.append(steps.count)
            steps.append(Step(operation: .split, first: Int32(steps.count + 1)))
            try emit(node)
        }
        for split in splits { steps[split].second = Int32(steps.count) }
    }

    private mutating func emitLook(_ node: PatternNode, ahead: Bool, negated: Bool) throws(PatternError) {
        let look = steps.count
        steps.append(Step(operation: ahead ? .lookAhead : .lookBehind, second: negated ? 1 : 0))
        if !ahead {
            let (least, most) = try node.length()
            guard least == most else { throw PatternError(message: "the pattern looks back a varying width") }
            steps.append(Step(operation: .back, first: Int32(least)))
        }
        try emit(node)
        steps.append(Step(operation: .match))
        steps[look].first = Int32(steps.count)
    }
}

extension PatternNode {
    /// How many nodes there are once repetitions are written out; throws where they are too many.
    fileprivate func size() throws(PatternError) -> Int {
        var size = 1
        switch self {
        case .set, .start, .end: break
        case .sequence(let nodes), .alternatives(let nodes):
            for node in nodes { size += try node.size() }
        case .repetition(let node, let least, let most):
            size += try node.size() * max(most ?? 0, least + 1)
        case .look(let node, _, _): size += try node.size()
        }
        guard size <= 1 << 20 else { throw PatternError(message: "the pattern is too long") }
        return size
    }

    /// The fewest and the most characters that the node takes; no most where there is none.
    fileprivate func length() throws(PatternError) -> (least: Int, most: Int?) {
        switch self {
        case .set: return (1, 1)
        case .start, .end, .look: return (0, 0)
        case .sequence(let nodes):
            var (least, most): (Int, Int?) = (0, 0)
            for node in nodes {
                let length = try node.length()
                least += length.least
                most = most.flatMap { sum in length.most.map { sum + $0 } }
            }
            return (least, most)
        case .alternatives(let nodes):
            var (least, most): (Int, Int?) = (Int.max, 0)
            for node in nodes {
                let length = try node.length()
                least = min(least, length.least)
                most = most.flatMap { known in length.most.map { max(known, $0) } }
            }
            return (least, most)
        case .repetition(let node, let from, let to):
            let length = try node.length()
            guard length.least <= 1 << 16, length.most ?? 0 <= 1 << 16 else {
                throw PatternError(message: "the pattern repeats too much")
            }
            return (length.least * from, to.flatMap { to in length.most.map { $0 * to } })
        }
    }

    /// Whether every way through the node passes this first.
    fileprivate func begins(with anchor: PatternNode) -> Bool {
        switch self {
        case anchor: true
        case .sequence(let nodes): nodes.first?.begins(with: anchor) ?? false
        case .alternatives(let nodes): nodes.allSatisfy { $0.begins(with: anchor) }
        default: false
        }
    }

    /// Whether every way through the node passes this last.
    fileprivate func ends(with anchor: PatternNode) -> Bool {
        switch self {
        case anchor: true
        case .sequence(let nodes): nodes.last?.ends(with: anchor) ?? false
        case .alternatives(let nodes): nodes.allSatisfy { $0.ends(with: anchor) }
        default: false
        }
    }
}

// MARK: In a model file

extension PatternProgram {
    /// The program as numbers.
    package var words: [UInt32] {
        var words = [UInt32(sets.count), UInt32(steps.count), UInt32(branches.count)]
        for set in sets {
            words += [set.classes, set.isNegated ? 1 : 0, UInt32(set.ranges.count)]
            for range in set.ranges { words += [range.lowerBound, range.upperBound] }
        }
        for step in steps {
            words += [
                step.operation.rawValue, UInt32(bitPattern: step.first), UInt32(bitPattern: step.second),
            ]
        }
        for branch in branches {
            words += [branch.entry, branch.least, branch.most].map(UInt32.init(bitPattern:))
            words.append((branch.isAnchored ? 1 : 0) | (branch.reachesEnd ? 2 : 0))
        }
        return words
    }

    /// Reads a program from numbers; `nil` unless it is whole and no step leads out of it.
    package init?(words: [UInt32]) {
        var reader = WordReader(words)
        guard let setCount = reader.count(), let stepCount = reader.count(), let branchCount = reader.count()
        else {
            return nil
        }
        for _ in 0..<setCount {
            guard let set = reader.set() else { return nil }
            sets.append(set)
        }
        for _ in 0..<stepCount {
            guard let step = reader.step() else { return nil }
            steps.append(step)
        }
        for _ in 0..<branchCount {
            guard let branch = reader.branch() else { return nil }
            branches.append(branch)
        }
        guard reader.isAtEnd, isSound else { return nil }
    }

    // Every try of a sound program ends: only a repetition leads back, to the split that
    // it begins with, and nothing leads out of what a look asks for.
    private var isSound: Bool {
        var bodies = [steps.indices]
        for (index, step) in steps.enumerated() {
            while let body = bodies.last, body.upperBound <= index { bodies.removeLast() }
            guard let body = bodies.last, isSound(step, at: index),
                targets(of: step, at: index).allSatisfy({ body.contains(Int($0)) })
            else { return false }
            if step.operation == .lookAhead || step.operation == .lookBehind {
                bodies.append((index + 1)..<Int(step.first))
            }
            guard bodies.count <= 100 else { return false }
        }
        return steps.count < 1 << 24
            && branches.allSatisfy { steps.indices.contains(Int($0.entry)) && $0.least >= 0 }
    }

    private func targets(of step: Step, at index: Int) -> [Int32] {
        switch step.operation {
        case .split: [step.first, step.second]
        case .jump: [step.first]
        case .lookAhead, .lookBehind: [step.first, Int32(index + 1)]
        case .set, .start, .end, .back: [Int32(index + 1)]
        case .match: []
        }
    }

    private func isSound(_ step: Step, at index: Int) -> Bool {
        switch step.operation {
        case .set: sets.indices.contains(Int(step.first))
        case .split: step.first > index && step.second > index
        case .jump: step.first > index || step.first >= 0 && steps[Int(step.first)].operation == .split
        case .lookAhead: step.first > index + 1
        case .lookBehind:
            step.first > index + 2 && index + 1 < steps.count && steps[index + 1].operation == .back
                && steps[index + 1].first >= 0
        case .start, .end, .back, .match: true
        }
    }
}

/// Takes numbers off a list, as long as there are some.
private struct WordReader {
    private var rest: ArraySlice<UInt32>

    init(_ words: [UInt32]) { rest = words[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func word() -> UInt32? { rest.popFirst() }

    /// A number of things of which each takes a word or more.
    mutating func count() -> Int? {
        guard let count = word(), count <= rest.count else { return nil }
        return Int(count)
    }

    mutating func set() -> ScalarSet? {
        guard let classes = word(), let isNegated = word(), let count = count() else { return nil }
        var ranges: [ClosedRange<UInt32>] = []
        for _ in 0..<count {
            guard let low = word(), let high = word(), low <= high, high <= 0x10_FFFF else { return nil }
            ranges.append(low...high)
        }
        let named = ScalarSet.Class.allCases.filter { classes & $0.rawValue != 0 }
        return ScalarSet(ranges: ranges, classes: named, isNegated: isNegated == 1)
    }

    mutating func step() -> PatternProgram.Step? {
        guard let operation = word().flatMap(PatternProgram.Step.Operation.init(rawValue:)),
            let first = word(), let second = word()
        else { return nil }
        return PatternProgram.Step(
            operation: operation,
            first: Int32(bitPattern: first),
            second: Int32(bitPattern: second)
        )
    }

    mutating func branch() -> PatternProgram.Branch? {
        guard let entry = word(), let least = word(), let most = word(), let flags = word() else {
            return nil
        }
        return PatternProgram.Branch(
            entry: Int32(bitPattern: entry),
            least: Int32(bitPattern: least),
            most: Int32(bitPattern: most),
            isAnchored: flags & 1 == 1,
            reachesEnd: flags & 2 == 2
        )
    }
}
