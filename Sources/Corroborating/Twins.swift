/// Reports with the very same words, which need not be compared.
struct Twins {
    /// Short texts ("Watch live") are the same by chance; below this many words the title has to be the same
    /// too.
    private static let fewWords = 12

    /// The first report of each text, in the order handed in.
    private(set) var firsts: [Int] = []
    /// The other reports with the text of a first one.
    private(set) var others: [Int: [Int]] = [:]

    init(_ collection: Collection, order: [Int], titles: [TitleKey]) {
        var byText: [UInt64: [Int]] = [:]
        for report in order {
            let words = collection.words(of: report)
            guard !words.isEmpty else {
                firsts.append(report)
                continue
            }
            let key = Self.key(of: words, title: titles[report], seed: 0)
            // Two texts with one key by chance are told apart by their words.
            if let first = byText[key]?.first(where: { collection.words(of: $0).elementsEqual(words) }) {
                others[first, default: []].append(report)
            } else {
                byText[key, default: []].append(report)
                firsts.append(report)
            }
        }
    }

    /// What stands for the words of a report, and for its title where they are few.
    static func key(of words: ArraySlice<UInt32>, title: TitleKey, seed: UInt64) -> UInt64 {
        let key = words.reduce(UInt64(words.count) ^ seed) { Mixing.mix($0 ^ UInt64($1)) }
        return words.count < fewWords ? Mixing.mix(key ^ title.number) : key
    }
}
