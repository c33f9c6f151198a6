import EventData
import GriotTesting
import Resolving
import Testing

private let reader = DateReader()
private let friday = day("2025-05-16")
private let languages: [(name: String, language: Language)] = [("en", .english), ("fr", .french)]

/// The phrases of a text, told on Friday, 16 May 2025.
private func phrases(_ text: String, _ language: Language = .english) -> [DatePhrase] {
    reader.phrases(in: text, reference: friday, language: language)
}

private func words(_ span: TextSpan?, in text: String) -> String? {
    span.map { String(decoding: Array(text.utf8)[$0.start..<$0.end], as: UTF8.self) }
}

@Suite struct `A date reader` {
    // MARK: Tables

    @Test(arguments: languages) func `reads every phrase of the table`(name: String, language: Language) {
        let rows = table("Fixtures/dates-\(name).tsv")
        #expect(rows.count > 400)
        for row in rows {
            let date = reader.resolve(row[1], reference: day(row[0]), language: language)
            #expect(days(date) == row[2], "\(row[1]), told on \(row[0])")
            #expect(date?.precision.rawValue ?? "-" == row[3], "\(row[1]), told on \(row[0])")
        }
    }

    @Test func `reads the example of every word of the lexicon`() {
        for row in table("../../Sources/Resolving/Lexicon/date-words.tsv") {
            let language: Language = row[0] == "en" ? .english : .french
            var found = days(reader.resolve(row[4], reference: friday, language: language))
            if found == "-", let offset = phrases(row[4], language).first?.offset {
                found = "\(offset.count) \(offset.unit)"
            }
            #expect(found == row[5], "\(row[1]): \(row[4])")
        }
    }

    // MARK: Phrases of a report

    @Test(arguments: [
        ("killed on Tuesday", "on", DatePhrase.Anchor.on, "Tuesday"),
        ("at war since March 2024", "since", .since, "March 2024"),
        ("closed until Tuesday", "until", .until, "Tuesday"),
        ("leave by the end of June", "by", .by, "the end of June"),
        ("before the end of June", "before", .before, "the end of June"),
        ("after Monday's attack", "after", .after, "Monday"),
        ("over the weekend", "over", .during, "the weekend"),
        ("from Monday", "from", .from, "Monday"),
        ("from Monday to Wednesday", "from", .on, "Monday to Wednesday"),
    ])
    func `tells how English words tie an act to a date`(
        text: String,
        leading: String,
        anchor: DatePhrase.Anchor,
        phrase: String
    ) throws {
        let found = try #require(phrases(text).first)
        #expect(words(found.leading, in: text) == leading)
        #expect(found.anchor == anchor)
        #expect(words(found.span, in: text) == phrase)
    }

    @Test(arguments: [
        ("tué mardi", nil, nil, "mardi"), ("tué le 3 juin", "le", DatePhrase.Anchor.on, "3 juin"),
        ("en juin 2024", "en", .on, "juin 2024"), ("depuis le 3 mars", "depuis le", .since, "3 mars"),
        ("jusqu'au 30 juin", "jusqu'au", .until, "30 juin"),
        ("avant le 3 mars", "avant le", .before, "3 mars"),
        ("après le 3 mars", "après le", .after, "3 mars"),
        ("d'ici la fin janvier", "d'ici", .by, "la fin janvier"),
        ("à partir du 1er mai", "à partir du", .from, "1er mai"), ("dès lundi", "dès", .from, "lundi"),
        ("au cours du week-end", "au cours du", .during, "week-end"),
        ("dans la nuit de lundi à mardi", "dans", .on, "la nuit de lundi à mardi"),
    ])
    func `tells how French words tie an act to a date`(
        text: String,
        leading: String?,
        anchor: DatePhrase.Anchor?,
        phrase: String
    ) throws {
        let found = try #require(phrases(text, .french).first)
        #expect(words(found.leading, in: text) == leading)
        #expect(found.anchor == anchor)
        #expect(words(found.span, in: text) == phrase)
    }

