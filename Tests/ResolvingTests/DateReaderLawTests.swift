import EventData
import GriotTesting
import Resolving
import Testing

private let reader = DateReader()

/// Every phrase of the tables, in its language.
private let everyPhrase: [(text: String, language: Language)] =
    table("Fixtures/dates-en.tsv").map { ($0[1], .english) }
    + table("Fixtures/dates-fr.tsv").map { ($0[1], .french) }

@Suite struct `Every date` {
    private let days = ["2025-05-16", "2024-02-29", "2023-12-31", "2025-01-01", "1999-11-07"].map(day)

    @Test func `runs forward`() {
        for (text, language) in everyPhrase {
            for today in days {
                for phrase in reader.phrases(in: text, reference: today, language: language) {
                    if let date = phrase.date { #expect(date.from <= date.to, "\(text)") }
                    if let date = phrase.futureReading { #expect(date.from <= date.to, "\(text)") }
                }
            }
        }
    }

    @Test func `begins before the report is told, unless its words say otherwise`() {
        for (text, language) in everyPhrase {
            for today in days {
                for phrase in reader.phrases(in: text, reference: today, language: language) {
                    guard let date = phrase.date, !phrase.pointsToFuture else { continue }
                    #expect(date.from <= today, "\(text), told on \(today)")
                    if let future = phrase.futureReading {
                        #expect(future.to > date.to, "\(text), told on \(today)")
                    }
                }
            }
        }
    }

    @Test func `moves with the day of the report where it counts days or weeks from it`() {
        for (text, language) in everyPhrase {
            for today in days {
                guard let date = reader.resolve(text, reference: today, language: language),
                    date.basis == .relative, date.precision == .day || date.precision == .week,
                    // These hang on days of the month, too.
                    !text.contains(/\d|March|mars|month|mois|year|ans?\b/)
                else { continue }
                let moved = reader.resolve(text, reference: today.advanced(by: 7), language: language)
                #expect(moved?.from == date.from.advanced(by: 7), "\(text), told on \(today)")
                #expect(moved?.to == date.to.advanced(by: 7), "\(text), told on \(today)")
            }
        }
    }

    @Test func `is that of the text's only phrase`() {
        for (text, language) in everyPhrase {
            let phrases = reader.phrases(in: text, reference: days[0], language: language)
            guard phrases.count == 1 else { continue }
            #expect(
                reader.resolve(text, reference: days[0], language: language) == phrases[0].date,
                "\(text)"
            )
        }
    }

    @Test func `stands in the text, after the words that tie it`() {
        for (text, language) in everyPhrase {
            var end = 0
            for phrase in reader.phrases(in: text, reference: days[0], language: language) {
                let start = phrase.leading?.start ?? phrase.span.start
                #expect(end <= start && phrase.span.end <= text.utf8.count, "\(text)")
                if let leading = phrase.leading { #expect(leading.end <= phrase.span.start, "\(text)") }
                end = phrase.span.end
            }
        }
    }

    @Test(arguments: [
        "99999999999999999999999 days ago", "999999 years ago", "il y a 9999 siècles", "31 February",
        "31/02/2025",
        "0000-00-00", "year 0", "in 0000", "from Monday to", "between 3 and", "du 3 au", "99/99/9999",
        "9999-12-31", "0001-01-01", "the 32nd", "Q9 2023", "5Q", "\u{0}Tuesday\u{0}", "\u{202E}yadseuT no",
        "ثلاثاء 3 يونيو", "3\u{301} June", "Jun\u{AD}e 3", "1-2-3-4-5-6-7", "//////", "3 to 4 to 5 to 6 June",
        "يوم", "2e e e", "40000 weeks ago", "the next 9999 centuries", "-", "'", "’’’", "(", "(Friday",
        "yesterday (",
        "0 days ago", "1990s-1980s", "2015-2012", "mi-", "mid-", "d'ici", "the the the the", "il y a",
        "le le le",
    ])
    func `stops at nothing`(text: String) {
        for language in Language.allCases {
            for today in [day("2025-05-16"), day("0001-01-01"), day("9999-12-31"), Day(number: 9_000_000)] {
                for phrase in reader.phrases(in: text, reference: today, language: language) {
                    #expect(phrase.span.end <= text.utf8.count)
                }
            }
        }
    }

    @Test func `stops at no mixture of words`() {
        let seed = UInt64.random(in: 0 ... .max)
        var chance = Chance(seed: seed)
        let pieces =
            everyPhrase.flatMap { $0.text.split(separator: " ").map(String.init) } + [
                "\n", "99999999999", "\u{0}",
            ]
        for _ in 0..<2000 {
            let text = (0..<chance.number(below: 24)).map { _ in chance.pick(pieces) }.joined(separator: " ")
            let damaged = String(decoding: chance.damage(Array(text.utf8)), as: UTF8.self)
            for language in Language.allCases {
                for today in [day("2024-02-29"), day("0001-01-02"), day("9999-12-30")] {
                    for phrase in reader.phrases(in: damaged, reference: today, language: language) {
                        #expect(phrase.span.end <= damaged.utf8.count, "seed \(seed)")
                    }
                }
            }
        }
    }
}
