/// A reason why bytes are not JSON, or why one string in them is not text.
package struct JSONProblem: Error, Hashable, Sendable {
    /// A stable name: `json.syntax`, `json.utf8`, `json.surrogate`, `json.depth` or `json.trailing`.
    package var code: String
    /// One phrase for a person: what is wrong, and what would be right.
    package var message: String
    /// Where it is, in bytes from the start of what was read.
    package var offset: Int

    package init(code: String, message: String, offset: Int) {
        self.code = code
        self.message = message
        self.offset = offset
    }
}
