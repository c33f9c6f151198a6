import GriotTesting
import Testing
import Unpacking

@Suite struct `Gunzipping` {
    // gzip.compress of this text, by Python.
    private let hello = "hello, hello, hello"
    private let member = bytes(hex: "1f8b0800000000000203cb48cdc9c9d751c840a2009fa1ca0913000000")

    @Test func `gives back what was packed, member after member`() {
        #expect(gunzipped(member) == hello)
        #expect(gunzipped(member + member) == hello + hello)
    }

    @Test func `holds to its limit over all members`() {
        #expect(gunzipped(member + member, limit: 38) == hello + hello)
        #expect(gunzipped(member + member, limit: 37) == "gzip.limit")
        #expect(gunzipped(member, limit: 0) == "gzip.limit")
        let header = bytes(hex: "1f8b0800000000000203")
        #expect(gunzipped(header + bomb, limit: 1000) == "gzip.limit")
    }

    @Test func `refuses what is no gzip`() {
        #expect(gunzipped([]) == "gzip.header")
        #expect(gunzipped(Array("hello".utf8)) == "gzip.header")
        #expect(gunzipped(member + [0]) == "gzip.header")
        #expect(gunzipped([0x1F, 0x8B, 0xFF, 0x00]) == "deflate.data")
    }

    @Test(arguments: [10, 21, 25])
    func `refuses contents, a CRC-32 or a size that is damaged`(position: Int) {
        var damaged = member
        damaged[position] ^= 0x08
        #expect(gunzipped(damaged) == "deflate.data")
    }

    @Test func `refuses every member that is cut short`() {
        for end in 2..<member.count {
            #expect(gunzipped(Array(member[..<end])) == "deflate.truncated")
        }
    }

    @Test(arguments: seeds)
    func `gives bytes or an error for any bytes`(seed: UInt64) {
        var chance = Chance(seed: seed)
        for _ in 0..<3000 {
            _ = gunzipped(chance.damage(member + member), limit: 1 << 20)
        }
    }
}

private func gunzipped(_ bytes: [UInt8], limit: Int = 2 << 30) -> String {
    do {
        return String(decoding: try gunzip(bytes, limit: limit), as: UTF8.self)
    } catch {
        return error.code
    }
}
