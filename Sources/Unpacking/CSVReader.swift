/// One record of a table of separated values.
package struct CSVRecord: Hashable, Sendable {
    /// The line on which it begins, counted from 1.
    package var line: Int
    /// Its fields in the order of the columns, or why there are none.
    package var fields: Result<[String], CSVProblem>
}

/// A reason why one record of a table cannot be read; the others can.
package struct CSVProblem: Error, Hashable, Sendable {
    /// A stable name: `csv.unclosed`, `csv.trailing`, `csv.width`, `csv.too-long` or `csv.utf8`.
    package var code: String
    /// One phrase for a person: what is wrong, and what would be right.
    package var message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}

/// Reads tables of separated values from a file or a pipe, a record at a time.
///
/// ```swift
/// var reader = try CSVReader(path: path)
/// let header = try reader.next()?.fields.get()
/// while let record = try reader.next() { … }
/// ```
///
/// The first record that can be read says how many fields each has. Empty lines are
/// passed over, and so is a byte order mark. What is read is as RFC 4180 has it, with
/// a line feed alone as good as both: https://www.rfc-editor.org/rfc/rfc4180.
///
/// After a record whose quotation marks are broken, reading goes on with the line
/// after the one where it begins, so that no record behind it is lost. A quoted field
/// of several lines that is broken can therefore give a problem for each of them.
package struct CSVReader: ~Copyable {
    /// Longer records, in bytes, are skipped, so that memory is bounded whatever comes in.
    package static let longestRecord = 1 << 24

    private var input: ByteInput
    private var separator: UInt8?
    private let blockSize: Int
    private let longestRecord: Int
    private var bytes: [UInt8] = []
    private var position = 0
    private var line = 1
    private var width: Int?
    private var isAtEnd = false

    /// Opens a file, or standard input for `nil`; throws `file.missing` or `file.unreadable`.
    ///
    /// Without a separator, it is the one of comma, tab and semicolon that stands most
    /// often in the first line, outside of quotation marks.
    package init(path: String?, separator: UInt8? = nil) throws(UnpackingError) {
        self.init(try ByteInput(path: path), separator: separator)
    }

    /// Reads from bytes in memory; the other numbers are for who tests the bounds.
    package init(
        _ bytes: [UInt8],
        separator: UInt8? = nil,
        blockSize: Int = 1 << 18,
        longestRecord: Int = longestRecord
    ) {
        self.init(
            ByteInput(bytes),
            separator: separator,
            blockSize: blockSize,
            longestRecord: longestRecord
        )
    }

    private init(
        _ input: consuming ByteInput,
        separator: UInt8?,
        blockSize: Int = 1 << 18,
        longestRecord: Int = longestRecord
    ) {
        self.input = input
        self.separator = separator
        self.blockSize = blockSize
        self.longestRecord = longestRecord
    }

    /// The next record, `nil` at the end; throws `file.unreadable`.
    package mutating func next() throws(UnpackingError) -> CSVRecord? {
        if bytes.isEmpty, !isAtEnd { try skipByteOrderMark() }
        try skipEmptyLines()
        if separator == nil { separator = try chosenSeparator() }
        guard let separator, position < bytes.count else { return nil }
        while true {
            let outcome = CSVScan.record(
                in: bytes.span,
                from: position,
                separator: separator,
                isWhole: isAtEnd
            )
            if case .unfinished = outcome, bytes.count - position <= longestRecord {
                try fill()
            } else {
                return try record(outcome)
            }
        }
    }
}

// MARK: - Records

extension CSVReader {
    private mutating func record(_ outcome: CSVScan.Outcome) throws(UnpackingError) -> CSVRecord {
        var length = bytes.count - position
        if case .trailing(let end) = outcome { length = end - position }
        if case .record(let fields, let next) = outcome {
            length = next - position
            if length <= longestRecord {
                let record = CSVRecord(line: line, fields: checked(fields))
                pass(next)
                return record
            }
        }
        let record = CSVRecord(
            line: line,
            fields: .failure(problem(outcome, isTooLong: length > longestRecord))
        )
        try skipLine()
        return record
    }

