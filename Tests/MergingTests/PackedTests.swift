import Testing

@testable import Merging

@Suite struct `Packed numbers` {
    @Test func `are digits of one width, the highest first`() {
        #expect(Packed.text([UInt64(10), .max]) == "000000000000000affffffffffffffff")
        #expect(Packed.text([UInt32(0x1234_ABCD)]) == "1234abcd")
        #expect(Packed.text([UInt32]()) == "")
    }

    @Test func `are read as they were written`() {
        let numbers: [UInt64] = [0, 1, 0x8000_0000_0000_0000, .max]
        #expect(Packed.numbers(Packed.text(numbers)) == numbers)
        #expect(Packed.numbers("", as: UInt32.self) == [])
    }

    @Test(arguments: ["0", "0000000g", "0000000A", "00000000 ", "０0000000"])
    func `are nothing else`(text: String) { #expect(Packed.numbers(text, as: UInt32.self) == nil) }
}
