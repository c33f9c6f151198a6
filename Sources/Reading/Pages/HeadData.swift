/// What the head of a page and the properties of its elements say of the report.
struct HeadData: Sendable {
    /// The contents of `<meta>` by name or property in small letters, the first of each.
    private(set) var meta: [String: String] = [:]
    private(set) var canonical: String?
    private(set) var feeds: [String] = []
    /// The texts or contents of elements with `itemprop`, the first of each.
    private(set) var properties: [String: String] = [:]
    private(set) var language: String?
    private(set) var title: String?

    init(_ tree: MarkupTree) {
        for element in tree.elements(named: "meta") { addMeta(element, tree) }
        for element in tree.elements(named: "link") { addLink(element, tree) }
        language = tree.elements(named: "html").first.flatMap {
            tree.attribute("lang", of: $0) ?? tree.attribute("xml:lang", of: $0)
        }
        title = tree.elements(named: "title").first.map { PageLine.collapsed(tree.text(of: $0)) }
        addProperties(tree)
    }

    /// The first of some names that the page has something for.
    func first(_ names: [String]) -> String? {
        names.lazy.compactMap { meta[$0] }.first
    }

    private mutating func addMeta(_ element: Int, _ tree: MarkupTree) {
        let names = ["property", "name", "itemprop", "http-equiv"].compactMap {
            tree.attribute($0, of: element)
        }
        guard let content = tree.attribute("content", of: element) else { return }
        let value = PageLine.collapsed(content)
        guard !value.isEmpty else { return }
        for name in names where meta[name.lowercased()] == nil { meta[name.lowercased()] = value }
    }

    private mutating func addLink(_ element: Int, _ tree: MarkupTree) {
        guard let relation = tree.attribute("rel", of: element)?.lowercased(),
            let address = tree.attribute("href", of: element)
        else { return }
        let relations = relation.split(separator: " ")
        if relations.contains("canonical") { canonical = canonical ?? address }
        guard relations.contains("alternate"), feeds.count < 20 else { return }
        let type = (tree.attribute("type", of: element)?.lowercased() ?? "").utf8
        if ["rss", "atom", "feed+json"].contains(where: type.holds) { feeds.append(address) }
    }

    private mutating func addProperties(_ tree: MarkupTree) {
        guard let property = tree.number(named: "itemprop") else { return }
        for node in tree.nodes.indices where !tree.isText(node) {
            for index in tree.nodes[node].content where tree.attributes[Int(index)].name == property {
                for name in tree.value(of: tree.attributes[Int(index)]).split(separator: " ").prefix(4) {
                    add(String(name), node, tree)
                }
            }
        }
    }

    private mutating func add(_ property: String, _ node: Int, _ tree: MarkupTree) {
        guard properties[property] == nil, properties.count < 100, property != "articleBody" else { return }
        let value =
            tree.attribute("content", of: node) ?? tree.attribute("datetime", of: node)
            ?? String(tree.text(of: node).prefix(300))
        let line = PageLine.collapsed(value)
        if !line.isEmpty { properties[property] = line }
    }
}

/// A text as one line.
enum PageLine {
    /// White space of ASCII as single spaces; those that French sets within a line stay.
    static func collapsed(_ text: String) -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        return text.utf8.split(whereSeparator: isSpace).compactMap { String($0) }.joined(separator: " ")
    }
}
