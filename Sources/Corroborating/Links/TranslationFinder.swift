internal import EventData

/// Finds texts that have the same names and figures in the same order, in two languages.
///
/// Whoever writes of the same happening by himself has some of the names, but in another order and among
/// others: in pairs of independent reports in two languages a third of them is in order at most. Where somewhat more
/// is, most claims of both have to be in one order, too, or the passages that they quote be as many and as long.
struct TranslationFinder {
    /// The least share of the names and figures of both texts that is in one order.
    static let leastShare = 0.5
    /// The least where so large a share of what both claim is in one order, or where their quotations agree.
    static let leastShareBesideClaims = 0.4
    static let leastShareOfClaims = 0.6
    /// Fewer different ones than these are in one order by chance.
    static let leastDistinct = 4
    /// A text is compared by so many names and figures from its start.
    static let mostMarks = 300
    /// A text is compared with so many of those before it: a translation comes within days.
    static let mostCompared = 64

    private let origins: [Int]
    private let texts: [String]
    private let words: [[FoldedWord]]
    private let names: [Set<UInt32>]
    private let claims: [ClaimMarks]
    private let quotes: [QuoteMarks]
    private let languages: [UsualWords.Language?]

    init(reports: [Report], accounts: [Account], witnesses: [Witness]) {
        origins = witnesses.map(\.origin)
        let byReport = Dictionary(grouping: accounts, by: \.report)
        claims = origins.map { ClaimMarks(byReport[$0] ?? []) }
        languages = origins.map { UsualWords.shared.language(of: reports[$0]) }
        texts = origins.map { reports[$0].text }
        quotes = texts.map(QuoteMarks.init)
        words = texts.map(WordFolder.words(of:))
        names = words.map(Self.names)
    }

    /// The links among the witnesses of a story, which stand in the order of publication.
    func links(in cast: [Int]) -> [WitnessLink] {
        cast.indices.compactMap { place in
            let later = cast[place]
            let links = cast[..<place].suffix(Self.mostCompared).compactMap { link(from: later, to: $0) }
            // The earliest of those that are as close.
            return links.reduce(nil) { best, link in link.share > best?.share ?? 0 ? link : best }
        }
    }

    private func link(from later: Int, to earlier: Int) -> WitnessLink? {
        guard let one = languages[later], let other = languages[earlier], one != other else { return nil }
        // A name that one language begins a sentence with is known from the other.
        let known = names[later].union(names[earlier])
        let (ours, theirs) = (marks(of: later, known), marks(of: earlier, known))
        let common = CommonOrder.places(in: ours.map(\.number)[...], and: theirs.map(\.number)[...])
        let share = Double(2 * common.count) / Double(max(ours.count + theirs.count, 1))
        var seen: Set<UInt32> = []
        let distinct = common.map { ours[$0.one] }.filter { seen.insert($0.number).inserted }
        guard distinct.count >= Self.leastDistinct, isEnough(share, later, earlier) else { return nil }
        let bytes = Array(texts[later].utf8)
        return WitnessLink(
            kind: .translation,
            from: later,
            to: earlier,
            reports: WitnessLink.Reports(from: origins[later], to: origins[earlier]),
            share: (share * 100).rounded() / 100,
            because: distinct.map { String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self) }
        )
    }

    private func isEnough(_ share: Double, _ one: Int, _ other: Int) -> Bool {
        if share >= Self.leastShare { return true }
        guard share >= Self.leastShareBesideClaims else { return false }
        return claims[one].share(with: claims[other]) >= Self.leastShareOfClaims
            || quotes[one].agrees(with: quotes[other])
    }

    /// The words with a capital within a sentence that are no days.
    private static func names(of words: [FoldedWord]) -> Set<UInt32> {
        let names = words.lazy.filter { $0.role == .name && $0.span.end - $0.span.start > 1 }.map(\.number)
        return Set(names.filter { TellingWords.shared.kind(of: $0) == nil })
    }

    /// The names and figures of a text, in order.
    private func marks(of witness: Int, _ known: Set<UInt32>) -> [FoldedWord] {
        Array(
            words[witness].lazy.filter { $0.role == .figure || known.contains($0.number) }.prefix(
                Self.mostMarks
            )
        )
    }
}
