/// A value that was packed with MessagePack, its keys in the order in which they stand.
///
/// ```swift
/// let weights = try MessagePackReader.read(bytes)
/// let shape = weights["shape"]?.array?.compactMap(\.int)
/// let content = weights["data"]?.data  // a slice of `bytes`, not a copy
/// ```
package enum MessagePackValue: Hashable, Sendable {
    case `nil`
    case bool(Bool)
    /// An integer that fits 64 bits with a sign, however it was packed.
    case int(Int64)
    /// An integer beyond that, so that every number is read in one way only.
    case uint(UInt64)
    case double(Double)
    case string(String)
    /// Bytes as a slice of those that were read; its indices say where they lie.
    indirect case data(ArraySlice<UInt8>)
    case array([MessagePackValue])
    case map([MessagePackMember])
}

/// A key of a map with its value; the key is a string, data or a number from 0 up.
package struct MessagePackMember: Hashable, Sendable {
    package var key: MessagePackValue
    package var value: MessagePackValue

    package init(key: MessagePackValue, value: MessagePackValue) {
        self.key = key
        self.value = value
    }
}

extension MessagePackValue {
    /// The value at `key`, be it packed as a string or as data; `nil` where there is none.
    ///
    /// Python's msgpack-numpy packs the keys of an array as data. Of duplicate
    /// keys the last wins. It costs O(members).
    package subscript(key: String) -> MessagePackValue? {
        members?.last { $0.key.spells(key) }?.value
    }

    private func spells(_ key: String) -> Bool {
        switch self {
        case .string(let string): string == key && string.utf8.elementsEqual(key.utf8)
        case .data(let data): data.elementsEqual(key.utf8)
        default: false
        }
    }

    /// The truth of a boolean.
    package var bool: Bool? {
        if case .bool(let bool) = self { bool } else { nil }
    }

    /// The integer, where it fits.
    package var int: Int? {
        if case .int(let int) = self { Int(exactly: int) } else { nil }
    }

    /// The integer, where it is not below 0: a hash of 64 bits.
    package var uint: UInt64? {
        switch self {
        case .int(let int): UInt64(exactly: int)
        case .uint(let uint): uint
        default: nil
        }
    }

    /// The floating-point number; an integer is none.
    package var double: Double? {
        if case .double(let double) = self { double } else { nil }
    }

    /// The text of a string.
    package var string: String? {
        if case .string(let string) = self { string } else { nil }
    }

    /// The bytes of data.
    package var data: ArraySlice<UInt8>? {
        if case .data(let data) = self { data } else { nil }
    }

    /// The elements of an array.
    package var array: [MessagePackValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members of a map, duplicates and all.
    package var members: [MessagePackMember]? {
        if case .map(let members) = self { members } else { nil }
    }
}
