/// The character set that a page is said to be in.
enum PageCharset {
    /// By the header, then by the page's own first bytes; `nil` where neither says.
    static func stated(by capture: Capture) -> String? {
        parameter(capture.contentType) ?? parameter(capture.headers["Content-Type"])
            ?? stated(in: capture.bytes)
    }

    private static func parameter(_ contentType: String?) -> String? {
        guard let contentType, let range = contentType.lowercased().firstRange(of: "charset=") else {
            return nil
        }
        return name(after: contentType.lowercased()[range.upperBound...])
    }

    private static func stated(in bytes: [UInt8]) -> String? {
        let start = bytes.prefix(4096).map {
            $0 < 0x80 ? $0 | ($0 > 0x40 && $0 < 0x5B ? 0x20 : 0) : 0x3F
        }
        for mark in ["charset=", "encoding="] {
            guard let place = start.firstIndex(of: mark.utf8) else { continue }
            return name(after: Substring(decoding: start[(place + mark.utf8.count)...], as: UTF8.self))
        }
        return nil
    }

    private static func name(after text: Substring) -> String? {
        let name = text.drop { $0 == "\"" || $0 == "'" || $0 == " " }
            .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:".contains($0)) }
        return name.isEmpty ? nil : String(name)
    }
}

/// The language that a page states.
enum PageLanguage {
    static func stated(_ head: HeadData, _ data: LinkedData, _ capture: Capture) -> String? {
        let stated = [
            data.language, head.language,
            head.first(["og:locale", "content-language", "dc.language", "language"]),
            capture.headers["Content-Language"],
        ]
        return stated.lazy.compactMap { $0.flatMap(code) }.first
    }

    /// `fr_BF` and `French` as BCP 47 has them.
    private static func code(_ name: String) -> String? {
        let parts = name.prefix { $0 != "," }.split { $0 == "-" || $0 == "_" }.map(String.init)
        guard let first = parts.first?.lowercased().trimmingSpaces, (2...8).contains(first.count),
            first.allSatisfy({ $0.isASCII && $0.isLetter })
        else { return nil }
        switch first {
        case "english": return "en"
        case "french", "francais": return "fr"
        default: break
        }
        guard first.count <= 3 else { return nil }
        let region = parts.dropFirst().first.map { $0.uppercased() }
        return region.map { $0.count == 2 ? "\(first)-\($0)" : first } ?? first
    }
}

extension String {
    fileprivate var trimmingSpaces: String { String(drop { $0 == " " }.prefix { $0 != " " }) }
}

/// Where a page's report stands, and who publishes it.
enum PageAddress {
    /// The address that the page names as its own, else the one that it came from.
    static func canonical(_ head: HeadData, _ data: LinkedData, _ capture: Capture) -> String? {
        let base = capture.url.flatMap { WebAddress($0) }
        let named = [head.canonical, head.first(["og:url"]), data.address].compactMap { $0 }
            .compactMap { base?.resolving($0) ?? WebAddress($0) }
        // Some name their front page on every page.
        if let address = named.first(where: { $0.path.count > 1 || $0.query != nil }) {
            return address.description
        }
        return base?.description ?? capture.url
    }

    /// The name of the site; where the page has none, its host.
    static func outlet(_ head: HeadData, _ data: LinkedData, _ address: String?) -> String? {
        let named = [
            head.first(["og:site_name"]), data.publisher,
            head.first(["application-name", "publisher", "dc.publisher"]),
        ]
        let name = named.compactMap { $0 }.first { !$0.contains("://") && $0.count <= 80 }
        if let name { return name }
        guard let host = address.flatMap({ WebAddress($0) })?.host else { return nil }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}
