internal import Unpacking

/// An entity of FollowTheMoney: a schema, and properties with several values each.
struct FollowTheMoneyEntity: Sendable {
    private let schema: String
    private let key: [String]
    private var properties: [(name: String, values: [String])] = []

    /// An entity whose id is made of what it is named by.
    init(_ schema: String, _ key: [String]) {
        self.schema = schema
        self.key = key
    }

    /// Adds a value; absence, an empty one and one that is there already are not added.
    mutating func add(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        let index = properties.firstIndex { $0.name == name }
        guard let index else {
            properties.append((name, [value]))
            return
        }
        if !properties[index].values.contains(value) { properties[index].values.append(value) }
    }

    /// A number that stands for the entity.
    var number: UInt64 { Self.number(key) }

    static func id(_ key: [String]) -> String { "griot-\(hexadecimal(number(key)))" }

    private static func number(_ key: [String]) -> UInt64 {
        // A byte that no UTF-8 has stands between the parts.
        key.reduce(FNV.empty) { FNV.adding(0xFF, to: FNV.hash($1.utf8, after: $0)) }
    }

    /// Appends the entity as a line of JSON.
    func append(to bytes: inout [UInt8]) {
        var line = JSONLine()
        line.object { line in
            line.key("id")
            line.text(Self.id(key))
            line.key("schema")
            line.text(schema)
            line.key("properties")
            line.value(
                .object(
                    properties.map { property in
                        JSONMember(
                            key: property.name,
                            value: .array(property.values.map { .string($0) })
                        )
                    }
                )
            )
        }
        bytes += line.bytes
        bytes.append(0x0A)
    }
}
