/// A table of Markdown, as GitHub's dialect has it (https://github.github.com/gfm/#tables-extension-).
struct MarkdownTable {
    private(set) var text: String

    init(_ columns: [String]) {
        text = Self.row(columns) + Self.row(columns.map { _ in "---" })
    }

    mutating func add(_ cells: [String]) { text += Self.row(cells.map(escaped)) }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
}

/// Text on one line, with a backslash before each sign that Markdown or HTML would take for its own.
///
/// Some signs mean something where a line begins with them: a list, a rule, a heading, the fence of a block
/// (https://spec.commonmark.org/0.31.2/#leaf-blocks), and white space makes a block of code.
func escaped(_ text: String) -> String {
    let scalars = Array(oneLine(text).unicodeScalars.drop { $0 == " " })
    let opening = openingMark(of: scalars)
    var escaped = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "&", "~": escaped.append("\\")
        default: if place == opening { escaped.append("\\") }
        }
        escaped.append(scalar)
    }
    return String(escaped)
}

/// Where the sign stands that would make a list, a rule or a heading of the text: `-` at its start, the full stop of
/// `1.`.
private func openingMark(of text: [Unicode.Scalar]) -> Int? {
    let digits = text.prefix { ("0"..."9").contains($0) }.count
    guard digits < text.count else { return nil }
    if digits == 0 { return ["-", "+", "="].contains(text[0]) ? 0 : nil }
    let isLast = digits + 1 == text.count || text[digits + 1] == " "
    return isLast && [".", ")"].contains(text[digits]) ? digits : nil
}

/// Text with a space for each control character and line separator, and with the number of each sign that nobody
/// sees, so that it stays in its place and tells a terminal nothing.
///
/// Signs that turn the direction of writing show other words than there are
/// (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
func oneLine(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
        if isBreaking(scalar) {
            line += " "
        } else if isHidden(scalar) {
            line += "‹U+\(hexadecimal(scalar))›"
        } else {
            line.unicodeScalars.append(scalar)
        }
    }
    return line
}

private func isBreaking(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
}

/// Whether nothing is shown for it; what joins letters, parts words or chooses the form of a sign has its use.
private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{AD}", "\u{200C}", "\u{200D}", "\u{FE0E}", "\u{FE0F}": false
    default: scalar.properties.generalCategory == .format || scalar.properties.isDefaultIgnorableCodePoint
    }
}

private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
