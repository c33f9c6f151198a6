internal import Unpacking

/// Which characters are one to a pattern that ignores case, as Python's `re` has it.
///
/// A character matches another whose lower case is the same, or stands in a
/// short list of exceptions (the long s, the final sigma …).
package struct CaseFolding: Sendable {
    private let exceptions: [UInt32: [UInt32]]
    /// The characters that have this lower case, itself among them where it is so.
    private let byLowercase: [UInt32: [UInt32]]

    /// The folding that takes no two characters for one.
    static let none = CaseFolding(exceptions: [:], byLowercase: [:])

    private init(exceptions: [UInt32: [UInt32]], byLowercase: [UInt32: [UInt32]]) {
        self.exceptions = exceptions
        self.byLowercase = byLowercase
    }

    package init() {
        var exceptions: [UInt32: [UInt32]] = [:]
        for row in rows(of: Lexicon.case_fold_tsv) {
            guard let scalar = UInt32(row[0], radix: 16) else { continue }
            exceptions[scalar] = row[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
        }
        var byLowercase: [UInt32: [UInt32]] = [:]
        // No letter with case stands higher than the planes below.
        for scalar in UInt32(0)..<0x1_F000 {
            let lower = simpleLowercase(scalar)
            if lower != scalar { byLowercase[lower, default: []].append(scalar) }
        }
        self.init(exceptions: exceptions, byLowercase: byLowercase)
    }

    /// Every character that such a pattern takes for this one.
    func equals(of scalar: UInt32) -> [UInt32] {
        let lower = simpleLowercase(scalar)
        return ([lower] + (exceptions[lower] ?? [])).flatMap { lower in
            (simpleLowercase(lower) == lower ? [lower] : []) + (byLowercase[lower] ?? [])
        }
    }
}
