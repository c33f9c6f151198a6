internal import EventData

/// The moment that a mail's date tells, in ISO 8601 (UTC); `nil` where it cannot be read.
///
/// `Tue, 3 Jun 2025 08:15:00 +0100 (CET)`: RFC 5322, section 3.3, with the years of two digits and the
/// zones by name of section 4.3. A zone that nobody knows is taken as none, as section 4.3 asks.
func mailTime(_ text: String) -> String? {
    var words = mailWords(text)
    if words.first?.first?.isLetter == true { words.removeFirst() }
    // `3-Jun-2025`, as some old programs write it.
    if let first = words.first, first.contains("-") {
        words.replaceSubrange(0..<1, with: first.split(separator: "-").map(String.init))
    }
    guard words.count >= 4, let day = number(words[0], 1...31), let month = month(words[1]),
        let year = year(words[2]), let date = Day(year: year, month: month, day: day)
    else { return nil }
    let clock = words[3].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(clock.count), let hour = number(clock[0], 0...23),
        let minute = number(clock[1], 0...59),
        // A leap second is told as the second before it.
        let second = clock.count == 3 ? number(clock[2], 0...60) : 0
    else { return nil }
    let zone = words.count > 4 ? minutesEast(words[4]) : 0
    let minutes = date.number * 1440 + hour * 60 + minute - zone
    let (days, rest) = (
        minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440, (minutes % 1440 + 1440) % 1440
    )
    let time = [rest / 60, rest % 60, min(second, 59)].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(Day(number: days))T\(time.joined(separator: ":"))Z"
}

/// The words of a date: cut at spaces and commas, without what stands in brackets.
private func mailWords(_ text: String) -> [String] {
    var (words, word, depth): ([String], [UInt8], Int) = ([], [], 0)
    for byte in text.utf8.prefix(200) {
        if byte == 0x28 { depth += 1 }
        if depth == 0, !byte.isBlank, byte != 0x2C {
            word.append(byte)
        } else if !word.isEmpty {
            words.append(String(decoding: word, as: UTF8.self))
            word = []
        }
        if byte == 0x29, depth > 0 { depth -= 1 }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
}

private func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
    }
    return Int(text).flatMap { range.contains($0) ? $0 : nil }
}

private func month(_ text: String) -> Int? {
    let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex(of: String(text.prefix(3)).lowercased()).map { $0 + 1 }
}

private func year(_ text: String) -> Int? {
    guard let year = number(text, 0...9999) else { return nil }
    switch text.utf8.count {
    case 2: return year < 50 ? 2000 + year : 1900 + year
    case 3: return 1900 + year
    default: return year >= 1900 ? year : nil
    }
}

private func minutesEast(_ zone: String) -> Int {
    let known = ["edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8]
    if let hours = known[zone.lowercased()] { return hours * 60 }
    guard zone.utf8.count == 5, let digits = number(String(zone.dropFirst()), 0...9999), digits % 100 < 60
    else {
        return 0
    }
    let minutes = digits / 100 * 60 + digits % 100
    return zone.hasPrefix("-") ? -minutes : zone.hasPrefix("+") ? minutes : 0
}
