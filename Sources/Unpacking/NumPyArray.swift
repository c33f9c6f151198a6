/// A NumPy array of 32-bit floats in a `.npy` file: its shape, and where its numbers lie.
///
/// ```swift
/// let vectors = try NumPyArray(in: bytes.span)
/// vectors.shape  // [20000, 300]
/// bytes[vectors.data]  // 24,000,000 bytes, row after row
/// ```
///
/// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
package struct NumPyArray: Hashable, Sendable {
    /// How many there are along each axis, the outermost first; empty for one lone number.
    package let shape: [Int]
    /// The bytes of the numbers, little-endian, within those of the file.
    package let data: Range<Int>

    /// Reads the header of a file in version 1.0 or 2.0, and none of the numbers.
    ///
    /// It throws on other types than `<f4` and other orders than C's, and where
    /// the file is too short for its shape. What follows the array is ignored,
    /// for a file may hold one array after another.
    package init(in bytes: Span<UInt8>) throws(UnpackingError) {
        let headerRange = try Self.headerRange(in: bytes)
        let header = try NumPyHeader(bytes.extracting(headerRange))
        guard header.type == "<f4" else {
            throw .numPy("layout", "'\(header.type)' is not a type that is read here; expected '<f4'")
        }
        guard !header.isFortranOrder else {
            throw .numPy("layout", "the array stands column by column; expected 'fortran_order': False")
        }
        shape = header.shape
        data = headerRange.upperBound..<headerRange.upperBound + (try Self.size(of: header.shape))
        guard data.upperBound <= bytes.count else {
            let missing = data.upperBound - bytes.count
            throw .numPy("size", "the file is too short for its shape; expected \(missing) more bytes")
        }
    }

    private static func headerRange(in bytes: Span<UInt8>) throws(UnpackingError) -> Range<Int> {
        let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
        guard bytes.count >= 12, magic.indices.allSatisfy({ bytes[$0] == magic[$0] }) else {
            throw .numPy("header", "the bytes do not begin like a NumPy file; expected '\\x93NUMPY'")
        }
        let version = bytes[6]
        guard version == 1 || version == 2 else {
            throw .numPy("header", "\(version) is not a version that is read here; expected 1 or 2")
        }
        let start = version == 1 ? 10 : 12
        let length = (8..<start).reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) }
        guard length <= bytes.count - start else {
            throw .numPy("header", "the file ends within its header; expected \(length) bytes of it")
        }
        return start..<start + length
    }

    private static func size(of shape: [Int]) throws(UnpackingError) -> Int {
        var size = 4
        for count in shape {
            let (product, overflows) = size.multipliedReportingOverflow(by: count)
            // Leaves room for the header, which is added to it.
            guard !overflows, product <= Int.max / 2 else {
                throw .numPy("size", "the shape \(shape) is beyond all memory; expected fewer elements")
            }
            size = product
        }
        return size
    }
}

extension UnpackingError {
    /// Makes an error about a NumPy file, its code below `numpy.`.
    static func numPy(_ name: String, _ message: String) -> UnpackingError {
        UnpackingError(code: "numpy.\(name)", message: message)
    }
}
