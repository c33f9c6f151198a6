/// Checks CoNLL-U as the validator of Universal Dependencies would.
///
/// It cuts between code points: as characters, a tab and an accent after it are one.
enum CoNLLU {
    struct Sentence {
        var lines: [String]
    }

    /// The sentences of each document.
    static func documents(_ output: String) -> [[Sentence]] {
        var documents: [[Sentence]] = []
        var lines: [String] = []
        for line in split(output, at: "\n") {
            if starts(line, with: "# newdoc") {
                documents.append([])
            } else if !line.isEmpty {
                lines.append(line)
            } else if !lines.isEmpty, !documents.isEmpty {
                documents[documents.count - 1].append(Sentence(lines: lines))
                lines = []
            }
        }
        return documents
    }

    fileprivate static func split(_ text: String, at separator: Unicode.Scalar) -> [String] {
        text.unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    fileprivate static func starts(_ line: String, with head: String) -> Bool {
        line.utf8.starts(with: head.utf8)
    }
}

extension CoNLLU.Sentence {
    /// What is wrong with the comments, columns, numbers, tree or text, if anything.
    var problem: String? {
        guard lines.count > 2, CoNLLU.starts(lines[0], with: "# sent_id = "),
            CoNLLU.starts(lines[1], with: "# text = ")
        else { return "comments or words are missing" }
        let rows = lines[2...].map { CoNLLU.split($0, at: "\t") }
        guard rows.allSatisfy({ row in row.count == 10 && !row.contains("") && !row.contains(" ") }) else {
            return "the columns"
        }
        guard rows.map({ $0[0] }) == (1...rows.count).map(String.init) else { return "the numbers" }
        let heads = rows.compactMap { Int($0[6]) }
        guard heads.count == rows.count, isTree(heads) else { return "the tree" }
        let text = rows.map { $0[1] + ($0[9].contains("SpaceAfter=No") ? "" : " ") }.joined()
        let written = lines[1].utf8.dropFirst("# text = ".utf8.count)
        return written.elementsEqual(text.utf8) || (Array(written) + [0x20]).elementsEqual(text.utf8)
            ? nil : "the text"
    }

    private func isTree(_ heads: [Int]) -> Bool {
        guard heads.allSatisfy((0...heads.count).contains), heads.filter({ $0 == 0 }).count == 1 else {
            return false
        }
        return heads.indices.allSatisfy { index in
            var (above, steps) = (index + 1, 0)
            while above != 0, steps <= heads.count { (above, steps) = (heads[above - 1], steps + 1) }
            return above == 0
        }
    }
}
