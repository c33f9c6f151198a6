import Unpacking

/// A model as griot keeps it: one file, mapped into memory, with a directory of named arrays.
///
/// The head is 64 bytes: `griot-model\n`, a version, the length of the file, a
/// checksum of all that follows the head, and the length of the directory. An
/// entry of the directory is the length of its name, the name, and the offset
/// and length of its bytes. Arrays begin at multiples of 64. All numbers are
/// little-endian.
package struct ModelFile: Sendable {
    /// Files of another version are converted again.
    package static let version: UInt32 = 1
    static let magic = Array("griot-model\n".utf8)
    static let headLength = 64

    private let file: MappedFile
    private let path: String
    private let entries: [String: Range<Int>]

    /// Maps a model file; throws where it is missing, of another version, cut short or changed.
    package init(path: String) throws(ParsingError) {
        let file: MappedFile
        do { file = try MappedFile(path: path) } catch {
            throw ParsingError(
                code: error.code == "file.missing" ? "model.missing" : "model.unreadable",
                message: error.message
            )
        }
        self.file = file
        self.path = path
        entries = try Self.directory(of: file, path: path)
    }

    private static func directory(of file: MappedFile, path: String) throws(ParsingError) -> [String: Range<
        Int
    >] {
        guard let head = MappedArray<UInt8>(file, offset: 0, count: headLength), head.starts(with: magic)
        else {
            throw .damaged(path, "is not a model file")
        }
        func number(at offset: Int, bytes: Int) -> UInt64 {
            (0..<bytes).reduce(0) { $0 | UInt64(head[offset + $1]) << UInt64(8 * $1) }
        }
        guard number(at: 12, bytes: 4) == UInt64(version) else {
            throw ParsingError(
                code: "model.version",
                message: "'\(path)' has another version; expected \(version), install the model again"
            )
        }
        guard number(at: 16, bytes: 8) == UInt64(file.count) else {
            throw .damaged(path, "has another length than it says; install the model again")
        }
        guard number(at: 24, bytes: 8) == file.checksum(from: headLength) else {
            throw .damaged(path, "was changed or damaged; install the model again")
        }
        guard let entries = entries(of: file, length: number(at: 32, bytes: 8)) else {
            throw .damaged(path, "has a broken directory; install the model again")
        }
        return entries
    }

    private static func entries(of file: MappedFile, length: UInt64) -> [String: Range<Int>]? {
        guard length <= UInt64(file.count - headLength),
            let bytes = MappedArray<UInt8>(file, offset: headLength, count: Int(length))?.elements
        else { return nil }
        var entries: [String: Range<Int>] = [:]
        var position = 0
        func number(_ count: Int) -> Int? {
            guard position + count <= bytes.count else { return nil }
            defer { position += count }
            let value = (0..<count).reduce(UInt64(0)) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
            return Int(exactly: value)
        }
        while position < bytes.count {
            guard let nameLength = number(2), position + nameLength <= bytes.count else { return nil }
            let name = String(decoding: bytes[position..<(position + nameLength)], as: UTF8.self)
            position += nameLength
            guard let offset = number(8), let length = number(8), offset <= file.count,
                length <= file.count - offset
            else { return nil }
            entries[name] = offset..<(offset + length)
        }
        return entries
    }

    // MARK: Reading

    func has(_ name: String) -> Bool { entries[name] != nil }

    func floats(_ name: String) throws(ParsingError) -> MappedArray<Float> { try array(name) }

    func words(_ name: String) throws(ParsingError) -> MappedArray<UInt32> { try array(name) }

    func longs(_ name: String) throws(ParsingError) -> MappedArray<UInt64> { try array(name) }

    func bytes(_ name: String) throws(ParsingError) -> MappedArray<UInt8> { try array(name) }

    func strings(_ name: String) throws(ParsingError) -> MappedStrings {
        guard
            let strings = MappedStrings(offsets: try array(name + ".ends"), bytes: try array(name + ".text"))
        else {
            throw .damaged(path, "has broken strings '\(name)'")
        }
        return strings
    }

    /// A table of numbers or strings, the empty one where the file has none of the name.
    func table(_ name: String) throws(ParsingError) -> MappedTable {
        guard has(name + ".keys") else { return .empty }
        let keys = try longs(name + ".keys")
        let numbers = has(name + ".numbers") ? try words(name + ".numbers") : nil
        let strings = has(name + ".ends") ? try strings(name) : nil
        guard numbers?.count ?? keys.count == keys.count, strings?.count ?? keys.count == keys.count else {
            throw .damaged(path, "has a broken table '\(name)'")
        }
        return MappedTable(keys: keys, numbers: numbers, strings: strings)
    }

    private func array<Element: BitwiseCopyable>(_ name: String) throws(ParsingError) -> MappedArray<Element>
    {
        guard let range = entries[name] else { throw .damaged(path, "has no '\(name)'") }
        let stride = MemoryLayout<Element>.stride
        guard range.count % stride == 0,
            let array = MappedArray<Element>(file, offset: range.lowerBound, count: range.count / stride)
        else { throw .damaged(path, "has a broken array '\(name)'") }
        return array
    }

    /// What to say where the parts of a file do not fit each other.
    func inconsistent(_ what: String) -> ParsingError {
        .damaged(path, "has \(what) that do not fit each other")
    }
}
