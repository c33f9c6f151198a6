import Testing
import Unpacking

@Suite struct `A hash` {
    /// Test vectors of http://www.isthe.com/chongo/src/fnv/test_fnv.c.
    @Test(arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
    func `is FNV-1a, in hexadecimal digits`(_ text: String, _ digits: String) {
        #expect(hexadecimal(FNV.hash(text.utf8)) == digits)
        let (start, end) = (text.utf8.prefix(3), text.utf8.dropFirst(3))
        #expect(FNV.hash(end, after: FNV.hash(start)) == FNV.hash(text.utf8))
    }

    @Test func `keeps its leading zeros`() {
        #expect(hexadecimal(0x1F) == "000000000000001f")
        #expect(hexadecimal([0x00, 0x0A, 0xFF]) == "000aff")
    }
}
