/// Why a model could not be loaded or converted.
package struct ParsingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A stable code to search for, such as `model.architecture`.
    package var code: String
    /// One phrase: what is wrong, then what would be right.
    package var message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    /// A package that has not got what every package has, or not in the form it should have.
    static func damaged(_ path: String, _ what: String) -> Self {
        Self(code: "model.damaged", message: "'\(path)' \(what)")
    }

    /// A package that is whole, and of a kind that griot does not run.
    static func unknown(_ what: String) -> Self {
        Self(code: "model.architecture", message: what)
    }
}
