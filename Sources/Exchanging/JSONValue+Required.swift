internal import EventData
internal import Unpacking

/// The values of a line of ours, which must be there and of their form.
extension JSONValue {
    func member(_ key: String) throws(ImportProblem) -> JSONValue {
        if let value = self[key], value.members != nil { return value }
        throw .missing(key, "an object")
    }

    func text(_ key: String) throws(ImportProblem) -> String {
        if let text = try optionalText(key) { return text }
        throw .missing(key, "a string")
    }

    func optionalText(_ key: String) throws(ImportProblem) -> String? {
        try optional(key) { value throws(ImportProblem) in try value.asText(key) }
    }

    /// The text that the value is; `key` is for the message.
    func asText(_ key: String) throws(ImportProblem) -> String {
        if let string { return string }
        throw .missing(key, "a string")
    }

    func integer(_ key: String) throws(ImportProblem) -> Int {
        if let number = self[key]?.int { return number }
        throw .missing(key, "a whole number")
    }

    func optionalInteger(_ key: String) throws(ImportProblem) -> Int? {
        try optional(key) { _ throws(ImportProblem) in try integer(key) }
    }

    /// A number of people or of money: so large that figures can still be added up and multiplied by a few.
    static let counts = -100_000_000_000_000_000...100_000_000_000_000_000

    func optionalCount(_ key: String) throws(ImportProblem) -> Int? {
        guard let number = try optionalInteger(key) else { return nil }
        if Self.counts.contains(number) { return number }
        throw ImportProblem(code: "coding.value", message: "\"\(key)\" is \(number), which nobody can count")
    }

    func decimal(_ key: String, in range: ClosedRange<Double>) throws(ImportProblem) -> Double {
        guard let number = self[key]?.double else { throw .missing(key, "a number") }
        if range.contains(number) { return number }
        throw ImportProblem(
            code: "coding.value",
            message: "\"\(key)\" is \(number); expected \(range.lowerBound) to \(range.upperBound)"
        )
    }

    func optionalDecimal(
        _ key: String,
        in range: ClosedRange<Double>
    ) throws(ImportProblem) -> Double? {
        try optional(key) { _ throws(ImportProblem) in try decimal(key, in: range) }
    }

    func truth(_ key: String) throws(ImportProblem) -> Bool {
        if let truth = self[key]?.bool { return truth }
        throw .missing(key, "true or false")
    }

    /// One of the words that a value may have.
    func word<Word: RawRepresentable<String>>(_ key: String) throws(ImportProblem) -> Word {
        let text = try text(key)
        if let word = Word(rawValue: text) { return word }
        throw ImportProblem(code: "coding.value", message: "'\(text)' has no meaning as \"\(key)\"")
    }

    func day(_ key: String) throws(ImportProblem) -> Day {
        let text = try text(key)
        if let day = Day(isoOrNamed: text), day.description == text { return day }
        throw ImportProblem(
            code: "coding.value",
            message: "'\(text)' in \"\(key)\" is no day; expected one such as '2025-12-23'"
        )
    }

    /// What `read` makes of the value at a key; `nil` where there is none, or null.
    func optional<Value>(
        _ key: String,
        _ read: (JSONValue) throws(ImportProblem) -> Value
    ) throws(ImportProblem) -> Value? {
        guard let value = self[key], value != .null else { return nil }
        return try read(value)
    }

    /// What `read` makes of each element of an array, which must be there.
    func list<Element>(
        _ key: String,
        _ read: (JSONValue) throws(ImportProblem) -> Element
    ) throws(ImportProblem) -> [Element] {
        guard let values = self[key]?.array else { throw .missing(key, "an array") }
        var elements: [Element] = []
        for value in values { elements.append(try read(value)) }
        return elements
    }
}

extension ImportProblem {
    fileprivate static func missing(_ key: String, _ form: String) -> Self {
        ImportProblem(
            code: "coding.missing",
            message: "\"\(key)\" is not what belongs there; expected \(form)"
        )
    }
}
