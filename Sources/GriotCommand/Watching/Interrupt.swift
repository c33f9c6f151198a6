import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Ctrl-C as a wish to end, for a command that has something to finish first.
enum Interrupt {
    private static let count = Atomic(0)

    static var isWished: Bool { count.load(ordering: .relaxed) > 0 }

    /// From now on the first Ctrl-C is a wish; the second ends the program at once.
    static func listen() {
        signal(SIGINT) { _ in Interrupt.take() }
        signal(SIGTERM) { _ in Interrupt.take() }
    }

    private static func take() {
        if count.add(1, ordering: .relaxed).oldValue > 0 { _exit(130) }
    }
}
