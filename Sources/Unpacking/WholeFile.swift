#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writes a file so that it is there as a whole or not at all; throws `file.unwritable`.
///
/// The bytes go to a file beside it first, which takes its place when all of
/// them are on the disk.
package func writeWhole(_ bytes: [UInt8], to path: String) throws(UnpackingError) {
    let draft = path + ".part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .unwritable(path, errno) }
    var problem: Int32 = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0 ? 0 : errno
    if close(descriptor) != 0, problem == 0 { problem = errno }
    if problem == 0, rename(draft, path) != 0 { problem = errno }
    guard problem != 0 else { return }
    unlink(draft)
    throw .unwritable(path, problem)
}

/// Reads all of a file or a pipe, standard input where there is no path.
///
/// Throws `file.missing`, `file.unreadable`, or `file.too-long` beyond the
/// length of the longest line, so that memory is bounded whatever comes in.
package func readWhole(_ path: String?) throws(UnpackingError) -> [UInt8] {
    let descriptor = path.map { open($0, O_RDONLY | O_CLOEXEC) } ?? 0
    let name = path ?? "standard input"
    guard descriptor >= 0 else { throw .file(name) }
    defer { if path != nil { close(descriptor) } }
    var (bytes, block): ([UInt8], [UInt8]) = ([], [])
    while true {
        let count = readSome(descriptor, into: &block, capacity: 1 << 18)
        guard count >= 0 else { throw .file(name) }
        if count == 0 { return bytes }
        guard bytes.count + count <= LineReader.longestLine else {
            throw UnpackingError(
                code: "file.too-long",
                message: "'\(name)' has more than \(LineReader.longestLine) bytes"
            )
        }
        bytes += block
    }
}

func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
        var written = 0
        while written < buffer.count {
            let count = write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            written += count
        }
        return true
    }
}

extension UnpackingError {
    static func unwritable(_ path: String, _ number: Int32) -> Self {
        Self(
            code: "file.unwritable",
            message: "'\(path)' cannot be written: \(String(cString: strerror(number)))"
        )
    }
}
