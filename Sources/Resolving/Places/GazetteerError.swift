/// Why a gazetteer could not be opened or built.
package struct GazetteerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A stable code to search for, such as `gazetteer.damaged`.
    package var code: String
    /// One phrase: what is wrong, then what would be right.
    package var message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    static func damaged(_ path: String, _ what: String) -> Self {
        Self(code: "gazetteer.damaged", message: "'\(path)' \(what); build the gazetteer again")
    }
}
