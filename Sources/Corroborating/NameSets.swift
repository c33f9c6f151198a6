/// The different names and figures of each report, where there are enough to know a retelling by.
struct NameSets {
    /// In rising order; empty where they are too few.
    let sets: [[UInt32]]

    /// Takes the sets as they are, each in rising order.
    init(_ sets: [[UInt32]]) { self.sets = sets }

    init(_ collection: Collection) {
        sets = (0..<collection.count).map { report in
            let text = (Array(collection.words(of: report)), Array(collection.roles(of: report)))
            let names = Mentions(text, Mentions.names(of: text)).words
            return names.count < Retelling.leastDistinct ? [] : names.sorted()
        }
    }

    /// Whether a pair has as many in common as a retelling has at least.
    func haveEnoughInCommon(_ pair: CandidateFinder.Pair) -> Bool {
        let (first, second) = (sets[pair.first], sets[pair.second])
        var (left, right, count) = (0, 0, 0)
        while left < first.count, right < second.count {
            let (one, other) = (first[left], second[right])
            if one == other { count += 1 }
            left += one <= other ? 1 : 0
            right += other <= one ? 1 : 0
        }
        return count >= Retelling.leastDistinct
    }
}
