import Unpacking

/// A table in a model file: 64-bit keys in ascending order, and a number or a string for each.
struct MappedTable: Sendable {
    private let keys: MappedArray<UInt64>?
    private let numbers: MappedArray<UInt32>?
    private let strings: MappedStrings?

    /// The table that has nothing.
    static let empty = MappedTable(keys: nil, numbers: nil, strings: nil)

    init(keys: MappedArray<UInt64>?, numbers: MappedArray<UInt32>?, strings: MappedStrings?) {
        self.keys = keys
        self.numbers = numbers
        self.strings = strings
    }

    /// Where a key stands in the table.
    func index(of key: UInt64) -> Int? {
        guard let keys else { return nil }
        var (first, last) = (0, keys.count)
        while first < last {
            let middle = (first + last) / 2
            if keys[middle] < key { first = middle + 1 } else { last = middle }
        }
        return first < keys.count && keys[first] == key ? first : nil
    }

    var isEmpty: Bool { keys?.isEmpty ?? true }

    /// The largest number in the table.
    var highestNumber: UInt32? { numbers?.max() }

    func contains(_ key: UInt64) -> Bool { index(of: key) != nil }

    func number(at index: Int) -> UInt32 { numbers?[index] ?? 0 }

    func string(at index: Int) -> String { strings?[index] ?? "" }
}

/// Strings in a model file, read one at a time.
struct MappedStrings: RandomAccessCollection, Sendable {
    /// Where each string begins, and at the end where the last one ends.
    private let offsets: MappedArray<UInt32>
    private let bytes: MappedArray<UInt8>

    /// `nil` unless each string lies inside the bytes.
    init?(offsets: MappedArray<UInt32>, bytes: MappedArray<UInt8>) {
        guard offsets.count > 0 else { return nil }
        var last: UInt32 = 0
        for offset in offsets {
            guard offset >= last, offset <= bytes.count else { return nil }
            last = offset
        }
        self.offsets = offsets
        self.bytes = bytes
    }

    var startIndex: Int { 0 }
    var endIndex: Int { offsets.count - 1 }

    subscript(index: Int) -> String {
        String(decoding: bytes[Int(offsets[index])..<Int(offsets[index + 1])], as: UTF8.self)
    }
}
