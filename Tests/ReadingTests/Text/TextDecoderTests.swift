import Testing

@testable import Reading

@Suite struct `Bytes as text` {
    @Test(
        arguments: [
            ([0x63, 0x61, 0x66, 0xE9], "iso-8859-1", "café"),
            ([0x63, 0x61, 0x66, 0xC3, 0xA9], "iso-8859-1", "café"),
            ([0x63, 0x61, 0x66, 0xE9], "utf-8", "café"),
            ([0x63, 0x61, 0x66, 0xE9, 0x20, 0xC3, 0xA9], nil, "café é"),
            ([0x92, 0xE9, 0x85], "Windows-1252", "’é…"),
            ([0xA4, 0x20, 0xBD], "ISO-8859-15", "€ œ"),
            ([0xEF, 0xBB, 0xBF, 0x61], "latin1", "a"),
            ([0xFF, 0xFE, 0x61, 0x00, 0xE9, 0x00], nil, "aé"),
            ([0x00, 0x61, 0x00, 0xE9], "utf-16be", "aé"),
            ([0x61, 0xE2, 0x80], "utf-8", "a"),
            ([0x61, 0xE2, 0x80, 0x20], "utf-8", "aâ€ "),
            ([0xCF, 0xEE, 0xF0], "windows-1251", "Пор"),
            ([0xED, 0xA0, 0x80, 0x21], "utf-8", "í\u{A0}€!"),
            ([0x61, 0xE9], "no-such-charset", "aé"),
            ([0x61, 0xE9], "../../etc/passwd", "aé"),
            ([], "utf-8", ""),
        ] as [([UInt8], String?, String)]
    ) func `are read by what they are, then by what is said of them`(
        bytes: [UInt8],
        charset: String?,
        text: String
    ) {
        #expect(TextDecoder.decode(bytes, charset: charset) == text)
    }
}
