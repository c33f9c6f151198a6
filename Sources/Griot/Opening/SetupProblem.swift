/// Why models, places or tables cannot be opened.
package struct SetupProblem: Error, Sendable {
    package var code: String
    package var message: String

    package init(code: String, message: String) { (self.code, self.message) = (code, message) }
}
