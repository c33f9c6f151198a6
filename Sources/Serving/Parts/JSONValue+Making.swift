internal import Unpacking

extension JSONValue {
    /// As it is sent.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        JSONText.append(self, to: &bytes)
        return bytes
    }

    init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

    init(_ number: Int) { self = .number("\(number)") }

    /// JSON has no number for what is not finite.
    init(_ number: Double?) { self = number.flatMap { $0.isFinite ? .number("\($0)") : nil } ?? .null }
}
