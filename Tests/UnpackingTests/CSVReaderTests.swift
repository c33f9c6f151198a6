import GriotTesting
import Testing
import Unpacking

/// The records of a table: a line number and the fields between bars, or a problem's code.
private func records(
    _ bytes: some Sequence<UInt8>,
    separator: UInt8? = nil,
    blockSize: Int = 1 << 18,
    longestRecord: Int = CSVReader.longestRecord
) throws -> [String] {
    var reader = CSVReader(
        Array(bytes),
        separator: separator,
        blockSize: blockSize,
        longestRecord: longestRecord
    )
    var records: [String] = []
    while let record = try reader.next() {
        switch record.fields {
        case .success(let fields): records.append("\(record.line): \(fields.joined(separator: "|"))")
        case .failure(let problem): records.append("\(record.line): \(problem.code)")
        }
    }
    return records
}

/// A field as the format has it, quoted where it must be.
private func quoted(_ field: String) -> String {
    let isPlain =
        !field.isEmpty && !field.unicodeScalars.contains { "\"\r\n,;\t".unicodeScalars.contains($0) }
    return isPlain ? field : "\"\(String(field.unicodeScalars.flatMap { $0 == "\"" ? "\"\"" : "\($0)" }))\""
}

@Suite struct `A CSV reader` {
    @Test(
        arguments: [
            ("", []),
            ("a,b\n1,2\n", ["1: a|b", "2: 1|2"]),
            ("a,b\r\n1,2\r\n", ["1: a|b", "2: 1|2"]),
            ("a,b\n1,2", ["1: a|b", "2: 1|2"]),
            ("a,b\r\n1,2\r", ["1: a|b", "2: 1|2"]),
            ("a,b\n,\n", ["1: a|b", "2: |"]),
            ("a,b\n\"\",\"\"", ["1: a|b", "2: |"]),
            ("\u{FEFF}a,b\n", ["1: a|b"]),
            ("\u{FEFF}\"a\",b\n", ["1: a|b"]),
            ("\n\r\na,b\n\n1,2\n\r\n", ["3: a|b", "5: 1|2"]),
            ("a,b\n\"1,\n2\",\"\"\"3\"\"\"\n4,5\n", ["1: a|b", "2: 1,\n2|\"3\"", "4: 4|5"]),
            ("a,b\n\"x\r\ny\",z\r\n", ["1: a|b", "2: x\r\ny|z"]),
            ("a,b\nsays \"no\",5\" long\n", ["1: a|b", "2: says \"no\"|5\" long"]),
            ("a,b\n 1 , 2 \n", ["1: a|b", "2:  1 | 2 "]),
            ("a\n1\r2\n", ["1: a", "2: 1\r2"]),
            ("é\n😀\n", ["1: é", "2: 😀"]),
        ] as [(String, [String])]
    )
    func `reads what is written`(table: String, expected: [String]) throws {
        #expect(try records(table.utf8) == expected)
    }

    @Test(
        arguments: [
            ("a\tb;c\n1\t2;3\n", ["1: a|b;c", "2: 1|2;3"]),
            ("a;b,c;d\n1;2,5;3\n", ["1: a|b,c|d", "2: 1|2,5|3"]),
            ("\"a;;;\",b\n1,2\n", ["1: a;;;|b", "2: 1|2"]),
            ("\"a\n;;;\",b\n1,2\n", ["1: a\n;;;|b", "3: 1|2"]),
            ("text\n1;2\n", ["1: text", "2: 1;2"]),
        ] as [(String, [String])]
    )
    func `finds the separator in the first line`(table: String, expected: [String]) throws {
        #expect(try records(table.utf8) == expected)
    }

    @Test func `takes the separator that it is given`() throws {
        #expect(try records("a,b\tc\n".utf8, separator: UInt8(ascii: "\t")) == ["1: a,b|c"])
    }

