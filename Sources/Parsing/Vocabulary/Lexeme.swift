/// What is known of a word by its letters alone.
struct Lexeme: Sendable {
    var form: String
    /// Python's lower case of the form.
    var lower: String
    var byteCount: Int32
    /// Numbers of the string, its norm, its first letter, its last three and its shape.
    var orth: UInt64
    var norm: UInt64
    var prefix: UInt64
    var suffix: UInt64
    var shape: UInt64
    /// The row of its static vector, -1 where it has none.
    var vector: Int32
    var isSpace: Bool
    /// Whether it is the first token of an exception that was taken apart.
    var beginsSpecialCase: Bool
}

/// The shape of a word: its letters as x or X, its digits as d, no more than four of a kind in a row.
func shape(of scalars: ArraySlice<UInt32>) -> [UInt32] {
    if scalars.count >= 100 { return Array("LONG".unicodeScalars.map(\.value)) }
    var result: [UInt32] = []
    var (last, run): (UInt32?, Int) = (nil, 0)
    for scalar in scalars {
        let kind = shape(of: scalar)
        run = kind == last ? run + 1 : 1
        last = kind
        if run <= 4 { result.append(kind) }
    }
    return result
}

private func shape(of scalar: UInt32) -> UInt32 {
    if isLetter(scalar) { return isUppercase(scalar) ? 0x58 : 0x78 }
    return isDigit(scalar) ? 0x64 : scalar
}
