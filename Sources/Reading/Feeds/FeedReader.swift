internal import Unpacking

/// Reads feeds of all kinds, news sitemaps, and the feeds that a page names.
///
/// ```swift
/// let feed = try FeedReader().read(Capture(name: "rss", url: "https://example.com/rss", bytes: bytes))
/// let days = feed.entries.map { $0.published ?? "?" }
/// ```
///
/// RSS 0.9x to 2.0, RDF (RSS 1.0), Atom, JSON Feed, and sitemaps of entries that say when they changed. Broken XML is
/// read as far as something can be made of it. It throws `feed.empty`, `feed.html` for a page that names no feed,
/// `feed.text` for what is no markup, `feed.broken` for JSON that breaks off and a feed with nothing in it,
/// and `feed.form` for other documents.
package struct FeedReader: Sendable {
    /// More entries are left out, with a remark: no outlet writes so many between two polls.
    static let mostEntries = 10_000
    /// Entries of a sitemap index, and feeds of a page, that are followed.
    static let mostNext = 10
    /// Some servers put notices and empty lines before the document.
    private static let mostJunk = 4096

    package init() {}

    package func read(_ capture: Capture) throws(ReadingProblem) -> Feed {
        let bytes = text(of: capture)
        guard let start = bytes.firstIndex(where: { $0 > 0x20 }) else {
            throw ReadingProblem(code: "feed.empty", message: "'\(capture.name)' is empty; expected a feed")
        }
        let base = capture.url.flatMap { WebAddress($0) }
        if bytes[start] == UInt8(ascii: "{") {
            return try JSONFeed(base: base).read(bytes, name: capture.name)
        }
        guard
            let markup = bytes.prefix(start + Self.mostJunk).indices.first(where: {
                begins(at: $0, in: bytes)
            })
        else {
            let found = String(decoding: bytes[start...].prefix(60), as: UTF8.self)
            throw ReadingProblem(
                code: "feed.text",
                message: "'\(capture.name)' begins with '\(oneLine(found))'; expected a feed"
            )
        }
        let document = Array(bytes[markup...])
        if isHTML(document) { return try FeedLinks(base: base).read(document, name: capture.name) }
        return try readXML(document, base: base, capture)
    }

    private func readXML(
        _ bytes: [UInt8],
        base: WebAddress?,
        _ capture: Capture
    ) throws(ReadingProblem) -> Feed {
        let tree = MarkupTree(xml: AmpersandMending.mended(bytes))
        guard let root = tree.children(of: 0).first(where: { !tree.isText($0) }) else {
            throw ReadingProblem(
                code: "feed.text",
                message: "'\(capture.name)' has no element; expected a feed"
            )
        }
        let document = FeedDocument(tree: tree, root: root, base: base)
        var feed: Feed
        switch document.name {
        case "rss", "RDF": feed = RSSFeed(document).feed
        case "feed": feed = AtomFeed(document).feed
        case "urlset", "sitemapindex": feed = Sitemap(document).feed
        case "html", "HTML": return try FeedLinks(base: base).read(bytes, name: capture.name)
        default:
            throw ReadingProblem(
                code: "feed.form",
                message:
                    "'\(capture.name)' is a document '\(oneLine(tree.name(of: root).prefix(40)))'; expected "
                    + "RSS, RDF, Atom, JSON Feed or a sitemap"
            )
        }
        if let shortfall = tree.shortfall {
            feed.remarks.append(
                ReadingProblem(
                    code: "feed.cut",
                    message: "not all of it was read, for its \(shortfall.rawValue)"
                )
            )
        } else if !ends(bytes, with: tree.name(of: root)) {
            if feed.entries.isEmpty, feed.next.isEmpty {
                throw ReadingProblem(
                    code: "feed.broken",
                    message: "'\(capture.name)' breaks off before its first entry"
                )
            }
            feed.remarks.append(
                ReadingProblem(code: "feed.torn", message: "it breaks off before its end")
            )
        }
        return feed
    }

    // MARK: Bytes

    /// The document in UTF-8, by what the answer's header and the document's declaration say.
    private func text(of capture: Capture) -> [UInt8] {
        let stated = capture.contentType.flatMap { parameter("charset", of: $0) }
        return Array(TextDecoder.decode(capture.bytes, charset: stated ?? declared(capture.bytes)).utf8)
    }

    private func declared(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(Self.mostJunk), as: UTF8.self)
        guard let start = head.range(of: "<?xml"), let end = head[start.upperBound...].range(of: "?>") else {
            return nil
        }
        let declaration = head[start.upperBound..<end.lowerBound]
        guard let name = declaration.range(of: "encoding") else { return nil }
        let value = declaration[name.upperBound...].drop { $0 == " " || $0 == "=" }
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        return String(value.dropFirst().prefix { $0 != quote })
    }

    private func begins(at index: Int, in bytes: [UInt8]) -> Bool {
        guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else { return false }
        let next = bytes[index + 1]
        return next == UInt8(ascii: "?") || next == UInt8(ascii: "!") || (0x61...0x7A).contains(next | 0x20)
    }

    /// Whether the first element, after comments and the declaration, is that of a page.
    private func isHTML(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(Self.mostJunk), as: UTF8.self).lowercased()
        guard
            let html = [head.range(of: "<!doctype html"), head.range(of: "<html"), head.range(of: "<body")]
                .compactMap({ $0?.lowerBound }).min()
        else { return false }
        let roots = ["<rss", "<feed", "<rdf:", "<urlset", "<sitemapindex"]
        return roots.allSatisfy { root in head.range(of: root).map { $0.lowerBound > html } ?? true }
    }

    private func ends(_ bytes: [UInt8], with name: String) -> Bool {
        let tail = String(decoding: bytes.suffix(Self.mostJunk), as: UTF8.self)
        return tail.contains("</\(name)") || tail.hasSuffix("/>")
    }

    private func oneLine(_ text: some StringProtocol) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
            )
        )
    }
}

extension StringProtocol {
    /// Where a text stands in this one first.
    func range(of text: String) -> Range<Index>? {
        let (own, wanted) = (utf8, text.utf8)
        guard let first = wanted.first else { return nil }
        var start = own.startIndex
        while let found = own[start...].firstIndex(of: first) {
            if own[found...].starts(with: wanted) { return found..<own.index(found, offsetBy: wanted.count) }
            start = own.index(after: found)
        }
        return nil
    }
}

/// A parameter of a media type: that of `charset` in `text/xml; charset="utf-8"`.
func parameter(_ name: String, of mediaType: String) -> String? {
    for part in mediaType.split(separator: ";").dropFirst() {
        let pair = part.split(separator: "=", maxSplits: 1)
        guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == name else { continue }
        return String(pair[1].filter { $0 != "\"" && $0 != "'" && $0 != " " })
    }
    return nil
}
