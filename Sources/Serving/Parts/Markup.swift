/// HTML that is safe to send: every text that is put into it is escaped.
///
/// ```swift
/// let row: Markup = "<li lang=\"\(language)\">\(title)</li>"
/// ```
///
/// Only literals of this room are HTML; there is no way to make markup of a text that comes from elsewhere.
struct Markup: ExpressibleByStringInterpolation, Sendable {
    private(set) var html: String

    init(stringLiteral value: String) { html = value }

    init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

    init() { html = "" }

    static func += (left: inout Markup, right: Markup) { left.html += right.html }

    static func + (left: Markup, right: Markup) -> Markup {
        var sum = left
        sum += right
        return sum
    }

    var isEmpty: Bool { html.isEmpty }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate(set) var html = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            html.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { html += literal }

        // Without the attribute a literal that is put in, `\(isOn ? " hidden" : "")`, would be a text and be escaped.
        @_disfavoredOverload
        mutating func appendInterpolation(_ text: String) { html += HTMLText.escaped(text) }

        mutating func appendInterpolation(_ number: Int) { html += "\(number)" }

        mutating func appendInterpolation(_ markup: Markup) { html += markup.html }

        mutating func appendInterpolation(_ markups: [Markup]) {
            for markup in markups { html += markup.html }
        }

        mutating func appendInterpolation(_ data: DataBlock) { html += data.html }
    }
}

/// Values for a script, in a block of the page that no browser runs.
struct DataBlock: Sendable {
    fileprivate let html: String

    /// `json` is a whole value; what could end the block early is written as escapes.
    init(id: StaticString, json: [UInt8]) {
        let safe = String(decoding: json, as: UTF8.self).replacing("<", with: "\\u003c")
            .replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
        html = "<script type=\"application/json\" id=\"\(id)\">\(safe)</script>"
    }
}

/// What a text needs before it stands in HTML.
enum HTMLText {
    /// The text between tags or quotation marks, as its letters and nothing else.
    ///
    /// Characters that no reader sees but that turn the direction of a line or hide in words are named instead.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0xC2 || isSpecial($0) }) else { return text }
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            defer { last = scalar }
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default:
                if isHidden(scalar, after: last) {
                    escaped += name(of: scalar)
                } else {
                    escaped.unicodeScalars.append(scalar)
                }
            }
        }
        return escaped
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x26 || byte == 0x27 || byte == 0x3C || byte == 0x3E || byte == 0x7F
    }

    private static func isHidden(_ scalar: Unicode.Scalar, after last: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F: true
        case 0xAD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x3164, 0xFFA0, 0xFFF9...0xFFFB:
            true
        // Joiners belong to other scripts and to signs that are made of several; in words of these letters they hide.
        case 0x200C, 0x200D: last.value < 0x0300
        // XML has no such characters.
        case 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "[U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
    }
}