    private func problem(_ outcome: CSVScan.Outcome, isTooLong: Bool) -> CSVProblem {
        if isTooLong {
            return CSVProblem(
                code: "csv.too-long",
                message: "the record has more than \(longestRecord) bytes; is a quotation mark not closed?"
            )
        }
        guard case .trailing(let end) = outcome else {
            return CSVProblem(code: "csv.unclosed", message: "a quotation mark is never closed")
        }
        let later = bytes[position..<end].count { $0 == 0x0A }
        let place = later == 0 ? "" : " on line \(line + later)"
        return CSVProblem(
            code: "csv.trailing",
            message: "text follows a closing quotation mark\(place); expected a doubled mark or a separator"
        )
    }

    private mutating func checked(_ fields: [CSVScan.Field]) -> Result<[String], CSVProblem> {
        var texts: [String] = []
        texts.reserveCapacity(fields.count)
        for field in fields {
            guard let text = text(field) else {
                let message = "field \(texts.count + 1) is not UTF-8"
                return .failure(CSVProblem(code: "csv.utf8", message: message))
            }
            texts.append(text)
        }
        let width = width ?? texts.count
        self.width = width
        guard texts.count == width else {
            let message = "the record has \(texts.count) fields; expected \(width)"
            return .failure(CSVProblem(code: "csv.width", message: message))
        }
        return .success(texts)
    }

    private func text(_ field: CSVScan.Field) -> String? {
        if field.hasDoubledQuotes {
            var isSecond = false
            let single = bytes[field.content].filter { byte in
                isSecond = byte == UInt8(ascii: "\"") && !isSecond
                return byte != UInt8(ascii: "\"") || isSecond
            }
            return String(validating: single, as: UTF8.self)
        }
        guard let content = try? UTF8Span(validating: bytes.span.extracting(field.content)) else {
            return nil
        }
        return String(copying: content)
    }
}

// MARK: - Bytes

extension CSVReader {
    private mutating func fill() throws(UnpackingError) {
        bytes.removeSubrange(..<position)
        position = 0
        // As much again as there is, or a long record would be looked through block by block.
        isAtEnd = try !input.read(max(blockSize, bytes.count), onto: &bytes)
    }

    private mutating func pass(_ end: Int) {
        line += bytes[position..<end].count { $0 == 0x0A }
        position = end
    }

    private mutating func skipLine() throws(UnpackingError) {
        while true {
            if let end = bytes[position...].firstIndex(of: 0x0A) { return pass(end + 1) }
            position = bytes.count
            if isAtEnd { return }
            try fill()
        }
    }

    private mutating func skipEmptyLines() throws(UnpackingError) {
        while true {
            while bytes.count - position < 2, !isAtEnd { try fill() }
            let rest = bytes[position...]
            if rest.first == 0x0A {
                pass(position + 1)
            } else if rest.starts(with: [0x0D, 0x0A]) || rest.elementsEqual([0x0D]) {
                pass(min(position + 2, bytes.count))
            } else {
                return
            }
        }
    }

    private mutating func skipByteOrderMark() throws(UnpackingError) {
        while bytes.count < 3, !isAtEnd { try fill() }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    private mutating func chosenSeparator() throws(UnpackingError) -> UInt8 {
        while !bytes.contains(0x0A), bytes.count <= longestRecord, !isAtEnd { try fill() }
        var (counts, isQuoted) = ([Int](repeating: 0, count: 256), false)
        for byte in bytes[position...] {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == 0x0A, !isQuoted { break }
            if !isQuoted { counts[Int(byte)] += 1 }
        }
        var best = UInt8(ascii: ",")
        for other in [0x09, UInt8(ascii: ";")] where counts[Int(other)] > counts[Int(best)] { best = other }
        return best
    }
}