    @Test(
        arguments: [
            ("a,b\n1\n2,3\n", ["1: a|b", "2: csv.width", "3: 2|3"]),
            ("a,b\n1,2,3\n2,3\n", ["1: a|b", "2: csv.width", "3: 2|3"]),
            ("a,b\n1,\"x\"y\n2,3\n", ["1: a|b", "2: csv.trailing", "3: 2|3"]),
            ("a,b\n1,\"x\" \n2,3\n", ["1: a|b", "2: csv.trailing", "3: 2|3"]),
            ("a,b\n1,\"x\"\ry\n2,3\n", ["1: a|b", "2: csv.trailing", "3: 2|3"]),
            ("a,b\n1,\"x\n2,3\n4,5", ["1: a|b", "2: csv.unclosed", "3: 2|3", "4: 4|5"]),
            ("a,b\n1,\"x\n2,\"y\"\n4,5\n", ["1: a|b", "2: csv.trailing", "3: 2|y", "4: 4|5"]),
            ("a,b\n1,2\n3,\"", ["1: a|b", "2: 1|2", "3: csv.unclosed"]),
            ("\"a,b\n1,2", ["1: csv.unclosed", "2: 1|2"]),
        ] as [(String, [String])]
    )
    func `goes on behind a record that is broken`(table: String, expected: [String]) throws {
        #expect(try records(table.utf8) == expected)
    }

    @Test func `goes on behind a record that is not UTF-8`() throws {
        let bytes =
            Array("a,b\n1,".utf8) + [0xFF] + Array("\n2,\"".utf8) + [0xC3] + Array("\"\"\"\n3,4\n".utf8)
        #expect(try records(bytes) == ["1: a|b", "2: csv.utf8", "3: csv.utf8", "4: 3|4"])
    }

    @Test(arguments: [1, 2, 7, 1 << 18])
    func `skips what is too long`(blockSize: Int) throws {
        let long = String(repeating: "x", count: 100)
        for field in [long, "\"\(long)\"", "\"\(long)\n\"", "\"\(long)", "\"\"\"\(long)\n"] {
            let table = "a,b\n1,2\n3,\(field)\n4,5\n"
            let found = try records(table.utf8, blockSize: blockSize, longestRecord: 80)
            #expect(found.prefix(3) == ["1: a|b", "2: 1|2", "3: csv.too-long"])
            #expect(found.last?.hasSuffix(": 4|5") == true)
        }
    }

    @Test func `says what is wrong`() throws {
        var reader = CSVReader(Array("a,b\n1,\"x\n2,\"y\"\n3\n".utf8))
        var messages: [String] = []
        while let record = try reader.next() {
            if case .failure(let problem) = record.fields { messages.append(problem.message) }
        }
        #expect(
            messages == [
                "text follows a closing quotation mark on line 3; expected a doubled mark or a separator",
                "the record has 1 fields; expected 2",
            ]
        )
    }

    @Test func `reads a file, and says that there is none`() throws {
        let folder = try TemporaryFolder()
        var reader = try CSVReader(path: folder.write(Array("a\n1\n".utf8), to: "a.csv"))
        #expect(try reader.next()?.fields == .success(["a"]))
        #expect(try reader.next()?.fields == .success(["1"]))
        #expect(try reader.next() == nil)
        #expect(throws: UnpackingError.self) { _ = try CSVReader(path: "\(folder.path)/b.csv") }
    }

    @Test(arguments: seeds)
    func `reads back what was written`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        for _ in 0..<200 {
            let width = 2 + chance.number(below: 4)
            let table = (0..<chance.number(below: 6)).map { _ in
                (0..<width).map { _ in chance.text(length: chance.number(below: 5)) }
            }
            let lineEnd = chance.pick(["\n", "\r\n"])
            // A mark at the start would be passed over, were it not the second.
            let rows = table.map { $0.map { quoted($0) }.joined(separator: ",") + lineEnd }.joined()
            var reader = CSVReader(
                Array("\u{FEFF}\(rows)".utf8),
                separator: UInt8(ascii: ","),
                blockSize: 1 + chance.number(below: 9)
            )
            var read: [[String]] = []
            while let record = try reader.next() { read.append(try record.fields.get()) }
            #expect(read.map { $0.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } })
        }
    }

    @Test(arguments: seeds)
    func `reads any bytes, alike in whatever blocks they come`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let table = Array("a,b,c\r\n1,\"2\n\"\"x\"\"\",é\n\n4,5,\"6\"\n,,\n\"7\",\"8\",9\n".utf8)
        for _ in 0..<500 {
            let bytes = chance.damage(table)
            let whole = try records(bytes)
            #expect(try records(bytes, blockSize: 1 + chance.number(below: 7)) == whole)
            #expect(whole.count <= bytes.count { $0 == 0x0A } + 1)
        }
    }

    @Test func `takes time in proportion to the lines, however many marks are not closed`() throws {
        let table = "a,b\n" + String(repeating: "1,\"x\n2,3\n", count: 20_000)
        let found = try records(table.utf8)
        #expect(found.count == 40_001 && found.count { $0.hasSuffix("2|3") } == 20_000)
    }
}
