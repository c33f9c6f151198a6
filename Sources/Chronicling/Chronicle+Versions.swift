package import Archiving
package import Corroborating
package import EventData

/// What one version of a report changed of the version before.
package struct VersionStep: Hashable, Sendable {
    package var older: ReportVersion
    package var newer: ReportVersion
    package var changes: [VersionChange]

    package init(from older: ReportVersion, to newer: ReportVersion) {
        self.older = older
        self.newer = newer
        changes = VersionComparison(from: older, to: newer).changes()
    }
}

/// A figure that one report told otherwise from version to version.
package struct FigureRevision: Hashable, Sendable {
    package var report: Report
    package var quantity: Figure.Quantity
    /// What it said, the first first; each is other than the one before.
    package var values: [Value]

    package struct Value: Hashable, Sendable {
        /// The version that said it first.
        package var version: Int
        /// When that version was changed or published, as its sender wrote it.
        package var time: String?
        /// The figures in signs, `>=12`; empty where it gave none.
        package var signs: String
    }
}

extension Chronicle {
    /// The steps of a live page may be hundreds: an event is told of the last ones.
    private static let mostSteps = 20

    /// All versions of a report, the first first, each with its newest coding; the number may be of any of them.
    package func versions(ofReport number: Int) throws(ArchiveError) -> [ReportVersion] {
        var versions: [ReportVersion] = []
        for number in try archive.versions(ofReport: number) {
            if let version = try version(number) { versions.append(version) }
        }
        return versions
    }

    private func version(_ number: Int) throws(ArchiveError) -> ReportVersion? {
        guard let standing = try archive.standing(ofReport: number) else { return nil }
        let claims = try archive.claims(ofReport: number)
        return ReportVersion(version: standing.version, report: standing.report, claims: claims)
    }

    /// What one version of a report changed of the one before; `nil` for the first.
    package func step(toReport number: Int) throws(ArchiveError) -> VersionStep? {
        let numbers = try archive.versions(ofReport: number)
        guard let place = numbers.firstIndex(of: number), place > 0,
            let older = try version(numbers[place - 1]), let newer = try version(number)
        else { return nil }
        return VersionStep(from: older, to: newer)
    }

    /// What each version of a report changed of the one before; nothing for a report with one version.
    package func steps(ofReport number: Int) throws(ArchiveError) -> [VersionStep] {
        let versions = try versions(ofReport: number)
        return zip(versions, versions.dropFirst()).map { VersionStep(from: $0, to: $1) }
    }

    /// The figures of an event that changed between versions of one report.
    package func revisions(of brief: EventBrief) throws(ArchiveError) -> [FigureRevision] {
        var revisions: [FigureRevision] = []
        for (index, standing) in brief.reports.enumerated() where standing.version > 1 {
            guard let number = try archive.report(named: standing.report.id) else { continue }
            let versions = try versions(ofReport: number).suffix(Self.mostSteps + 1)
            let claims = brief.claims.indices.filter { brief.reportOfClaim[$0] == index }
            let history = FigureHistory(Array(versions))
            for revision in history.revisions(ofClaims: claims.map { brief.claims[$0].id })
            where !revisions.contains(revision) {
                revisions.append(revision)
            }
        }
        return revisions
    }
}

/// The figures of claims through the versions of one report.
private struct FigureHistory {
    private let versions: [ReportVersion]
    /// For each version but the first, the claim before of each claim.
    private let origins: [[Int: Int]]

    init(_ versions: [ReportVersion]) {
        self.versions = versions
        origins = zip(versions, versions.dropFirst()).map { older, newer in
            let pairs = VersionComparison(from: older, to: newer).pairs
            return Dictionary(pairs.map { ($0.after, $0.before) }) { first, _ in first }
        }
    }

    func revisions(ofClaims ids: [String]) -> [FigureRevision] {
        guard let newest = versions.last else { return [] }
        let claims = newest.claims.indices.filter { ids.contains(newest.claims[$0].id) }
        return claims.flatMap { claim -> [FigureRevision] in
            let line = line(endingWith: claim)
            let quantities = Figure.Quantity.allOf(line.flatMap { $0.claim.figures })
            return quantities.compactMap { revision(of: $0, in: line, newest.report) }
        }
    }

    /// One claim in each version from the first that makes it on.
    private func line(endingWith claim: Int) -> [(version: ReportVersion, claim: Claim)] {
        var line: [(version: ReportVersion, claim: Claim)] = []
        var index: Int? = claim
        for place in versions.indices.reversed() {
            guard let here = index else { break }
            line.append((versions[place], versions[place].claims[here]))
            index = place > 0 ? origins[place - 1][here] : nil
        }
        return line.reversed()
    }

    private func revision(
        of quantity: Figure.Quantity,
        in line: [(version: ReportVersion, claim: Claim)],
        _ report: Report
    ) -> FigureRevision? {
        var values: [FigureRevision.Value] = []
        for (version, claim) in line {
            let signs = claim.figures.filter { $0.quantity == quantity }.map(\.signs).joined(separator: ", ")
            if values.last?.signs == signs { continue }
            let time = version.report.modified ?? version.report.published
            values.append(FigureRevision.Value(version: version.version, time: time, signs: signs))
        }
        return values.count > 1 ? FigureRevision(report: report, quantity: quantity, values: values) : nil
    }
}

extension Figure.Quantity {
    /// The quantities of figures, each once.
    fileprivate static func allOf(_ figures: [Figure]) -> [Self] {
        var seen: Set<Self> = []
        return figures.map(\.quantity).filter { seen.insert($0).inserted }
    }
}
