internal import EventData
internal import Unpacking

/// The modes and kinds of acts, as bits, so that sets of them are compared in one step.
struct ActKinds: Sendable {
    static let shared = ActKinds()

    private var modes: [String: UInt64] = [:]
    private var kinds: [String: UInt32] = [:]
    /// The bits of kinds that reach wide.
    private(set) var wide: UInt32 = 0

    private init() {
        var kindBits: [String: UInt32] = [:]
        for row in rows(of: Lexicon.act_kinds_tsv) where row.count == 4 {
            let mode = String(row[1])
            if modes[mode] == nil { modes[mode] = 1 << UInt64(modes.count % 64) }
            guard !row[2].isEmpty else { continue }
            let kind = String(row[2])
            let bit = kindBits[kind] ?? 1 << UInt32(kindBits.count % 32)
            kindBits[kind] = bit
            kinds["\(row[0]) \(mode)"] = bit
            if row[3] == "wide" { wide |= bit }
        }
    }

    /// The bits of modes; one that the table does not have has none.
    func modes(_ names: [String]) -> UInt64 {
        names.reduce(0) { $0 | (modes[$1] ?? 0) }
    }

    /// The bits of the kinds of act that modes of a type are.
    func kinds(of type: EventType, modes: [String]) -> UInt32 {
        modes.reduce(0) { $0 | (kinds["\(type.rawValue) \($1)"] ?? 0) }
    }
}
