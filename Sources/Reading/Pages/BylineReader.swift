/// Who wrote a page's report, as the page says.
struct BylineReader {
    /// The names that stand before and after a byline's own words.
    private static let openings = [
        "by ", "par ", "written by ", "ecrit par ", "posted by ", "publie par ", "author:", "auteur :",
    ]

    static func byline(_ outline: PageOutline, _ head: HeadData, _ data: LinkedData) -> String? {
        let told = data.authors.map { cleaned(PageLine.collapsed($0)) }.filter(isName)
        if !told.isEmpty { return joined(told) }
        let meta = [
            "author", "article:author", "parsely-author", "byl", "dc.creator", "sailthru.author",
            "dcterms.creator",
        ]
        if let name = meta.lazy.compactMap({ head.meta[$0] }).map(cleaned).first(where: isName) {
            return name
        }
        if let name = head.properties["author"].map(cleaned), isName(name) { return name }
        let linked = outline.tree.elements(named: "a").filter {
            outline.tree.attribute("rel", of: $0)?.lowercased() == "author"
        }
        for element in linked.prefix(3) + outline.bylines.prefix(8) {
            let name = cleaned(PageLine.collapsed(String(outline.tree.text(of: element).prefix(300))))
            if isName(name) { return name }
        }
        return nil
    }

    private static func joined(_ names: [String]) -> String {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.joined(separator: ", ")
    }

    /// A byline without "By", and without the date and what else follows a bar.
    private static func cleaned(_ line: String) -> String {
        var line = Substring(line)
        let folded = String(decoding: PlainLetters.folded(String(line)), as: UTF8.self)
        if let opening = openings.first(where: { folded.hasPrefix($0) }) {
            line = line.dropFirst(opening.count)
        }
        for mark in [" | ", " • ", " · ", " – ", " — ", " - "] {
            if let range = line.firstRange(of: mark) { line = line[..<range.lowerBound] }
        }
        return line.trimmingPrefix { $0 == " " || $0 == ":" }.description
    }

    // A name has letters, few words and nothing that belongs to an address or a date.
    private static func isName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return (1...12).contains(words.count) && text.count <= 120 && text.contains(where: \.isLetter)
            && !text.contains("://") && !text.contains("@") && text.first != "{"
            && text.count { $0.isNumber } < 3
    }
}
