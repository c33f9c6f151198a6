package import EventData

/// One time that something was received: when and how, the digest of its bytes, and where they are kept.
package struct CaptureNote: Hashable, Sendable {
    /// By which way something comes.
    package enum Way: String, Hashable, Sendable {
        case http, file, archive, mail
        case standardInput = "standard-input"
    }

    package var url: String?
    /// What it was called where it was found: a file's name, its way in an archive, or its URL.
    package var name: String
    package var way: Way
    /// When it was received, in ISO 8601.
    package var time: String
    /// The status of the answer, where it came by HTTP.
    package var status: Int?
    package var media: String?
    /// The SHA-256 of its bytes, in hexadecimal, and how many there are.
    package var digest: String
    package var size: Int
    /// Where the bytes are kept beside the record; `nil` where they are not.
    package var place: Place?

    /// A record in an archive of raw bytes.
    package struct Place: Hashable, Sendable {
        /// The file's name in the folder beside the record.
        package var warc: String
        /// Where the record begins in it and how many bytes it has there.
        package var offset: Int
        package var length: Int

        package init(warc: String, offset: Int, length: Int) {
            self.warc = warc
            self.offset = offset
            self.length = length
        }
    }

    package init(
        url: String? = nil,
        name: String,
        way: Way,
        time: String,
        status: Int? = nil,
        media: String? = nil,
        digest: String,
        size: Int,
        place: Place? = nil
    ) {
        self.url = url
        self.name = name
        self.way = way
        self.time = time
        self.status = status
        self.media = media
        self.digest = digest
        self.size = size
        self.place = place
    }
}

/// Something received that brings no new text: a report that the record has, or no report at all.
package struct ReceivedCapture: Hashable, Sendable {
    package var note: CaptureNote
    /// The report that it was read as; `nil` for what is none, such as a feed.
    package var report: Report?

    package init(_ note: CaptureNote, of report: Report? = nil) {
        self.note = note
        self.report = report
    }
}

/// A capture of a record, with its number.
package struct RecordedCapture: Hashable, Sendable {
    package var number: Int
    /// The number of the report that it was read as.
    package var report: Int?
    package var note: CaptureNote
}
