internal import Corroborating
internal import Griot
package import Unpacking

/// One step of a merge, for an engine that joins, counts and sorts many reports by itself.
///
/// A step is told a JSON object and answers with one; it remembers nothing. What stands in them, and what an engine
/// does between the steps so that the outcome is that of `griot merge`, is in `docs/reference/merge-steps.md`.
package enum MergeStep: String, CaseIterable, Sendable {
    case settings, read, families, likely, ties, witnesses, union, weigh, near, neighbours, stories, keys,
        links, events, origins

    /// The answer to a line, with a line feed, and whether it is one: else it is an error with the line's number.
    package func answer(to line: InputLine) -> (line: [UInt8], isDone: Bool) {
        var bytes: [UInt8] = []
        do {
            JSONText.append(.object(try answer(line)), to: &bytes)
            bytes.append(0x0A)
            return (bytes, true)
        } catch {
            let problem: [JSONMember] = [
                JSONMember("code", .string(error.code)), JSONMember("message", .string(error.message)),
                JSONMember("line", .number("\(line.number)")),
            ]
            JSONText.append(.object([JSONMember("error", .object(problem))]), to: &bytes)
            bytes.append(0x0A)
            return (bytes, false)
        }
    }

    private func answer(_ line: InputLine) throws(RecordProblem) -> [JSONMember] {
        if self == .read { return try ReportSteps.read(CodedLine(line)) }
        let input = try StepInput(line)
        return switch self {
        case .settings: Self.reaches
        case .read: []
        case .families: try ReportSteps.families(input)
        case .likely: try ReportSteps.likely(input)
        case .ties: try ReportSteps.ties(input)
        case .witnesses: try ReportSteps.witnesses(input)
        case .union: try StorySteps.union(input)
        case .weigh: try StorySteps.weigh(input)
        case .near: try StorySteps.near(input)
        case .neighbours: try StorySteps.neighbours(input)
        case .stories: try StorySteps.stories(input)
        case .keys: try EventSteps.keys(input)
        case .links: try EventSteps.links(input)
        case .events: try EventSteps.events(input)
        case .origins: try EventSteps.origins(input)
        }
    }
}

extension MergeStep {
    /// How far an engine reaches when it joins.
    fileprivate static var reaches: [JSONMember] {
        [
            JSONMember("all_pairs", .int(SketchComparison.mostForAllPairs)),
            JSONMember("reports", .int(SketchComparison.reach)),
            JSONMember("families", .int(SketchComparison.usualFamilies)),
            JSONMember("entries", .int(StoryNeighbours.reach)),
            JSONMember("span", .int(StoryNeighbours.span)),
            JSONMember("accounts", .int(AccountParts.reach)),
        ]
    }
}

extension JSONMember {
    init(_ key: String, _ value: JSONValue) { self.init(key: key, value: value) }
}

extension JSONValue {
    static func int(_ number: Int) -> JSONValue { .number("\(number)") }

    static func ints(_ numbers: some Sequence<Int>) -> JSONValue { .array(numbers.map { int($0) }) }

    static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
