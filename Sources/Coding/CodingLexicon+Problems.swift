internal import EventData
internal import Grammar
internal import Unpacking

/// What is wrong with a row of a coding table, and where it stands.
package struct LexiconProblem: Hashable, Sendable, CustomStringConvertible {
    /// The name of the table without `.tsv`: `frames-assault`.
    package var table: String
    /// The line in the file, from 1.
    package var line: Int
    package var message: String

    package var description: String { "\(table).tsv:\(line): \(message)" }
}

extension CodingLexicon {
    /// The rows of the program's own tables that cannot be used; none, as the tests see to.
    package static var problems: [LexiconProblem] {
        problems(in: Lexicon.tables.map { ($0.name, $0.text.description) })
    }

    /// The rows of some tables that cannot be used, each with its reason.
    ///
    /// Loading passes over them without a word, so that reading the tables costs no more than it must.
    package static func problems(in tables: [(name: String, text: String)]) -> [LexiconProblem] {
        var check = LexiconCheck()
        for table in tables { check.read(table.text, of: table.name) }
        return check.problems
    }
}

/// Reads tables row by row and remembers what is wrong.
private struct LexiconCheck {
    private(set) var problems: [LexiconProblem] = []
    private var modes: Set<String> = Set(rows(of: Lexicon.ontology_tsv).map { "\($0[0]) \($0[1])" })
    /// Where each frame stands that was read so far.
    private var places: [String: String] = [:]

