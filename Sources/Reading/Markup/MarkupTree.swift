/// A page or a feed as a tree: elements and the texts in them, in the order in which they stand.
///
/// ```swift
/// let tree = MarkupTree(xml: bytes)
/// for item in tree.elements(named: "item") {
///     let link = tree.child(of: item, named: "link").map(tree.text(of:))
/// }
/// ```
///
/// Nodes are numbered in document order; the root is node 0 and has no name.
/// Names are in lower case in HTML, and as they stand in XML, with a known
/// prefix (`media:content`) for names of other vocabularies.
struct MarkupTree: Sendable {
    /// What a node is and where it stands.
    struct Node: Sendable {
        /// Where its name stands in the table of names; -1 for a text.
        var name: Int32
        var parent: Int32
        /// The node after the last one below this one: its subtree is `self..<end`.
        var end: Int32
        /// The text's bytes, and an element's attributes.
        var content: Range<Int32>
    }

    /// An attribute of an element; its value's bytes stand in `bytes`.
    struct Attribute: Sendable {
        var name: Int32
        var value: Range<Int32>
    }

    /// Why a tree is not the whole of what was given.
    enum Shortfall: String, Sendable {
        /// More elements within each other than anybody writes.
        case depth
        /// More nodes, attributes or mistakes than can be read in a bounded time.
        case work
        /// More bytes than are read.
        case size
    }

    private(set) var nodes: [Node] = []
    private(set) var attributes: [Attribute] = []
    private(set) var bytes: [UInt8] = []
    private(set) var names: [String] = []
    /// `nil` where all of it was read.
    private(set) var shortfall: Shortfall?
    private var numbers: [String: Int32] = [:]
    private var open: [Int32] = [0]

    /// The root alone.
    init() {
        nodes.append(Node(name: number(of: ""), parent: -1, end: 1, content: 0..<0))
    }

    // MARK: Asking

    /// All nodes below a node, in order.
    func below(_ node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }

    /// The name of an element, empty for a text and the root.
    func name(of node: Int) -> String { nodes[node].name < 0 ? "" : names[Int(nodes[node].name)] }

    /// The number of a name of elements or attributes; `nil` where the document has none of that name.
    func number(named name: String) -> Int32? { numbers[name] }

    func isText(_ node: Int) -> Bool { nodes[node].name < 0 }

    func parent(of node: Int) -> Int? { nodes[node].parent < 0 ? nil : Int(nodes[node].parent) }

    /// The element some levels above a node, or the root.
    func ancestor(of node: Int, levels: Int) -> Int {
        var above = node
        for _ in 0..<levels { above = parent(of: above) ?? above }
        return above
    }

    /// The elements and texts right below a node.
    func children(of node: Int) -> [Int] {
        var children: [Int] = []
        var child = node + 1
        while child < nodes[node].end {
            children.append(child)
            child = Int(nodes[child].end)
        }
        return children
    }

    /// The first element of a name right below a node.
    func child(of node: Int, named name: String) -> Int? {
        children(of: node).first { !isText($0) && self.name(of: $0) == name }
    }

    /// The elements of a name below a node, in order, those within one another too.
    func elements(named name: String, below node: Int = 0) -> [Int] {
        guard let number = numbers[name] else { return [] }
        return below(node).filter { nodes[$0].name == number }
    }

    /// The value of an attribute; `nil` where the element has none of that name.
    func attribute(_ name: String, of node: Int) -> String? {
        guard !isText(node), let number = numbers[name] else { return nil }
        for index in nodes[node].content where attributes[Int(index)].name == number {
            return string(attributes[Int(index)].value)
        }
        return nil
    }

    /// The value of an attribute.
    func value(of attribute: Attribute) -> String { string(attribute.value) }

    /// The texts of a node and of all below it, as they stand.
    func text(of node: Int) -> String {
        if isText(node) { return string(nodes[node].content) }
        var joined: [UInt8] = []
        for child in below(node) where isText(child) { joined += textBytes(of: child) }
        return String(decoding: joined, as: UTF8.self)
    }

    /// The bytes of a text node, UTF-8.
    func textBytes(of node: Int) -> ArraySlice<UInt8> {
        bytes[Int(nodes[node].content.lowerBound)..<Int(nodes[node].content.upperBound)]
    }

    private func string(_ range: Range<Int32>) -> String {
        String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }

    // MARK: Building

    /// How many elements are open, the root left out.
    var depth: Int { open.count - 1 }

    mutating func number(of name: String) -> Int32 {
        if let number = numbers[name] { return number }
        let number = Int32(names.count)
        names.append(name)
        numbers[name] = number
        return number
    }

    mutating func openElement(_ name: Int32) {
        let start = Int32(attributes.count)
        nodes.append(
            Node(
                name: name,
                parent: open[open.count - 1],
                end: Int32(nodes.count + 1),
                content: start..<start
            )
        )
        open.append(Int32(nodes.count - 1))
    }

    /// Adds an attribute to the element that was opened last, before anything is put into it.
    mutating func addAttribute(_ name: Int32, _ value: some Sequence<UInt8>) {
        let start = Int32(bytes.count)
        bytes.append(contentsOf: value)
        attributes.append(Attribute(name: name, value: start..<Int32(bytes.count)))
        nodes[nodes.count - 1].content = nodes[nodes.count - 1].content.lowerBound..<Int32(attributes.count)
    }

    mutating func closeElement() {
        guard open.count > 1 else { return }
        let node = Int(open.removeLast())
        nodes[node].end = Int32(nodes.count)
    }

    mutating func addText(_ text: some Sequence<UInt8>) {
        let parent = open[open.count - 1]
        if let last = nodes.last, last.name < 0, last.parent == parent,
            Int(last.content.upperBound) == bytes.count
        {
            bytes.append(contentsOf: text)
            nodes[nodes.count - 1].content = last.content.lowerBound..<Int32(bytes.count)
            return
        }
        let start = Int32(bytes.count)
        bytes.append(contentsOf: text)
        nodes.append(
            Node(name: -1, parent: parent, end: Int32(nodes.count + 1), content: start..<Int32(bytes.count))
        )
    }

    /// Closes what is open; to be called once, when everything was put in.
    mutating func finish(_ shortfall: Shortfall?) {
        while open.count > 1 { closeElement() }
        nodes[0].end = Int32(nodes.count)
        self.shortfall = self.shortfall ?? shortfall
    }
}
