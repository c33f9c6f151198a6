/// A list of feeds: a text with an address a line, or OPML as feed readers write it.
///
/// ```swift
/// try FeedList(Array("# Sahel\nhttps://example.com/rss\n".utf8)).addresses  // ["https://example.com/rss"]
/// ```
package struct FeedList: Hashable, Sendable {
    /// More than anybody reads, and few enough to hold.
    private static let most = 100_000

    /// In their order, each once.
    package private(set) var addresses: [WebAddress] = []
    /// Lines that are no address.
    package private(set) var problems: [ReadingProblem] = []

    package init(_ bytes: [UInt8]) {
        let text = TextDecoder.decode(bytes, charset: nil)
        let isMarkup = text.utf8.first { $0 > 0x20 } == UInt8(ascii: "<")
        var seen: Set<WebAddress> = []
        for entry in (isMarkup ? outlines(text) : lines(text)).prefix(Self.most) {
            guard let address = WebAddress(entry) else {
                problems.append(.notAnAddress(entry))
                continue
            }
            if seen.insert(address).inserted { addresses.append(address) }
        }
    }

    private func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).compactMap(\.trimmed).filter { !$0.hasPrefix("#") }
    }

    private func outlines(_ text: String) -> [String] {
        let tree = MarkupTree(xml: Array(text.utf8))
        return tree.elements(named: "outline").compactMap { outline in
            tree.attribute("xmlUrl", of: outline) ?? tree.attribute("xmlurl", of: outline)
        }
    }
}

extension ReadingProblem {
    /// That a text is no address of the web.
    package static func notAnAddress(_ text: String) -> ReadingProblem {
        ReadingProblem(
            code: "feed.address",
            message:
                "'\(text.prefix(200))' is no address of a feed; expected one such as https://example.com/rss"
        )
    }
}