    mutating func read(_ text: String, of table: String) {
        guard let check = check(for: table) else { return }
        var hasHeader = false
        for (number, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        {
            if line.isEmpty || line.first == 0x23 { continue }
            guard hasHeader else {
                hasHeader = true
                continue
            }
            let row = line.split(separator: 0x09, omittingEmptySubsequences: false).map(Substring.init)
            do { try check(&self, row, "\(table):\(number + 1)") } catch {
                problems.append(LexiconProblem(table: table, line: number + 1, message: error.message))
            }
        }
    }

    private typealias Check = (inout LexiconCheck, [Substring], String) throws(LexiconError) -> Void

    /// How the rows of a table are looked at; `nil` for tables that others read.
    private func check(for table: String) -> Check? {
        if table.hasPrefix("frames-") {
            return { (check, row, place) throws(LexiconError) in try check.frame(row, place) }
        }
        if table.hasPrefix("light-verbs") {
            return { (check, row, _) throws(LexiconError) in try check.lightVerb(row) }
        }
        if table.hasPrefix("operators") || table.hasPrefix("reporting") {
            return { (check, row, _) throws(LexiconError) in try check.`operator`(row) }
        }
        if table.hasPrefix("classes-") {
            return { (check, row, _) throws(LexiconError) in try check.wordClass(row) }
        }
        if table == "clues" { return { (check, row, _) throws(LexiconError) in try check.clue(row) } }
        return nil
    }

    private func clue(_ row: [Substring]) throws(LexiconError) {
        try columns(row, 4)
        guard Choice.Question(rawValue: String(row[0])) != nil else {
            throw refusal(row[0], "question", "actor, recipient, place, killed or event")
        }
        if row[2].isEmpty { throw LexiconError(message: "the row has no clue") }
        guard Int32(row[3]) != nil else { throw refusal(row[3], "whole number of points", "such as -120") }
    }

    private mutating func frame(_ row: [Substring], _ place: String) throws(LexiconError) {
        try columns(row, 9)
        try language(row[0])
        guard ["verb", "noun", "adj"].contains(row[1]) else {
            throw refusal(row[1], "part of speech", "verb, noun or adj")
        }
        try pattern(row[2], isEnglishNoun: row[0] == "en" && row[1] == "noun")
        try type(row[3], mode: row[4])
        guard row[5].isEmpty || Claim.Status(rawValue: String(row[5])) != nil else {
            throw refusal(row[5], "status", "future, hypothetical, negated, ongoing or nothing")
        }
        guard ["alone", "party", "light"].contains(row[6]) else {
            throw refusal(row[6], "need", "alone, party or light")
        }
        try expectation(row[8], in: row[7])
        let frame = "\(row[0]) \(row[1]) \(row[2])"
        if let other = places[frame] {
            throw LexiconError(message: "the pattern '\(row[2])' stands in \(other) already")
        }
        places[frame] = place
    }

    private func lightVerb(_ row: [Substring]) throws(LexiconError) {
        try columns(row, 6)
        try language(row[0])
        try pattern(row[1])
        try effect(row[2])
        for name in Pattern.alternatives(String(row[3])) where EventType(rawValue: name) == nil {
            throw refusal(Substring(name), "type", "one of the sixteen, or nothing for all")
        }
        try expectation(row[5], in: row[4])
    }

    private func `operator`(_ row: [Substring]) throws(LexiconError) {
        try columns(row, 5)
        try language(row[0])
        guard CodingLexicon.HeadClass(row[1]) != nil else {
            throw refusal(row[1], "part of speech", "verb, noun, adj, prep or adv")
        }
        try pattern(row[2])
        try effect(row[3])
        if row[4].isEmpty { throw LexiconError(message: "the row has no example") }
    }

    private func wordClass(_ row: [Substring]) throws(LexiconError) {
        try columns(row, 3)
        try language(row[0])
        guard WordClasses(name: row[1].first == "@" ? row[1].dropFirst() : row[1]) != nil else {
            throw LexiconError(message: "'\(row[1])' is no class of words")
        }
        if Pattern.alternatives(String(row[2])).isEmpty {
            throw LexiconError(message: "the class has no words")
        }
    }

    private func columns(_ row: [Substring], _ count: Int) throws(LexiconError) {
        if row.count != count {
            throw LexiconError(message: "the row has \(row.count) columns; expected \(count)")
        }
    }

    private func language(_ name: Substring) throws(LexiconError) {
        guard Language(rawValue: String(name)) != nil else { throw refusal(name, "language", "en or fr") }
    }

    private func pattern(_ text: Substring, isEnglishNoun: Bool = false) throws(LexiconError) {
        _ = try Pattern(text, isEnglishNoun: isEnglishNoun)
        // A capital that opens no slot would be looked for as a word, and never found.
        for token in text.split(separator: " ") where token.first?.isUppercase == true {
            let rest = token.dropFirst().drop { $0 == "!" || $0 == "?" }
            let isSlot =
                "ARBPXSN".contains(token.prefix(1)) && (rest.isEmpty || rest.first == ":" && rest.count > 1)
            if !isSlot {
                throw refusal(token, "slot", "a letter of A R B P X S N, or words in small letters")
            }
        }
    }

    private func effect(_ name: Substring) throws(LexiconError) {
        guard Effect(rawValue: String(name)) == nil else { return }
        throw refusal(name, "effect", "same, future, hypothetical, negated, ongoing, alleged or drop")
    }

    private func type(_ type: Substring, mode: Substring) throws(LexiconError) {
        if type == "-" {
            if !mode.isEmpty { throw LexiconError(message: "what is no event has no mode '\(mode)'") }
            return
        }
        guard EventType(rawValue: String(type)) != nil else {
            throw refusal(type, "type", "one of the sixteen, or '-'")
        }
        guard modes.contains("\(type) \(mode)") else {
            throw LexiconError(message: "'\(mode)' is no mode of \(type); ontology.tsv has them")
        }
    }

    /// What is expected of an example must be words of it: `A=words; R=words`.
    private func expectation(_ text: Substring, in example: Substring) throws(LexiconError) {
        if example.isEmpty { throw LexiconError(message: "the row has no example") }
        for part in text.split(separator: ";") {
            let part = part.drop { $0 == " " }
            guard part.count > 2, ["A=", "R=", "B="].contains(part.prefix(2)) else {
                throw refusal(part, "expectation", "'A=words' or 'R=words'")
            }
            guard example.lowercased().contains(part.dropFirst(2).lowercased()) else {
                throw LexiconError(message: "the example has no words '\(part.dropFirst(2))'")
            }
        }
    }

    private func refusal(_ word: Substring, _ what: String, _ expected: String) -> LexiconError {
        LexiconError(message: "'\(word)' is no \(what); expected \(expected)")
    }
}
