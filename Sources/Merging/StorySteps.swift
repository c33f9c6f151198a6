internal import Corroborating
internal import EventData
internal import Griot
internal import Unpacking

/// The steps from witnesses to stories.
enum StorySteps {
    /// What the reports of a witness are about together.
    static func union(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let texts = try terms(input.texts("texts"))
        return [JSONMember("terms", .string(StoryTerms.union(texts).packed))]
    }

    /// The terms of a witness, weighed, and the heaviest of them.
    static func weigh(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let terms = try input.terms("terms")
        let counts: [UInt32] = try input.packed("counts")
        guard counts.count == terms.terms.count else { throw StepInput.unexpected("counts") }
        let total = try input.number("total")
        guard total >= 0 else { throw StepInput.unexpected("total") }
        let weighed = terms.weighed(counts: counts, total: total)
        return [
            JSONMember("vector", .string(weighed.packed)),
            JSONMember(
                "heaviest",
                .string(Packed.text(weighed.heaviest.flatMap { [$0.term, $0.weight.bitPattern] }))
            ),
        ]
    }

    /// For some texts those after them that may be alike.
    static func near(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let (count, texts) = (try input.number("count"), try input.numbers("texts"))
        let numbers: [UInt32] = try input.packed("entries")
        guard numbers.count.isMultiple(of: 3) else { throw StepInput.unexpected("entries") }
        // Each of them has an entry.
        guard 0...numbers.count / 3 ~= count else { throw StepInput.unexpected("count") }
        guard texts.allSatisfy({ (0..<count).contains($0) }) else { throw StepInput.unexpected("texts") }
        let entries = stride(from: 0, to: numbers.count, by: 3).map { place in
            (
                term: numbers[place], text: Int(numbers[place + 1]),
                weight: Float(bitPattern: numbers[place + 2])
            )
        }
        let isInOrder = zip(entries, entries.dropFirst()).allSatisfy {
            ($0.term, $0.text) < ($1.term, $1.text)
        }
        guard isInOrder, entries.allSatisfy({ $0.text < count && $0.weight.isFinite }) else {
            throw StepInput.unexpected("entries")
        }
        let near = StoryNeighbours().near(to: texts, entries, textCount: count)
        return [JSONMember("near", .ints(near.flatMap { [$0.first, $0.second] }))]
    }

    /// The neighbours of texts among those that may be alike, with the bits of their likeness.
    static func neighbours(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let texts = try terms(input.texts("texts"))
        let pairs = try input.pairs("pairs", below: texts.count)
        let found = StoryNeighbours().neighbours(texts, pairs.map { ($0.one, $0.other) })
        return [
            JSONMember("pairs", .ints(found.flatMap { [$0.first, $0.second, Int($0.likeness.bitPattern)] }))
        ]
    }

    /// The stories among texts that hang together.
    static func stories(_ input: StepInput) throws(RecordProblem) -> [JSONMember] {
        let objects = try input.objects("texts")
        var texts: [StoryTerms] = []
        var days: [ClosedRange<Int>?] = []
        for object in objects {
            texts.append(try object.terms("vector"))
            days.append(try object.days("days"))
        }
        let bits = 0...Int(UInt32.max)
        let pairs = try input.pairs("pairs", below: texts.count, more: 1, in: bits).map { pair in
            let likeness = Float(bitPattern: pair.numbers.first.map { UInt32($0) } ?? 0)
            return (first: pair.one, second: pair.other, likeness: likeness)
        }
        guard pairs.allSatisfy({ $0.first < $0.second && $0.likeness.isFinite }) else {
            throw StepInput.unexpected("pairs")
        }
        let stories = StoryNeighbours().stories(of: texts, days: days, pairs)
        return [JSONMember("stories", .array(stories.map { .ints($0) }))]
    }

    private static func terms(_ texts: [String]) throws(RecordProblem) -> [StoryTerms] {
        let terms = texts.compactMap(StoryTerms.init(packed:))
        guard terms.count == texts.count else { throw StepInput.unexpected("texts") }
        return terms
    }
}
