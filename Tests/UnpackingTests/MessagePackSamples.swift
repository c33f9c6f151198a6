import GriotTesting
import Unpacking

/// Packs a value in the shortest form that there is for it.
func packed(_ value: MessagePackValue) -> [UInt8] {
    switch value {
    case .nil: [0xC0]
    case .bool(let bool): [bool ? 0xC3 : 0xC2]
    case .int(let int): packed(int)
    case .uint(let uint): [0xCF] + bigEndian(uint, width: 8)
    case .double(let double): [0xCB] + bigEndian(double.bitPattern, width: 8)
    case .string(let string): packed(Array(string.utf8))
    case .data(let data): header(data.count, short: nil, long: [0xC4, 0xC5, 0xC6]) + data
    case .array(let elements):
        header(elements.count, short: (0x90, 16), long: [nil, 0xDC, 0xDD]) + elements.flatMap(packed)
    case .map(let members):
        header(members.count, short: (0x80, 16), long: [nil, 0xDE, 0xDF])
            + members.flatMap { packed($0.key) + packed($0.value) }
    }
}

private func packed(_ int: Int64) -> [UInt8] {
    let bits = UInt64(bitPattern: int)
    if -32...127 ~= int { return [UInt8(truncatingIfNeeded: int)] }
    if int >= 0 {
        let power = int <= 0xFF ? 0 : int <= 0xFFFF ? 1 : int <= 0xFFFF_FFFF ? 2 : 3
        return [0xCC + UInt8(power)] + bigEndian(bits, width: 1 << power)
    }
    let power = int >= -0x80 ? 0 : int >= -0x8000 ? 1 : int >= -0x8000_0000 ? 2 : 3
    return [0xD0 + UInt8(power)] + bigEndian(bits, width: 1 << power)
}

private func packed(_ text: [UInt8]) -> [UInt8] {
    header(text.count, short: (0xA0, 32), long: [0xD9, 0xDA, 0xDB]) + text
}

private func header(_ count: Int, short: (base: UInt8, limit: Int)?, long: [UInt8?]) -> [UInt8] {
    if let short, count < short.limit { return [short.base + UInt8(count)] }
    for (power, head) in long.enumerated() where count < 1 << (8 << power) {
        if let head { return [head] + bigEndian(UInt64(count), width: 1 << power) }
    }
    return []
}

func bigEndian(_ number: UInt64, width: Int) -> [UInt8] {
    (0..<width).reversed().map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
}

extension Chance {
    /// Any MessagePack value, of at most `depth` levels.
    mutating func messagePackValue(depth: Int = 4) -> MessagePackValue {
        switch number(below: depth > 0 ? 8 : 6) {
        case 0: return .nil
        case 1: return .bool(number(below: 2) == 0)
        case 2: return .int(Int64(bitPattern: next()) >> Int64(number(below: 64)))
        case 3: return .double(Double(number(below: 1000)) / 8)
        case 4: return .string(text())
        case 5: return .data(Array(text().utf8)[...])
        case 6: return .array((0..<number(below: 20)).map { _ in messagePackValue(depth: depth - 1) })
        default:
            return .map(
                (0..<number(below: 20)).map { _ in
                    MessagePackMember(key: messagePackKey(), value: messagePackValue(depth: depth - 1))
                }
            )
        }
    }

    private mutating func messagePackKey() -> MessagePackValue {
        switch number(below: 4) {
        case 0: .string(text())
        case 1: .data(Array(text().utf8)[...])
        case 2: .uint(next() | 1 << 63)
        default: .int(Int64(next() >> 1))
        }
    }
}
