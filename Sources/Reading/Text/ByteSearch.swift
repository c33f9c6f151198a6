extension Collection<UInt8> {
    /// Where some bytes stand first: place by place, which is faster than the library's search where a mark is short.
    func firstIndex(of mark: some Collection<UInt8>) -> Index? {
        guard let first = mark.first else { return startIndex }
        var position = startIndex
        while position != endIndex {
            if self[position] == first, self[position...].starts(with: mark) { return position }
            formIndex(after: &position)
        }
        return nil
    }

    /// Whether a word of ASCII stands among some bytes.
    func holds(_ word: String) -> Bool { firstIndex(of: word.utf8) != nil }
}
