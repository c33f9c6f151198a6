#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file seen as memory, read only, for as long as this value lives.
// The bytes are never written and the mapping ends with the last reference, so sharing is safe.
package final class MappedFile: @unchecked Sendable {
    /// The length in bytes.
    package let count: Int
    let base: UnsafeRawPointer

    /// Maps the file at `path`; throws `file.missing`, `file.unreadable` or `file.empty`.
    package init(path: String) throws(UnpackingError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .file(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw UnpackingError(code: "file.unreadable", message: "'\(path)' is not a file")
        }
        guard status.st_size > 0 else {
            throw UnpackingError(code: "file.empty", message: "'\(path)' is empty")
        }
        let length = Int(status.st_size)
        guard let memory = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED
        else {
            throw .file(path)
        }
        base = UnsafeRawPointer(memory)
        count = length
    }

    /// A copy of the bytes.
    package var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: base, count: count)) }

    /// The checksum of the bytes from `offset` on.
    package func checksum(from offset: Int) -> UInt64 {
        precondition(offset >= 0 && offset <= count, "the offset lies inside the file")
        return Unpacking.checksum(UnsafeRawBufferPointer(start: base + offset, count: count - offset))
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: base), count) }
}

/// Elements that stand in a mapped file one after another, in the machine's own byte order.
// Sendable for the reason that its file is.
package struct MappedArray<Element: BitwiseCopyable>: RandomAccessCollection, @unchecked Sendable {
    private let file: MappedFile
    @usableFromInline let start: UnsafePointer<Element>
    /// How many there are.
    package let count: Int

    /// Sees `count` elements from byte `offset`; `nil` unless they lie inside the file and are aligned.
    package init?(_ file: MappedFile, offset: Int, count: Int) {
        let (length, overflows) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !overflows, count >= 0, offset >= 0, offset <= file.count, length <= file.count - offset,
            offset % MemoryLayout<Element>.alignment == 0
        else { return nil }
        self.file = file
        self.count = count
        start = (file.base + offset).assumingMemoryBound(to: Element.self)
    }

    @inlinable package var startIndex: Int { 0 }
    @inlinable package var endIndex: Int { count }

    /// A copy of the elements.
    package var elements: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }

    @inlinable
    package subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count, "an index lies inside the array")
        return start[index]
    }

    /// Lends the elements as memory, for the room that computes on them.
    package func withUnsafeElements<Result>(_ body: (UnsafePointer<Element>) -> Result) -> Result {
        body(start)
    }
}

extension MappedArray<UInt8> {
    /// The bytes of a range as text, whatever is no UTF-8 replaced; `nil` where the range leaves the array.
    package func string(from first: Int, to end: Int) -> String? {
        guard first >= 0, first <= end, end <= count else { return nil }
        return String(decoding: UnsafeBufferPointer(start: start + first, count: end - first), as: UTF8.self)
    }
}

extension UnpackingError {
    /// What the system says of the file that could not be opened just now.
    static func file(_ path: String) -> Self {
        let reason = String(cString: strerror(errno))
        return Self(
            code: errno == ENOENT ? "file.missing" : "file.unreadable",
            message: "'\(path)' cannot be read: \(reason)"
        )
    }
}
