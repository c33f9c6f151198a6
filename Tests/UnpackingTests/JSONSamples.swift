import GriotTesting
import Unpacking

/// A value as compact JSON, or `error` with a problem's code and offset.
func jsonOutcome(_ json: String) -> String {
    jsonOutcome(Array(json.utf8))
}

func jsonOutcome(_ json: [UInt8]) -> String {
    do {
        return written(try JSONReader.read(json))
    } catch {
        return "error \(error.code) at \(error.offset)"
    }
}

func written(_ value: JSONValue) -> String {
    var bytes: [UInt8] = []
    JSONText.append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

extension Chance {
    /// Any JSON value, of at most `depth` levels.
    mutating func jsonValue(depth: Int = 4) -> JSONValue {
        switch number(below: depth > 0 ? 7 : 5) {
        case 0: return .null
        case 1: return .bool(number(below: 2) == 0)
        case 2: return .number(pick(["0", "-0", "7", "-12", "1.50", "1e3", "2E-7", "12345678901234567890"]))
        case 3, 4: return .string(text())
        case 5: return .array((0..<number(below: 5)).map { _ in jsonValue(depth: depth - 1) })
        default:
            return .object((0..<number(below: 5)).map { _ in jsonMember(depth: depth - 1) })
        }
    }

    private mutating func jsonMember(depth: Int) -> JSONMember {
        JSONMember(key: text(), value: jsonValue(depth: depth))
    }

    /// A text with all that is hard in one: quotes, controls, accents, emoji.
    mutating func text() -> String {
        let plain = ["a", "/", "\u{7F}", "é", "e\u{301}", "京", "😀", "\u{FFFF}"]
        let pieces = plain + ["\"", "\\", "\u{0}", "\u{1F}", "\n"]
        return (0..<number(below: 12)).map { _ in pick(pieces) }.joined()
    }
}
