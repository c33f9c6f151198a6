/// The lines of one of the room's tables, cut at tabs, without its comments and its header.
func rows(of table: StaticString) -> [[Substring]] {
    table.description.split(separator: "\n", omittingEmptySubsequences: true)
        .filter { !$0.hasPrefix("#") }
        .dropFirst()
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
}
