internal import EventData

/// Finds the news agency that a report names as where it comes from.
///
/// It asks for a claim, not for a mention: a dateline or an end with the agency in
/// brackets, a byline, "with" or "avec" and its name, a line of source or of
/// copyright. What somebody told an agency credits nobody.
struct AgencyReader {
    private static let names: [(words: [Substring], agency: String)] = NewsAgency.names.map { known in
        (words(of: String(known.name)), String(known.agency))
    }.sorted { $0.0.count > $1.0.count }

    private static let credits: Set<Substring> = [
        "source", "sources", "copyright", "c", "with", "avec", "by", "par",
    ]

    /// The agency that a line credits, such as a byline, a source line or a notice of copyright.
    ///
    /// A byline may be the agency alone; in any other line a word of credit or a bracket has to announce it.
    func agency(in line: String, isByline: Bool) -> String? {
        let words = Self.words(of: line)
        for index in words.indices.prefix(40) {
            guard let found = Self.name(at: index, in: words) else { continue }
            let before = words[..<index].last { !$0.allSatisfy(\.isNumber) && $0 != "the" && $0 != "l" }
            if isByline || before.map(Self.credits.contains) ?? line.contains("©") { return found.agency }
            if line.contains("©"), index <= 3 { return found.agency }
        }
        return nil
    }

    /// The agency in the brackets of a dateline or at the end of a text: `BAMAKO (AFP) —`, `(avec Reuters)`.
    func agency(inBracketsOf text: String) -> String? {
        let pieces = text.split(separator: "(", omittingEmptySubsequences: false).dropFirst()
        for piece in pieces {
            guard let end = piece.firstIndex(of: ")") else { continue }
            let words = Self.words(of: String(piece[..<end]))
            guard words.count <= 6, let first = words.first else { continue }
            let start = Self.credits.contains(first) ? 1 : 0
            if let found = Self.name(at: start, in: words),
                found.count + start == words.count || words.count > 2
            {
                return found.agency
            }
        }
        return nil
    }

    private static func name(at index: Int, in words: [Substring]) -> (agency: String, count: Int)? {
        guard index < words.count else { return nil }
        return names.first { words[index...].starts(with: $0.words) }.map { ($0.agency, $0.words.count) }
    }

    // Short names are names in capitals only: "map" and "aps" are words.
    private static func words(of line: String) -> [Substring] {
        line.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map { word in
            let folded = String(decoding: PlainLetters.folded(String(word)), as: UTF8.self)
            return word.count <= 4 && word.allSatisfy(\.isUppercase)
                ? Substring(folded.uppercased()) : Substring(folded)
        }
    }
}
