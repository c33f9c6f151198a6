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
func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in oneLine(text).unicodeScalars {
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "&": escaped += "\\"
        default: break
        }
        escaped.unicodeScalars.append(scalar)
    }
    return escaped
}

/// Text with a space for each control character and line separator, so that it stays in its place and tells a
/// terminal nothing.
func oneLine(_ text: String) -> String {
    let breaking: [Unicode.GeneralCategory] = [.control, .lineSeparator, .paragraphSeparator]
    return String(
        String.UnicodeScalarView(
            text.unicodeScalars.map { breaking.contains($0.properties.generalCategory) ? " " : $0 }
        )
    )
}
