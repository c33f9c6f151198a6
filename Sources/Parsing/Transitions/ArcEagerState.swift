/// A state of spaCy's arc-eager transition system: a stack, a buffer, and the arcs so far.
///
/// An arc may be taken back: a word that has a head can be given another, and
/// one that is reduced without a head goes back to the buffer.
package struct ArcEagerState {
    package enum Action: Int, CaseIterable {
        case shift = 0
        case reduce = 1
        case left = 2
        case right = 3
        case `break` = 4
    }

    private var count = 0
    private var stack: [Int32] = []
    /// Words that went back to the buffer, the next one last.
    private var returned: [Int32] = []
    private var nextWord: Int32 = 0
    /// The head of each word, -1 where it has none yet, and the class of the arc.
    package private(set) var heads: [Int32] = []
    package private(set) var labels: [Int32] = []
    /// The child of each word that was added last on each side, -1 where there is none.
    private var lastLeft: [Int32] = []
    private var lastRight: [Int32] = []
    /// The child of the same head and side that was added before this one.
    private var sibling: [Int32] = []
    private var isUnshiftable: [Bool] = []
    private var startsSentence: [Bool] = []

    package init() {}

    /// Begins with a text of `count` words.
    package mutating func begin(_ count: Int) {
        self.count = count
        nextWord = 0
        stack.removeAll(keepingCapacity: true)
        returned.removeAll(keepingCapacity: true)
        fill(&heads, -1)
        fill(&labels, -1)
        fill(&lastLeft, -1)
        fill(&lastRight, -1)
        fill(&sibling, -1)
        fill(&isUnshiftable, false)
        fill(&startsSentence, false)
    }

    private func fill<Element>(_ array: inout [Element], _ value: Element) {
        array.removeAll(keepingCapacity: true)
        array.append(contentsOf: repeatElement(value, count: count))
    }

    // MARK: What it shows

    private var bufferCount: Int { count - Int(nextWord) + returned.count }

    package var isFinal: Bool { stack.isEmpty && bufferCount == 0 }

    private func buffer(_ position: Int) -> Int32 {
        if position < returned.count { return returned[returned.count - 1 - position] }
        let word = Int(nextWord) + position - returned.count
        return word < count ? Int32(word) : -1
    }

    private func stack(_ position: Int) -> Int32 {
        position < stack.count ? stack[stack.count - 1 - position] : -1
    }

    /// The tokens that a model sees: two of the buffer, three of the stack, and the last children of the nearest.
    package var features: SIMD8<Int32> {
        let (b0, s0) = (buffer(0), stack(0))
        return SIMD8(
            b0,
            buffer(1),
            s0,
            stack(1),
            stack(2),
            b0 < 0 ? -1 : lastLeft[Int(b0)],
            s0 < 0 ? -1 : lastLeft[Int(s0)],
            s0 < 0 ? -1 : lastRight[Int(s0)]
        )
    }

    /// The actions that may follow, bit n for action n.
    package var validActions: UInt8 {
        let b0 = buffer(0)
        let buffered = bufferCount
        let mayAttach = b0 >= 0 && !startsSentence[Int(b0)]
        var actions: UInt8 = 0
        if stack.isEmpty {
            if b0 >= 0 { actions |= 1 << 0 }
        } else {
            actions |= 1 << 1
            if mayAttach { actions |= 1 << 2 | 1 << 3 }
            if buffered >= 2, mayAttach, !isUnshiftable[Int(b0)] { actions |= 1 << 0 }
        }
        if buffered >= 2 {
            let b1 = buffer(1)
            if b1 == b0 + 1, !startsSentence[Int(b1)] { actions |= 1 << 4 }
        }
        return actions
    }

    // MARK: What it does

    package mutating func apply(_ action: Action, label: Int32) {
        switch action {
        case .shift: push()
        case .reduce: reduce()
        case .left: attachLeft(label)
        case .right: attachRight(label)
        case .break: startsSentence[Int(buffer(1))] = true
        }
    }

    private mutating func push() {
        if let word = returned.popLast() {
            stack.append(word)
        } else {
            stack.append(nextWord)
            nextWord += 1
        }
    }

    private mutating func reduce() {
        let word = stack[stack.count - 1]
        if heads[Int(word)] < 0, stack.count > 1 {
            isUnshiftable[Int(word)] = true
            returned.append(word)
        }
        stack.removeLast()
    }

    private mutating func attachLeft(_ label: Int32) {
        let head = buffer(0)
        attach(stack[stack.count - 1], to: head, label)
        isUnshiftable[Int(head)] = false
        stack.removeLast()
    }

    private mutating func attachRight(_ label: Int32) {
        attach(buffer(0), to: stack[stack.count - 1], label)
        push()
    }

    private mutating func attach(_ child: Int32, to head: Int32, _ label: Int32) {
        if heads[Int(child)] >= 0 { detach(child) }
        if head > child {
            sibling[Int(child)] = lastLeft[Int(head)]
            lastLeft[Int(head)] = child
        } else {
            sibling[Int(child)] = lastRight[Int(head)]
            lastRight[Int(head)] = child
        }
        heads[Int(child)] = head
        labels[Int(child)] = label
    }

    private mutating func detach(_ child: Int32) {
        let head = Int(heads[Int(child)])
        let isLeft = head > Int(child)
        var last = isLeft ? lastLeft[head] : lastRight[head]
        if last == child {
            if isLeft { lastLeft[head] = sibling[Int(child)] } else { lastRight[head] = sibling[Int(child)] }
            return
        }
        while last >= 0, sibling[Int(last)] != child { last = sibling[Int(last)] }
        if last >= 0 { sibling[Int(last)] = sibling[Int(child)] }
    }
}
