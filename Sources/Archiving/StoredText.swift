/// Text as SQLite can keep it: U+0000 is written as U+0010 `0`, and U+0010 as U+0010 `1`.
///
/// SQLite takes U+0000 for the end of a text in half of its functions (https://www.sqlite.org/nulinstr.html). U+0010,
/// *data link escape*, stands in no text that people read, so that in practice texts are kept as they are.
enum StoredText {
    private static let escape: Unicode.Scalar = "\u{10}"

    static func stored(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0 || $0 == 0x10 }) else { return text }
        var stored = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\0": stored.append(contentsOf: [escape, "0"])
            case escape: stored.append(contentsOf: [escape, "1"])
            default: stored.append(scalar)
            }
        }
        return String(stored)
    }

    static func stored(_ text: String?) -> String? { text.map { stored($0) } }

    /// The text as it was received.
    static func received(_ stored: String) -> String {
        guard stored.utf8.contains(0x10) else { return stored }
        var text = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in stored.unicodeScalars {
            if isEscaped {
                text.append(scalar == "0" ? "\0" : escape)
                isEscaped = false
            } else if scalar == escape {
                isEscaped = true
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }

    static func received(_ stored: String?) -> String? { stored.map { received($0) } }
}
