/// How much of a page or a feed is read; all are counts, so that the same bytes always give the same tree.
struct MarkupLimits: Sendable {
    /// Bytes beyond these are cut off.
    var bytes = 8 << 20
    /// Elements within one another; reading stops at the first that is deeper.
    var depth = 800
    /// Elements and texts.
    var nodes = 1 << 20
    /// Steps of the parser's loops over open elements that mistakes cost.
    var work = 100 << 20
    /// Bytes of all different names of elements and attributes together.
    var names = 1 << 15
    /// Attributes of one element, which the parser compares each with each.
    var attributes = 512
}
