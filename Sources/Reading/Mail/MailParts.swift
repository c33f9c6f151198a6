/// The parts of a mail that are no containers of others, in their order.
struct MailParts {
    /// Containers within one another beyond these are not opened.
    private static let deepest = 16
    /// Parts beyond these are left out.
    private static let most = 1000
    /// A boundary has 70 characters at most (RFC 2046); some have more.
    private static let longestBoundary = 256

    private(set) var parts: [MailPart] = []
    /// Why some parts are left out.
    private(set) var problem: ReadingProblem?

    init(_ header: HeaderReader, _ body: ArraySlice<UInt8>) { add(header, body, depth: 0) }

    private mutating func add(_ header: HeaderReader, _ body: ArraySlice<UInt8>, depth: Int) {
        guard parts.count < Self.most, depth <= Self.deepest else {
            let what =
                depth > Self.deepest ? "\(Self.deepest) parts within one another" : "\(Self.most) parts"
            problem = ReadingProblem(code: "mail.parts", message: "the mail has more than \(what)")
            return
        }
        let part = MailPart(header, body)
        guard part.type.hasPrefix("multipart/") else { return parts.append(part) }
        let pieces = pieces(of: body, part.parameters["boundary"] ?? "")
        // A container without parts is a text whose header is wrong.
        if pieces.isEmpty { return parts.append(MailPart(HeaderReader([]), body)) }
        for piece in pieces where problem == nil {
            let header = HeaderReader(piece)
            add(header, piece[header.end...], depth: depth + 1)
        }
    }

    private func pieces(of body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
        let mark = Array("--\(boundary)".utf8)
        guard (3...Self.longestBoundary).contains(mark.count) else { return [] }
        var (pieces, start): ([ArraySlice<UInt8>], Int?) = ([], nil)
        var position = body.startIndex
        while position < body.endIndex, pieces.count <= Self.most {
            let line = position
            position = body[position...].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.endIndex
            guard body[line] == 0x2D, body[line..<position].starts(with: mark) else { continue }
            let tail = body[(line + mark.count)..<position].trimmed
            guard tail.isEmpty || tail.starts(with: [0x2D, 0x2D]) else { continue }
            if let start { pieces.append(body[start..<line].withoutLineEnd) }
            start = tail.isEmpty ? position : nil
            if !tail.isEmpty { return pieces }
        }
        if let start { pieces.append(body[start...]) }
        return pieces
    }
}

/// One part of a mail.
struct MailPart {
    /// The media type without its parameters, in lower case.
    let type: String
    /// The media type as it is stated.
    let contentType: String
    let parameters: HeaderParameters
    let isAttachment: Bool
    private let coding: String?
    private let body: ArraySlice<UInt8>

    init(_ header: HeaderReader, _ body: ArraySlice<UInt8>) {
        let stated = header["content-type"]
        let text = stated.map { TextDecoder.decode($0, charset: nil) } ?? ""
        contentType = text.isEmpty ? "text/plain" : text
        type = contentType.mainValue
        parameters = HeaderParameters(stated ?? [])
        isAttachment =
            header["content-disposition"].map { $0[...].trimmed.begins(with: "attachment") } ?? false
        coding = header["content-transfer-encoding"].map { TextDecoder.decode($0, charset: nil) }
        self.body = body
    }

    /// What it holds, decoded to bytes.
    var bytes: [UInt8] { TransferCoding.decoded(body, coding) }
}

extension HeaderReader {
    /// The value of the first field of a name in lower case.
    subscript(name: String) -> [UInt8]? { fields.first { $0.name.lowercased() == name }?.value }
}

extension ArraySlice<UInt8> {
    /// Without the end of its last line.
    fileprivate var withoutLineEnd: Self {
        let slice = last == 0x0A ? dropLast() : self
        return slice.last == 0x0D ? slice.dropLast() : slice
    }
}
