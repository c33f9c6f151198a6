package import EventData
internal import Grammar
package import Parsing

/// Parses a report line by line, so that a heading without a full stop ends its sentence.
struct ReportParsing {
    let report: Report
    let language: Language
    let parser: Parser
    let workspace: ParserWorkspace
    /// The bytes of the dateline that were left out, if there is one: "BAMAKO, Mali —".
    var dateline: TextSpan?

    init(_ report: Report, language: Language, parser: Parser, workspace: ParserWorkspace) {
        self.report = report
        self.language = language
        self.parser = parser
        self.workspace = workspace
    }

    /// The report as words in trees.
    mutating func tree() throws(ParsingError) -> Tree {
        var tree = Tree(language: language)
        if let title = report.title, !title.isEmpty {
            tree.add(try parser.parse(title, workspace: workspace), of: .title, at: 0)
        }
        let bytes = Array(report.text.utf8)
        var start = 0
        var isFirst = true
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
            if !isBlank(bytes[start..<end]) {
                var from = start
                if isFirst, let length = Dateline.length(of: bytes[start..<end]) {
                    dateline = TextSpan(start: start + length.first, end: start + length.words)
                    from = start + length.whole
                }
                isFirst = false
                let line = String(decoding: bytes[from..<end], as: UTF8.self)
                tree.add(try parser.parse(line, workspace: workspace), of: .text, at: from)
            }
            start = end + 1
        }
        tree.finish()
        return tree
    }

    private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
}
