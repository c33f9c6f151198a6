#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Bytes that come block after block: from a file, a pipe or memory.
struct ByteInput: ~Copyable {
    private let descriptor: Int32
    private let name: String
    private let closesAtEnd: Bool
    private var memory: ArraySlice<UInt8> = []
    private var block: [UInt8] = []

    /// Opens a file, or standard input for `nil`; throws `file.missing` or `file.unreadable`.
    init(path: String?) throws(UnpackingError) {
        descriptor = path.map { open($0, O_RDONLY | O_CLOEXEC) } ?? 0
        name = path ?? "standard input"
        closesAtEnd = path != nil
        guard descriptor >= 0 else { throw .file(name) }
    }

    init(_ bytes: [UInt8]) {
        descriptor = -1
        name = "memory"
        closesAtEnd = false
        memory = bytes[...]
    }

    deinit { if closesAtEnd, descriptor >= 0 { close(descriptor) } }

    /// Appends up to `count` bytes, and says whether there were any; throws `file.unreadable`.
    mutating func read(_ count: Int, onto bytes: inout [UInt8]) throws(UnpackingError) -> Bool {
        guard descriptor >= 0 else {
            let piece = memory.prefix(count)
            memory = memory.dropFirst(count)
            bytes += piece
            return !piece.isEmpty
        }
        guard readSome(descriptor, into: &block, capacity: count) >= 0 else { throw .file(name) }
        bytes += block
        return !block.isEmpty
    }
}
