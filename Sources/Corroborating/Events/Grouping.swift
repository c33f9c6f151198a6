/// What a person says of accounts, whatever their words would lead to.
public enum Grouping: Hashable, Sendable {
    /// They are of one happening, with all that was found to be of it.
    case together([Int])
    /// They are of a happening of their own.
    case apart([Int])
}

extension [[AccountProfile]] {
    /// The happenings as they are after what people say, one word after the other; the accounts stay in `order`.
    func regrouped(_ groupings: [Grouping], order: [Int]) -> [[AccountProfile]] {
        guard !groupings.isEmpty else { return self }
        var ranks = [Int](repeating: 0, count: order.count)
        for (rank, account) in order.enumerated() { ranks[account] = rank }
        var groups = self
        for grouping in groupings {
            switch grouping {
            case .together(let accounts): groups.join(Set(accounts), ranks)
            case .apart(let accounts): groups.part(Set(accounts), ranks)
            }
        }
        return groups.filter { !$0.isEmpty }
    }

    private mutating func join(_ accounts: Set<Int>, _ ranks: [Int]) {
        let touched = indices.filter { self[$0].contains { accounts.contains($0.account) } }
        guard let first = touched.first, touched.count > 1 else { return }
        self[first] = touched.flatMap { self[$0] }.sorted { ranks[$0.account] < ranks[$1.account] }
        for index in touched.dropFirst() { self[index] = [] }
    }

    private mutating func part(_ accounts: Set<Int>, _ ranks: [Int]) {
        let apart = flatMap { $0 }.filter { accounts.contains($0.account) }
        guard !apart.isEmpty else { return }
        for index in indices { self[index].removeAll { accounts.contains($0.account) } }
        append(apart.sorted { ranks[$0.account] < ranks[$1.account] })
    }
}
