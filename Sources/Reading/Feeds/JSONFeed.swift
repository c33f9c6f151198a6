internal import Unpacking

/// JSON Feed, https://www.jsonfeed.org/version/1.1/.
struct JSONFeed {
    let base: WebAddress?

    func read(_ bytes: [UInt8], name: String) throws(ReadingProblem) -> Feed {
        let value: JSONValue
        do { value = try JSONReader.read(bytes) } catch {
            throw ReadingProblem(code: "feed.broken", message: "'\(name)' is broken JSON: \(error.message)")
        }
        guard let items = value["items"]?.array, text(value["version"])?.contains("jsonfeed") ?? true else {
            throw ReadingProblem(
                code: "feed.form",
                message: "'\(name)' is JSON without items; expected a JSON Feed"
            )
        }
        var feed = Feed(form: .json)
        feed.title = text(value["title"])
        feed.link = text(value["home_page_url"]).flatMap { address($0)?.description }
        feed.language = text(value["language"])
        feed.hubs = (value["hubs"]?.array ?? []).prefix(FeedReader.mostNext).compactMap { text($0["url"]) }
        let entries = items.prefix(FeedReader.mostEntries).map { entry($0, feed.language) }
        feed.setEntries(entries, of: items.count)
        return feed
    }

    private func entry(_ item: JSONValue, _ language: String?) -> FeedEntry {
        var entry = FeedEntry(id: text(item["id"]) ?? "")
        entry.title = text(item["title"]).flatMap { EntryText.line($0) }
        entry.published = text(item["date_published"]).flatMap { FeedDate($0)?.description }
        entry.updated = text(item["date_modified"]).flatMap { FeedDate($0)?.description }
        let author = item["authors"]?.array?.first ?? item["author"]
        entry.author = author.flatMap { text($0["name"]) }
        entry.summary = text(item["summary"])
        entry.content = text(item["content_html"]) ?? text(item["content_text"]).map(escaped)
        entry.language = text(item["language"]) ?? language
        entry.finish(text(item["url"]).flatMap(address) ?? text(item["external_url"]).flatMap(address))
        return entry
    }

    private func escaped(_ text: String) -> String {
        let safe = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        return safe.split(separator: "\n").map { "<p>\($0)</p>" }.joined()
    }

    private func address(_ text: String) -> WebAddress? { base?.resolving(text) ?? WebAddress(text) }

    /// A string, or a number that stands where one should.
    private func text(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text): text.trimmed
        case .number(let text): text
        default: nil
        }
    }
}
