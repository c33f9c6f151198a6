#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A row of floats with a fixed place in memory, aligned to 64 bytes and zero at first.
///
/// It belongs to whoever made it: one thread writes, or nobody does. Memory
/// that is never written is never taken from the system.
// Weights are written once, before they are shared; scratch space is never shared.
final class FloatBuffer: @unchecked Sendable {
    let start: UnsafeMutablePointer<Float>
    let count: Int
    private let memory: UnsafeMutableRawPointer

    init(count: Int) {
        precondition(count >= 0, "a buffer has a length")
        guard let memory = calloc(count + 16, 4) else { preconditionFailure("memory is exhausted") }
        self.memory = memory
        self.count = count
        let aligned = (UInt(bitPattern: memory) + 63) & ~63
        let offset = Int(aligned - UInt(bitPattern: memory))
        start = (memory + offset).bindMemory(to: Float.self, capacity: count)
    }

    deinit { free(memory) }
}
