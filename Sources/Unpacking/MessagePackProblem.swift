/// A reason why bytes are not MessagePack, or not what the house reads of it.
package struct MessagePackProblem: Error, Hashable, Sendable {
    /// A stable name: `msgpack.` and `truncated`, `type`, `key`, `utf8`, `depth` or `trailing`.
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
