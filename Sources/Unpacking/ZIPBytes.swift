/// The bytes of a ZIP archive, read only where there are any.
struct ZIPBytes: Sendable {
    let store: ByteStore

    var count: Int { store.count }

    /// The `count` bytes from `offset` on; throws where the archive ends before them.
    func slice(at offset: Int, count: Int) throws(UnpackingError) -> ArraySlice<UInt8> {
        guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else {
            throw .zip("structure", "the archive ends before byte \(offset); expected a whole archive")
        }
        return try store.read(at: offset, count: count)
    }

    /// The number of `width` bytes at `offset`, the least significant first.
    func number(at offset: Int, width: Int) throws(UnpackingError) -> Int {
        let number = try slice(at: offset, count: width).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        // Half of the range, so that two such numbers can be added.
        guard number < 1 << 62 else {
            throw .zip("structure", "a number at byte \(offset) is beyond all memory; expected a smaller one")
        }
        return Int(number)
    }
}
