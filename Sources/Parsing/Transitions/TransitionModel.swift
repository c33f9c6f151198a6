import Layers

/// A transition system's classes and the network that scores them.
struct TransitionModel: Sendable {
    /// The action of each class, and its label.
    let actions: [UInt32]
    let labels: [String]
    let scorer: TransitionScorer

    /// The class with an action and a label; `nil` where the model has none.
    func index(action: UInt32, label: String) -> Int? {
        actions.indices.first { actions[$0] == action && labels[$0] == label }
    }

    /// The classes of each action; `nil` unless the classes stand in the order of their actions.
    static func ranges(_ actions: [UInt32], most: UInt32) -> [Range<Int>]? {
        guard actions.allSatisfy({ $0 <= most }), zip(actions, actions.dropFirst()).allSatisfy({ $0 <= $1 })
        else {
            return nil
        }
        return (0...most).map { action in
            let start = actions.firstIndex { $0 >= action } ?? actions.count
            return start..<(actions.firstIndex { $0 > action } ?? actions.count)
        }
    }
}

extension TransitionModel {
    /// Parses a text whose tokens the workspace has taken: heads, and the classes that gave them.
    func parse(count: Int, state: inout ArcEagerState, workspace: TransitionWorkspace) {
        state.begin(count)
        while !state.isFinal {
            scorer.score(state.features, workspace: workspace)
            guard let best = scorer.best(of: state.validActions, workspace: workspace),
                let action = ArcEagerState.Action(rawValue: Int(actions[best]))
            else { return }
            state.apply(action, label: Int32(best))
        }
    }
}

/// An entity as the recogniser finds it: a range of tokens and the class that opened it.
struct FoundEntity: Hashable {
    var tokens: Range<Int>
    var label: String
}

/// spaCy's entity recogniser: begin, in, last, unit and outside, one action a token.
struct EntityModel: Sendable {
    enum Action: UInt32 {
        case begin = 1
        case inside = 2
        case last = 3
        case unit = 4
        case outside = 5
    }

    let transitions: TransitionModel
    /// For each class that begins an entity, the classes that go on with it and end it.
    private let continuations: [(inside: Int?, last: Int?)]

    init(_ transitions: TransitionModel) {
        self.transitions = transitions
        continuations = transitions.labels.indices.map { index in
            let label = transitions.labels[index]
            return (
                transitions.index(action: Action.inside.rawValue, label: label),
                transitions.index(action: Action.last.rawValue, label: label)
            )
        }
    }

    /// Finds the entities of a text whose tokens the workspace has taken.
    func entities(
        isSpace: (Int) -> Bool,
        startsSentence: [Bool],
        workspace: TransitionWorkspace
    ) -> [FoundEntity] {
        let count = startsSentence.count
        var entities: [FoundEntity] = []
        var open: (start: Int, index: Int)?
        for token in 0..<count {
            let start = Int32(open?.start ?? -1)
            let features = SIMD8(Int32(token), start, open == nil ? -1 : Int32(token) - 1, -1, -1, -1, -1, -1)
            transitions.scorer.score(features, workspace: workspace)
            let mayGoOn = token + 1 < count && !startsSentence[token + 1]
            if let (start, index) = open {
                guard isLast(index, mayGoOn: mayGoOn, workspace) else { continue }
                entities.append(FoundEntity(tokens: start..<(token + 1), label: transitions.labels[index]))
                open = nil
            } else if let index = opening(isSpace: isSpace(token), mayGoOn: mayGoOn, workspace) {
                switch Action(rawValue: transitions.actions[index]) {
                case .begin: open = (token, index)
                case .unit:
                    entities.append(
                        FoundEntity(tokens: token..<(token + 1), label: transitions.labels[index])
                    )
                default: break
                }
            }
        }
        return entities
    }

    private func opening(isSpace: Bool, mayGoOn: Bool, _ workspace: TransitionWorkspace) -> Int? {
        var actions: UInt8 = 1 << 5
        if !isSpace { actions |= 1 << 4 }
        if !isSpace, mayGoOn { actions |= 1 << 1 }
        return transitions.scorer.best(of: actions, workspace: workspace)
    }

    /// Whether an open entity ends here; of equal scores the class that comes first wins.
    private func isLast(_ open: Int, mayGoOn: Bool, _ workspace: TransitionWorkspace) -> Bool {
        guard mayGoOn, let inside = continuations[open].inside else { return true }
        guard let last = continuations[open].last else { return false }
        let (insideScore, lastScore) = (workspace.score(of: inside), workspace.score(of: last))
        return lastScore > insideScore || lastScore == insideScore && last < inside
    }
}
