/// A pattern as its text has it.
indirect enum PatternNode: Hashable, Sendable {
    case set(ScalarSet)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    case repetition(PatternNode, least: Int, most: Int?)
    case start
    case end
    case look(PatternNode, ahead: Bool, negated: Bool)
}

/// What is wrong with a pattern, or beyond what griot reads.
package struct PatternError: Error, Hashable {
    package var message: String
}

/// Reads the part of Python's pattern language that tokenizers are written in.
///
/// Literals, escapes, classes, groups, alternatives, greedy repetition,
/// anchors, looking ahead and looking back; no references back, no lazy
/// repetition.
struct PatternParser {
    private let text: [UInt32]
    private var position = 0
    private var ignoresCase = false
    private var depth = 0
    private let folding: CaseFolding
    private var knownSets: [ArraySlice<UInt32>: ScalarSet] = [:]

    init(_ text: String, folding: CaseFolding) {
        self.text = scalars(text)
        self.folding = folding
    }

    mutating func parse() throws(PatternError) -> PatternNode {
        let node = try alternatives()
        guard position == text.count else { throw problem("an unmatched ')'") }
        return node
    }

    private func problem(_ what: String) -> PatternError {
        PatternError(message: "the pattern has \(what) at character \(position)")
    }

    private var next: UInt32? { position < text.count ? text[position] : nil }

    private mutating func take(_ expected: String) -> Bool {
        let expected = scalars(expected)
        guard text[position...].starts(with: expected) else { return false }
        position += expected.count
        return true
    }

    // MARK: Structure

