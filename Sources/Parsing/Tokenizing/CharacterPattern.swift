/// A pattern of a tokenizer, ready to match code points.
///
/// It gives what Python's `re` gives: the first alternative that matches at
/// the leftmost place. Time is linear in the text for one try: a state that
/// has failed is not tried again once a try has become long.
package struct CharacterPattern: Sendable {
    private let program: PatternProgram
    /// For each ASCII character the branches that may begin with it, and last those for any other character.
    private let branchesByFirst: [[Int32]]
    /// The branches that may match nothing.
    private let emptyBranches: [Int32]
    /// Whether a match can only begin where the text does.
    private let isAnchored: Bool
    /// How many characters a match that reaches the end takes at most; `nil` where matches may end elsewhere.
    private let endReach: Int?
    /// The characters that a match without a most is made of, where each such branch reaches the end.
    private let endRun: [ScalarSet]

    package init(_ program: PatternProgram) {
        self.program = program
        isAnchored = program.branches.allSatisfy(\.isAnchored)
        var branchesByFirst: [[Int32]] = Array(repeating: [], count: 129)
        var emptyBranches: [Int32] = []
        for (index, branch) in program.branches.enumerated() {
            let first = program.firstCharacters(from: Int(branch.entry))
            for slot in 0..<129 where first.slots[slot] || first.mayBeEmpty {
                branchesByFirst[slot].append(Int32(index))
            }
            if first.mayBeEmpty { emptyBranches.append(Int32(index)) }
        }
        self.branchesByFirst = branchesByFirst
        self.emptyBranches = emptyBranches
        let open = program.branches.filter { $0.most < 0 }
        if program.branches.allSatisfy(\.reachesEnd) {
            endReach = program.branches.map { Int($0.most) }.max()
            endRun = open.flatMap { program.sets(from: Int($0.entry)) }
        } else {
            endReach = nil
            endRun = []
        }
    }

    /// Where the match that begins at the start of `range` ends, if there is one.
    package func matchEnd(_ text: [UInt32], in range: Range<Int>) -> Int? {
        matchEnd(text, in: range, at: range.lowerBound)
    }

    /// The leftmost match inside `range`.
    package func firstMatch(_ text: [UInt32], in range: Range<Int>) -> Range<Int>? {
        var position = range.lowerBound
        if isAnchored { return matchEnd(text, in: range, at: position).map { position..<$0 } }
        if let endReach { position = firstThatReachesEnd(text, range, endReach) }
        while position <= range.upperBound {
            if let end = matchEnd(text, in: range, at: position) { return position..<end }
            position += 1
        }
        return nil
    }

    /// All matches from left to right, as Python's `finditer` yields them.
    package func matches(_ text: [UInt32], in range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var position = range.lowerBound
        // After an empty match the next may begin at the same place, but must not be empty there.
        var mustAdvance = false
        while position <= range.upperBound {
            guard let end = matchEnd(text, in: range, at: position, mustAdvance: mustAdvance) else {
                position += 1
                mustAdvance = false
                continue
            }
            result.append(position..<end)
            mustAdvance = end == position
            position = end
        }
        return result
    }

    // A match that ends with the text begins within reach of its end, or in
    // the run of characters before it that such a match is made of.
    private func firstThatReachesEnd(_ text: [UInt32], _ range: Range<Int>, _ reach: Int) -> Int {
        var position = range.upperBound
        if !endRun.isEmpty {
            // The end may stand before a last line feed, which need not be of the run.
            if position > range.lowerBound, text[position - 1] == 0x0A { position -= 1 }
            while position > range.lowerBound, endRun.contains(where: { $0.contains(text[position - 1]) }) {
                position -= 1
            }
        }
        return max(range.lowerBound, min(position, range.upperBound - reach - 1))
    }

    private func matchEnd(
        _ text: [UInt32],
        in range: Range<Int>,
        at position: Int,
        mustAdvance: Bool = false
    ) -> Int? {
        let branches: [Int32]
        if position < range.upperBound {
            branches = branchesByFirst[Int(min(text[position], 128))]
        } else {
            branches = emptyBranches
        }
        for branch in branches {
            var attempt = PatternAttempt(program: program, text: text, range: range)
            if mustAdvance { attempt.forbiddenEnd = position }
            if let end = attempt.run(from: Int(program.branches[Int(branch)].entry), at: position) {
                return end
            }
        }
        return nil
    }
}

