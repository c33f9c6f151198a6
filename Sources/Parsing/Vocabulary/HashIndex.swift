/// Small numbers found by 64-bit hashes.
///
/// The hash is the key: two strings with one hash are one string here, as they
/// are in spaCy's own string store.
struct HashIndex: Sendable {
    private var keys: [UInt64] = []
    private var values: [Int32] = []
    private(set) var count = 0

    init(minimumCapacity: Int = 0) { resize(to: minimumCapacity) }

    subscript(key: UInt64) -> Int32? {
        if keys.isEmpty { return nil }
        var slot = slot(of: key)
        while values[slot] >= 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }

    /// Adds a key that is not there yet, or gives one that is there another value.
    mutating func insert(_ value: Int32, for key: UInt64) {
        precondition(value >= 0, "a value counts from 0")
        if count * 2 >= keys.count { resize(to: max(16, count * 2)) }
        var slot = slot(of: key)
        while values[slot] >= 0 {
            if keys[slot] == key {
                values[slot] = value
                return
            }
            slot = (slot + 1) & (keys.count - 1)
        }
        keys[slot] = key
        values[slot] = value
        count += 1
    }

    mutating func removeAll() {
        for slot in values.indices { values[slot] = -1 }
        count = 0
    }

    // Fibonacci hashing: numbers such as spaCy's symbols come in a row.
    private func slot(of key: UInt64) -> Int {
        let bits = keys.count.trailingZeroBitCount
        return bits == 0 ? 0 : Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> (64 - UInt64(bits)))
    }

    private mutating func resize(to capacity: Int) {
        guard capacity > 0 else { return }
        var size = 16
        while size < capacity * 2 { size *= 2 }
        let (oldKeys, oldValues) = (keys, values)
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: -1, count: size)
        count = 0
        for (slot, value) in oldValues.enumerated() where value >= 0 { insert(value, for: oldKeys[slot]) }
    }
}
