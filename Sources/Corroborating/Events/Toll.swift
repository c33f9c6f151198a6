internal import EventData

/// How many of one kind an event had, as one report has it on one word.
struct Toll: Sendable {
    /// The account that gives it, or the first of several that add up to it.
    let account: Int
    let witness: Int
    let published: Int?
    let quantity: Figure.Quantity
    let low: Int?
    let high: Int?
    let bound: Figure.Bound
    /// What is said of each side.
    let sides: [Side: FigureRange]
    /// Who gives it; `nil` for the report itself.
    let voice: Account.Voice?

    /// Who is counted.
    enum Side: Hashable, Sendable {
        case anybody
        case camp(Camp)
    }

    var range: FigureRange { FigureRange(low: low, high: high, bound: bound) }

    /// The one number that it is taken for: the least that it says.
    var number: Int { low ?? high ?? 0 }

    /// Whether a party to the fighting gives it: a belligerent, or officials who count their enemies.
    var isPartisan: Bool {
        if voice?.kind == .belligerent { return true }
        return voice?.kind == .official && !sides.isEmpty && sides.keys.allSatisfy { $0 == .camp(.armed) }
    }

    /// Whether both can hold.
    ///
    /// A part is held against a total only where it is greater. "At least 30" is taken to leave room up to twice
    /// as many: whoever knows of 100 dead does not write so.
    func isCompatible(with other: Toll) -> Bool {
        let shared = sides.filter { other.sides[$0.key] != nil }
        if shared.isEmpty {
            return !isOfAnybody && !other.isOfAnybody ? true : fitsIn(other) || other.fitsIn(self)
        }
        return shared.allSatisfy { side, range in
            other.sides[side].map { range.narrowed.overlaps($0.narrowed) } ?? true
        }
    }

    private var isOfAnybody: Bool { sides[.anybody] != nil }

    private func fitsIn(_ total: Toll) -> Bool {
        total.isOfAnybody && range.low <= total.range.narrowed.high
    }
}
