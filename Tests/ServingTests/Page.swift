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

    private let bytes: [UInt8]
    private var place = 0

    init(_ html: String) {
        self.html = html
        bytes = Array(html.utf8)
        while let next = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            words += Self.unescaped(text(to: next))
            place = next + 1
            readTag()
        }
        words += Self.unescaped(text(to: bytes.count))
    }

    private func text(to end: Int) -> String { String(decoding: bytes[place..<end], as: UTF8.self) }

    /// What comes next, for people to find a fault by.
    private var ahead: String { text(to: min(bytes.count, place + 40)) }

    private mutating func readTag() {
        if take("!doctype html>") || takeEnd() { return }
        let name = takeName()
        guard !name.isEmpty else {
            faults.append("what begins no tag: <\(ahead)")
            return
        }
        var tag = Tag(name: name, attributes: [])
        while true {
            while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x0A { place += 1 }
            if take("/>") || take(">") || place == bytes.count { break }
            let attribute = takeName()
            guard !attribute.isEmpty else {
                faults.append("in <\(name)>: \(ahead)")
                break
            }
            tag.attributes.append((attribute, take("=\"") ? takeValue() : ""))
        }
        tags.append(tag)
        // What stands in these is text up to their end, whatever it is.
        if name == "script" || name == "style" || name == "title" || name == "textarea" {
            takeContent(of: tag)
        }
    }

    private mutating func take(_ text: StaticString) -> Bool {
        let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard bytes[place...].starts(with: expected) else { return false }
        place += expected.count
        return true
    }

    private mutating func takeEnd() -> Bool {
        guard take("/"), let end = bytes[place...].firstIndex(of: UInt8(ascii: ">")) else { return false }
        place = end + 1
        return true
    }

    private mutating func takeName() -> String {
        let start = place
        while place < bytes.count, Self.isName(bytes[place]) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
    }

    private static func isName(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return (0x61...0x7A).contains(letter) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x3A
    }

    private mutating func takeValue() -> String {
        let end = bytes[place...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
        defer { place = min(bytes.count, end + 1) }
        return Self.unescaped(text(to: end))
    }

    private mutating func takeContent(of tag: Tag) {
        let mark = Array("</\(tag.name)".utf8)
        let end =
            bytes[place...].indices.first { bytes[$0] == 0x3C && bytes[$0...].starts(with: mark) }
            ?? bytes.count
        let content = text(to: end)
        place = end
        if tag.name == "title" { words += Self.unescaped(content) + "\n" }
        if tag.name == "script" { scripts.append((tag, content)) }
    }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
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
        return (
            href, link["aria-current"] == "true",
            page.words.split(whereSeparator: { !$0.isNumber }).last.map(String.init)
        )
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
                if name.hasPrefix("on") || name == "style" || name == "srcdoc" {
                    dangers.append("\(tag.name) \(name)")
                }
                if name == "href" || name == "src" || name == "action" {
                    dangers += Self.dangers(of: value, in: tag)
                }
            }
        }
        for (tag, content) in scripts {
            let isData = tag["type"] == "application/json" && tag["src"] == nil
            let isOwn = tag["src"]?.hasPrefix("/assets/") == true && content.isEmpty
            if !isData && !isOwn { dangers.append("script \(content.prefix(40))") }
            if isData && (content.contains("</") || content.contains("<!--")) {
                dangers.append("data that ends early")
            }
            if isData && (try? JSONReader.read(Array(content.utf8))) == nil {
                dangers.append("data that is no JSON")
            }
        }
        return dangers
    }

    private static func dangers(of address: String, in tag: Tag) -> [String] {
        if address.hasPrefix("//") { return ["\(tag.name) \(address)"] }
        if ["/", "#", "data:,", "https://", "http://"].contains(where: address.hasPrefix) { return [] }
        return ["\(tag.name) \(address)"]
    }

    private static let written: Set<String> = [
        "html", "head", "meta", "title", "link", "script", "body", "a", "svg", "symbol", "circle", "path",
        "pattern",
        "use", "header", "nav", "span", "div", "button", "kbd", "abbr", "main", "footer", "dialog", "h1",
        "h2", "h3", "dl",
        "dt", "dd", "form", "input", "p", "b", "i", "q", "ul", "ol", "li", "aside", "section", "article",
        "figure", "table",
        "thead", "tbody", "tr", "th", "td", "small", "time", "code", "details", "summary", "del", "ins",
        "mark", "sup",
        "label", "rect", "text", "s", "datalist", "option", "select",
    ]
}

extension String {
    func components(of separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
