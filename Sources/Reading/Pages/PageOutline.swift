/// A page's elements with what they are to a reader: read or passed over, the body, a byline.
struct PageOutline: Sendable {
    let tree: MarkupTree
    /// What each element does to its text; texts are inline.
    let kinds: [TagKind]
    /// Whether a node is passed over with all that is in it.
    private(set) var isDropped: [Bool]
    /// Elements whose names say that the report stands in them.
    private(set) var bodies: [Int] = []
    /// Elements whose names say that they sum the report up above it.
    private(set) var leads: [Int] = []
    /// Elements whose names say that they name who wrote the report.
    private(set) var bylines: [Int] = []
    /// Elements whose names say that a date stands in them.
    private(set) var dates: [Int] = []
    /// The letters before each node, what is passed over for its tag or for being hidden left out.
    private var lettersBefore: [Int32] = [0]

    init(_ tree: MarkupTree) {
        self.tree = tree
        let byName = tree.names.map { TagKind($0) }
        kinds = tree.nodes.map { $0.name < 0 ? .inline : byName[Int($0.name)] }
        isDropped = Array(repeating: false, count: tree.nodes.count)
        dropSilent()
        countLetters()
        dropNamed()
    }

    /// The letters of a node and all below it.
    func letters(of node: Int) -> Int {
        Int(lettersBefore[Int(tree.nodes[node].end)] - lettersBefore[node])
    }

    private mutating func dropSilent() {
        let attributes = HidingAttributes(tree)
        var node = 0
        while node < tree.nodes.count {
            if kinds[node] == .silent || attributes.hide(node) {
                drop(node)
                node = Int(tree.nodes[node].end)
            } else {
                node += 1
            }
        }
    }

    private mutating func drop(_ node: Int) {
        for index in node..<Int(tree.nodes[node].end) { isDropped[index] = true }
    }

    private mutating func countLetters() {
        lettersBefore.reserveCapacity(tree.nodes.count + 1)
        var count: Int32 = 0
        for node in tree.nodes.indices {
            if tree.isText(node), !isDropped[node] {
                for byte in tree.textBytes(of: node) where byte > 0x20 && byte & 0xC0 != 0x80 { count += 1 }
            }
            lettersBefore.append(count)
        }
    }

    // What a name says is believed of the smaller part of a page only: many a page is one
    // big element that is called 'main-with-sidebar'.
    private mutating func dropNamed() {
        let names = ElementNames(tree)
        let most = letters(of: 0) * 2 / 5
        var node = 1
        while node < tree.nodes.count {
            guard !isDropped[node], !tree.isText(node) else {
                node = isDropped[node] ? Int(tree.nodes[node].end) : node + 1
                continue
            }
            let roles = names.roles(of: node)
            if roles.contains(.byline) { bylines.append(node) }
            if roles.contains(.date) || roles.contains(.byline) { dates.append(node) }
            if roles.contains(.lead) { leads.append(node) }
            let isBody = roles.contains(.body)
            if isBody { bodies.append(node) }
            if isUnwanted(roles, isBody: isBody, node: node, isMost: letters(of: node) > most) { drop(node) }
            node = isDropped[node] ? Int(tree.nodes[node].end) : node + 1
        }
    }

    private func isUnwanted(_ roles: ClassWords.Roles, isBody: Bool, node: Int, isMost: Bool) -> Bool {
        let name = tree.name(of: node)
        if ["html", "body", "article", "main"].contains(name) || isBody { return false }
        if roles.contains(.never) { return true }
        if isMost || roles.contains(.keep) { return false }
        return ["aside", "header"].contains(name)
            || !roles.isDisjoint(with: [.drop, .byline, .date, .caption])
    }
}

/// Attributes by which a page says that an element is not to be seen, or not part of its content.
private struct HidingAttributes {
    private let tree: MarkupTree
    private let roles: Set<String> = [
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu",
        "menubar", "toolbar", "tablist", "button",
    ]
    private let numbers: [Int32: String]

    init(_ tree: MarkupTree) {
        self.tree = tree
        var numbers: [Int32: String] = [:]
        for name in ["hidden", "aria-hidden", "style", "role"] {
            if let number = tree.number(named: name) { numbers[number] = name }
        }
        self.numbers = numbers
    }

    func hide(_ node: Int) -> Bool {
        guard !tree.isText(node), node > 0 else { return false }
        return tree.nodes[node].content.contains { index in
            let attribute = tree.attributes[Int(index)]
            guard let name = numbers[attribute.name] else { return false }
            let value = tree.value(of: attribute).lowercased()
            switch name {
            case "hidden": return value != "until-found"
            case "aria-hidden": return value == "true"
            case "role": return roles.contains(value)
            default:
                let style = value.utf8.filter { $0 != 0x20 }
                return style.holds("display:none") || style.holds("visibility:hidden")
            }
        }
    }
}

/// The roles of elements by their classes, ids and properties, each name looked up once.
private final class ElementNames {
    private let tree: MarkupTree
    private let words = ClassWords.standard
    private let named: Set<Int32>
    private let property: Int32?
    private var known: [String: ClassWords.Roles] = [:]

    init(_ tree: MarkupTree) {
        self.tree = tree
        named = Set(
            ["class", "id", "data-component", "data-testid", "data-module"].compactMap(tree.number(named:))
        )
        property = tree.number(named: "itemprop")
    }

    func roles(of node: Int) -> ClassWords.Roles {
        var roles: ClassWords.Roles = []
        for index in tree.nodes[node].content {
            let attribute = tree.attributes[Int(index)]
            if attribute.name == property {
                switch tree.value(of: attribute) {
                case "articleBody", "reviewBody": roles.insert(.body)
                case "author": roles.insert(.byline)
                default: break
                }
            }
            guard named.contains(attribute.name) else { continue }
            roles.formUnion(self.roles(ofName: tree.value(of: attribute)))
        }
        return roles
    }

    private func roles(ofName name: String) -> ClassWords.Roles {
        if let roles = known[name] { return roles }
        let roles = words.roles(of: name)
        known[name] = roles
        return roles
    }
}
