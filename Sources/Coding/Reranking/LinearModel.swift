internal import Unpacking

/// Points of clues, for each question and each kind of event.
///
/// Points are whole numbers, so that their sum is the same in any order.
struct LinearModel: Sendable {
    /// Open addressing with linear probing; a key of zero is an empty slot.
    private var keys: [UInt64] = []
    private var points: [Int32] = []
    private var shift: UInt64 = 64

    var isEmpty: Bool { keys.isEmpty }

    /// Reads rows of question, level, clue and points.
    init(rows: [[Substring]]) {
        if rows.isEmpty { return }
        let bits = Int.bitWidth - (2 * rows.count).leadingZeroBitCount
        keys = Array(repeating: 0, count: 1 << bits)
        points = Array(repeating: 0, count: 1 << bits)
        shift = UInt64(64 - bits)
        for row in rows where row.count >= 4 {
            let seed = LinearModel.seed(String(row[0]), String(row[1]))
            let key = LinearModel.key(seed, FNV.hash(row[2].utf8))
            let slot = slot(of: key)
            keys[slot] = key
            points[slot] = Int32(row[3]) ?? 0
        }
    }

    /// What stands for a question about a kind of event.
    static func seed(_ question: String, _ level: String) -> UInt64 {
        FNV.hash(level.utf8, after: FNV.adding(0x09, to: FNV.hash(question.utf8)))
    }

    /// The sum of the points of clues for all kinds of event that `seeds` stand for.
    func points(_ clues: Clues, _ seeds: [UInt64]) -> Int {
        var sum = 0
        for hash in clues.hashes { sum += points(hash, seeds) }
        return sum
    }

    /// The points of one clue for all kinds of event that `seeds` stand for.
    func points(_ clue: UInt64, _ seeds: [UInt64]) -> Int {
        if isEmpty { return 0 }
        var sum = 0
        for seed in seeds { sum += Int(points[slot(of: LinearModel.key(seed, clue))]) }
        return sum
    }

    /// Where a key stands, or would.
    private func slot(of key: UInt64) -> Int {
        var slot = Int(key >> shift)
        while keys[slot] != 0, keys[slot] != key { slot = slot + 1 < keys.count ? slot + 1 : 0 }
        return slot
    }

    private static func key(_ seed: UInt64, _ clue: UInt64) -> UInt64 {
        var key = (seed ^ clue.byteSwapped) &* 0x9E37_79B9_7F4A_7C15
        key = (key ^ key >> 32) &* 0xD6E8_FEB8_6659_FD93
        return max(key, 1)
    }
}
