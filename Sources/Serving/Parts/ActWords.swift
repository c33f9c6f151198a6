internal import EventData

/// The words that say what is done, with some of their sentence on both sides: `will soon` **`begin operations`** `against`.
struct ActWords {
    let before: String
    let act: String
    let after: String

    /// `around` is how many words of the sentence stand on each side.
    init(_ claim: Claim, around: Int) {
        act = claim.trigger.words
        let (sentence, trigger) = (claim.sentence, claim.trigger)
        let bytes = Array(sentence.words.utf8)
        let start = trigger.span.start - sentence.span.start
        let end = trigger.span.end - sentence.span.start
        guard sentence.part == trigger.part, 0 <= start, start <= end, end <= bytes.count else {
            (before, after) = ("", "")
            return
        }
        before = String(decoding: bytes[..<start], as: UTF8.self).split(separator: " ").suffix(around)
            .joined(separator: " ")
        after = String(decoding: bytes[end...], as: UTF8.self).split(separator: " ").prefix(around)
            .joined(separator: " ")
    }

    var text: String { [before, act, after].filter { !$0.isEmpty }.joined(separator: " ") }

    /// With the act itself in bold.
    var markup: Markup {
        let (start, end): (Markup, Markup) = (
            before.isEmpty ? "" : "\(before) ", after.isEmpty ? "" : " \(after)"
        )
        return "\(start)<b>\(act)</b>\(end)"
    }
}
