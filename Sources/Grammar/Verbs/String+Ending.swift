extension String {
    /// Tells whether the last bytes are those of an ending.
    ///
    /// `hasSuffix` compares whole characters from the end, which takes many times as long with accents.
    func ends(in ending: String) -> Bool {
        utf8.count >= ending.utf8.count && utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
}
