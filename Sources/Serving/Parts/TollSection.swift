internal import Corroborating
internal import EventData
internal import Unpacking

/// Who said when how many, and what each rule makes of it.
struct TollSection {
    private let visit: Visit
    private let brief: EventBrief
    private let laid: LaidEvent
    private let tally: Tally

    init(_ visit: Visit, _ brief: EventBrief, _ laid: LaidEvent, _ tally: Tally) {
        self.visit = visit
        self.brief = brief
        self.laid = laid
        self.tally = tally
    }

    private var wording: Wording { visit.wording }

    private var timeline: TollTimeline {
        TollTimeline(
            tally.quantity,
            of: brief.event,
            among: laid.accounts,
            published: laid.published,
            witnesses: laid.witnesses
        )
    }

    var markup: Markup {
        let slot = tally.quantity.rawValue
        let entries = timeline.entries
        let drawn: Markup =
            tally.quantity == .killed && entries.count > 1
            ? """
            <div class="scroll" tabindex="0" role="region" aria-labelledby="h-toll-\(slot)"><svg class="toll" role="img" aria-label="\(
                wording["toll"])"></svg></div>\(DataBlock(id: "toll-data", json: json(entries)))
            """ : ""
        return """
            <section><h2 id="h-toll-\(slot)">\(wording["slot.\(slot)"]) <small>\(
                wording["toll.note"])</small></h2>\(drawn)
            <div class="scroll" tabindex="0" role="group" aria-label="\(wording["toll.note"])"><table class="tbl"><thead><tr><th scope="col">\(wording["toll.when"])</th><th scope="col">\(
                wording["matrix.witness"])</th><th scope="col" class="n">\(wording["slot.\(slot)"])</th><th scope="col">\(
                    wording["toll.voice"])</th></tr></thead><tbody>\(entries.map(row))</tbody></table></div>
            <p class="rules">\(rules)</p></section>
            """
    }

    private func row(_ entry: TollTimeline.Entry) -> Markup {
        let day = entry.day.map { "\(wording.day($0))" as Markup }
        let language = brief.reports[brief.reportOfClaim[entry.account]].language.rawValue
        let voice = entry.voice.map { "<q lang=\"\(language)\">\($0.words)</q>" as Markup }
        return """
            <tr><td>\(day ?? "<span class=\"notsaid\">\(wording["report.undated"])</span>")</td><td>\(outlet(entry))</td><td class="n"><b>\(
                ValueWords(wording).figure(entry.low, entry.high, entry.bound))</b></td><td>\(
                    voice ?? "<span class=\"note\">\(wording["toll.own"])</span>")</td></tr>
            """
    }

    private func outlet(_ entry: TollTimeline.Entry) -> String {
        let report = brief.reports[brief.reportOfClaim[entry.account]].report
        return "\(entry.witness + 1) \(report.outlet ?? report.id)"
    }

    /// Each rule with its low, best and high figure; open where it cannot decide.
    private var rules: [Markup] {
        Tally.Rule.allCases.map { rule in
            let estimate = tally.estimate(by: rule)
            let ends = [estimate.low, estimate.best, estimate.high].map {
                $0.map { wording.number($0) } ?? "?"
            }
            let isOpen = estimate.low == nil && estimate.best == nil && estimate.high == nil
            let text =
                isOpen ? wording["toll.open"] : Set(ends).count == 1 ? ends[0] : ends.joined(separator: " – ")
            return "<span><code>\(rule.rawValue)</code> <b>\(text)</b></span> "
        }
    }

    // MARK: For the script

    private func json(_ entries: [TollTimeline.Entry]) -> [UInt8] {
        let points = entries.map { entry in
            JSONValue.object([
                JSONMember(key: "when", value: JSONValue(entry.day?.description)),
                JSONMember(key: "value", value: entry.low.map { JSONValue($0) } ?? .null),
                JSONMember(key: "high", value: entry.high.map { JSONValue($0) } ?? .null),
                JSONMember(key: "bound", value: .string(entry.bound.rawValue)),
                JSONMember(key: "who", value: .string(entry.voice?.words ?? outlet(entry))),
                JSONMember(key: "witness", value: JSONValue(entry.witness + 1)),
                JSONMember(key: "contested", value: .bool(tally.isContested)),
            ])
        }
        let rules = Tally.Rule.allCases.map { rule in
            let estimate = tally.estimate(by: rule)
            return JSONValue.object([
                JSONMember(key: "rule", value: .string(rule.rawValue)),
                JSONMember(key: "low", value: estimate.low.map { JSONValue($0) } ?? .null),
                JSONMember(key: "best", value: estimate.best.map { JSONValue($0) } ?? .null),
                JSONMember(key: "high", value: estimate.high.map { JSONValue($0) } ?? .null),
            ])
        }
        let words = ["undated", "witness", "open"].map { key in
            JSONMember(key: key, value: .string(wording["toll.\(key)"]))
        }
        let value = JSONValue.object([
            JSONMember(key: "points", value: .array(points)), JSONMember(key: "rules", value: .array(rules)),
            JSONMember(key: "words", value: .object(words)),
        ])
        return value.bytes
    }
}
