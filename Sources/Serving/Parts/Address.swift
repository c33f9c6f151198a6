/// A path of the desk with its query, as links have it: nothing of the state of a page is kept elsewhere.
struct Address: Hashable, Sendable {
    /// A name with its value.
    struct Item: Hashable, Sendable {
        var name: String
        var value: String
    }

    /// Decoded; the first is what comes after the first slash.
    var path: [String]
    var query: [Item]

    init(_ path: [String], _ query: [Item] = []) {
        self.path = path
        self.query = query
    }

    /// Reads what stands in a request; `nil` where percent signs do not make UTF-8, or where a part of the path is
    /// none: `.`, `..`.
    init?(path: String, query: String) {
        var parts: [String] = []
        for part in path.split(separator: "/") {
            guard let part = PercentCoding.decoded(part), part != ".", part != ".." else {
                return nil
            }
            parts.append(part)
        }
        var items: [Item] = []
        for pair in query.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = halves.count > 1 ? halves[1] : ""
            guard let name = PercentCoding.decoded(halves[0], plusIsSpace: true),
                let value = PercentCoding.decoded(value, plusIsSpace: true)
            else { return nil }
            items.append(Item(name: name, value: value))
        }
        self.init(parts, items)
    }

    /// The last value of a name; `nil` where there is none or it is empty.
    subscript(name: String) -> String? {
        query.last { $0.name == name }.flatMap { $0.value.isEmpty ? nil : $0.value }
    }

    /// The names whose lists may hold an empty value, which stands for what has none.
    private static let namesWithNone: Set<String> = ["country"]

    /// The values of a name that are parted by commas, each once.
    func list(_ name: String) -> [String] {
        var seen: Set<String> = []
        guard let item = query.last(where: { $0.name == name }) else { return [] }
        let isEmptyLeftOut = !Self.namesWithNone.contains(name)
        return item.value.split(separator: ",", omittingEmptySubsequences: isEmptyLeftOut).map(String.init)
            .filter { seen.insert($0).inserted }
    }

    /// The number under a name; throws `desk.value` for what is none, or lies outside of a range.
    func number(_ name: String, _ range: ClosedRange<Int>) throws(DeskProblem) -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .badValue(name, "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// The same with another value, or without any.
    func with(_ name: String, _ value: String?) -> Address {
        var address = self
        let place = query.firstIndex { $0.name == name } ?? query.count
        address.query.removeAll { $0.name == name }
        if let value {
            address.query.insert(Item(name: name, value: value), at: min(place, address.query.count))
        }
        return address
    }

    /// The same with a value put among those of a name, or taken from them.
    func toggling(_ value: String, in name: String) -> Address {
        var values = list(name)
        if let index = values.firstIndex(of: value) { values.remove(at: index) } else { values.append(value) }
        return with(name, values.isEmpty ? nil : values.joined(separator: ","))
    }

    func without(_ names: [String]) -> Address {
        var address = self
        address.query.removeAll { names.contains($0.name) }
        return address
    }

    /// As it stands in a link.
    var text: String {
        let path = path.map { PercentCoding.encoded($0) }.joined(separator: "/")
        let query = query.map {
            "\(PercentCoding.encoded($0.name))=\(PercentCoding.encoded($0.value, keepsCommas: true))"
        }
        return "/" + path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }
}

/// Bytes of addresses, by RFC 3986.
enum PercentCoding {
    static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let value = UInt8(hex: rest.removeFirst(), rest.removeFirst()) else {
                    return nil
                }
                bytes.append(value)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    static func encoded(_ text: String, keepsCommas: Bool = false) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: ":"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: ",") where keepsCommas: encoded += ","
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += byte < 16 ? "%0" + digits : "%" + digits
            }
        }
        return encoded
    }
}

extension UInt8 {
    /// The byte that two digits of hexadecimal write.
    fileprivate init?(hex high: UInt8, _ low: UInt8) {
        guard let high = Self.digit(high), let low = Self.digit(low) else { return nil }
        self = high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
