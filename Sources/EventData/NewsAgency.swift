/// A name of a news agency, and the one word that stands for the agency.
public struct NewsAgency: Hashable, Sendable {
    public var name: Substring
    public var agency: Substring

    /// The names by which datelines, bylines and tail lines call agencies.
    public static let names: [NewsAgency] = Lexicon.agencies_tsv.description.split(separator: "\n")
        .filter { !$0.hasPrefix("#") }.dropFirst()
        .compactMap { line in
            let cells = line.split(separator: "\t")
            return cells.count == 2 ? NewsAgency(name: cells[0], agency: cells[1]) : nil
        }
}
