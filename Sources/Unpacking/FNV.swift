/// FNV-1a with 64 bits: a number that stands for bytes or letters, in their order.
///
/// http://www.isthe.com/chongo/tech/comp/fnv/. Its lower bits depend on the lower bits of what was added only.
// Public, for what is only `package` is called from other rooms letter by letter, and not inlined.
public enum FNV {
    /// What stands for nothing.
    @inlinable public static var empty: UInt64 { 0xCBF2_9CE4_8422_2325 }

    /// What stands for all that `hash` does, and for one more byte or letter.
    @inlinable
    public static func adding(_ letter: UInt64, to hash: UInt64) -> UInt64 {
        (hash ^ letter) &* 0x100_0000_01B3
    }

    /// What stands for all that `hash` does, and for bytes after it.
    @inlinable
    public static func hash(_ bytes: some Sequence<UInt8>, after hash: UInt64 = empty) -> UInt64 {
        var hash = hash
        for byte in bytes { hash = adding(UInt64(byte), to: hash) }
        return hash
    }
}
