internal import EventData

/// The words and numbers of a date, and what they come to.
struct FeedDateWords {
    private enum Word: Equatable {
        case number(Int, digits: Int)
        case name(String)
        case mark(UInt8)
    }

    private var words: [Word] = []

    init(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            let start = index
            if Self.isDigit(bytes[index]) {
                while index < bytes.count, Self.isDigit(bytes[index]) { index += 1 }
                let value = bytes[start..<min(index, start + 9)].reduce(0) { $0 * 10 + Int($1 & 15) }
                words.append(.number(value, digits: index - start))
            } else if Self.isLetter(bytes[index]) {
                while index < bytes.count, Self.isLetter(bytes[index]) { index += 1 }
                words.append(.name(String(decoding: bytes[start..<index], as: UTF8.self).lowercased()))
            } else {
                if bytes[index] > 0x20 { words.append(.mark(bytes[index])) }
                index += 1
            }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
    }

    var parts: (day: Day, second: Int?, offset: Int?)? {
        guard let (day, rest) = isoDay ?? namedDay ?? slashedDay else { return nil }
        guard let (second, zone) = time(from: rest) else { return (day, nil, nil) }
        return (day, second, offset(from: zone))
    }

    // MARK: The day

    private func number(at index: Int) -> (value: Int, digits: Int)? {
        guard words.indices.contains(index), case .number(let value, let digits) = words[index] else {
            return nil
        }
        return (value, digits)
    }

    private func name(at index: Int) -> String? {
        guard words.indices.contains(index), case .name(let name) = words[index] else { return nil }
        return name
    }

    /// `2025-12-23`, `20251223`, `2025/12/23`; only at the beginning.
    private var isoDay: (Day, rest: Int)? {
        guard let first = number(at: 0) else { return nil }
        if first.digits == 8 {
            let (year, month, day) = (first.value / 10_000, first.value / 100 % 100, first.value % 100)
            return Day(year: year, month: month, day: day).map { ($0, 1) }
        }
        guard first.digits == 4, let month = number(at: 2), let day = number(at: 4), words[1] == words[3],
            words[1] == .mark(0x2D) || words[1] == .mark(0x2F) || words[1] == .mark(0x2E)
        else { return nil }
        return Day(year: first.value, month: month.value, day: day.value).map { ($0, 5) }
    }

    /// A month by name with the day before or after it: `23 Dec 25`, `December 23, 2025`, `1er janvier 2026`.
    private var namedDay: (Day, rest: Int)? {
        for (index, word) in words.enumerated() {
            guard case .name(let name) = word, let month = Self.month(name) else { continue }
            // In French 'mar.' is a Tuesday too, before the month.
            if name == "mar", words[(index + 1)...].contains(where: Self.isMonth) { continue }
            var before = index - 1
            while before >= 0, number(at: before) == nil, before > index - 4 { before -= 1 }
            var after = index + 1
            while after < words.count, number(at: after) == nil, after < index + 4 { after += 1 }
            if let day = number(at: before), day.digits <= 2, let year = number(at: after) {
                return Day(year: Self.year(year), month: month, day: day.value).map { ($0, after + 1) }
            }
            guard let day = number(at: after), day.digits <= 2 else { return nil }
            after += 1
            while after < words.count, number(at: after) == nil { after += 1 }
            guard let year = number(at: after) else { return nil }
            if year.digits == 4 {
                return Day(year: year.value, month: month, day: day.value).map { ($0, after + 1) }
            }
            return yearAtEnd.flatMap { Day(year: $0, month: month, day: day.value) }.map { ($0, after) }
        }
        return nil
    }

    /// The way in which `date` of Unix writes it: the year stands last.
    private var yearAtEnd: Int? {
        guard let last = number(at: words.count - 1), last.digits == 4 else { return nil }
        return last.value
    }

    /// `23/12/2025`; where both numbers could be a month, the day comes first as it does in French.
    private var slashedDay: (Day, rest: Int)? {
        guard let first = number(at: 0), let second = number(at: 2), let year = number(at: 4),
            year.digits == 4,
            words[1] == words[3],
            words[1] == .mark(0x2F) || words[1] == .mark(0x2E) || words[1] == .mark(0x2D)
        else { return nil }
        let (day, month) = second.value > 12 ? (second.value, first.value) : (first.value, second.value)
        return Day(year: year.value, month: month, day: day).map { ($0, 5) }
    }