/// One try of one branch at one place.
private struct PatternAttempt {
    let program: PatternProgram
    let text: [UInt32]
    let range: Range<Int>
    /// Where the match may not end.
    var forbiddenEnd = -1
    private var splits = 0
    /// The states at which a long try has split; each has failed by the time it comes up again.
    private var failed: Set<Int> = []

    init(program: PatternProgram, text: [UInt32], range: Range<Int>) {
        self.program = program
        self.text = text
        self.range = range
    }

    mutating func run(from entry: Int, at start: Int) -> Int? {
        var pending: [(step: Int, position: Int)] = []
        var (step, position) = (entry, start)
        while true {
            let current = program.steps[step]
            var fails = false
            switch current.operation {
            case .match:
                if position != forbiddenEnd { return position }
                fails = true
            case .set:
                fails =
                    position >= range.upperBound || !program.sets[Int(current.first)].contains(text[position])
                position += 1
                step += 1
            case .split:
                fails = isKnownToFail(step, position)
                pending.append((Int(current.second), position))
                if fails { pending.removeLast() }
                step = Int(current.first)
            case .jump: step = Int(current.first)
            case .start:
                fails = position != range.lowerBound
                step += 1
            case .end:
                fails = !isEnd(position)
                step += 1
            case .lookAhead:
                fails = looks(from: step + 1, at: position) != (current.second == 0)
                step = Int(current.first)
            case .lookBehind:
                let before = position - Int(program.steps[step + 1].first)
                let isFound = before >= range.lowerBound && looks(from: step + 2, at: before)
                fails = isFound != (current.second == 0)
                step = Int(current.first)
            case .back: fails = true
            }
            if fails {
                guard let next = pending.popLast() else { return nil }
                (step, position) = next
            }
        }
    }

    // A look is a try of its own: what succeeds in it has not failed, and may be asked again.
    private func looks(from step: Int, at position: Int) -> Bool {
        var attempt = PatternAttempt(program: program, text: text, range: range)
        return attempt.run(from: step, at: position) != nil
    }

    // Without references back a state's fate hangs on nothing but the step and the place.
    private mutating func isKnownToFail(_ step: Int, _ position: Int) -> Bool {
        splits += 1
        if splits < 2048 { return false }
        return !failed.insert((position - range.lowerBound) << 24 | step).inserted
    }

    // Python's `$` also matches before a line feed that ends the text.
    private func isEnd(_ position: Int) -> Bool {
        position == range.upperBound || position == range.upperBound - 1 && text[position] == 0x0A
    }
}

extension PatternProgram {
    /// Which characters a match from a step may begin with, and whether it may take none.
    fileprivate func firstCharacters(from entry: Int) -> (slots: [Bool], mayBeEmpty: Bool) {
        var slots = Array(repeating: false, count: 129)
        var mayBeEmpty = false
        walk(from: entry) { step in
            if step.operation == .match { mayBeEmpty = true }
            guard step.operation == .set else { return true }
            let set = sets[Int(step.first)]
            for scalar in 0..<128 where set.contains(UInt32(scalar)) { slots[scalar] = true }
            if set.reachesBeyondASCII { slots[128] = true }
            return false
        }
        return (slots, mayBeEmpty)
    }

    /// All sets that a match from a step may take characters of.
    fileprivate func sets(from entry: Int) -> [ScalarSet] {
        var result: [ScalarSet] = []
        walk(from: entry) { step in
            if step.operation == .set { result.append(sets[Int(step.first)]) }
            return true
        }
        return result
    }

    /// Visits each step that can be reached, beyond those for which `goesOn` says so.
    private func walk(from entry: Int, goesOn: (Step) -> Bool) {
        var seen: Set<Int> = []
        var pending = [entry]
        while let index = pending.popLast() {
            guard seen.insert(index).inserted, goesOn(steps[index]) else { continue }
            let step = steps[index]
            switch step.operation {
            case .match: continue
            case .split: pending += [Int(step.first), Int(step.second)]
            case .jump, .lookAhead, .lookBehind: pending.append(Int(step.first))
            case .set, .start, .end, .back: pending.append(index + 1)
            }
        }
    }
}
