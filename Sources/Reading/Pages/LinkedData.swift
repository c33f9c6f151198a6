internal import Unpacking

/// What a page says of its report in JSON-LD (https://schema.org/NewsArticle).
struct LinkedData: Sendable {
    private(set) var headline: String?
    private(set) var body: String?
    private(set) var published: String?
    private(set) var modified: String?
    private(set) var authors: [String] = []
    private(set) var publisher: String?
    private(set) var language: String?
    private(set) var address: String?
    /// Who has the right in the text, or is credited with it.
    private(set) var credit: String?

    /// More than this is the data of a shop or a calendar.
    private static let longestScript = 1 << 20
    private static let mostObjects = 2_000

    init(_ tree: MarkupTree) {
        let articles = tree.elements(named: "script").filter {
            tree.attribute("type", of: $0).map(Self.isLinkedData) ?? false
        }
        .flatMap { Self.articles(in: tree.text(of: $0)) }
        for article in articles.sorted(by: { Self.worth($0) > Self.worth($1) }).prefix(4) { add(article) }
    }

    private static func isLinkedData(_ type: String) -> Bool { type.lowercased().utf8.holds("ld+json") }

    private static func articles(in script: String) -> [JSONValue] {
        guard script.utf8.count <= longestScript else { return [] }
        guard let value = try? JSONReader.read(cleaned(script)) else { return [] }
        var (found, open): ([JSONValue], [JSONValue]) = ([], [value])
        var seen = 0
        while let next = open.popLast(), seen < mostObjects {
            seen += 1
            if let array = next.array { open += array.reversed() }
            guard let members = next.members else { continue }
            if isArticle(next["@type"]) { found.append(next) }
            open += members.map(\.value).filter { $0.array != nil || $0.members != nil }.reversed()
        }
        return found
    }

    // Line feeds within strings, and comments and marks of CDATA around all of it, are common and no JSON.
    private static func cleaned(_ script: String) -> [UInt8] {
        var bytes = Array(script.utf8).map { $0 < 0x20 ? 0x20 : $0 }[...]
        if let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) { bytes = bytes[start...] }
        if let end = bytes.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }) { bytes = bytes[...end] }
        while let last = bytes.last, last == 0x3B || last == 0x20 { bytes.removeLast() }
        return Array(bytes)
    }

    private static func isArticle(_ type: JSONValue?) -> Bool {
        let names = type?.array?.compactMap(\.string) ?? [type?.string].compactMap { $0 }
        return names.contains { name in
            name.hasSuffix("Article") || name.hasSuffix("Posting") || name.hasSuffix("Report")
                || name == "Review"
        }
    }

    private static func worth(_ article: JSONValue) -> Int {
        ["articleBody", "headline", "datePublished", "author"].count { article[$0] != nil }
    }

    private mutating func add(_ article: JSONValue) {
        headline = headline ?? Self.text(article["headline"]) ?? Self.text(article["name"])
        body = body ?? article["articleBody"]?.string ?? article["text"]?.string
        published = published ?? Self.text(article["datePublished"]) ?? Self.text(article["dateCreated"])
        modified = modified ?? Self.text(article["dateModified"])
        if authors.isEmpty { authors = Self.names(article["author"]) + Self.names(article["creator"]) }
        publisher = publisher ?? Self.names(article["publisher"]).first
        language = language ?? Self.text(article["inLanguage"])
        address = address ?? Self.text(article["url"]) ?? Self.text(article["mainEntityOfPage"])
        credit =
            credit ?? Self.names(article["sourceOrganization"]).first ?? Self.names(
                article["copyrightHolder"]
            ).first
            ?? Self.text(article["creditText"]) ?? Self.text(article["copyrightNotice"])
    }

    private static func text(_ value: JSONValue?) -> String? {
        if let string = value?.string { return string.isEmpty ? nil : string }
        if let first = value?.array?.first { return text(first) }
        return value?["@id"]?.string ?? value?["name"]?.string
    }

    private static func names(_ value: JSONValue?) -> [String] {
        if let array = value?.array { return array.prefix(20).flatMap(names) }
        let name = value?.string ?? value?["name"]?.string ?? value?["name"]?.array?.first?.string
        return name.map { $0.isEmpty ? [] : [$0] } ?? []
    }
}
