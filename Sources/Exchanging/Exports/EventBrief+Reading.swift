internal import EventData

extension EventBrief {
    /// Whether it is told as something that was or is.
    var tookPlace: Bool { event.status == .occurred || event.status == .ongoing }

    /// Which of the claims do not deny it.
    var tellings: [Int] {
        let denied = Set(event.denials)
        return claims.indices.filter { index in
            !event.accounts.indices.contains(index) || !denied.contains(event.accounts[index])
        }
    }

    /// The report that makes a claim.
    func standing(ofClaim index: Int) -> ReportStanding? {
        guard reportOfClaim.indices.contains(index) else { return nil }
        let position = reportOfClaim[index]
        return reports.indices.contains(position) ? reports[position] : nil
    }

    /// One report for each witness: the one that the others go back to, or else its first.
    var originals: [ReportStanding] {
        var originals: [ReportStanding] = []
        for standing in reports {
            let known = originals.firstIndex { $0.witness == standing.witness }
            if let known {
                if originals[known].label != "independent", standing.label == "independent" {
                    originals[known] = standing
                }
            } else {
                originals.append(standing)
            }
        }
        return originals
    }

    /// The first sentence that tells of it, and who published it.
    var quote: (words: String, outlet: String?)? {
        guard let index = tellings.first ?? claims.indices.first else { return nil }
        return (claims[index].sentence.words, standing(ofClaim: index)?.report.outletName)
    }

    /// What the program sees as the figures of one kind.
    func estimate(of quantity: Figure.Quantity, by rule: Tally.Rule) -> Tally.Estimate? {
        event.tallies.first { $0.quantity == quantity }?.estimate(by: rule)
    }
}

extension Tally.Estimate {
    /// The best figure, or else one that it stands on.
    var figure: Int? { best ?? low ?? high }
}

extension Report {
    /// Who published it: the outlet, or else the host of its address.
    var outletName: String? {
        if let outlet, !outlet.isEmpty { return outlet }
        guard let url, let scheme = url.firstRange(of: "://") else { return nil }
        let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
        return host.isEmpty ? nil : String(host)
    }

    /// The day of publication, or as much of it as the sender wrote.
    var publishedDay: String? { published.map { String($0.prefix(10)) } }
}
