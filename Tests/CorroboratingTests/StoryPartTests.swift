import EventData
import Testing

@testable import Corroborating

@Suite struct `A term vector` {
    private let one = TermVector([1: 1, 3: 2, 9: 3])
    private let other = TermVector([3: 4, 4: 1, 9: 0.5])

    @Test func `multiplies what both have`() {
        #expect(one.product(other) == 9.5)
        #expect(other.product(one) == 9.5)
        #expect(one.product(.empty) == 0)
    }

    @Test func `finds a few terms among very many`() {
        let many = TermVector(Dictionary(uniqueKeysWithValues: (UInt32(2)..<200).map { ($0, 1) }))
        #expect(one.product(many) == 5)
    }

    @Test func `adds and unites`() {
        let sum = one.sum(other)
        #expect(sum.terms == [1, 3, 4, 9])
        #expect(sum.weights == [1, 6, 1, 3.5])
        #expect(one.union(other).weights == [1, 4, 1, 3])
        #expect(TermVector.empty.sum(one).terms == one.terms)
        #expect(TermVector([.max: 1]).sum(TermVector([.max: 2, 1: 1])).weights == [1, 3])
    }

    @Test func `has a length`() {
        #expect(TermVector([5: 3, 7: 4]).length == 5)
        #expect(one.mapped { $0 == 3 ? nil : $1 }.terms == [1, 9])
    }
}

@Suite struct `A heap` {
    @Test(arguments: [[], [1], [3, 1, 2], [5, 5, 1, 5], [9, 8, 7, 1, 2, 3, 4, 6, 5]])
    func `gives the greatest first`(numbers: [Int]) {
        var heap = Heap<Int>()
        for number in numbers { heap.insert(number) }
        var given: [Int] = []
        while let number = heap.popGreatest() { given.append(number) }
        #expect(given == numbers.sorted(by: >))
    }
}

@Suite struct `A logarithm` {
    @Test(arguments: [(1, 0), (2, 0.693_147_2), (0.5, -0.693_147_2), (10, 2.302_585), (772, 6.648_985)])
    func `is right to six digits`(number: Float, logarithm: Float) {
        #expect(abs(Logarithm.natural(number) - logarithm) < 1e-6 * max(1, abs(logarithm)))
    }
}

@Suite struct `The days of publication` {
    @Test(arguments: [
        ("2025-03-10", "2025-03-10", "2025-03-10"), ("2025-02", "2025-02-01", "2025-02-28"),
        ("2024", "2024-01-01", "2024-12-31"), ("2025-03-10T14:00:00Z", "2025-03-10", "2025-03-10"),
    ])
    func `are all that a date leaves open`(published: String, first: String, last: String) {
        let days = PublicationDays(of: report("a", "", published: published))
        #expect(days.map { Day(number: Int($0.first)).description } == first)
        #expect(days.map { Day(number: Int($0.last)).description } == last)
    }

    @Test func `are near where nobody knows, or within a week`() {
        func mean(_ published: String?) -> PublicationDays.Mean {
            PublicationDays.Mean(PublicationDays(of: report("a", "", published: published)))
        }
        #expect(mean("2025-03-10").nearness(to: mean(nil)) == 1)
        #expect(mean("soon").nearness(to: mean("2025-03-10")) == 1)
        #expect(mean("2025-03-10").nearness(to: mean("2025-03-17")) == 1)
        #expect(mean("2025-03-10").nearness(to: mean("2025-03")) == 1)
        #expect(mean("2025-03-10").nearness(to: mean("2025-04-16")) == 0.5)
        #expect(mean("2025-04-16").nearness(to: mean("2025-03-10")) == 0.5)
    }
}

@Suite struct `The rarity of terms` {
    @Test func `is more for a word that few texts have, and nothing ties by a word that one has`() {
        let texts = [TermVector([1: 1, 2: 1, 3: 1]), TermVector([1: 1, 2: 1]), TermVector([1: 1])]
        let weighed = TermRarity(texts).weighed(texts[0])
        #expect(weighed.terms == [1, 2])
        #expect(weighed.weights[0] < weighed.weights[1])
        #expect(weighed.length < 1)
    }
}
