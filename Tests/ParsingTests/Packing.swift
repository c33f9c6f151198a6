import Unpacking

/// Writes a value as MessagePack, each in its longest form.
func packed(_ value: MessagePackValue) -> [UInt8] {
    switch value {
    case .nil: [0xC0]
    case .bool(let bool): [bool ? 0xC3 : 0xC2]
    case .int(let int): [0xD3] + bigEndian(UInt64(bitPattern: int), 8)
    case .uint(let uint): [0xCF] + bigEndian(uint, 8)
    case .double(let double): [0xCB] + bigEndian(double.bitPattern, 8)
    case .string(let string): [0xDB] + bigEndian(UInt64(string.utf8.count), 4) + Array(string.utf8)
    case .data(let data): [0xC6] + bigEndian(UInt64(data.count), 4) + data
    case .array(let elements): [0xDD] + bigEndian(UInt64(elements.count), 4) + elements.flatMap(packed)
    case .map(let members):
        [0xDF] + bigEndian(UInt64(members.count), 4)
            + members.flatMap { packed($0.key) + packed($0.value) }
    }
}

private func bigEndian(_ number: UInt64, _ bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
}

extension MessagePackValue {
    static func map(_ members: KeyValuePairs<String, MessagePackValue>) -> Self {
        .map(members.map { MessagePackMember(key: .string($0.key), value: $0.value) })
    }

    static func strings(_ text: some StringProtocol, separator: Character = ",") -> Self {
        .array(text.split(separator: separator, omittingEmptySubsequences: false).map { .string(String($0)) })
    }
}
