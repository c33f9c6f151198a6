#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The bytes of a file or a pipe in their order.
final class FileSource: ByteSource {
    private let descriptor: Int32
    private let name: String
    private let closesAtEnd: Bool
    private var block: [UInt8] = []

    init(path: String?, offset: Int) throws(UnpackingError) {
        name = path ?? "standard input"
        closesAtEnd = path != nil
        descriptor = path.map { open($0, O_RDONLY | O_CLOEXEC) } ?? 0
        guard descriptor >= 0 else { throw .file(name) }
        if offset > 0, lseek(descriptor, offset, SEEK_SET) < 0 { throw .file(name) }
    }

    deinit { if closesAtEnd, descriptor >= 0 { close(descriptor) } }

    func read(_ count: Int, onto bytes: inout [UInt8]) throws(UnpackingError) -> Bool {
        guard readSome(descriptor, into: &block, capacity: count) >= 0 else { throw .file(name) }
        bytes += block
        return !block.isEmpty
    }
}

/// A stretch of what can be read anywhere.
final class PartSource: ByteSource {
    private let store: ByteStore
    private var rest: Range<Int>

    init(_ store: ByteStore, _ range: Range<Int>) {
        self.store = store
        rest = range
    }

    func read(_ count: Int, onto bytes: inout [UInt8]) throws(UnpackingError) -> Bool {
        let piece = try store.read(at: rest.lowerBound, count: min(count, rest.count))
        rest = rest.lowerBound + piece.count..<rest.upperBound
        bytes += piece
        return !piece.isEmpty
    }
}

/// What comes out of deflated bytes, block after block.
final class InflatedSource: ByteSource {
    private let source: any ByteSource
    private let inflater: Inflater
    private var packed: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    init(_ source: any ByteSource, as wrapping: Inflation.Wrapping) throws(UnpackingError) {
        self.source = source
        inflater = try Inflater(wrapping)
    }

    func read(_ count: Int, onto bytes: inout [UInt8]) throws(UnpackingError) -> Bool {
        let before = bytes.count
        while !isAtEnd, bytes.count == before {
            if position == packed.count {
                packed.removeAll(keepingCapacity: true)
                position = 0
                // Without more, zlib says whether it waits for some.
                _ = try source.read(1 << 16, onto: &packed)
            }
            let step = inflater.step(packed[position...], onto: &bytes, room: min(count, 1 << 16))
            position += step.taken
            switch step.state {
            case .going where packed.isEmpty && bytes.count == before: throw .cutShort
            case .going: break
            case .ended: isAtEnd = true
            case .damaged: throw .damaged
            }
        }
        return bytes.count > before
    }
}

/// Bytes of which any part can be read: a file's, or memory.
package final class ByteStore: Sendable {
    package let count: Int
    private let memory: [UInt8]
    private let descriptor: Int32
    private let name: String

    package init(_ bytes: [UInt8]) {
        (memory, count, descriptor, name) = (bytes, bytes.count, -1, "memory")
    }

    /// Opens a file; throws `file.missing` or `file.unreadable`.
    package init(path: String) throws(UnpackingError) {
        (memory, name) = ([], path)
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path) }
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else {
            count = 0
            throw .file(path)
        }
        count = end
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Up to `count` bytes from `offset` on, fewer only where there are no more; throws `file.unreadable`.
    package func read(at offset: Int, count: Int) throws(UnpackingError) -> ArraySlice<UInt8> {
        guard offset >= 0, count > 0, offset < self.count else { return [] }
        let end = offset + min(count, self.count - offset)
        guard descriptor >= 0 else { return memory[offset..<end] }
        var problem = false
        let bytes = [UInt8](unsafeUninitializedCapacity: end - offset) { buffer, filled in
            while filled < buffer.count, let base = buffer.baseAddress {
                let count = pread(descriptor, base + filled, buffer.count - filled, offset + filled)
                if count < 0, errno == EINTR { continue }
                problem = count < 0
                if count <= 0 { return }
                filled += count
            }
        }
        if problem { throw .file(name) }
        return bytes[...]
    }
}
