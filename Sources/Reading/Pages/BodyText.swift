/// Takes from the blocks of a page those that are its report.
struct BodyText {
    private let furniture = Furniture.standard
    private let titles: Set<[UInt8]>

    /// Titles are the headlines that the page names, which stand above the text again.
    init(titles: [String]) {
        self.titles = Set(titles.map { Self.key($0) })
    }

    /// The blocks of the report among those in its element.
    func report(in blocks: [PageBlock]) -> [PageBlock] {
        var kept = blocks.filter { !furniture.contains($0) && !isLinkAlone($0) }
        while let first = kept.first, isHead(first) { kept.removeFirst() }
        while let last = kept.last, isTail(last) { kept.removeLast() }
        return kept
    }

    // A paragraph that is a link leads to another report; in a list or a heading it may name a thing.
    private func isLinkAlone(_ block: PageBlock) -> Bool {
        block.isLink && block.kind != .heading && (block.kind != .item || block.letters > 20)
    }

    private func isHead(_ block: PageBlock) -> Bool {
        titles.contains(Self.key(block.text)) || block.letters < 40 && DateText.isDateLine(block.text)
    }

    private func isTail(_ block: PageBlock) -> Bool {
        block.kind == .heading || block.linkedLetters * 2 > block.letters
    }

    static func key(_ text: String) -> [UInt8] {
        PlainLetters.folded(text).filter { PlainLetters.isWord($0) || $0 >= 0x80 }
    }
}
