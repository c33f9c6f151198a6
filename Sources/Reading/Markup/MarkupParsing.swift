internal import CXML2

/// Libxml2 calls back for each element and text, and a tree is made of what it tells.
///
/// The library's own tree is not built: it is three times as large, has limits
/// of its own, and would have to be walked by pointers. Nothing is fetched and
/// no entity is declared or expanded, whatever the document asks for.
extension MarkupTree {
    /// Reads a page, however broken it is; the bytes are UTF-8, whatever the page says of itself.
    init(html bytes: [UInt8], limits: MarkupLimits = MarkupLimits()) {
        self = MarkupBuilder(limits).parsed(bytes, isHTML: true)
    }

    /// Reads XML, and of broken XML what is before the break and what can be made of the rest.
    ///
    /// Names that HTML gives to characters (`&eacute;`) are understood, since feeds are full of them.
    init(xml bytes: [UInt8], limits: MarkupLimits = MarkupLimits()) {
        self = MarkupBuilder(limits).parsed(bytes, isHTML: false)
    }
}

/// What the library's callbacks put into a tree.
private final class MarkupBuilder {
    private var tree = MarkupTree()
    private let limits: MarkupLimits
    private var shortfall: MarkupTree.Shortfall?
    private var work = 0
    // The library keeps each name once, so that its address stands for it.
    private var names: [UnsafePointer<xmlChar>: Int32] = [:]
    private var context: xmlParserCtxtPtr?

    init(_ limits: MarkupLimits) { self.limits = limits }

    func parsed(_ received: [UInt8], isHTML: Bool) -> MarkupTree {
        let cut = received.prefix(limits.bytes)
        if cut.count < received.count { shortfall = .size }
        let bytes = MarkupGuard(limits).cleaned(cut, isHTML: isHTML)
        guard !bytes.isEmpty, let context = isHTML ? htmlNewParserCtxt() : xmlNewParserCtxt() else {
            tree.finish(shortfall)
            return tree
        }
        self.context = context
        xmlDictSetLimit(context.pointee.dict, limits.names)
        withExtendedLifetime(self) {
            var handler = isHTML ? htmlHandler() : xmlHandler()
            let own = context.pointee.sax
            withUnsafeMutablePointer(to: &handler) { handler in
                context.pointee.sax = handler
                context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
                bytes.withUnsafeBytes { buffer in
                    let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                    let count = Int32(buffer.count)
                    // The document that the library makes for its own use is empty, and freed here.
                    let document =
                        isHTML
                        ? htmlCtxtReadMemory(context, start, count, nil, "UTF-8", htmlOptions)
                        : xmlCtxtReadMemory(context, start, count, nil, "UTF-8", xmlOptions)
                    if let document { xmlFreeDoc(document) }
                }
            }
            context.pointee.sax = own
            isHTML ? htmlFreeParserCtxt(context) : xmlFreeParserCtxt(context)
        }
        tree.finish(shortfall)
        return tree
    }

    private var htmlOptions: Int32 {
        Int32(
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
                | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        )
    }

    private var xmlOptions: Int32 {
        Int32(
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
                | XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        )
    }

    // MARK: What the library calls

    private func htmlHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.serror = { context, _ in MarkupBuilder.of(context)?.countMistake() }
        handler.characters = { context, text, count in MarkupBuilder.of(context)?.add(text, count) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.startElement = { context, name, attributes in
            MarkupBuilder.of(context)?.open(name, attributes)
        }
        handler.endElement = { context, _ in MarkupBuilder.of(context)?.tree.closeElement() }
        return handler
    }

    private func xmlHandler() -> xmlSAXHandler {
        var handler = htmlHandler()
        handler.startElement = nil
        handler.endElement = nil
        handler.startElementNs = { context, name, prefix, _, _, _, count, _, attributes in
            MarkupBuilder.of(context)?.open(name, prefix, Int(count), attributes)
        }
        handler.endElementNs = { context, _, _, _ in MarkupBuilder.of(context)?.tree.closeElement() }
        handler.getEntity = { _, name in xmlGetPredefinedEntity(name) }
        return handler
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> MarkupBuilder? {
        context.map { Unmanaged<MarkupBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ reason: MarkupTree.Shortfall) {
        shortfall = shortfall ?? reason
        xmlStopParser(context)
    }

    // An end tag that fits nothing costs the library a look at all open elements, an attribute that is there
    // twice a look at all attributes, and each mistake a message that nobody reads.
    private func countMistake() {
        work += 1024 + Int(context?.pointee.nameNr ?? 0)
        if work > limits.work { stop(.work) }
    }

    private func open(
        _ name: UnsafePointer<xmlChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let name, begin(number(name)) else { return }
        guard var attribute = attributes else { return }
        while let name = attribute.pointee {
            let value = attribute[1]
            tree.addAttribute(number(name), UnsafeBufferPointer(start: value, count: value.map(length) ?? 0))
            attribute += 2
        }
    }

    private func open(
        _ name: UnsafePointer<xmlChar>?,
        _ prefix: UnsafePointer<xmlChar>?,
        _ count: Int,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let name, begin(number(name, prefix)) else { return }
        guard let attributes else { return }
        // Five pointers an attribute: name, prefix, namespace, where the value begins and where it ends.
        for attribute in stride(from: 0, to: 5 * count, by: 5) {
            guard let name = attributes[attribute], let start = attributes[attribute + 3],
                let end = attributes[attribute + 4]
            else { continue }
            let value = UnsafeBufferPointer(start: start, count: end - start)
            tree.addAttribute(number(name, attributes[attribute + 1]), Self.withoutReferences(value))
        }
    }

    /// The library leaves an ampersand in an attribute as `&#38;` where it is told to expand no entities.
    private static func withoutReferences(_ value: UnsafeBufferPointer<xmlChar>) -> [UInt8] {
        guard value.contains(0x26) else { return Array(value) }
        return Array(String(decoding: value, as: UTF8.self).replacing("&#38;", with: "&").utf8)
    }

    private func begin(_ name: Int32) -> Bool {
        guard shortfall == nil || shortfall == .size else { return false }
        tree.openElement(name)
        if tree.depth > limits.depth { stop(.depth) }
        if tree.nodes.count > limits.nodes { stop(.work) }
        return true
    }

    private func add(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard let text, count > 0, tree.nodes.count <= limits.nodes else { return }
        tree.addText(UnsafeBufferPointer(start: text, count: Int(count)))
    }

    private func number(_ name: UnsafePointer<xmlChar>) -> Int32 {
        if let number = names[name] { return number }
        let number = tree.number(
            of: String(decoding: UnsafeBufferPointer(start: name, count: length(name)), as: UTF8.self)
        )
        names[name] = number
        return number
    }

    private func number(_ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?) -> Int32 {
        guard let prefix else { return number(name) }
        let words = [prefix, name].map {
            String(decoding: UnsafeBufferPointer(start: $0, count: length($0)), as: UTF8.self)
        }
        return tree.number(of: words.joined(separator: ":"))
    }

    private func length(_ text: UnsafePointer<xmlChar>) -> Int { Int(xmlStrlen(text)) }
}
