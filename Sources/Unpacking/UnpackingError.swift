/// Why bytes could not be read as what they should be.
package struct UnpackingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A stable code to search for, such as `file.missing`.
    package var code: String
    /// One phrase: what is wrong, and with what.
    package var message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
