#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that only grows at its end, one writer at a time.
///
/// Other programs may append to it too: each does so under the file's lock (`flock`).
package final class AppendedFile {
    private let path: String
    private let descriptor: Int32

    /// Opens a file, or makes it; throws `file.unwritable`.
    package init(path: String) throws(UnpackingError) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw .unwritable(path, errno) }
    }

    deinit { close(descriptor) }

    /// Does work while no other writer is at the file; waits for one that is.
    package func locked<Value>(
        _ work: () throws(UnpackingError) -> Value
    ) throws(UnpackingError) -> Value {
        while flock(descriptor, LOCK_EX) != 0 {
            if errno != EINTR { throw .unwritable(path, errno) }
        }
        defer { flock(descriptor, LOCK_UN) }
        return try work()
    }

    /// How many bytes it has.
    package func size() throws(UnpackingError) -> Int {
        let end = lseek(descriptor, 0, SEEK_END)
        if end < 0 { throw .unwritable(path, errno) }
        return Int(end)
    }

    /// Appends bytes; throws `file.unwritable`.
    package func append(_ bytes: [UInt8]) throws(UnpackingError) {
        try write(bytes, to: descriptor)
    }

    /// Cuts off what stands behind an offset.
    package func cut(to size: Int) throws(UnpackingError) {
        if ftruncate(descriptor, off_t(size)) != 0 { throw .unwritable(path, errno) }
    }

    /// Waits until what was appended would outlast a loss of power.
    package func sync() throws(UnpackingError) {
        if fsync(descriptor) != 0 { throw .unwritable(path, errno) }
    }
}

/// Waits until files that were made in a folder would outlast a loss of power.
package func syncFolder(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
}
