import Corroborating
import GriotTesting
import Testing

@Suite struct `The names of groups` {
    /// The names of groups of members: each has its own, `ea` for `a`.
    private func succession(_ groups: [[String]], before: [String: String] = [:]) -> Succession {
        Succession(of: groups, before: before) { "e\($0)" }
    }

    /// What the next succession takes for the past.
    private func past(_ groups: [[String]], _ names: [String]) -> [String: String] {
        var past: [String: String] = [:]
        for (members, name) in zip(groups, names) { for member in members { past[member] = name } }
        return past
    }

    @Test func `names a new group after its first member`() {
        #expect(succession([["a", "b"], ["c"]]).names == ["ea", "ec"])
    }

    @Test func `keeps the name of a group that members join, also in front`() {
        let next = succession([["z", "a", "b"], ["c"]], before: ["a": "ea", "b": "ea"])
        #expect(next.names == ["ea", "ec"])
        #expect(next.successors.isEmpty)
    }

    @Test func `keeps the name of a group whose first member goes`() {
        #expect(succession([["b", "c"]], before: ["a": "ea", "b": "ea", "c": "ea"]).names == ["ea"])
    }

    @Test func `gives merged groups the name of the larger, and points the other to it`() {
        let next = succession([["a", "c", "d"]], before: ["a": "ea", "c": "ec", "d": "ec"])
        #expect(next.names == ["ec"])
        #expect(next.successors == ["ea": "ec"])
    }

    @Test func `leaves a name where the first member is, however many leave it`() {
        let next = succession(
            [["b", "c", "d"], ["a"]],
            before: ["a": "ea", "b": "ea", "c": "ea", "d": "ea"]
        )
        #expect(next.names == ["eb", "ea"])
        #expect(next.successors.isEmpty)
    }

    @Test func `gives the name to the larger part where the first member is gone`() {
        let next = succession([["b"], ["c", "d"]], before: ["a": "ea", "b": "ea", "c": "ea", "d": "ea"])
        #expect(next.names == ["eb", "ea"])
    }

    @Test func `gives a name back to a member that merged and was split off again`() {
        let apart = [["a"], ["c"]]
        let together = succession([["a", "c"]], before: past(apart, ["ea", "ec"]))
        #expect(together.names == ["ea"] && together.successors == ["ec": "ea"])
        #expect(succession(apart, before: past([["a", "c"]], together.names)).names == ["ea", "ec"])
    }

    @Test func `never gives a name twice, also where its member comes back alone`() {
        let next = succession([["b"], ["a"]], before: ["b": "ea"])
        #expect(next.names == ["ea", "ea-2"])
        let later = succession([["b"], ["a"]], before: past([["b"], ["a"]], next.names))
        #expect(later.names == ["ea", "ea-2"])
    }

    @Test func `gives the name of a group that is gone to its member in another form only`() {
        // A report's new version is another member with the same name.
        let next = Succession(of: [["2"], ["3"]], before: ["1": "sa"]) { ["2": "sb", "3": "sa"][$0] ?? $0 }
        #expect(next.names == ["sb", "sa"])
    }

    @Test(arguments: 0..<200)
    func `holds to its laws whatever comes`(_ seed: UInt64) {
        var chance = Chance(seed: seed)
        var groups: [[String]] = []
        var before: [String: String] = [:]
        for _ in 0..<12 {
            groups = regrouped(&chance)
            let next = succession(groups, before: before)
            #expect(next.names.count == groups.count && Set(next.names).count == groups.count, "\(groups)")
            for (former, successor) in next.successors {
                #expect(!next.names.contains(former) && next.names.contains(successor))
            }
            let present = past(groups, next.names)
            let again = succession(groups, before: present)
            #expect(again.names == next.names && again.successors.isEmpty, "doing it twice changes nothing")
            #expect(Set(present.values) == Set(next.names))
            before = present
        }
    }

    @Test func `does not hang on the order of the groups, where all are known`() {
        let before = ["a": "ea", "b": "ea", "c": "ec", "d": "ed", "e": "ed"]
        let groups = [["b", "c"], ["a", "d"], ["e"]]
        let names = past(groups, succession(groups, before: before).names)
        for order in [[2, 1, 0], [1, 2, 0], [0, 2, 1]] {
            let other = order.map { groups[$0] }
            #expect(past(other, succession(other, before: before).names) == names)
        }
    }

    /// Some of ten members in some groups.
    private func regrouped(_ chance: inout Chance) -> [[String]] {
        let members = "abcdefghij".map(String.init).filter { _ in chance.number(below: 4) > 0 }
        var groups = [[String]](repeating: [], count: 1 + chance.number(below: 6))
        for member in members.shuffled(using: &chance) {
            groups[chance.number(below: groups.count)].append(member)
        }
        return groups.filter { !$0.isEmpty }
    }
}
