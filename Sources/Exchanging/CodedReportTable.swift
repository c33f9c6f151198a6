package import EventData

/// Writes a coded report for a person at a terminal: one block an event.
package struct CodedReportTable {
    package init() {}

    package func text(_ coded: CodedReport, of report: Report) -> String {
        var output = "\(report.id)"
        if let title = report.title { output += "  \(title)" }
        output += "\n"
        if coded.claims.isEmpty { output += "  no events\n" }
        for claim in coded.claims { append(claim, to: &output) }
        for quotation in coded.quotations { append(quotation, to: &output) }
        for relation in coded.relations {
            let role = relation.role.map { " (\($0))" } ?? ""
            output +=
                "  \(relation.kind.rawValue)\(role): \(relation.subject.actor.name) – \(relation.object.actor.name)\n"
        }
        return output + "\n"
    }

    private func append(_ claim: Claim, to output: inout String) {
        let modes = claim.modes.isEmpty ? "" : " " + claim.modes.joined(separator: "+")
        let actors = names(claim.actors)
        let recipients = claim.recipients.isEmpty ? "" : " → \(names(claim.recipients))"
        output += "\n  \(claim.type.rawValue)\(modes)  \(actors)\(recipients)\n"
        var facts: [String] = []
        if let place = claim.place {
            let country = place.place.country.map { ", \($0)" } ?? ""
            facts.append("where: \(place.place.name)\(country)")
        }
        if let date = claim.date {
            let days =
                date.date.from == date.date.to ? "\(date.date.from)" : "\(date.date.from) to \(date.date.to)"
            facts.append("when: \(days) (\(date.date.basis.rawValue))")
        }
        for figure in claim.figures { facts.append(self.figure(figure)) }
        if !facts.isEmpty { output += "    " + facts.joined(separator: "; ") + "\n" }
        var standing = [claim.status.rawValue]
        if claim.isAlleged { standing.append("alleged") }
        if claim.salience == .background { standing.append("background") }
        if !claim.attribution.isEmpty {
            standing.append(
                "according to " + claim.attribution.map(\.evidence.words).joined(separator: ", via ")
            )
        }
        output += "    \(standing.joined(separator: ", ")); confidence \(decimal(claim.confidence))\n"
        output += "    “\(oneLine(claim.sentence.words))”\n"
    }

    private func append(_ quotation: Quotation, to output: inout String) {
        var speaker = quotation.speaker?.actor.name ?? "somebody"
        if let role = quotation.speaker?.role { speaker += " (\(role))" }
        output += "\n  quotes \(speaker): “\(oneLine(quotation.evidence.words))”\n"
    }

    private func names(_ parties: [Party]) -> String {
        if parties.isEmpty { return "(nobody named)" }
        return parties.map { party in
            let code = [party.actor.country, party.actor.sectors.first].compactMap { $0 }.joined(
                separator: " "
            )
            let mark = party.basis == .stated ? "" : ", \(party.basis.rawValue)"
            return code.isEmpty ? "\(party.actor.name)\(mark)" : "\(party.actor.name) [\(code)\(mark)]"
        }.joined(separator: ", ")
    }

    private func figure(_ figure: Figure) -> String {
        let number: String
        switch (figure.low, figure.high) {
        case (let low?, let high?) where low != high: number = "\(low)–\(high)"
        case (let low?, _): number = (figure.bound == .exactly ? "" : figure.bound.rawValue) + "\(low)"
        case (nil, let high?): number = "<=\(high)"
        case (nil, nil): number = "?"
        }
        let counted = figure.counted.map { " (\(oneLine($0.words)))" } ?? ""
        return "\(figure.quantity.rawValue): \(number)\(counted)"
    }

    private func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline || $0 == "\t" || ($0.isASCII && $0 < " ") ? " " : $0 })
    }
}
