/// A table of a list, with a head for each column.
struct ListTable {
    struct Column {
        let key: String
        var isNumber = false
    }

    private let wording: Wording
    private let columns: [Column]
    private var rows: [Markup] = []

    /// A table whose columns are keys of messages; `#` before a key is for a column of numbers.
    init(_ wording: Wording, _ columns: [String]) {
        self.wording = wording
        self.columns = columns.map {
            Column(key: $0.hasPrefix("#") ? String($0.dropFirst()) : $0, isNumber: $0.hasPrefix("#"))
        }
    }

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ cells: [Markup]) {
        let cells = zip(columns, cells).map { column, cell -> Markup in
            column.isNumber ? "<td class=\"n\">\(cell)</td>" : "<td>\(cell)</td>"
        }
        rows.append("<tr>\(cells)</tr>")
    }

    var markup: Markup {
        let heads = columns.map { column -> Markup in
            let number: Markup = column.isNumber ? " class=\"n\"" : ""
            return "<th scope=\"col\"\(number)>\(wording[column.key])</th>"
        }
        let names = columns.map { wording[$0.key] }.joined(separator: ", ")
        guard !rows.isEmpty else { return "<p class=\"empty\">\(wording["list.nothing"])</p>" }
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(names)"><table class="tbl"><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }
}

/// A page of a list, from the number that an address gives.
struct ListPage {
    let number: Int
    /// How many rows stand on a page.
    let count: Int

    init(_ address: Address) throws(DeskProblem) {
        number = try address.number("page", 1...1_000_000) ?? 1
        count = try address.number("limit", 1...EventQuery.mostCount) ?? EventQuery.usualCount
    }

    var offset: Int { (number - 1) * count }

    /// The rows of this page, out of all.
    func rows<Row>(_ all: [Row]) -> ArraySlice<Row> { all.dropFirst(offset).prefix(count) }
}
