internal import EventData

/// A decimal with one digit after the point at least: `-8.0`, `12.65`; `nil` for what is no number.
func decimalText(_ value: Double, digits: Int) -> String? {
    guard value.isFinite, value.magnitude < 1e12 else { return nil }
    var factor = 1.0
    for _ in 0..<digits { factor *= 10 }
    let scaled = Int((value * factor).rounded())
    var text = String(scaled.magnitude)
    while text.utf8.count <= digits { text = "0" + text }
    var fraction = String(text.suffix(digits))
    while fraction.utf8.count > 1, fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(scaled < 0 ? "-" : "")\(text.dropLast(digits)).\(fraction)"
}

/// Values in one field, each once, in the order in which they come; `nil` for none.
///
/// A semicolon in a value becomes a comma, so that the field can be taken apart again.
func listText(_ values: [String]) -> String? {
    var distinct: [String] = []
    for value in values where !value.isEmpty {
        let value = value.utf8.contains(UInt8(ascii: ";")) ? value.replacing(";", with: ",") : value
        if !distinct.contains(value) { distinct.append(value) }
    }
    return distinct.isEmpty ? nil : distinct.joined(separator: "; ")
}

/// A time as ISO 8601 writes it in UTC: `2025-06-03T14:05:00Z`.
func timeText(unixSeconds: Int) -> String {
    let day = Int((Double(unixSeconds) / 86_400).rounded(.down))
    let second = unixSeconds - day * 86_400
    let parts = [second / 3_600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(Day(number: day))T\(parts.joined(separator: ":"))Z"
}

/// A text on one line: whatever ends a line, and a tab, is a space.
func flatText(_ text: String) -> String {
    // Most texts have nothing to replace; U+0085, U+2028 and U+2029 begin with C2 or E2.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }) else { return text }
    return String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
}
