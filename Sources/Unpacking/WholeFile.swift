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
    fileprivate static func unwritable(_ path: String, _ number: Int32) -> Self {
        Self(
            code: "file.unwritable",
            message: "'\(path)' cannot be written: \(String(cString: strerror(number)))"
        )
    }
}
