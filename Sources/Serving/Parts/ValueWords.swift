internal import Corroborating
internal import EventData

/// Values of the matrix in words.
struct ValueWords {
    private let wording: Wording

    init(_ wording: Wording) { self.wording = wording }

    func text(_ value: EventMatrix.Value) -> String {
        switch value {
        case .status(let status): wording["status.\(status.rawValue)"]
        case .parties(let actors): actors.map { wording.actor($0.name) }.joined(separator: ", ")
        case .place(let place): place.name
        case .date(let date): wording.period(date)
        case .count(let count): figure(count.low, count.high, count.bound)
        }
    }

    /// 12, ≥ 12, ~ 12, 12–15.
    func figure(_ low: Int?, _ high: Int?, _ bound: Figure.Bound) -> String {
        var ends = [low, high].compactMap { $0 }.map { wording.number($0) }
        if ends.count == 2, ends[0] == ends[1] { ends.removeLast() }
        switch bound {
        case .exactly: return ends.first ?? "?"
        case .range: return ends.isEmpty ? "?" : ends.joined(separator: "–")
        case .atLeast: return "≥\u{202F}\(ends.first ?? "?")"
        case .atMost: return "≤\u{202F}\(ends.last ?? "?")"
        case .about: return "~\u{202F}\(ends.isEmpty ? "?" : ends.joined(separator: "–"))"
        }
    }
}
