#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that is written piece by piece, or standard output.
///
/// The bytes go to a file beside it, which takes its place in `finish`: a run that is stopped leaves what was there.
package final class OutputFile {
    private let path: String?
    private let descriptor: Int32

    /// Opens a file to write, standard output where there is no path; throws `file.unwritable`.
    package init(path: String?) throws(UnpackingError) {
        self.path = path
        descriptor = path.map { open($0 + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) } ?? 1
        if let path, descriptor < 0 { throw .unwritable(path, errno) }
    }

    deinit { if path != nil { close(descriptor) } }

    /// Appends bytes; throws `output.closed` or `file.unwritable`.
    package func write(_ bytes: [UInt8]) throws(UnpackingError) {
        try Unpacking.write(bytes, to: descriptor)
    }

    /// Puts what was written in its place; throws `file.unwritable`.
    package func finish() throws(UnpackingError) {
        guard let path else { return }
        guard fsync(descriptor) == 0, rename(path + ".part", path) == 0 else {
            throw .unwritable(path, errno)
        }
    }
}
