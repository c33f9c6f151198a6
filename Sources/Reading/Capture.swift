/// One thing as it was received, a page or a feed, with what is known of how it came.
///
/// The bytes are the body alone: what HTTP or mail packed around them (chunks,
/// gzip, base64) is undone.
package struct Capture: Hashable, Sendable {
    /// What it is called where it was found: a file's name, its way in an archive, or its URL.
    package var name: String
    package var url: String?
    /// The media type as the sender states it, with its parameters: `text/html; charset=utf-8`.
    package var contentType: String?
    /// The status of the answer, where it came by HTTP.
    package var status: Int?
    /// The header as it was sent, in its order.
    package var headers: [HeaderField]
    /// When it was received, in ISO 8601 (UTC).
    package var time: String?
    package var bytes: [UInt8]

    package init(
        name: String,
        url: String? = nil,
        contentType: String? = nil,
        status: Int? = nil,
        headers: [HeaderField] = [],
        time: String? = nil,
        bytes: [UInt8]
    ) {
        self.name = name
        self.url = url
        self.contentType = contentType
        self.status = status
        self.headers = headers
        self.time = time
        self.bytes = bytes
    }
}

/// A line of a header of HTTP or of mail.
package struct HeaderField: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [HeaderField] {
    /// The value of the first field of a name, whatever its case.
    package subscript(name: String) -> String? {
        let wanted = name.lowercased()
        return first { $0.name.lowercased() == wanted }?.value
    }
}
