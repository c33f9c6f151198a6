/// A reason why a file's bytes could not be unpacked.
///
/// This is what archives and arrays throw. JSON and MessagePack throw their
/// own problems, which know the byte where it happened.
package struct UnpackingError: Error, Hashable, Sendable {
    /// A stable name for the kind of failure: `zip.checksum`.
    package var code: String
    /// One phrase for a person: what is wrong, and what would be right.
    package var message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
