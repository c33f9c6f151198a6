internal import EventData

/// Whose text a report says that it carries.
struct Credit: Hashable {
    var way: Way
    /// The agency, or the words of an outlet's name, as numbers.
    var name: [UInt32]

    enum Way: Int {
        /// The outlet is an agency.
        case agency
        /// A dateline, a byline or a tail line: the text is the agency's.
        case verbatim
        /// Nothing is said.
        case none
        /// "avec AFP": the outlet made its own text of it.
        case reworked
    }

    static let nothing = Credit(way: .none, name: [])
}

/// Reads the agency or the outlet that a report names as where its text comes from.
///
/// It looks at the outlet's name, at datelines and bylines in the first thirty words (`BAMAKO (AFP) —`, `Par
/// AFP`, `avec AFP`), and at the last line (`Source : RFI`, `(AFP)`). "told AFP" credits nobody. Where the words
/// credit nobody, the agency counts that the report was received with, as its page names one (`© AFP`).
struct CreditReader {
    private static let headCount = 30
    private static let tailCount = 12
    private let words = TellingWords.shared

    func credit(of report: Report) -> Credit {
        let outlet = WordFolder.words(of: report.outlet ?? "").map(\.number)
        if let found = words.agency(in: outlet[...]), found.count == outlet.count {
            return Credit(way: .agency, name: outlet)
        }
        let text = Array(report.text.utf8)
        let head = WordFolder.words(of: String(decoding: text.prefix(400), as: UTF8.self)).prefix(
            Self.headCount
        )
        if let credit = headCredit(Array(head), text) { return credit }
        return tailCredit(text) ?? statedCredit(report.agency ?? "") ?? .nothing
    }

    /// The agency that stands beside the text; who names two has made a text of his own of theirs.
    private func statedCredit(_ stated: String) -> Credit? {
        let numbers = WordFolder.words(of: stated).prefix(Self.headCount).map(\.number)
        var found: [(agency: String, name: [UInt32])] = []
        for index in numbers.indices {
            guard let known = words.agency(in: numbers[index...]) else { continue }
            if found.contains(where: { $0.agency == known.agency }) { continue }
            found.append((known.agency, Array(numbers[index..<index + known.count])))
        }
        guard let first = found.first else {
            return numbers.isEmpty ? nil : Credit(way: .verbatim, name: numbers)
        }
        return Credit(way: found.count == 1 ? .verbatim : .reworked, name: first.name)
    }

    private func headCredit(_ head: [FoldedWord], _ text: [UInt8]) -> Credit? {
        let numbers = head.map(\.number)
        for index in head.indices {
            guard let found = words.agency(in: numbers[index...]) else { continue }
            let name = Array(numbers[index..<index + found.count])
            let before = index > 0 ? words.kind(of: numbers[index - 1]) : nil
            if before == "reworked" { return Credit(way: .reworked, name: name) }
            if before == "byline" { return Credit(way: .verbatim, name: name) }
            let span = head[index].span.start..<head[index + found.count - 1].span.end
            if isBracketed(span, text) || (index < 8 && isFollowedByDash(span, text)) {
                return Credit(way: .verbatim, name: name)
            }
        }
        return nil
    }

    private func tailCredit(_ text: [UInt8]) -> Credit? {
        let line = lastLine(of: text)
        let tail = WordFolder.words(of: String(decoding: line, as: UTF8.self))
        let numbers = tail.map(\.number)
        guard !tail.isEmpty else { return nil }
        if tail.count <= Self.tailCount, words.kind(of: numbers[0]) == "credit" {
            return Credit(way: .verbatim, name: Array(numbers.dropFirst()))
        }
        for index in tail.indices.suffix(Self.tailCount) {
            guard let found = words.agency(in: numbers[index...]) else { continue }
            let name = Array(numbers[index..<index + found.count])
            let before = index > 0 ? words.kind(of: numbers[index - 1]) : nil
            let isLast = index + found.count == numbers.count
            if before == "reworked", tail.count <= Self.tailCount || isLast {
                return Credit(way: .reworked, name: name)
            }
            if before == "byline", isLast, tail.count <= 4 { return Credit(way: .verbatim, name: name) }
            let span = tail[index].span.start..<tail[index + found.count - 1].span.end
            if isLast, found.count == tail.count || isBracketed(span, line) {
                return Credit(way: .verbatim, name: name)
            }
        }
        return nil
    }

    /// The last line that is not blank, at most 600 bytes of it, from a whole code point on.
    private func lastLine(of text: [UInt8]) -> [UInt8] {
        let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
        var start = max(0, end - 600)
        if let lineEnd = text[start..<end].lastIndex(of: 0x0A) { start = lineEnd + 1 }
        while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
        return Array(text[start..<end])
    }

    private func isBracketed(_ span: Range<Int>, _ text: [UInt8]) -> Bool {
        span.lowerBound > 0 && text[span.lowerBound - 1] == UInt8(ascii: "(")
            && span.upperBound < text.count && text[span.upperBound] == UInt8(ascii: ")")
    }

    /// Whether a dash of any length follows, with or without a space.
    private func isFollowedByDash(_ span: Range<Int>, _ text: [UInt8]) -> Bool {
        let rest = text[span.upperBound...].drop { $0 == 0x20 }.prefix(3)
        return rest.starts(with: "–".utf8) || rest.starts(with: "—".utf8) || rest.starts(with: "- ".utf8)
    }
}
