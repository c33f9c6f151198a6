/// Where records stand by name: the numbers of keys in ascending order, and a record for each.
struct PlaceNameIndex: Sendable {
    /// A key's number and the record that has the name.
    struct Entry: Hashable, Comparable, Sendable {
        var hash: UInt64
        /// Twice the record's index, and one more where only the sound is the name's.
        var mark: UInt32

        init(hash: UInt64, record: Int, isSound: Bool) {
            self.hash = hash
            mark = UInt32(record) << 1 | (isSound ? 1 : 0)
        }

        var record: Int { Int(mark >> 1) }
        var isSound: Bool { mark & 1 == 1 }

        static func < (one: Self, other: Self) -> Bool { (one.hash, one.mark) < (other.hash, other.mark) }
    }

    let entries: [Entry]

    init(of records: [PlaceRecord]) { entries = Self.entries(of: records, hasSounds: { _ in true }) }

    /// The entries of all names of the records, sorted, each once.
    static func entries(of records: [PlaceRecord], hasSounds: (PlaceRecord) -> Bool) -> [Entry] {
        var entries: [Entry] = []
        entries.reserveCapacity(records.count * 5)
        for (index, record) in records.enumerated() {
            let isSounded = hasSounds(record)
            for name in CollectionOfOne(record.name) + record.spellings {
                let key = NameKey(name)
                guard !key.isEmpty else { continue }
                entries.append(Entry(hash: key.hash, record: index, isSound: false))
                if isSounded, let sound = key.soundHash {
                    entries.append(Entry(hash: sound, record: index, isSound: true))
                }
            }
        }
        entries.sort()
        var unique: [Entry] = []
        unique.reserveCapacity(entries.count)
        for entry in entries where entry != unique.last { unique.append(entry) }
        return unique
    }

    /// The records with a key, in their order.
    func records(hash: UInt64, isSound: Bool) -> [Int] {
        var (first, last) = (0, entries.count)
        while first < last {
            let middle = (first + last) / 2
            if entries[middle].hash < hash { first = middle + 1 } else { last = middle }
        }
        var records: [Int] = []
        while first < entries.count, entries[first].hash == hash {
            if entries[first].isSound == isSound { records.append(entries[first].record) }
            first += 1
        }
        return records
    }
}
