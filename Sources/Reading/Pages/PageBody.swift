/// The paragraphs of a page's report, and the lines of credit that were taken out from among them.
struct PageBody {
    /// The element that the report stands in; the root where nothing stands out.
    let element: Int
    let paragraphs: [String]
    /// Lines around the text that say whose it is: "© 2025 AFP", "Source : AMAP".
    let credits: [String]
    let remarks: [ReadingProblem]

    init(_ outline: PageOutline, _ data: LinkedData, titles: [String]) {
        let tree = outline.tree
        let blocks = BlockReader.blocks(of: outline)
        let body = BodyFinder(outline, blocks).body()
        let inside = body..<Int(tree.nodes[body].end)
        let text = BodyText(titles: titles)
        let leads = Self.leads(of: outline, body)
        let kept = text.report(
            in: blocks.filter { inside.contains($0.element) || leads.contains($0.element) }
        )
        let found = kept.map(\.text)
        element = body
        credits = Self.credits(in: blocks, body)
        (paragraphs, remarks) = Self.checked(found, data)
    }

    /// The elements near above the body that sum it up.
    private static func leads(of outline: PageOutline, _ body: Int) -> Set<Int> {
        let tree = outline.tree
        let around = tree.ancestor(of: body, levels: 3)
        let leads = outline.leads.filter { $0 > around && $0 < body && Int(tree.nodes[$0].end) <= body }
        return Set(leads.flatMap { $0..<Int(tree.nodes[$0].end) })
    }

    private static func credits(in blocks: [PageBlock], _ body: Int) -> [String] {
        blocks.filter { $0.element >= body && $0.letters < 120 }.map(\.text).filter { line in
            let folded = PlainLetters.folded(line, limit: 40)
            return line.contains("©") || folded.starts(with: "source".utf8)
                || folded.starts(with: "copyright".utf8)
                || folded.starts(with: "(c)".utf8) || folded.starts(with: "avec ".utf8)
        }
    }

    /// The text that machines are told stands in where the page shows less than half of it.
    private static func checked(_ found: [String], _ data: LinkedData) -> ([String], [ReadingProblem]) {
        guard let told = data.body, told.utf8.count > 250 else { return (found, []) }
        let shown = found.reduce(0) { $0 + $1.utf8.count }
        let plain =
            told.utf8.contains(0x3C) || told.utf8.contains(0x26)
            ? BlockReader.blocks(of: PageOutline(MarkupTree(html: Array(told.utf8)))).map(\.text)
            : told.split(whereSeparator: \.isNewline).map { PageLine.collapsed(String($0)) }.filter {
                !$0.isEmpty
            }
        guard shown * 2 < plain.reduce(0, { $0 + $1.utf8.count }) else { return (found, []) }
        let remark = ReadingProblem(
            code: "page.told",
            message: "the text is the one that the page gives to machines; expected to see it on the page"
        )
        return (plain, [remark])
    }
}
