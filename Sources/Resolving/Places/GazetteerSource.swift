/// What a gazetteer is built from: one file with places, and where it is from.
package struct GazetteerSource: Sendable {
    /// The file's name, `ML.txt`; a file of the same name takes its place.
    package var name: String
    /// The SHA-256 of the file.
    package var digest: String
    /// Whose work it is.
    package var origin: String
    /// How new it is: the day of the newest change in it, or its version.
    package var date: String
    /// How many places it gave.
    package internal(set) var count: Int

    /// The licence of all that GeoNames gives out.
    package static let license = "CC BY 4.0"

    init(name: String, digest: String, origin: String, date: String, count: Int) {
        self.name = name
        self.digest = digest
        self.origin = origin
        self.date = date
        self.count = count
    }

    /// Reads what `line` wrote; `nil` for anything else.
    init?(line: String) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, let count = Int(parts[4]) else { return nil }
        self.init(name: parts[0], digest: parts[1], origin: parts[2], date: parts[3], count: count)
    }

    var line: String { [name, digest, origin, date, String(count)].joined(separator: "\t") }
}

/// A place of a source.
struct SourcedPlace: Sendable {
    var record: PlaceRecord
    /// The day of its last change as a number, 20240131; 0 where it is not known.
    var date: UInt32 = 0
    var source: String
}

/// A row of a dump that cannot be used.
package struct DumpProblem: Hashable, Sendable {
    /// Counted from 1.
    package var line: Int
    /// What is wrong, and what would be right.
    package var message: String
}

/// Which of the names in GeoNames serve for texts in English and French.
enum AlternateNames {
    /// How many a place may have.
    private static let most = 40

    /// The names that differ from the first one and from one another.
    static func chosen(from names: some Sequence<String>, besides first: String) -> [String] {
        var known: Set<NameKey> = [NameKey(first)]
        var chosen: [String] = []
        for name in names where chosen.count < most && isUsable(name) {
            if known.insert(NameKey(name)).inserted { chosen.append(name) }
        }
        return chosen
    }

    /// Whether a name is one in Latin letters that people write.
    ///
    /// Machine transcriptions of other scripts begin with a small letter, codes
    /// of airports have three or four capitals.
    private static func isUsable(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first.properties.isUppercase, !name.contains("\t") else {
            return false
        }
        let scalars = name.unicodeScalars
        let isLatin = scalars.allSatisfy { scalar in
            scalar.value < 0x250 || (0x1E00..<0x1F00).contains(scalar.value) || scalar == "’" || scalar == "‘"
        }
        let isCode = scalars.count <= 4 && scalars.allSatisfy { $0.properties.isUppercase }
        return isLatin && !isCode
    }
}
