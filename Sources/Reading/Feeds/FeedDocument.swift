/// A feed's tree, asked by the names of elements, whatever prefix its own vocabulary has.
struct FeedDocument {
    let tree: MarkupTree
    let root: Int
    /// Where it was received from.
    let base: WebAddress?
    /// What stands before the names of its own vocabulary: `atom:` in `<atom:feed>`.
    private let prefix: String
    /// The name of the outermost element, without prefix.
    let name: String

    init(tree: MarkupTree, root: Int, base: WebAddress?) {
        (self.tree, self.root, self.base) = (tree, root, base)
        let whole = tree.name(of: root)
        let colon = whole.firstIndex(of: ":")
        name = String(whole[(colon.map(whole.index(after:)) ?? whole.startIndex)...])
        // In RDF the prefix is that of the frame; its items are of RSS.
        prefix = name == "RDF" ? "" : colon.map { String(whole[...$0]) } ?? ""
    }

    /// The elements right below one, with their names.
    func children(of node: Int) -> [(name: Substring, node: Int)] {
        tree.children(of: node).filter { !tree.isText($0) }.map { child in
            let name = tree.name(of: child)[...]
            return (!prefix.isEmpty && name.hasPrefix(prefix) ? name.dropFirst(prefix.count) : name, child)
        }
    }

    func child(of node: Int, named name: String) -> Int? {
        children(of: node).first { $0.name == name }?.node
    }

    /// The text of an element without space around it; `nil` where there is none.
    func text(of node: Int) -> String? { tree.text(of: node).trimmed }

    /// The text of an element that may hold HTML, as people read it.
    func plain(_ node: Int) -> String? { text(of: node).flatMap { EntryText.line($0) } }

    /// What addresses below an element are relative to.
    func base(of node: Int, otherwise: WebAddress?) -> WebAddress? {
        guard let value = tree.attribute("xml:base", of: node) else { return otherwise }
        return otherwise.map { $0.resolving(value) } ?? WebAddress(value) ?? otherwise
    }

    func attribute(_ name: String, of node: Int) -> String? { tree.attribute(name, of: node)?.trimmed }

    /// A date of an element, in ISO 8601.
    func date(_ node: Int) -> String? { text(of: node).flatMap { FeedDate($0)?.description } }

    /// The inside of an element as HTML: for XHTML that stands in a feed as elements.
    func markup(below node: Int) -> String {
        var (html, open): (String, [Int]) = ("", [])
        for child in tree.below(node) {
            while let last = open.last, tree.nodes[last].end <= child {
                html += "</\(name(open.removeLast()))>"
            }
            if tree.isText(child) {
                html += tree.text(of: child).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            } else {
                html += "<\(name(child))>"
                open.append(child)
            }
        }
        return html + open.reversed().map { "</\(name($0))>" }.joined()
    }

    private func name(_ node: Int) -> Substring {
        let name = tree.name(of: node)
        return name[(name.firstIndex(of: ":").map(name.index(after:)) ?? name.startIndex)...]
    }
}

extension StringProtocol {
    /// The text without space at its ends; `nil` where nothing is left.
    var trimmed: String? {
        guard let start = firstIndex(where: { !$0.isWhitespace }),
            let end = lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        return String(self[start...end])
    }
}
