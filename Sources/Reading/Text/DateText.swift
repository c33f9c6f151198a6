enum DateText {
    static func isDateLine(_ text: String) -> Bool { false }
}
