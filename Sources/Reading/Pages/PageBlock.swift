/// A piece of a page that stands by itself: a paragraph, a heading, an item of a list, a row of a table.
struct PageBlock: Sendable {
    enum Kind: Sendable {
        case paragraph, heading, item, row, quote, preformatted
    }

    var kind: Kind
    /// The element that it is the text of, or a part of it.
    var element: Int
    /// The text as it is read: white space is one space, a line break a line feed.
    var text: String
    /// Characters that are no white space, and how many of them stand in links.
    var letters: Int
    var linkedLetters: Int

    /// Whether it ends as a sentence does.
    var endsSentence: Bool { text.last.map { ".!?…»”\"。".contains($0) } ?? false }

    /// Whether most of it is a link.
    var isLink: Bool { linkedLetters * 10 > letters * 8 }
}