    @Test(arguments: [
        ("next Tuesday", Language.english, "2025-05-20"), ("mardi prochain", .french, "2025-05-20"),
        ("by the end of the month", .english, "2025-05-31"), ("d'ici la fin janvier", .french, "2026-01-31"),
        ("until June 30", .english, "2025-06-30"), ("in three days", .english, "2025-05-19"),
        ("3 June 2025", .english, "2025-06-03"), ("demain", .french, "2025-05-17"),
    ])
    func `tells what points ahead`(text: String, language: Language, date: String) throws {
        let found = try #require(phrases(text, language).first)
        #expect(found.pointsToFuture)
        #expect(days(found.date) == date)
    }

    @Test func `gives both readings where the tense decides`() throws {
        let weekday = try #require(phrases("on Tuesday").first)
        #expect(days(weekday.date) == "2025-05-13")
        #expect(days(weekday.futureReading) == "2025-05-20")
        #expect(!weekday.pointsToFuture)
        let day = try #require(phrases("le 8 juillet", .french).first)
        #expect(days(day.date) == "2024-07-08")
        #expect(days(day.futureReading) == "2025-07-08")
        #expect(phrases("last Tuesday").first?.futureReading == nil)
    }

    @Test(arguments: [
        ("the next day", Language.english, 1), ("two days later", .english, 2),
        ("the day before", .english, -1),
        ("three days earlier", .english, -3), ("the same day", .english, 0), ("a week later", .english, 7),
        ("le lendemain", .french, 1), ("la veille", .french, -1), ("l'avant-veille", .french, -2),
        ("le surlendemain", .french, 2), ("deux jours plus tard", .french, 2), ("ce jour-là", .french, 0),
        ("trois jours auparavant", .french, -3), ("le jour même", .french, 0),
    ])
    func `gives the distance of what counts from another date`(text: String, language: Language, count: Int)
        throws
    {
        let found = try #require(phrases(text, language).first)
        #expect(found.date == nil)
        #expect(found.offset?.days == count)
        let monday = EventDate(
            from: day("2025-05-12"),
            to: day("2025-05-12"),
            precision: .day,
            basis: .explicit
        )
        #expect(found.offset?.date(from: monday)?.from == monday.from.advanced(by: count))
    }

    @Test(arguments: [
        "for three days", "every Friday", "a three-day visit", "two days after the attack",
        "the June 5 Movement",
        "may attack", "they march", "the 2024 election", "2,000 people", "the 15th Brigade",
        "The Sun reported",
        "the summer of 2020", "M23", "24/7",
    ])
    func `leaves out lengths, names and other numbers`(text: String) {
        #expect(phrases(text).isEmpty)
    }

    @Test func `gives the phrases of a report in their order`() {
        let text = """
            BAMAKO, 13 May 2025 — Gunmen killed 12 people on Sunday night, two days after
            the army left the town. The curfew, in force since March, ends next Friday.
            """
        let found = phrases(text).map { "\(words($0.span, in: text) ?? "") \(days($0.date))" }
        #expect(
            found == [
                "13 May 2025 2025-05-13", "Sunday night 2025-05-11", "March 2025-03-01/2025-03-31",
                "next Friday 2025-05-23",
            ]
        )
    }

    @Test func `needs no reference for what names its year`() {
        let found = reader.phrases(
            in: "on Tuesday, 3 June 2024, in March and the next day",
            reference: nil,
            language: .english
        )
        #expect(found.map { days($0.date) } == ["2024-06-03", "-"])
        #expect(found.last?.offset?.days == 1)
    }

    @Test func `tells the language of a phrase by what it can read of it`() {
        #expect(days(reader.resolve("mardi 3 juin 2025", reference: friday)) == "2025-06-03")
        #expect(days(reader.resolve("Tuesday, June 3, 2025", reference: friday)) == "2025-06-03")
        #expect(reader.resolve("nonsense", reference: friday) == nil)
    }
}
