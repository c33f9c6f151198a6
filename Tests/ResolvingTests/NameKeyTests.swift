import Testing

@testable import Resolving

@Suite struct `A name's key` {
    @Test(arguments: [
        ["I-n-Delimane", "In-Delimane", "In Delimane", "Indelimane", "INDELIMANE", "I-n-Délimane"],
        ["Ménaka", "Menaka", "MÉNAKA", "Me\u{301}naka"],
        ["Bani Bangou", "Banibangou", "Bani-Bangou"],
        ["Tin Zaouatène", "Tinzaouatene", "Ti-n-Zaouatène", "Tin-Zaouatene"],
        ["N'Djamena", "N’Djamena", "Ndjamena", "N'Djaména"],
        ["St. Louis", "Saint-Louis", "Saint Louis", "St Louis"],
        ["Port-au-Prince", "Port au Prince", "PORT-AU-PRINCE"],
        ["Cœur", "Coeur"], ["Łódź", "Lodz"], ["Şırnak", "Sirnak"],
    ]) func `is the same however it is written`(_ names: [String]) {
        #expect(Set(names.map { NameKey($0) }).count == 1)
    }

    @Test(arguments: [
        ["Ouallam", "Walam", "Oualam", "Oulam"], ["Djerma", "Jerma"], ["Boukari", "Bukari"],
        ["Makalondi", "Macalondi", "Maqalondi"], ["Zaouatène", "Zaouaten"],
    ]) func `has a wider key for those that sound so`(_ names: [String]) {
        let sounds = Set(names.filter { $0 != "Oulam" }.map { NameKey($0).soundHash })
        #expect(sounds.count == 1 && !sounds.contains(nil))
    }

    @Test func `keeps other names apart`() {
        #expect(NameKey("Zinder") != NameKey("Sinder"))
        #expect(NameKey("Zinder").soundHash != NameKey("Sinder").soundHash)
        #expect(NameKey("Mali") != NameKey("Malli"))
        #expect(NameKey("Gao").soundHash == nil)
    }

    @Test func `is empty where there are no letters`() {
        #expect(NameKey("").isEmpty && NameKey("—, ’").isEmpty)
        #expect(!NameKey("Киев").isEmpty && NameKey("Киев") == NameKey("КИЕВ"))
    }
}
