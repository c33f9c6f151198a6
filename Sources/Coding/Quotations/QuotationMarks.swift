internal import EventData

/// Words between quotation marks, and the marks themselves.
struct QuotedSpan: Hashable {
    /// The words, without the marks and the spaces at their edges.
    var inside: TextSpan
    /// The words with their marks.
    var whole: TextSpan
    /// Whether it goes on from the quotation before it, which its paragraph left open.
    var continues = false
}

/// Finds what stands between quotation marks.
///
/// ```swift
/// QuotationMarks.spans(in: Array("Il a dit « oui ».".utf8))
/// ```
///
/// Of nested quotations it finds the outermost. A paragraph that leaves one open ends it; if the next
/// paragraph opens anew, what stands there continues it.
struct QuotationMarks {
    private let bytes: [UInt8]
    private var spans: [QuotedSpan] = []

    static func spans(in bytes: [UInt8]) -> [QuotedSpan] {
        var marks = QuotationMarks(bytes: bytes)
        marks.scan()
        return marks.spans
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private enum Family {
        case straight, curly, guillemet, angle, single, straightSingle
    }

    /// A mark at a place, and which way it can face there.
    private struct Mark {
        var family: Family
        var length: Int
        var opens: Bool
        var closes: Bool
    }

    private mutating func scan() {
        var index = 0
        var continues = false
        while index < bytes.count {
            guard let mark = mark(at: index), mark.opens else {
                index += 1
                continue
            }
            let isContinued = continues
            continues = false
            switch ending(of: mark, from: index) {
            case .closed(let at, let length):
                add(index, mark, until: at, length, isContinued)
                index = at + length
            case .leftOpen(let end, let next):
                add(index, mark, until: end, 0, isContinued)
                index = next ?? end
                continues = next != nil
            case .stray: index += mark.length
            }
        }
    }

    private mutating func add(_ start: Int, _ mark: Mark, until end: Int, _ closing: Int, _ continues: Bool) {
        guard let inside = trimmed(start + mark.length, end) else { return }
        let whole = TextSpan(start: start, end: end + closing)
        spans.append(QuotedSpan(inside: inside, whole: whole, continues: continues))
    }

    private enum Ending {
        case closed(at: Int, length: Int)
        /// The line ends first; `next` is where the next paragraph opens anew.
        case leftOpen(at: Int, next: Int?)
        /// The mark opens nothing.
        case stray
    }

    private func ending(of opening: Mark, from start: Int) -> Ending {
        var depth = 1
        var index = start + opening.length
        var inner = false
        while index < bytes.count {
            if bytes[index] == 0x0A {
                guard isLong(opening.family) else { return .stray }
                if let next = nextLine(after: index), let again = mark(at: next),
                    again.family == opening.family
                {
                    return .leftOpen(at: index, next: next)
                }
                if opening.family != .straight, depth == 1, closesSoon(opening.family, after: index) {
                    index += 1
                    continue
                }
                return inner || opening.family == .straight ? .stray : .leftOpen(at: index, next: nil)
            }
            guard let mark = mark(at: index), mark.family == opening.family else {
                index += 1
                continue
            }
            if mark.closes, !isPossessive(mark, at: index) {
                depth -= 1
                if depth == 0 { return .closed(at: index, length: mark.length) }
            } else if mark.opens, opening.family != .straight, opening.family != .straightSingle {
                depth += 1
                inner = true
            }
            index += mark.length
        }
        return isLong(opening.family) && !inner && opening.family != .straight
            ? .leftOpen(at: bytes.count, next: nil) : .stray
    }

    /// Single marks are apostrophes too, so that one left open means nothing.
    private func isLong(_ family: Family) -> Bool {
        family != .single && family != .straightSingle && family != .angle
    }

    /// Where the next line with words begins.
    private func nextLine(after end: Int) -> Int? {
        bytes[end...].firstIndex { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 && $0 != 0x09 }
    }

    /// Whether the next line ends what this one opened, as where a text is broken at a width.
    private func closesSoon(_ family: Family, after end: Int) -> Bool {
        // An empty line parts paragraphs.
        guard end + 1 < bytes.count, bytes[end + 1] != 0x0A, bytes[end + 1] != 0x0D else { return false }
        var index = end + 1
        while index < bytes.count, bytes[index] != 0x0A {
            if let mark = mark(at: index), mark.family == family { return mark.closes && !mark.opens }
            index += 1
        }
        return false
    }

    /// "The states’ leaders" within single marks: an s before, a small letter after, and another mark to come.
    private func isPossessive(_ mark: Mark, at index: Int) -> Bool {
        guard mark.family == .single || mark.family == .straightSingle, looksPossessive(mark, at: index)
        else { return false }
        var next = index + mark.length
        while next < bytes.count, bytes[next] != 0x0A {
            if let other = self.mark(at: next), other.family == mark.family {
                if other.closes, !looksPossessive(other, at: next) { return true }
                if other.opens { return false }
            }
            next += 1
        }
        return false
    }

    private func looksPossessive(_ mark: Mark, at index: Int) -> Bool {
        let after = index + mark.length
        return bytes[index - 1] == 0x73 && after + 1 < bytes.count && bytes[after] == 0x20
            && (0x61...0x7A).contains(bytes[after + 1])
    }

    private func mark(at index: Int) -> Mark? {
        switch bytes[index] {
        case 0x22: return facing(.straight, at: index, 1)
        case 0x27: return facing(.straightSingle, at: index, 1)
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xAB:
            return Mark(family: .guillemet, length: 2, opens: true, closes: false)
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xBB:
            // Old French typography begins each further paragraph with a closing mark.
            return Mark(family: .guillemet, length: 2, opens: beginsLine(index), closes: !beginsLine(index))
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
            switch bytes[index + 2] {
            // German and Polish close with the mark that English opens with.
            case 0x9C:
                return germanCloses(index)
                    ? Mark(family: .curly, length: 3, opens: false, closes: true)
                    : Mark(family: .curly, length: 3, opens: true, closes: false)
            case 0x9D, 0x9F: return Mark(family: .curly, length: 3, opens: false, closes: true)
            case 0x9E: return Mark(family: .curly, length: 3, opens: true, closes: false)
            case 0xB9: return Mark(family: .angle, length: 3, opens: true, closes: false)
            case 0xBA: return Mark(family: .angle, length: 3, opens: false, closes: true)
            case 0x98: return facing(.single, at: index, 3, only: true)
            case 0x99: return facing(.single, at: index, 3, only: false)
            default: return nil
            }
        default: return nil
        }
    }

    private func beginsLine(_ index: Int) -> Bool {
        index == 0 || bytes[index - 1] == 0x0A
    }

    /// Whether “ stands where a quotation ends: after a word or a stop, with no word after it.
    private func germanCloses(_ index: Int) -> Bool {
        isWord(before: index) && !isWord(after: index + 3)
    }

    /// A mark that looks the same on both sides faces the word beside it.
    private func facing(_ family: Family, at index: Int, _ length: Int, only opening: Bool? = nil) -> Mark? {
        let before = isWord(before: index)
        let after = isWord(after: index + length)
        var opens = after && !before
        var closes = before && !after
        if family == .straight {
            // French sets spaces inside: «" oui "».
            if !before && !after { opens = true; closes = true }
            if before && after { closes = true }
        }
        if opening == true { closes = false }
        if opening == false { opens = false }
        return opens || closes ? Mark(family: family, length: length, opens: opens, closes: closes) : nil
    }

    /// Whether something that can end a quotation stands right before a place.
    private func isWord(before index: Int) -> Bool {
        guard index > 0 else { return false }
        switch bytes[index - 1] {
        case 0x20, 0x0A, 0x0D, 0x09, 0x28, 0x5B, 0x2D, 0x2F: return false
        case 0xA0: return !(index > 1 && bytes[index - 2] == 0xC2)
        case 0xAF: return !(index > 2 && bytes[index - 2] == 0x80 && bytes[index - 3] == 0xE2)
        case 0x93, 0x94, 0x98, 0x9C:
            return !(index > 2 && bytes[index - 2] == 0x80 && bytes[index - 3] == 0xE2)
        case 0xAB: return !(index > 1 && bytes[index - 2] == 0xC2)
        case 0x22, 0x27: return index > 1 && bytes[index - 2] != 0x20 && bytes[index - 2] != 0x0A
        case 0x3A: return false
        default: return true
        }
    }

    /// Whether a word begins right after a place.
    private func isWord(after index: Int) -> Bool {
        guard index < bytes.count else { return false }
        switch bytes[index] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x24, 0x23, 0x40, 0x5B: return true
        case 0xC3...0xDF: return true
        case 0x2E: return index + 2 < bytes.count && bytes[index + 1] == 0x2E && bytes[index + 2] == 0x2E
        case 0x22, 0x27: return index + 1 < bytes.count && isWord(after: index + 1)
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
            // "…" goes on, "‘" and "“" open once more.
            return bytes[index + 2] == 0xA6 && index + 3 < bytes.count && bytes[index + 3] != 0x20
                || bytes[index + 2] == 0x98 || bytes[index + 2] == 0x9C
        default: return false
        }
    }

    private func trimmed(_ start: Int, _ end: Int) -> TextSpan? {
        var start = start
        var end = end
        while start < end, let space = space(at: start) { start += space }
        while start < end, let space = space(before: end) { end -= space }
        return start < end ? TextSpan(start: start, end: end) : nil
    }

    private func space(at index: Int) -> Int? {
        switch bytes[index] {
        case 0x20, 0x09, 0x0A, 0x0D: 1
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: 2
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xAF: 3
        default: nil
        }
    }

    private func space(before index: Int) -> Int? {
        for length in 1...3 where index >= length {
            if space(at: index - length) == length { return length }
        }
        return nil
    }
}