    // RFC 2822, section 4.3: 00–49 are of this century; three digits count from 1900.
    private static func year(_ number: (value: Int, digits: Int)) -> Int {
        switch number.digits {
        case 1, 2: number.value < 50 ? 2000 + number.value : 1900 + number.value
        case 3: 1900 + number.value
        default: number.value
        }
    }

    private static func isMonth(_ word: Word) -> Bool {
        if case .name(let name) = word { month(name) != nil } else { false }
    }

    static func month(_ name: String) -> Int? {
        if let month = months[name] { return month }
        return name.utf8.count > 3
            ? months[String(name.prefix(3))].flatMap { long.contains(name) ? $0 : nil } : nil
    }

    private static let months: [String: Int] = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
        "nov": 11, "dec": 12, "janv": 1, "janvier": 1, "fév": 2, "févr": 2, "février": 2, "fev": 2, "fevr": 2,
        "fevrier": 2, "mars": 3, "avr": 4, "avril": 4, "mai": 5, "juin": 6, "juil": 7, "juillet": 7,
        "août": 8,
        "aoû": 8, "aout": 8, "sept": 9, "septembre": 9, "octobre": 10, "novembre": 11, "déc": 12,
        "décembre": 12,
        "decembre": 12,
    ]

    private static let long: Set<String> = [
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    // MARK: The time

    /// `08:30:00.5`, `083000`, `8h30`, and where it ends.
    private func time(from start: Int) -> (second: Int, rest: Int)? {
        var index = start
        while index < words.count {
            // A day with a zone and no time: '2025-12-23+01:00'.
            if words[index] == .mark(0x2B) { return nil }
            guard let hour = number(at: index), hour.digits <= 2 else {
                index += 1
                continue
            }
            let isClock =
                index + 1 < words.count && (words[index + 1] == .mark(0x3A) || name(at: index + 1) == "h")
            guard isClock, hour.value < 25 else { return nil }
            let minute = number(at: index + 2)
            guard let minute, minute.value < 60, minute.digits <= 2 else {
                return (hour.value % 24 * 3600, index + 2)
            }
            var (second, rest) = (0, index + 3)
            if rest < words.count, words[rest] == .mark(0x3A), let value = number(at: rest + 1) {
                (second, rest) = (min(value.value, 59), rest + 2)
                let isFraction =
                    rest < words.count && (words[rest] == .mark(0x2E) || words[rest] == .mark(0x2C))
                if isFraction, number(at: rest + 1) != nil { rest += 2 }
            }
            let isAfternoon = name(at: rest) == "pm" && hour.value < 12
            let isMidnight = name(at: rest) == "am" && hour.value == 12
            let hours = isAfternoon ? hour.value + 12 : isMidnight ? 0 : hour.value % 24
            return (hours * 3600 + minute.value * 60 + second, rest)
        }
        return nil
    }

    private func offset(from start: Int) -> Int? {
        var index = start
        while index < words.count {
            if case .name(let name) = words[index], let hours = Self.zones[name] {
                // GMT+2 and UTC+02:00 are written too.
                if hours == 0, let numeric = numericOffset(at: index + 1) { return numeric }
                return Int(hours * 3600)
            }
            if let numeric = numericOffset(at: index) { return numeric }
            index += 1
        }
        return nil
    }

    /// `+0100`, `+01:00`, `-5`.
    private func numericOffset(at index: Int) -> Int? {
        guard words.indices.contains(index), words[index] == .mark(0x2B) || words[index] == .mark(0x2D),
            let number = number(at: index + 1)
        else { return nil }
        var (hours, minutes) = (number.value, 0)
        if number.digits >= 3 { (hours, minutes) = (number.value / 100, number.value % 100) }
        if index + 3 < words.count, words[index + 2] == .mark(0x3A), let more = self.number(at: index + 3) {
            minutes = more.value
        }
        guard hours <= 15, minutes < 60 else { return nil }
        return (words[index] == .mark(0x2B) ? 1 : -1) * (hours * 3600 + minutes * 60)
    }

    /// Hours ahead of UTC: those of RFC 822, and those that stand in feeds of Europe and Africa.
    private static let zones: [String: Double] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
        "mdt": -6, "pst": -8, "pdt": -7, "cet": 1, "cest": 2, "met": 1, "mest": 2, "wat": 1, "west": 1,
        "bst": 1,
        "cat": 2, "eet": 2, "eest": 3, "eat": 3, "sast": 2, "msk": 3,
    ]
}
