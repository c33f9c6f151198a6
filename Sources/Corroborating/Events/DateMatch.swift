internal import EventData

/// How the dates of two accounts stand to each other.
enum DateMatch: Equatable, Sendable {
    /// They may be one day; the more points, the more says so.
    case alike(Int)
    /// They cannot be.
    case contrary

    init(_ one: AccountProfile, _ other: AccountProfile) {
        switch (one.date, other.date) {
        case (let date?, let otherDate?) where !date.isOpen && !otherDate.isOpen:
            self = DateMatch.dated(date, otherDate, inOneStory: one.story == other.story)
        case (let date?, let otherDate?):
            self = DateMatch.open(date, otherDate)
        case (let date?, nil): self = DateMatch.undated(other, of: date, inOneStory: one.story == other.story)
        case (nil, let date?): self = DateMatch.undated(one, of: date, inOneStory: one.story == other.story)
        case (nil, nil): self = .alike(DateMatch.areFarApart(one, other) ? -2 : 0)
        }
    }

    private static func dated(_ one: DateProfile, _ other: DateProfile, inOneStory: Bool) -> DateMatch {
        let gap = max(0, max(one.from, other.from) - min(one.to, other.to))
        let width = max(one.width, other.width)
        if width >= DateProfile.firmDays { return wide(gap: gap, width: width) }
        if one.isStated && other.isStated { return stated(one, other, gap: gap) }
        let isPublished = one.basis == .published || other.basis == .published
        switch gap {
        case 0: return .alike(isPublished ? 2 : 3)
        case 1: return .alike(1)
        case 2...3 where isPublished && isLate(one, other): return .alike(0)
        case 2...3 where inOneStory: return .alike(-1)
        case 4...7 where inOneStory && isPublished && isLate(one, other): return .alike(-2)
        default: return .contrary
        }
    }

    /// A night has two dates, and so has a day on two sides of the earth.
    private static func stated(_ one: DateProfile, _ other: DateProfile, gap: Int) -> DateMatch {
        switch gap {
        case 0: .alike(4)
        case 1: .alike(one.basis == .relative || other.basis == .relative ? 1 : 0)
        default: .contrary
        }
    }

    /// Whether the report's own date, which stands for want of a better, is the later one.
    private static func isLate(_ one: DateProfile, _ other: DateProfile) -> Bool {
        one.basis == .published ? one.from > other.to || other.basis == .published : other.from > one.to
    }

    private static func wide(gap: Int, width: Int) -> DateMatch {
        switch width {
        case ...10: gap == 0 ? .alike(2) : gap == 1 ? .alike(0) : .contrary
        case ...31: gap == 0 ? .alike(1) : .contrary
        default: gap == 0 ? .alike(0) : .contrary
        }
    }

    /// A plan without a date of its own is of some day after it was told.
    private static func open(_ one: DateProfile, _ other: DateProfile) -> DateMatch {
        let told = one.isOpen ? one : other
        let done = one.isOpen ? other : one
        if done.isOpen { return .alike(abs(one.from - other.from) <= 3 ? 2 : 0) }
        return done.to < told.from || done.from > told.from + 60
            ? .contrary : .alike(done.from <= told.to + 3 ? 1 : 0)
    }

    /// A report cannot tell of what came after it, and seldom has news of long ago.
    private static func undated(
        _ account: AccountProfile,
        of date: DateProfile,
        inOneStory: Bool
    ) -> DateMatch {
        guard let published = account.published else { return .alike(0) }
        if account.status != .future && date.from > published + 1 { return .contrary }
        return .alike(!inOneStory && !account.isBackground && published - date.to > 14 ? -2 : 0)
    }

    /// Whether two undated pieces of news appeared more than a week from each other.
    private static func areFarApart(_ one: AccountProfile, _ other: AccountProfile) -> Bool {
        guard let published = one.published, let otherPublished = other.published else { return false }
        return abs(published - otherPublished) > 7
    }
}
