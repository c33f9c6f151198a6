/// Cuts a page into its blocks, what is passed over left out.
struct BlockReader {
    private let outline: PageOutline
    private var blocks: [PageBlock] = []
    private var element = 0
    private var kind = PageBlock.Kind.paragraph
    private var bytes: [UInt8] = []
    private var (letters, linkedLetters) = (0, 0)
    private var links = 0
    private var isPreformatted = false
    /// Whether white space stands before what comes next.
    private var hasSpace = false

    init(_ outline: PageOutline) { self.outline = outline }

    static func blocks(of outline: PageOutline) -> [PageBlock] {
        var reader = BlockReader(outline)
        reader.read(0, as: .paragraph)
        reader.finishBlock()
        return reader.blocks
    }

    private mutating func read(_ node: Int, as kind: PageBlock.Kind) {
        guard !outline.isDropped[node] else { return }
        if outline.tree.isText(node) { return append(node) }
        switch outline.kinds[node] {
        case .silent: return
        case .inline: readChildren(of: node, as: kind)
        case .link:
            links += 1
            readChildren(of: node, as: kind)
            links -= 1
        case .lineBreak: breakLine()
        case .block: readBlock(node, as: kind == .heading ? .paragraph : kind)
        case .heading: readBlock(node, as: kind == .item ? .item : .heading)
        case .item: readBlock(node, as: .item)
        case .quote: readBlock(node, as: .quote)
        case .row: isLine(node) ? readRow(node) : readBlock(node, as: kind)
        case .cell: readBlock(node, as: kind)
        case .preformatted:
            isPreformatted = true
            readBlock(node, as: .preformatted)
            isPreformatted = false
        }
    }

    private mutating func readChildren(of node: Int, as kind: PageBlock.Kind) {
        var child = node + 1
        let end = Int(outline.tree.nodes[node].end)
        while child < end {
            read(child, as: kind)
            child = Int(outline.tree.nodes[child].end)
        }
    }

    private mutating func readBlock(_ node: Int, as kind: PageBlock.Kind) {
        finishBlock()
        let outer = (element, self.kind)
        (element, self.kind) = (node, kind)
        readChildren(of: node, as: kind)
        finishBlock()
        (element, self.kind) = outer
    }

    /// Whether a row's cells are short and hold no blocks, so that they are read as one line.
    private func isLine(_ row: Int) -> Bool {
        let inside = outline.tree.below(row)
        let blocks: Set<TagKind> = [.block, .heading, .item, .row, .quote, .preformatted]
        return outline.letters(of: row) < 400
            && !inside.contains { blocks.contains(outline.kinds[$0]) && outline.tree.name(of: $0) != "p" }
    }

    private mutating func readRow(_ row: Int) {
        finishBlock()
        let outer = (element, kind)
        (element, kind) = (row, .row)
        for cell in outline.tree.children(of: row) where !outline.isDropped[cell] {
            if !bytes.isEmpty, !outline.tree.isText(cell) { bytes.append(0x09) }
            for node in outline.tree.below(cell) where outline.tree.isText(node) && !outline.isDropped[node] {
                append(node)
            }
            hasSpace = false
        }
        finishBlock()
        (element, kind) = outer
    }

    // Two line breaks after each other are how old pages part paragraphs.
    private mutating func breakLine() {
        if bytes.last == 0x0A { return finishBlock() }
        if bytes.isEmpty { return }
        bytes.append(0x0A)
        hasSpace = false
    }

    private mutating func append(_ node: Int) {
        for byte in outline.tree.textBytes(of: node) {
            let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
            if isSpace, !isPreformatted || byte != 0x0A {
                hasSpace = true
                continue
            }
            if hasSpace, let last = bytes.last, last != 0x0A, last != 0x09 { bytes.append(0x20) }
            hasSpace = false
            bytes.append(byte)
            if byte > 0x20, byte & 0xC0 != 0x80 {
                letters += 1
                if links > 0 { linkedLetters += 1 }
            }
        }
    }

    private mutating func finishBlock() {
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        if letters > 0 {
            blocks.append(
                PageBlock(
                    kind: kind,
                    element: element,
                    text: String(decoding: bytes, as: UTF8.self),
                    letters: letters,
                    linkedLetters: linkedLetters
                )
            )
        }
        bytes.removeAll(keepingCapacity: true)
        (letters, linkedLetters, hasSpace) = (0, 0, false)
    }
}
