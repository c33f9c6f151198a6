import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A feed, read strictly as XML.
final class StrictXML: NSObject, XMLParserDelegate {
    private(set) var ids: [String] = []
    private var (text, isEntry) = ("", false)

    /// The ids of the entries; `nil` for what is no XML.
    static func entries(_ bytes: [UInt8]) -> [String]? {
        let reader = StrictXML()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = reader
        return parser.parse() ? reader.ids : nil
    }

    static func reads(_ bytes: [UInt8]) -> Bool { entries(bytes) != nil }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        if name == "entry" { isEntry = true }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        if name == "id", isEntry { ids.append(text) }
    }
}
