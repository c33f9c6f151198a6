/// The literal of a Python dictionary that heads a NumPy file.
///
/// `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`, spaces, a line feed.
struct NumPyHeader {
    private(set) var type: String
    private(set) var isFortranOrder: Bool
    private(set) var shape: [Int]

    init(_ bytes: Span<UInt8>) throws(UnpackingError) {
        var literal = PythonLiteral(bytes)
        var type: String?
        var isFortranOrder: Bool?
        var shape: [Int]?
        try literal.expect("{")
        while !literal.skip("}") {
            let key = try literal.quoted()
            try literal.expect(":")
            switch key {
            case "descr": type = try literal.quoted()
            case "fortran_order": isFortranOrder = try literal.bool()
            case "shape": shape = try literal.tuple()
            default: throw .numPy("header", "'\(key)' is not a key of NumPy's header; expected 'shape'")
            }
            guard literal.skip(",") || literal.next == UInt8(ascii: "}") else {
                throw literal.unexpected("',' or '}'")
            }
        }
        try literal.expectEnd()
        guard let type, let isFortranOrder, let shape else {
            throw .numPy("header", "a key is missing; expected 'descr', 'fortran_order' and 'shape'")
        }
        self.type = type
        self.isFortranOrder = isFortranOrder
        self.shape = shape
    }
}

/// A literal in Python's notation, read from the left.
private struct PythonLiteral {
    private let bytes: [UInt8]
    private var position = 0

    init(_ span: Span<UInt8>) {
        bytes = span.indices.map { span[$0] }
    }

    /// The next byte that is not white space; `nil` at the end.
    var next: UInt8? {
        mutating get {
            while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x0A {
                position += 1
            }
            return position < bytes.count ? bytes[position] : nil
        }
    }

    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    mutating func expect(_ scalar: Unicode.Scalar) throws(UnpackingError) {
        guard skip(scalar) else { throw unexpected("'\(scalar)'") }
    }

    mutating func expectEnd() throws(UnpackingError) {
        guard next == nil else { throw unexpected("the end") }
    }

    mutating func quoted() throws(UnpackingError) -> String {
        try expect("'")
        let rest = bytes[position...]
        guard let end = rest.firstIndex(of: UInt8(ascii: "'")) else { throw unexpected("a closing quote") }
        position = end + 1
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    mutating func bool() throws(UnpackingError) -> Bool {
        for (word, value) in [("True", true), ("False", false)] where next == word.utf8.first {
            guard bytes[position...].starts(with: word.utf8) else { break }
            position += word.utf8.count
            return value
        }
        throw unexpected("True or False")
    }

    mutating func tuple() throws(UnpackingError) -> [Int] {
        try expect("(")
        var elements: [Int] = []
        while !skip(")") {
            elements.append(try count())
            guard skip(",") || next == UInt8(ascii: ")") else { throw unexpected("',' or ')'") }
        }
        return elements
    }

    private mutating func count() throws(UnpackingError) -> Int {
        guard next != nil else { throw unexpected("a number") }
        let digits = bytes[position...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard let count = Int(String(decoding: digits, as: UTF8.self)) else {
            throw unexpected("a number of elements that fits 63 bits")
        }
        position = digits.endIndex
        return count
    }

    func unexpected(_ expectation: String) -> UnpackingError {
        .numPy("header", "byte \(position) of the header is not what belongs there; expected \(expectation)")
    }
}
