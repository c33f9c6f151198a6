internal import EventData

extension ImportRow {
    /// A text that must be there.
    func required(_ column: String) throws(ImportProblem) -> String {
        if let text = self[column] { return text }
        throw ImportProblem(code: "dataset.missing", message: "the row has nothing in '\(column)'")
    }

    /// A whole number; `6.0`, as tables that went through data frames have it, counts as one.
    func number(_ column: String) throws(ImportProblem) -> Int? {
        guard let text = self[column] else { return nil }
        if let number = Int(wholePart(of: text)) { return number }
        throw ImportProblem(
            code: "dataset.number",
            message: "'\(text)' in '\(column)' is no whole number; expected one such as '12'"
        )
    }

    /// A number of people.
    func count(_ column: String) throws(ImportProblem) -> Int? {
        guard let number = try number(column) else { return nil }
        if number >= 0 { return number }
        throw ImportProblem(
            code: "dataset.number",
            message: "'\(number)' in '\(column)' is below nought; expected a number of people"
        )
    }

    /// The entry that a column names by its number from 1, such as a degree of precision.
    func entry<Entry>(of entries: [Entry], numbered column: String) throws(ImportProblem) -> Entry? {
        guard let number = try number(column) else { return nil }
        if entries.indices.contains(number - 1) { return entries[number - 1] }
        throw ImportProblem(
            code: "dataset.number",
            message: "'\(number)' in '\(column)' has no meaning; expected 1 to \(entries.count)"
        )
    }

    /// Degrees north or east, with a point or a comma before the fraction.
    func degrees(_ column: String, within limit: Double) throws(ImportProblem) -> Double? {
        guard let text = self[column] else { return nil }
        if let degrees = Double(text.replacing(",", with: ".")), abs(degrees) <= limit { return degrees }
        throw ImportProblem(
            code: "dataset.degrees",
            message: "'\(text)' in '\(column)' is no latitude or longitude; expected one such as '12.65'"
        )
    }

    /// A day that must be there: `2024-01-31`, with or without a time, or `31 January 2024`.
    func day(_ column: String) throws(ImportProblem) -> Day {
        let text = try required(column)
        if let day = Day(isoOrNamed: text) { return day }
        throw ImportProblem(
            code: "dataset.date",
            message: "'\(text)' in '\(column)' is no day; expected '2024-01-31' or '31 January 2024'"
        )
    }
}

/// `300380` for `300380.0`; any other text as it is.
func wholePart(of text: String) -> String {
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return text }
    let (whole, fraction) = (text.utf8[..<point], text.utf8[point...].dropFirst())
    let isWhole = !whole.isEmpty && fraction.allSatisfy { $0 == UInt8(ascii: "0") }
    return isWhole ? String(text[..<point]) : text
}

extension Day {
    private static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]

    /// A day as data sets write it; `nil` for anything else.
    init?(isoOrNamed text: String) {
        let digits = text.prefix { $0 != "T" && $0 != " " }.split(separator: "-")
        if digits.count == 3, digits[0].utf8.count == 4, let year = Int(digits[0]),
            let month = Int(digits[1]),
            let day = Int(digits[2])
        {
            self.init(year: year, month: month, day: day)
            return
        }
        let day = text.split { $0 == " " || $0 == "-" }
        guard day.count == 3 else { return nil }
        let name = day[1].lowercased()
        let month = Day.monthNames.firstIndex { $0 == name || $0.prefix(3) == name }
        guard let month, let number = Int(day[0]), let year = Int(day[2]), year >= 1000 else {
            return nil
        }
        self.init(year: year, month: month + 1, day: number)
    }
}
