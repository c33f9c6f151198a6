/// The names of groups that were found anew: those of the groups that they continue.
///
/// A group's name is made from its first member. Found again with members that came, went or moved, it keeps the
/// name it had: a former group goes on in the new one that holds its first member, else in the one that holds most
/// of its members. Where several former groups go on in one, the one with most members there gives the name, and the
/// others point to it. Names are never given to anything else.
public struct Succession: Sendable {
    /// One for each group, all different.
    public private(set) var names: [String] = []
    /// Former names that are no group's now, with the names of the groups that their members are in.
    public private(set) var successors: [String: String] = [:]

    /// Names groups of members, each member in one group; `before` says in which former group a member was.
    public init(of groups: [[String]], before: [String: String], name: (String) -> String) {
        var parts: [String: [Part]] = [:]
        for (group, members) in groups.enumerated() {
            var counts: [String: Int] = [:]
            for member in members {
                guard let former = before[member] else { continue }
                counts[former, default: 0] += 1
                if name(member) == former { counts[former, default: 0] += members.count + before.count }
            }
            for (former, count) in counts {
                parts[former, default: []].append(Part(group: group, count: count))
            }
        }
        var claims: [Int: [(former: String, count: Int)]] = [:]
        for (former, parts) in parts {
            // Its first member outweighs all others; among equals the earlier group.
            guard let heir = parts.min(by: { ($1.count, $0.group) < ($0.count, $1.group) }) else { continue }
            claims[heir.group, default: []].append((former, heir.count))
        }
        var taken = Set(claims.values.joined().map(\.former))
        for (group, members) in groups.enumerated() {
            let former = claims[group, default: []].sorted {
                $0.count != $1.count
                    ? $0.count > $1.count : $0.former.utf8.lexicographicallyPrecedes($1.former.utf8)
            }
            let name = former.first?.former ?? Self.free(members.map(name), besides: taken)
            taken.insert(name)
            names.append(name)
            for loser in former.dropFirst() { successors[loser.former] = name }
        }
    }

    /// The first of the names that no other group has; where all are taken, the first with a number behind it.
    ///
    /// That comes about where a group goes on without the member whose name it has, and that member comes back alone.
    private static func free(_ names: [String], besides taken: Set<String>) -> String {
        if let free = names.first(where: { !taken.contains($0) }) { return free }
        let first = names.first ?? ""
        var number = 2
        while taken.contains("\(first)-\(number)") { number += 1 }
        return "\(first)-\(number)"
    }

    private struct Part {
        var group: Int
        var count: Int
    }
}
