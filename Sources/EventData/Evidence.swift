/// The part of a report in which words stand.
public enum ReportPart: String, Hashable, Sendable, Comparable {
    case title
    case text

    /// The title stands before the text.
    public static func < (left: ReportPart, right: ReportPart) -> Bool {
        left == .title && right == .text
    }
}

/// Words of a report, with where they stand: what a coded value rests on.
///
/// It keeps the words beside their position (as the W3C's annotation model does), so that a
/// value can be checked against the report, and shown without it.
public struct Evidence: Hashable, Sendable {
    public var part: ReportPart
    /// Where the words stand, in UTF-8 bytes of the part.
    public var span: TextSpan
    /// The words exactly as they stand there.
    public var words: String

    public init(part: ReportPart, span: TextSpan, words: String) {
        self.part = part
        self.span = span
        self.words = words
    }
}
