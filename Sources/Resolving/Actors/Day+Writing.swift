package import EventData

extension Day {
    /// The day that a date in figures or in English or French words gives: `2025-12-23`, `10 May 2015`.
    ///
    /// Of a month or a year the first day; `nil` for anything else.
    package init?(written text: String) {
        let parts = text.split { " ,-/T:".contains($0) }.map(String.init)
        if let year = parts.first.flatMap({ Int($0) }), year > 31 {
            let month = parts.count > 1 ? Int(parts[1]) : 1
            let day = parts.count > 2 ? Int(parts[2].prefix(2)) : 1
            guard let month, let day else { return nil }
            self.init(year: year, month: month, day: day)
            return
        }
        guard parts.count == 3, let year = Int(parts[2]) else { return nil }
        guard
            let (word, number) = [(parts[1], parts[0]), (parts[0], parts[1])].first(where: {
                Day.month($0.0) != nil
            }),
            let month = Day.month(word), let day = Int(number.prefix { $0.isNumber })
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func month(_ word: String) -> Int? {
        let keys = [
            ["jan"], ["feb", "fév", "fev"], ["mar"], ["apr", "avr"], ["may", "mai"], ["jun", "juin"],
            ["jul", "juil"], ["aug", "aoû", "aou"], ["sep"], ["oct"], ["nov"], ["dec", "déc"],
        ]
        let word = word.lowercased()
        guard !word.isEmpty, word.first?.isLetter == true else { return nil }
        return keys.firstIndex { $0.contains { word.hasPrefix($0) } }.map { $0 + 1 }
    }
}
