/// Why something could not be read, or not the whole of it.
///
/// As an error it says why there is nothing; as a remark it stands beside what there is.
package struct ReadingProblem: Error, Hashable, Sendable {
    /// A stable name for the kind of problem: `page.too-large`.
    package var code: String
    /// One phrase for a person: what is wrong, with the thing in quotation marks, and what would be right.
    package var message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
