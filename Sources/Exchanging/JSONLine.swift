internal import EventData
internal import Unpacking

/// One line of JSON as it grows: keys stand in the order in which they are written.
///
/// Evidence is written with offsets in code points of the report's title or text.
struct JSONLine {
    private(set) var bytes: [UInt8] = []
    /// Whether something stands before, in the object or array that is open.
    private var needsComma = false
    private let title: CodePointOffsets
    private let body: CodePointOffsets

    init(report: Report) {
        title = CodePointOffsets(report.title ?? "")
        body = CodePointOffsets(report.text)
    }

    /// A line about no single report, and so without evidence.
    init() {
        title = CodePointOffsets("")
        body = title
    }

    // MARK: Structure

    mutating func object(_ members: (inout JSONLine) -> Void) {
        separate()
        bytes.append(0x7B)
        needsComma = false
        members(&self)
        bytes.append(0x7D)
        needsComma = true
    }

    mutating func array<Elements: Collection>(
        _ elements: Elements,
        _ write: (inout JSONLine, Elements.Element) -> Void
    ) {
        separate()
        bytes.append(0x5B)
        needsComma = false
        for element in elements { write(&self, element) }
        bytes.append(0x5D)
        needsComma = true
    }

    /// Writes a key, whose value must be written next.
    mutating func key(_ name: StaticString) {
        separate()
        bytes.append(0x22)
        JSONText.append(raw: name, to: &bytes)
        bytes.append(0x22)
        bytes.append(0x3A)
        needsComma = false
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
    }

    // MARK: Values

    mutating func value(_ value: JSONValue) {
        separate()
        JSONText.append(value, to: &bytes)
        needsComma = true
    }

    mutating func text(_ text: String?) {
        separate()
        if let text { JSONText.append(text, to: &bytes) } else { JSONText.appendNull(to: &bytes) }
        needsComma = true
    }

    mutating func bool(_ bool: Bool) {
        separate()
        JSONText.append(bool, to: &bytes)
        needsComma = true
    }

    mutating func number(_ number: Int) {
        separate()
        JSONText.append(number, to: &bytes)
        needsComma = true
    }

    /// A number with two decimals at most: `-6.5`, `0.83`.
    mutating func decimal(_ value: Double) {
        scaled(Int((value * 100).rounded()), decimals: 2)
    }

    /// Degrees of latitude or longitude with five decimals at most, about a metre.
    mutating func degrees(_ value: Double) {
        scaled(Int((value * 100_000).rounded()), decimals: 5)
    }

    /// A whole number of parts as a decimal with one digit after the point at least.
    private mutating func scaled(_ value: Int, decimals: Int) {
        separate()
        if value < 0 { bytes.append(0x2D) }
        var digits = Array(String(value.magnitude).utf8)
        while digits.count <= decimals { digits.insert(0x30, at: 0) }
        var fraction = Array(digits.suffix(decimals))
        while fraction.count > 1, fraction.last == 0x30 { fraction.removeLast() }
        bytes += digits.dropLast(decimals)
        bytes.append(0x2E)
        bytes += fraction
        needsComma = true
    }

    mutating func optional<Wrapped>(_ value: Wrapped?, _ write: (inout JSONLine, Wrapped) -> Void) {
        if let value { write(&self, value) } else { text(nil) }
    }

    // MARK: Evidence

    mutating func evidence(_ evidence: Evidence) {
        key("text")
        text(evidence.words)
        position(evidence)
    }

    mutating func position(_ evidence: Evidence) {
        let offsets = evidence.part == .title ? title : body
        key("start")
        number(offsets[evidence.span.start])
        key("end")
        number(offsets[evidence.span.end])
        key("in")
        text(evidence.part.rawValue)
    }
}
