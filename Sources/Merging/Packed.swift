/// Lists of numbers as text: 16 hexadecimal digits for each of 64 bits, 8 for each of 32, the highest first.
enum Packed {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text<Number: FixedWidthInteger & UnsignedInteger>(_ numbers: some Sequence<Number>) -> String
    {
        var bytes: [UInt8] = []
        for number in numbers {
            for shift in stride(from: Number.bitWidth - 4, through: 0, by: -4) {
                bytes.append(digits[Int(truncatingIfNeeded: number >> Number(shift) & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The numbers of a text; `nil` where it is none of whole numbers.
    static func numbers<Number: FixedWidthInteger & UnsignedInteger>(
        _ text: String,
        as: Number.Type = Number.self
    ) -> [Number]? {
        let width = Number.bitWidth / 4
        guard text.utf8.count.isMultiple(of: width) else { return nil }
        var numbers: [Number] = []
        numbers.reserveCapacity(text.utf8.count / width)
        var (number, count) = (Number(0), 0)
        for byte in text.utf8 {
            guard let digit = value(of: byte) else { return nil }
            number = number << 4 | Number(digit)
            count += 1
            if count == width {
                numbers.append(number)
                (number, count) = (0, 0)
            }
        }
        return numbers
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
