internal import Corroborating
internal import EventData
internal import Exchanging
internal import Griot
internal import Unpacking

/// What a step is told: a JSON object whose members must be there and of their form.
struct StepInput {
    private let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    /// It throws the codes of `JSONReader`, and `merge.form` for what is no object.
    init(_ line: InputLine) throws(RecordProblem) {
        do throws(JSONProblem) { value = try JSONReader.read(line.bytes) } catch {
            throw RecordProblem(code: error.code, message: "\(error.message), at byte \(error.offset)")
        }
        guard value.members != nil else {
            throw RecordProblem(code: "merge.form", message: "the line is no JSON object")
        }
    }

    static func unexpected(_ key: String) -> RecordProblem {
        RecordProblem(code: "merge.form", message: "\"\(key)\" is not there, or not of its form")
    }

    // MARK: Values

    func text(_ key: String) throws(RecordProblem) -> String {
        guard let text = value[key]?.string else { throw Self.unexpected(key) }
        return text
    }

    func optionalText(_ key: String) -> String? { value[key]?.string }

    func number(_ key: String) throws(RecordProblem) -> Int {
        guard let number = value[key]?.int else { throw Self.unexpected(key) }
        return number
    }

    func any(_ key: String) -> JSONValue { value[key] ?? .null }

    /// Some ten thousand years on either side.
    private static let days = -4_000_000...4_000_000
    private static let minutes = -4_000_000 * 24 * 60...4_000_000 * 24 * 60

    /// The day of a number of days since 1970.
    func day(_ key: String) -> Day? {
        value[key]?.int.flatMap { Self.days.contains($0) ? Day(number: $0) : nil }
    }

    /// Days from the first of two numbers to the second.
    func days(_ key: String) throws(RecordProblem) -> ClosedRange<Int>? {
        guard let days = value[key], days != .null else { return nil }
        let numbers = (days.array ?? []).compactMap(\.int)
        guard numbers.count == 2, numbers[0] <= numbers[1], numbers.allSatisfy(Self.days.contains) else {
            throw Self.unexpected(key)
        }
        return numbers[0]...numbers[1]
    }

    func objects(_ key: String) throws(RecordProblem) -> [StepInput] {
        guard let elements = value[key]?.array, elements.allSatisfy({ $0.members != nil }) else {
            throw Self.unexpected(key)
        }
        return elements.map(StepInput.init)
    }

    func texts(_ key: String) throws(RecordProblem) -> [String] {
        guard let elements = value[key]?.array else { throw Self.unexpected(key) }
        let texts = elements.compactMap(\.string)
        guard texts.count == elements.count else { throw Self.unexpected(key) }
        return texts
    }

    func numbers(_ key: String) throws(RecordProblem) -> [Int] {
        guard let elements = value[key]?.array else { throw Self.unexpected(key) }
        let numbers = elements.compactMap(\.int)
        guard numbers.count == elements.count else { throw Self.unexpected(key) }
        return numbers
    }

    /// Two different things, as indices, and what is said of both.
    typealias Pair = (one: Int, other: Int, numbers: ArraySlice<Int>)

    /// Pairs with `more` numbers each, one after the other; indices are below `count`, other numbers in `range`.
    func pairs(
        _ key: String,
        below count: Int,
        more: Int = 0,
        in range: ClosedRange<Int> = 0...0
    ) throws(RecordProblem) -> [Pair] {
        let (numbers, width) = (try numbers(key), 2 + more)
        guard numbers.count.isMultiple(of: width) else { throw Self.unexpected(key) }
        let pairs = stride(from: 0, to: numbers.count, by: width).map { start in
            (numbers[start], numbers[start + 1], numbers[start + 2..<start + width])
        }
        let areInRange = pairs.allSatisfy { one, other, rest in
            one != other && (0..<count).contains(one) && (0..<count).contains(other)
                && rest.allSatisfy(range.contains)
        }
        guard areInRange else { throw Self.unexpected(key) }
        return pairs
    }

    // MARK: Packed numbers

    func packed<Number: FixedWidthInteger & UnsignedInteger>(_ key: String) throws(RecordProblem) -> [Number]
    {
        guard let numbers = Packed.numbers(try text(key), as: Number.self) else { throw Self.unexpected(key) }
        return numbers
    }

    func terms(_ key: String) throws(RecordProblem) -> StoryTerms {
        guard let terms = StoryTerms(packed: try text(key)) else { throw Self.unexpected(key) }
        return terms
    }

    // MARK: Reports and accounts

    /// The report that the object is, without a coding.
    func report() throws(RecordProblem) -> Report {
        Report(
            id: optionalText("id") ?? "",
            title: optionalText("title"),
            text: try text("text"),
            language: optionalText("lang"),
            published: optionalText("published"),
            outlet: optionalText("outlet"),
            url: optionalText("url"),
            byline: optionalText("byline"),
            agency: optionalText("agency"),
            modified: optionalText("modified")
        )
    }

    /// The sketch that the object is.
    func sketch() throws(RecordProblem) -> ReportSketch {
        let shingles: [UInt64] = try packed("shingles")
        let names: [UInt32] = try packed("names")
        let title = optionalText("title").map { Packed.numbers($0, as: UInt64.self) ?? [] }
        let minute = any("minute")
        let areInOrder = Self.rise(shingles) && Self.rise(names)
        let isTimely = minute == .null || minute.int.map(Self.minutes.contains) == true
        guard areInOrder, isTimely, title.map({ $0.count == 1 }) ?? true else {
            throw Self.unexpected("sketches")
        }
        return ReportSketch(shingles: shingles, names: names, title: title?.first, minute: minute.int)
    }

    private static func rise(_ numbers: [some Comparable]) -> Bool {
        zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
    }

    /// The accounts of a list, each with the index of its report, which is below a number.
    func accounts(_ key: String, below count: Int) throws(RecordProblem) -> [Account] {
        guard let elements = value[key]?.array else { throw Self.unexpected(key) }
        let accounts = elements.compactMap { element -> Account? in
            guard let report = element["report"]?.int, (0..<count).contains(report) else { return nil }
            return element["account"].flatMap { AccountJSON().account($0, report: report) }
        }
        guard accounts.count == elements.count else { throw Self.unexpected(key) }
        return accounts
    }
}

extension StoryTerms {
    /// Terms and weights in turn, the bits of a weight as a number.
    init?(packed text: String) {
        guard let numbers = Packed.numbers(text, as: UInt32.self), numbers.count.isMultiple(of: 2) else {
            return nil
        }
        let places = stride(from: 0, to: numbers.count, by: 2)
        let weights = places.map { Float(bitPattern: numbers[$0 + 1]) }
        guard weights.allSatisfy(\.isFinite) else { return nil }
        self.init(terms: places.map { numbers[$0] }, weights: weights)
    }

    var packed: String { Packed.text(zip(terms, weights).flatMap { [$0, $1.bitPattern] }) }
}
