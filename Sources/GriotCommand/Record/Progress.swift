import Synchronization
import Unpacking

/// How far a run has come, on a terminal only: how many reports, how many a second, and how long it still takes.
final class Progress: Sendable {
    private struct State {
        var total: Int?
        var read = 0
        var start = ContinuousClock.now
    }

    private let isShown = isTerminal(2)
    private let state = Mutex(State())

    /// Says how much there is to read: nobody knows as soon as one of the sizes is not known.
    func expect(bytes: [Int?]) {
        let total = bytes.reduce(0 as Int?) { sum, size in sum.flatMap { sum in size.map { sum + $0 } } }
        state.withLock { $0 = State(total: total) }
    }

    func advance(bytes: Int) {
        state.withLock { $0.read += bytes }
    }

    func show(done: Int) {
        guard isShown else { return }
        let line = state.withLock { Self.line($0, done: done) }
        try? write(Array("\r\u{1B}[K\(line)".utf8), to: 2)
    }

    func clear() {
        if isShown { try? write(Array("\r\u{1B}[K".utf8), to: 2) }
    }

    private static func line(_ state: State, done: Int) -> String {
        let seconds = Double((ContinuousClock.now - state.start).components.seconds)
        guard seconds >= 1 else { return "\(done) reports" }
        var line = "\(done) reports, \(Int(Double(done) / seconds)) a second"
        if let total = state.total, state.read > 0, total >= state.read {
            let left = seconds * Double(total - state.read) / Double(state.read)
            line += ", \(time(Int(left))) left"
        }
        return line
    }

    private static func time(_ seconds: Int) -> String {
        seconds < 90 ? "\(seconds) s" : seconds < 5_400 ? "\(seconds / 60) min" : "\(seconds / 3_600) h"
    }
}
