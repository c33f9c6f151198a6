/// A stretch of a text, as half-open UTF-8 offsets.
///
/// The whole house counts in UTF-8 bytes of the text as it was received. A
/// room that speaks to someone who counts otherwise (code points in the
/// contract and in spaCy, UTF-16 in a browser) converts there and nowhere else.
public struct TextSpan: Hashable, Sendable {
    public var start: Int
    public var end: Int

    public init(start: Int, end: Int) {
        precondition(0 <= start && start <= end, "a span runs forward from 0")
        self.start = start
        self.end = end
    }
}
