/// Lines that say when something was published: "Publié le 23 décembre 2025 à 14h30, mis à jour à 16h".
enum DateText {
    private static let changes = [
        "updated", "modified", "last edited", "mis a jour", "mise a jour", "modifie", "actualise", "maj",
    ]
    private static let words: Set<String> = [
        "published", "posted", "updated", "modified", "last", "on", "at", "by", "publie", "publiee", "le",
        "a", "mis",
        "mise", "jour", "modifie", "date", "am", "pm", "gmt", "utc", "est", "edt", "pst", "wat", "cet", "h",
        "min",
        "the", "st", "nd", "rd", "th", "er", "de", "du", "et", "and", "of", "to",
    ]

    /// The day or time of publication and that of the last change that a line names.
    static func dates(in line: String) -> (published: String?, modified: String?) {
        let folded = PlainLetters.folded(line)
        let change = changes.compactMap { folded.firstIndex(of: $0.utf8) }.min()
        let (before, after) = (folded[..<(change ?? folded.count)], change.map { folded[$0...] })
        return (
            date(in: String(decoding: before, as: UTF8.self)),
            after.flatMap { date(in: String(decoding: $0, as: UTF8.self)) }
        )
    }

    /// Whether a line is a date and what stands around one, and nothing else.
    static func isDateLine(_ line: String) -> Bool {
        let folded = PlainLetters.folded(line, limit: 200)
        let text = String(decoding: folded, as: UTF8.self)
        guard folded.contains(where: { (0x30...0x39).contains($0) }), date(in: text) != nil else {
            return false
        }
        let names = text.split { !$0.isLetter }.map(String.init)
        return names.count { !words.contains($0) && !isCalendarWord($0) } == 0
    }

    private static func isCalendarWord(_ word: String) -> Bool {
        FeedDate.isMonth(word) || weekdays.contains { word.hasPrefix($0) }
    }

    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed",
        "thu", "fri",
        "sat", "sun", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mar",
        "mer",
        "jeu", "ven", "sam", "dim",
    ]

    // The words before a date, "published on", are none that a date begins with.
    private static func date(in folded: String) -> String? {
        let text = folded.replacing(" a ", with: " ").replacing("1er", with: "1")
        let start = text.indices.first { index in
            text[index].isNumber || startsCalendarWord(text, index)
        }
        guard let start else { return nil }
        return FeedDate(text[start...].prefix(80))?.description
    }

    private static func startsCalendarWord(_ text: String, _ index: String.Index) -> Bool {
        if index > text.startIndex, text[text.index(before: index)].isLetter { return false }
        return isCalendarWord(String(text[index...].prefix { $0.isLetter }))
    }
}
