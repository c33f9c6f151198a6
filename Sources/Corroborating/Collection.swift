internal import EventData

/// The folded words of all reports, one after the other in two arrays.
///
/// Each word takes five bytes: a collection of 100,000 reports of 500 words takes 250 MB.
struct Collection {
    private(set) var words: [UInt32] = []
    private(set) var roles: [UInt8] = []
    private var starts: [Int] = [0]

    init(_ texts: some Sequence<String>) {
        for text in texts {
            for word in WordFolder.words(of: text) {
                words.append(word.number)
                roles.append(word.role.rawValue)
            }
            starts.append(words.count)
        }
    }

    var count: Int { starts.count - 1 }

    /// Where the words of a report stand.
    func range(of report: Int) -> Range<Int> { starts[report]..<starts[report + 1] }

    func words(of report: Int) -> ArraySlice<UInt32> { words[range(of: report)] }

    func roles(of report: Int) -> ArraySlice<UInt8> { roles[range(of: report)] }
}
