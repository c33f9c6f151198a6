internal import CLayers

/// MurmurHash64A of the bytes, by which spaCy numbers its strings (with seed 1).
package func murmurHash64(_ bytes: Span<UInt8>, seed: UInt64 = 1) -> UInt64 {
    bytes.withUnsafeBufferPointer { layers_murmur64($0.baseAddress, $0.count, seed) }
}

/// The four rows of a hash table that stand for one id.
package func hashRows(of id: UInt64, seed: UInt32, in rows: UInt32) -> SIMD4<UInt32> {
    var four = SIMD4<UInt32>()
    withUnsafeMutablePointer(to: &four) {
        $0.withMemoryRebound(to: UInt32.self, capacity: 4) { layers_hash_rows(id, seed, rows, $0) }
    }
    return four
}
