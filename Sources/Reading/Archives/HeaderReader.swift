internal import Unpacking

/// The lines of a header of HTTP, WARC or mail, and where it ends.
struct HeaderReader {
    /// More fields are left out.
    static let mostFields = 1000

    /// The fields in their order; of each, the value's bytes as they were sent, unfolded.
    private(set) var fields: [(name: String, value: [UInt8])] = []
    /// Where what follows the empty line begins; the end of the bytes where there is no empty line.
    private(set) var end: Int
    /// Whether an empty line ends it.
    private(set) var isWhole = false

    /// Reads lines that end in CR LF or LF alone; what is no field is passed over.
    init(_ bytes: ArraySlice<UInt8>) {
        end = bytes.startIndex
        while end < bytes.endIndex {
            let feed = bytes[end...].firstIndex(of: 0x0A)
            var line = bytes[end..<(feed ?? bytes.endIndex)]
            end = feed.map { $0 + 1 } ?? bytes.endIndex
            if line.last == 0x0D { line.removeLast() }
            if line.isEmpty {
                isWhole = feed != nil
                if isWhole { return }
                continue
            }
            add(line)
        }
    }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        if line.first == 0x20 || line.first == 0x09 {
            guard !fields.isEmpty else { return }
            fields[fields.count - 1].value += [0x20] + line.trimmed
            return
        }
        guard fields.count < Self.mostFields, let colon = line.firstIndex(of: 0x3A) else { return }
        let name = line[..<colon].trimmed
        guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return }
        fields.append((String(decoding: name, as: UTF8.self), Array(line[(colon + 1)...].trimmed)))
    }

    /// The fields with their values as text, UTF-8 or else Windows-1252.
    var texts: [HeaderField] {
        fields.map { HeaderField($0.name, TextDecoder.decode($0.value, charset: nil)) }
    }
}

extension ArraySlice<UInt8> {
    /// Without white space at both ends.
    var trimmed: Self {
        var slice = self
        while let first = slice.first, first.isBlank { slice.removeFirst() }
        while let last = slice.last, last.isBlank { slice.removeLast() }
        return slice
    }

    /// Whether it begins with a word in ASCII, whatever its case; the word is in lower case.
    func begins(with word: StaticString) -> Bool {
        let word = word.description.utf8
        return count >= word.count
            && zip(self, word).allSatisfy { byte, letter in
                byte == letter || (0x41...0x5A).contains(byte) && byte | 0x20 == letter
            }
    }
}

extension UInt8 {
    /// A space, a tab or the end of a line.
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension String {
    /// The words before the first semicolon of a header's value, in lower case: `text/html`.
    var mainValue: String {
        String(
            decoding: Array(utf8.prefix { $0 != 0x3B })[...].trimmed.map {
                (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
            },
            as: UTF8.self
        )
    }
}

extension ReadingProblem {
    /// The same in words of a record, with where it begins.
    init(_ error: UnpackingError, in name: String? = nil, at place: Int? = nil) {
        let thing = name.map { "'\($0)': " } ?? ""
        let position = place.map { ", at byte \($0)" } ?? ""
        self.init(code: error.code, message: "\(thing)\(error.message)\(position)")
    }
}
