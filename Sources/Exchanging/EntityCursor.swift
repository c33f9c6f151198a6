import EventData

/// Says of one token after another which entity it belongs to.
struct EntityCursor {
    private var rest: ArraySlice<Entity>

    init(_ entities: [Entity]) { rest = entities[...] }

    /// `B-GPE`, `I-GPE` or `O`; tokens are asked for in order.
    mutating func tag(ofToken index: Int) -> String {
        while let entity = rest.first, entity.tokens.upperBound <= index { rest.removeFirst() }
        guard let entity = rest.first, entity.tokens.contains(index) else { return "O" }
        return (index == entity.tokens.lowerBound ? "B-" : "I-") + entity.label
    }
}
