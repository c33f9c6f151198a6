import EventData

/// A word, a number in digits or a mark, as part of a token.
struct NumberAtom: Sendable {
    enum Shape: Sendable { case word, digits, mark }

    var shape: Shape
    var token: Int
    var key = WordKey()
    var meaning = NumberMeaning.none
    /// The digits' value without separators, and how many of them stand behind a decimal point.
    var value = 0
    var decimals = 0
    var digits = 0
    /// Whether the digits are more than a number can hold.
    var isTooLarge = false
    var hasSeparator = false
    /// Letters at the end of the digits: "12k", "3rd".
    var suffix = WordKey()
    /// Whether it follows the atom before in the same token.
    var isGlued = false
    /// A small letter begins it.
    var isSmall = false

    func `is`(_ part: NumberPart) -> Bool { meaning.parts & (1 << part.rawValue) != 0 }

    func `is`(_ mark: Character) -> Bool {
        shape == .mark && mark.asciiValue.map { key.low == UInt64($0) && key.count == 1 } ?? false
    }

    var isHyphen: Bool { self.is("-") }
}

/// Cuts tokens into atoms: at hyphens, apostrophes and spaces, and between digits and letters.
struct NumberScanner {
    let vocabulary: NumberVocabulary
    private(set) var atoms: [NumberAtom] = []
    private var bytes: [UInt8] = []
    private var position = 0
    private var token = 0

    init(vocabulary: NumberVocabulary) {
        self.vocabulary = vocabulary
    }

    mutating func add(_ form: some StringProtocol, token: Int) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: form.utf8)
        position = 0
        self.token = token
        let first = atoms.count
        while position < bytes.count {
            let before = position
            switch foldedCharacter(in: bytes, at: &position) {
            case .digit: addDigits(from: before)
            case .letter, .letters, .foreign: addWord(from: before)
            case .dash: addMark(UInt8(ascii: "-"), first)
            case .apostrophe, .space, .nothing: break
            case .mark(let mark): addMark(mark, first)
            }
            if atoms.count > first + 1 { atoms[atoms.count - 1].isGlued = true }
        }
    }

    private mutating func addMark(_ mark: UInt8, _ first: Int) {
        var atom = NumberAtom(shape: .mark, token: token)
        atom.key.append(mark)
        // The currencies of two and three bytes, by their last one: £, €.
        atom.meaning = vocabulary[atom.key]
        atoms.append(atom)
    }

    private mutating func addWord(from start: Int) {
        position = start
        var atom = NumberAtom(shape: .word, token: token)
        atom.isSmall = !(0x41...0x5A).contains(bytes[start])
        while position < bytes.count {
            let before = position
            let character = foldedCharacter(in: bytes, at: &position)
            switch character {
            case .letter, .letters, .foreign, .digit, .nothing:
                atom.key.append(character)
                continue
            default: position = before
            }
            break
        }
        atom.meaning = vocabulary[atom.key]
        atoms.append(atom)
    }

    // MARK: Digits

    private mutating func addDigits(from start: Int) {
        position = start
        var atom = NumberAtom(shape: .digits, token: token)
        var groups = [digits(&atom)]
        var marks: [UInt8] = []
        while let (mark, next) = separator(), marks.first.map({ $0 == mark || groups.last == 3 }) ?? true {
            position = next
            marks.append(mark)
            groups.append(digits(&atom))
        }
        settle(&atom, groups, marks)
        while position < bytes.count {
            let before = position
            let character = foldedCharacter(in: bytes, at: &position)
            switch character {
            case .letter, .letters, .digit, .nothing:
                atom.suffix.append(character)
                continue
            default: position = before
            }
            break
        }
        atoms.append(atom)
    }

    /// How many digits stand at the position, which moves behind them.
    private mutating func digits(_ atom: inout NumberAtom) -> Int {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            let (product, isOver) = atom.value.multipliedReportingOverflow(by: 10)
            let (sum, isOverToo) = product.addingReportingOverflow(Int(bytes[position] & 0x0F))
            if isOver || isOverToo { atom.isTooLarge = true } else { atom.value = sum }
            position += 1
        }
        atom.digits += position - start
        return position - start
    }

    /// A mark between digits: `,`, `.`, `'` or a space.
    private func separator() -> (mark: UInt8, end: Int)? {
        guard position < bytes.count else { return nil }
        var end = position
        let mark: UInt8
        switch foldedCharacter(in: bytes, at: &end) {
        case .mark(UInt8(ascii: ",")): mark = UInt8(ascii: ",")
        case .mark(UInt8(ascii: ".")): mark = UInt8(ascii: ".")
        case .space: mark = UInt8(ascii: " ")
        case .apostrophe: mark = UInt8(ascii: "'")
        default: return nil
        }
        return end < bytes.count && (0x30...0x39).contains(bytes[end]) ? (mark, end) : nil
    }

    /// Tells separators of thousands from a decimal point: three digits follow the former.
    private func settle(_ atom: inout NumberAtom, _ groups: [Int], _ marks: [UInt8]) {
        guard let last = groups.last, groups.count > 1 else { return }
        atom.hasSeparator = true
        let isThousands = groups.dropFirst().allSatisfy { $0 == 3 } && groups[0] <= 3
        let isMixed = marks.last != marks.first
        if isThousands, !isMixed { return }
        atom.decimals = min(last, 18)
    }
}
