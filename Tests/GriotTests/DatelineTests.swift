import Testing

@testable import Griot

@Suite struct `A dateline` {
    @Test(arguments: [
        ("BAMAKO, Mali (AP) — Gunmen attacked.", "BAMAKO, Mali (AP)", "Gunmen attacked."),
        ("NIAMEY – Le chef est parti.", "NIAMEY", "Le chef est parti."),
        ("Niamey, le 3 juin (ANP) - Le chef est parti.", "Niamey, le 3 juin (ANP)", "Le chef est parti."),
        ("Port-au-Prince -- Police fired.", "Port-au-Prince", "Police fired."),
        ("(CBS News) BAMAKO, Mali - Rebels left.", "BAMAKO, Mali", "Rebels left."),
    ])
    func `is cut off before the first sentence`(_ line: String, _ words: String, _ rest: String) throws {
        let bytes = Array(line.utf8)
        let length = try #require(Dateline.length(of: bytes[...]))
        #expect(String(decoding: bytes[length.first..<length.words], as: UTF8.self) == words)
        #expect(String(decoding: bytes[length.whole...], as: UTF8.self) == rest)
    }

    @Test(arguments: [
        "", "—", "- no", "Gunmen attacked the town.", "the army - it said - left",
        "Rebels burned the old market and the school there - again.",
        "BAMAKO-based rebels left.",
    ])
    func `is not seen in other lines`(_ line: String) {
        #expect(Dateline.length(of: Array(line.utf8)[...]) == nil)
    }
}
