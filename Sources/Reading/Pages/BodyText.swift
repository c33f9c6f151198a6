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
        kept = withoutLinkLists(kept)
        while let first = kept.first, isHead(first) { kept.removeFirst() }
        while let last = kept.last, isTail(last) { kept.removeLast() }
        return kept
    }

    /// The blocks without lists of which most is links, and without the line that announces such a list.
    private func withoutLinkLists(_ blocks: [PageBlock]) -> [PageBlock] {
        var kept: [PageBlock] = []
        var list: [PageBlock] = []
        func finishList() {
            let letters = list.reduce(0) { $0 + $1.letters }
            if list.reduce(0, { $0 + $1.linkedLetters }) * 2 <= letters {
                kept += list
            } else if let last = kept.last, last.letters < 60,
                last.kind == .heading || !last.endsSentence
            {
                kept.removeLast()
            }
            list = []
        }
        for block in blocks {
            if block.kind == .item {
                list.append(block)
            } else {
                finishList()
                kept.append(block)
            }
        }
        finishList()
        return kept
    }

    // A paragraph that is a link leads to another report; in a list or a heading it may name a thing.
    private func isLinkAlone(_ block: PageBlock) -> Bool {
        block.isLink && block.kind != .heading && block.kind != .item
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