    private mutating func alternatives() throws(PatternError) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { throw problem("groups nested too deeply") }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(PatternError) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if let node = try atom() { nodes.append(try repeated(node)) }
        }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    /// Reads one atom; `nil` for flags, which match nothing.
    private mutating func atom() throws(PatternError) -> PatternNode? {
        guard let scalar = next else { throw problem("no end") }
        switch scalar {
        case "(": return try group()
        case "[": return .set(try characterClass())
        case "^":
            position += 1
            return .start
        case "$":
            position += 1
            return .end
        case ".":
            position += 1
            return .set(ScalarSet(ranges: [0x0A...0x0A], isNegated: true))
        case "*", "+", "?": throw problem("nothing to repeat")
        case "{":
            let isBound = try bounds() != nil
            if isBound { throw problem("nothing to repeat") }
            position += 1
            return .set(literal(scalar))
        case "\\": return .set(try escapedSet())
        default:
            position += 1
            return .set(literal(scalar))
        }
    }

    private mutating func group() throws(PatternError) -> PatternNode? {
        let node: PatternNode
        if take("(?u)") { return nil }
        if take("(?iu)") || take("(?i)") || take("(?ui)") {
            ignoresCase = true
            return nil
        }
        if take("(?:") {
            node = try alternatives()
        } else if take("(?=") {
            node = .look(try alternatives(), ahead: true, negated: false)
        } else if take("(?!") {
            node = .look(try alternatives(), ahead: true, negated: true)
        } else if take("(?<=") {
            node = .look(try alternatives(), ahead: false, negated: false)
        } else if take("(?<!") {
            node = .look(try alternatives(), ahead: false, negated: true)
        } else if text[position...].starts(with: scalars("(?")) {
            throw problem("a group of an unknown kind")
        } else {
            position += 1
            node = try alternatives()
        }
        guard take(")") else { throw problem("a group without an end") }
        return node
    }

    private mutating func repeated(_ node: PatternNode) throws(PatternError) -> PatternNode {
        guard let (least, most) = try bounds() else { return node }
        if next == "?" { throw problem("lazy repetition") }
        let isRepeatedAgain = try bounds() != nil
        if isRepeatedAgain { throw problem("repetition of a repetition") }
        if node == .start || node == .end { throw problem("nothing to repeat") }
        return .repetition(node, least: least, most: most)
    }

    private mutating func bounds() throws(PatternError) -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        let start = position
        guard take("{") else { return nil }
        let least = number()
        let hasComma = take(",")
        let most = hasComma ? number() : least
        // Python takes braces that are no bounds for themselves, and `{,}` for bounds.
        guard least != nil || hasComma, take("}") else {
            position = start
            return nil
        }
        guard (most ?? least ?? 0) <= 1000, least ?? 0 <= most ?? 1000 else {
            throw problem("bounds out of reach")
        }
        return (least ?? 0, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, isDigit(scalar), scalar < 0x80, value ?? 0 < 100_000 {
            value = (value ?? 0) * 10 + Int(scalar - 0x30)
            position += 1
        }
        return value
    }

    // MARK: Characters

    private func literal(_ scalar: UInt32) -> ScalarSet {
        ignoresCase
            ? ScalarSet(ranges: folding.equals(of: scalar).map { $0...$0 })
            : ScalarSet(ranges: [scalar...scalar])
    }

    private mutating func escapedSet() throws(PatternError) -> ScalarSet {
        if let named = try namedClass() { return ScalarSet(ranges: [], classes: [named]) }
        return literal(try escapedScalar())
    }

    private mutating func namedClass() throws(PatternError) -> ScalarSet.Class? {
        guard position + 1 < text.count else { throw problem("a backslash at its end") }
        let named: ScalarSet.Class? =
            switch text[position + 1] {
            case "d": .digit
            case "w": .word
            case "s": .space
            case "D": .notDigit
            case "W": .notWord
            case "S": .notSpace
            default: nil
            }
        if named != nil { position += 2 }
        return named
    }

    private mutating func escapedScalar() throws(PatternError) -> UInt32 {
        position += 1
        guard let scalar = next else { throw problem("a backslash at its end") }
        position += 1
        switch scalar {
        case "n": return 0x0A
        case "t": return 0x09
        case "r": return 0x0D
        case "f": return 0x0C
        case "v": return 0x0B
        case "x": return try hexadecimal(2)
        case "u": return try hexadecimal(4)
        case "U": return try hexadecimal(8)
        default:
            guard scalar >= 0x80 || !isWordCharacter(scalar) else {
                throw problem("an escape that griot does not know")
            }
            return scalar
        }
    }

    private mutating func hexadecimal(_ digits: Int) throws(PatternError) -> UInt32 {
        guard position + digits <= text.count, text[position] != "+",
            let value = UInt32(string(text[position..<(position + digits)]), radix: 16), value <= 0x10_FFFF
        else { throw problem("a broken code point") }
        position += digits
        return value
    }

    private mutating func characterClass() throws(PatternError) -> ScalarSet {
        let start = position
        position += 1
        let isNegated = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var classes: [ScalarSet.Class] = []
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            if scalar == "\\", let named = try namedClass() {
                classes.append(named)
                continue
            }
            let low = try member()
            guard next == "-", position + 1 < text.count, text[position + 1] != "]" else {
                ranges.append(low...low)
                continue
            }
            position += 1
            let high = try member()
            guard low <= high else { throw problem("a range that runs backwards") }
            ranges.append(low...high)
        }
        guard take("]") else { throw problem("a class without an end") }
        return set(ranges, classes, isNegated, source: text[start..<position])
    }

    private mutating func member() throws(PatternError) -> UInt32 {
        guard let scalar = next else { throw problem("a class without an end") }
        if scalar == "\\" { return try escapedScalar() }
        position += 1
        return scalar
    }

    // Two classes of thousands of characters come up hundreds of times in French.
    private mutating func set(
        _ ranges: [ClosedRange<UInt32>],
        _ classes: [ScalarSet.Class],
        _ isNegated: Bool,
        source: ArraySlice<UInt32>
    ) -> ScalarSet {
        if !ignoresCase { return ScalarSet(ranges: ranges, classes: classes, isNegated: isNegated) }
        if let known = knownSets[source] { return known }
        let folded = ranges.flatMap { $0 }.flatMap { folding.equals(of: $0) }.map { $0...$0 }
        let set = ScalarSet(ranges: folded, classes: classes, isNegated: isNegated)
        knownSets[source] = set
        return set
    }
}

/// Lets a code point be compared with an ASCII letter as it is written.
func ~= (literal: Unicode.Scalar, scalar: UInt32) -> Bool { literal.value == scalar }

func == (scalar: UInt32?, literal: Unicode.Scalar) -> Bool { scalar == literal.value }

func != (scalar: UInt32, literal: Unicode.Scalar) -> Bool { scalar != literal.value }
