import Testing
import Unpacking

/// A page as a browser takes it apart: tags with their attributes, what is read, and blocks of data.
struct Page {
    struct Tag {
        var name: String
        var attributes: [(name: String, value: String)]

        subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    let html: String
    private(set) var tags: [Tag] = []
    /// What is read, with what stood for signs as these signs.
    private(set) var words = ""
    /// What stands in `<script>`, by its id.
    private(set) var scripts: [(tag: Tag, content: String)] = []
    /// Whatever is neither text nor a tag as the desk writes them.
    private(set) var faults: [String] = []

    private var rest: Substring

    init(_ html: String) {
        self.html = html
        rest = html[...]
        while let next = rest.firstIndex(of: "<") {
            words += Self.unescaped(rest[..<next])
            rest = rest[next...].dropFirst()
            readTag()
        }
        words += Self.unescaped(rest)
    }

    private mutating func readTag() {
        if take("!doctype html>") || takeEnd() { return }
        let name = takeName()
        guard !name.isEmpty else {
            faults.append("what begins no tag: <\(rest.prefix(40))")
            return
        }
        var tag = Tag(name: name, attributes: [])
        while true {
            rest = rest.drop { $0.isWhitespace }
            if take("/>") || take(">") || rest.isEmpty { break }
            let attribute = takeName()
            guard !attribute.isEmpty else {
                faults.append("in <\(name)>: \(rest.prefix(40))")
                break
            }
            tag.attributes.append((attribute, take("=\"") ? takeValue() : ""))
        }
        tags.append(tag)
        // What stands in these is text up to their end, whatever it is.
        if name == "script" || name == "style" || name == "title" || name == "textarea" { takeContent(of: tag) }
    }

    private mutating func take(_ text: String) -> Bool {
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count)
        return true
    }

    private mutating func takeEnd() -> Bool {
        guard rest.hasPrefix("/"), let end = rest.firstIndex(of: ">") else { return false }
        rest = rest[end...].dropFirst()
        return true
    }

    private mutating func takeName() -> String {
        let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ":") }
        rest = rest.dropFirst(name.count)
        return name.lowercased()
    }

    private mutating func takeValue() -> String {
        let value = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count + 1)
        return Self.unescaped(value)
    }

    private mutating func takeContent(of tag: Tag) {
        let end = rest.ranges(of: "</\(tag.name)").first?.lowerBound ?? rest.endIndex
        let content = String(rest[..<end])
        rest = rest[end...]
        if tag.name == "title" { words += Self.unescaped(content[...]) + "\n" }
        if tag.name == "script" { scripts.append((tag, content)) }
    }

    private static func unescaped(_ text: Substring) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&nbsp;", with: "\u{A0}").replacing("&amp;", with: "&")
    }
}

extension Page {
    func tags(_ name: String) -> [Tag] { tags.filter { $0.name == name } }

    /// Links that lead to the desk itself.
    var links: [String] {
        tags.compactMap { $0["href"] }.filter { $0.hasPrefix("/") && !$0.hasPrefix("/assets") }
    }

    /// The link of a facet's value, and whether it is chosen.
    func facet(_ value: String, of name: String) -> (href: String, isChosen: Bool, count: String?)? {
        guard let block = html.components(of: "data-facet=\"\(name)\"").last?.components(of: "</div>").first,
            let item = block.components(of: "<li>").first(where: { $0.contains("data-value=\"\(value)\"") })
        else { return nil }
        let page = Page(item)
        guard let link = page.tags("a").first, let href = link["href"] else { return nil }
        return (href, link["aria-current"] == "true", page.words.split(whereSeparator: { !$0.isNumber }).last.map(String.init))
    }

    func data(_ id: String) throws -> JSONValue {
        let script = try #require(scripts.first { $0.tag["id"] == id }, "no data '\(id)'")
        return try JSONReader.read(Array(script.content.utf8))
    }

    /// Whether anything of a page could be run or fetched that the desk did not write itself.
    var dangers: [String] {
        var dangers = faults
        for tag in tags {
            if !Self.written.contains(tag.name) { dangers.append("<\(tag.name)>") }
            for (name, value) in tag.attributes {
                if name.hasPrefix("on") || name == "style" || name == "srcdoc" { dangers.append("\(tag.name) \(name)") }
                if name == "href" || name == "src" || name == "action" { dangers += Self.dangers(of: value, in: tag) }
            }
        }
        for (tag, content) in scripts {
            let isData = tag["type"] == "application/json" && tag["src"] == nil
            let isOwn = tag["src"]?.hasPrefix("/assets/") == true && content.isEmpty
            if !isData && !isOwn { dangers.append("script \(content.prefix(40))") }
            if isData && (content.contains("</") || content.contains("<!--")) { dangers.append("data that ends early") }
            if isData && (try? JSONReader.read(Array(content.utf8))) == nil { dangers.append("data that is no JSON") }
        }
        return dangers
    }

    private static func dangers(of address: String, in tag: Tag) -> [String] {
        if address.hasPrefix("//") { return ["\(tag.name) \(address)"] }
        if ["/", "#", "data:,", "https://", "http://"].contains(where: address.hasPrefix) { return [] }
        return ["\(tag.name) \(address)"]
    }

    private static let written: Set<String> = [
        "html", "head", "meta", "title", "link", "script", "body", "a", "svg", "symbol", "circle", "path", "pattern",
        "use", "header", "nav", "span", "div", "button", "kbd", "abbr", "main", "footer", "dialog", "h1", "h2", "h3", "dl",
        "dt", "dd", "form", "input", "p", "b", "i", "q", "ul", "ol", "li", "aside", "section", "article", "figure", "table",
        "thead", "tbody", "tr", "th", "td", "small", "time", "code", "details", "summary", "del", "ins", "mark", "sup",
        "label",
    ]
}

extension String {
    func components(of separator: String) -> [String] { split(separator: separator, omittingEmptySubsequences: false).map(String.init) }
}
