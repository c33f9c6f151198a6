package import EventData

/// What a page came to: its report, and what stands around it.
package struct PageReading: Hashable, Sendable {
    /// Where a date is taken from.
    package enum Basis: String, Hashable, Sendable {
        /// Data for machines: JSON-LD, microdata.
        case data
        /// An element of the head: `<meta property="article:published_time">`.
        case meta
        /// A `<time>` element or a text that says when the report was published.
        case text
        /// The page's address: `/2025/06/03/`.
        case address
        /// What the server said of the page's last change.
        case header
    }

    /// The report; its text is empty where the page has none.
    package var report: Report
    package var publishedBasis: Basis?
    package var modifiedBasis: Basis?
    /// Addresses of feeds that the page names.
    package var feeds: [String] = []
    /// What could not be found, or not be trusted.
    package var remarks: [ReadingProblem] = []

    package init(report: Report) { self.report = report }
}
