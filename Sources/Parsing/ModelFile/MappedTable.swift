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

    func contains(_ key: UInt64) -> Bool { index(of: key) != nil }

    func number(at index: Int) -> UInt32 { numbers?[index] ?? 0 }

    func string(at index: Int) -> String { strings?[index] ?? "" }
}

/// Strings in a model file, read one at a time.
struct MappedStrings: Sendable {
    /// Where each string begins, and at the end where the last one ends.
    private let offsets: MappedArray<UInt32>
    private let bytes: MappedArray<UInt8>

    init?(offsets: MappedArray<UInt32>, bytes: MappedArray<UInt8>) {
        guard offsets.count > 0 else { return nil }
        self.offsets = offsets
        self.bytes = bytes
    }

    var count: Int { offsets.count - 1 }

    /// A string; empty where a damaged file says that it lies outside.
    subscript(index: Int) -> String {
        bytes.string(from: Int(offsets[index]), to: Int(offsets[index + 1])) ?? ""
    }

    /// All strings.
    var all: [String] { (0..<count).map { self[$0] } }
}
