/// A value of a JSON document, its keys in the order in which they stand.
///
/// ```swift
/// let line = try JSONReader.read(bytes)
/// let id = line["id"]?.string
/// let places = line["places"]?.array ?? []
/// ```
///
/// Two strings are equal here as Swift strings are: `é` in one code point
/// equals `é` in two.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number's literal as written, so that `1.50` and 30 digits survive.
    case number(String)
    case string(String)
    /// A string whose content is not text: invalid UTF-8, or a lone surrogate.
    ///
    /// The document around it is fine, so a line's `id` can still be reported.
    indirect case unreadable(JSONProblem)
    case array([JSONValue])
    case object([JSONMember])
}

/// A key of an object with its value.
package struct JSONMember: Hashable, Sendable {
    package var key: String
    package var value: JSONValue

    package init(key: String, value: JSONValue) {
        self.key = key
        self.value = value
    }
}

extension JSONValue {
    /// The value at `key`; `nil` where there is none, and in what is no object.
    ///
    /// Of duplicate keys the last wins, as in most readers. It costs O(members).
    /// Keys are compared byte by byte: as Swift strings, `K` would equal the
    /// Kelvin sign.
    package subscript(key: String) -> JSONValue? {
        members?.last { $0.key == key && $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    /// The text of a string.
    package var string: String? {
        if case .string(let string) = self { string } else { nil }
    }

    /// The truth of a `true` or `false`.
    package var bool: Bool? {
        if case .bool(let bool) = self { bool } else { nil }
    }

    /// The number, where its literal is an integer that fits; `1.0` and `1e3` do not.
    package var int: Int? {
        if case .number(let literal) = self { Int(literal) } else { nil }
    }

    /// The number nearest to the literal; `nil` beyond the range of a double.
    package var double: Double? {
        guard case .number(let literal) = self, let double = Double(literal), double.isFinite else {
            return nil
        }
        return double
    }

    /// The elements of an array.
    package var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members of an object, duplicates and all.
    package var members: [JSONMember]? {
        if case .object(let members) = self { members } else { nil }
    }
}
