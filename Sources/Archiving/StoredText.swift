internal import GRDB

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

    /// JSON whose strings are as they would be stored, where those of the JSON are as they were received.
    ///
    /// In JSON, U+0000 stands as `\u0000` and U+0010 as `\u0010`; their last digit but one is what is written for them.
    static func stored(json: String) -> String {
        let bytes = Array(json.utf8)
        var (stored, index): ([UInt8], Int) = ([], 0)
        while index < bytes.count {
            let escape = bytes[index...].prefix(6)
            if escape.elementsEqual(#"\u0000"#.utf8) || escape.elementsEqual(#"\u0010"#.utf8) {
                stored += Array(#"\u0010"#.utf8) + [bytes[index + 4]]
                index += 6
            } else {
                // A backslash that is escaped itself begins no escape.
                let next = escape.prefix(bytes[index] == UInt8(ascii: #"\"#) ? 2 : 1)
                stored += next
                index += next.count
            }
        }
        return String(decoding: stored, as: UTF8.self)
    }
}

extension Configuration {
    /// Gives SQL the function `stored_json(json)`, for what stands in the JSON of a column to be compared with others.
    mutating func knowsStoredJSON() {
        prepareDatabase { db in
            db.add(
                function: DatabaseFunction("stored_json", argumentCount: 1, pure: true) { values in
                    guard let json = String.fromDatabaseValue(values[0]) else { return nil }
                    return json.contains(#"\u00"#) ? StoredText.stored(json: json) : json
                }
            )
        }
    }
}
