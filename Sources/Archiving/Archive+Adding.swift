package import EventData
internal import GRDB
internal import Unpacking

/// A report with what was coded of it, as a record takes it.
package struct CodedEntry: Sendable {
    package var report: Report
    /// The id as it was received, as JSON: `"a1"`, `17`.
    package var given: String
    package var coded: CodedReport
    package var provenance: CodedReport.Provenance
    /// The line that `griot code --jsonl` prints for the report, without its line feed.
    package var line: String
    /// How it was received, where that is known.
    package var capture: CaptureNote?

    package init(
        report: Report,
        given: String,
        coded: CodedReport,
        provenance: CodedReport.Provenance,
        line: String,
        capture: CaptureNote? = nil
    ) {
        self.report = report
        self.given = given
        self.coded = coded
        self.provenance = provenance
        self.line = line
        self.capture = capture
    }
}

/// How many reports came to what when they were added.
package struct AddTally: Hashable, Sendable {
    /// Reports that the record had not, new versions of known ones left out.
    package var new = 0
    /// Reports that the record had, with the same title and text.
    package var known = 0
    /// Other texts under an id or a URL that the record had.
    package var versions = 0
    package var claims = 0
    /// Times that something was received, of which the record had not heard.
    package var captures = 0

    package init(new: Int = 0, known: Int = 0, versions: Int = 0, claims: Int = 0, captures: Int = 0) {
        self.captures = captures
        self.new = new
        self.known = known
        self.versions = versions
        self.claims = claims
    }

    package static func += (left: inout AddTally, right: AddTally) {
        left.new += right.new
        left.known += right.known
        left.versions += right.versions
        left.claims += right.claims
        left.captures += right.captures
    }
}

extension Archive {
    /// Whether the record has a report of this id with this title and text.
    package func holds(_ report: Report) throws(ArchiveError) -> Bool {
        let content = contentDigest(of: report)
        return try checked {
            try queue.read { db in try Identity.isKnown(report, content: content, in: db) }
        }
    }

    /// A name for a report that came without an id: the same for the same title and text.
    package static func name(of report: Report) -> String {
        "sha256:\(contentDigest(of: report).prefix(20))"
    }

    /// Adds reports in one transaction: after it all of them are there, or none where it throws.
    ///
    /// Those that the record has are passed over. The `time` is the writer's clock, in ISO 8601. What was received of
    /// reports that the record has, or of none (a feed), may come with them; and what is known of the pages that they
    /// were fetched from, so that a page is fetched again only if its report is not there.
    package func add(
        _ entries: [CodedEntry],
        captures: [ReceivedCapture] = [],
        time: String,
        pages: [WatchedPage] = []
    ) throws(ArchiveError) -> AddTally {
        try checked {
            try queue.write { db in
                var writer = try BatchWriter(db)
                for entry in entries { try writer.write(entry) }
                for capture in captures { try writer.write(capture) }
                try writer.finish(time: time)
                for page in pages { try page.write(to: db) }
                return writer.tally
            }
        }
    }
}
