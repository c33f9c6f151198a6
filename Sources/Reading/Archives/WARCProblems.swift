extension WARCHeader {
    /// Whether somebody asks for what is in it.
    var isWanted: Bool { type == "response" || type == "resource" }
}

extension ArraySlice<UInt8> {
    /// Whether a line `WARC/1.0` begins here.
    func startsRecord(at index: Int) -> Bool {
        let line = self[index...].prefix(6)
        return line.starts(with: [0x57, 0x41, 0x52, 0x43, 0x2F]) && line.count == 6
            && (0x30...0x39).contains(line[index + 5])
    }

    /// Without the two ends of line that separate records.
    var withoutSeparator: Self {
        var slice = self
        for _ in 0..<2 where slice.last == 0x0A {
            slice.removeLast()
            if slice.last == 0x0D { slice.removeLast() }
        }
        return slice
    }
}

extension ReadingProblem {
    static func noRecord(at place: Int) -> Self {
        Self(code: "warc.header", message: "no record begins at byte \(place); expected 'WARC/1.1'")
    }

    static func wrongLength(of header: WARCHeader) -> Self {
        Self(
            code: "warc.length",
            message: "\(header.name) has another length than \(header.length); the next record is looked for"
        )
    }

    static func cutShort(_ header: WARCHeader, _ count: Int) -> Self {
        Self(
            code: "warc.truncated",
            message: "the archive ends within \(header.name), after \(count) of \(header.length) bytes"
        )
    }
}
