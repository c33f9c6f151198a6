/// A number that tells whether bytes are still what they were.
///
/// It finds damage, not forgery.
package func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { checksum($0) }
}

// Four chains of multiplication run side by side: ten megabytes take about a millisecond.
func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let factor = SIMD4<UInt64>(repeating: 0x9E37_79B9_7F4A_7C15)
    var lanes = SIMD4<UInt64>(repeating: UInt64(bytes.count))
    var position = 0
    while position + 32 <= bytes.count {
        lanes = (lanes ^ bytes.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self)) &* factor
        lanes ^= lanes &>> 29
        position += 32
    }
    var sum = lanes.x ^ lanes.y &* 3 ^ lanes.z &* 5 ^ lanes.w &* 7
    for byte in bytes[position...] { sum = (sum ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 }
    return sum ^ sum >> 31
}
