internal import EventData

/// A headline as a number, the same for the same words.
struct TitleKey {
    /// Shorter headlines ("Mali: attack near Gao") come to two writers by themselves.
    private static let fewWords = 6

    let number: UInt64
    /// Whether the headline is long enough to tell that a text was taken over.
    let tells: Bool

    init(number: UInt64, tells: Bool) { (self.number, self.tells) = (number, tells) }

    init(of report: Report) {
        let words = WordFolder.words(of: report.title ?? "")
        number = words.reduce(UInt64(words.count)) { Mixing.mix($0 ^ UInt64($1.number)) }
        tells = words.count >= Self.fewWords
    }
}
