/// The lines of one of the room's tables, cut at tabs, without its comments and its header.
func rows(of table: StaticString) -> [[Substring]] {
    rows(in: table.description)
}

/// The lines of a table, cut at tabs, without its comments and its header.
func rows(in table: String) -> [[Substring]] {
    // Cut as UTF-8: to look for whole characters takes ten times as long.
    table.utf8.split(separator: 0x0A)
        .filter { $0.first != 0x23 }
        .dropFirst()
        .map { $0.split(separator: 0x09, omittingEmptySubsequences: false).map(Substring.init) }
}
