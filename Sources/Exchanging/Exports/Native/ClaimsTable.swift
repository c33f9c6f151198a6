package import EventData

/// Writes the table `claims`: who says what of an event, one row a value.
///
/// A value stands once for each witness: told again by another report of the same witness, it has no other row. A figure or
/// a day that a witness gives in the place of an earlier one `supersedes` the earlier row. Offsets count code
/// points of the report's title or text, as the contract of `griot code` has them.
package struct ClaimsTable: Sendable {
    static let table = Table(columns: ClaimRow.columns)
    private let digest: @Sendable (Report) -> String?

    /// A table that has the SHA-256 of each report's text from `digest`.
    package init(digest: @escaping @Sendable (Report) -> String? = { _ in nil }) {
        self.digest = digest
    }

    package func header() -> [UInt8] { Self.table.header() }

    /// Appends the rows of an event.
    package func append(_ brief: EventBrief, to bytes: inout [UInt8]) {
        let offsets = brief.reports.map {
            (title: CodePointOffsets($0.report.title ?? ""), text: CodePointOffsets($0.report.text))
        }
        let digests = brief.reports.map { digest($0.report) }
        for var row in ClaimRows(brief).rows {
            if brief.reports.indices.contains(row.report) {
                row.digest = digests[row.report]
                if let evidence = row.value.evidence {
                    let offsets =
                        evidence.part == .title ? offsets[row.report].title : offsets[row.report].text
                    row.characters = offsets[evidence.span.start]..<offsets[evidence.span.end]
                }
            }
            Self.table.append(row, to: &bytes)
        }
    }
}

/// A value that a witness gives, as the table has it.
struct ClaimRow: Sendable {
    var id: String
    var brief: EventBrief
    /// Where the claim and its report stand in the brief.
    var claim: Int
    var report: Int
    var value: ClaimValue
    var supersedes: String?
    var digest: String?
    var characters: Range<Int>?

    var standing: ReportStanding? { brief.reports.indices.contains(report) ? brief.reports[report] : nil }

    /// On whose word: the figure's claimant where it has one, or else whoever knew it first.
    var origin: Attribution? {
        let attribution = brief.claims[claim].attribution
        guard let claimant = value.claimant else { return attribution.last }
        return attribution.last { $0.evidence.words == claimant }
    }

    static let columns = what + attribution + evidence + more

    private static let what: [Column<ClaimRow>] = [
        .text("account_id", "The row's id: the claim, the slot and a number where there are several") {
            $0.id
        },
        .text("event_id", "The event") { $0.brief.event.id },
        .text("witness_id", "The witness: the report that those of one text go back to") {
            $0.standing?.witness
        },
        .text("report_id", "The report") { $0.standing?.report.id },
        .text("slot", "status, actor, recipient, place, date or what is counted") { $0.value.slot.rawValue },
        .text("value", "What is said: a name, a day or days, the words of a figure") { $0.value.text },
        .whole("value_num", "The figure, where it is exact") { $0.value.exact },
        .whole("value_low", "The least that the words allow") { $0.value.low },
        .whole("value_high", "The most that the words allow") { $0.value.high },
        .text("unit", "Of whom or what: the words that say what is counted") { $0.value.unit },
        .text("qualifier", "exactly, at least, at most, about or range") { $0.value.qualifier },
    ]

    private static let attribution: [Column<ClaimRow>] = [
        .text("attributed_to", "On whose word, as the report has it") { row in
            row.value.claimant ?? row.origin?.evidence.words
        },
        .unknown("attributed_id", "The id of whoever it is; not known to this version"),
        .text("attribution_type", "official, belligerent, civil-society, witness, medical, agency and so on")
        { row in
            row.origin?.kind.rawValue
        },
        .unknown("said_at", "When it was said; not known to this version", as: .date),
        .text("reported_at", "When the report was published, as its sender wrote it") { row in
            row.standing?.report.published
        },
        .text("supersedes", "The earlier row of the same witness that this one takes the place of") { row in
            row.supersedes
        },
    ]

    private static let evidence: [Column<ClaimRow>] = [
        .text("quote", "The words that the value rests on, exactly as they stand") {
            $0.value.evidence?.words
        },
        .text("quote_lang", "Their language in ISO 639-1") { $0.standing?.language.rawValue },
        .whole("char_start", "Where they begin, in code points") { $0.characters?.lowerBound },
        .whole("char_end", "Where they end, in code points") { $0.characters?.upperBound },
        .text("text_sha256", "SHA-256 of the report's text in UTF-8") { $0.digest },
        .decimal("machine_conf", "How sure the program is of the claim, from 0 to 1") { row in
            row.brief.claims[row.claim].confidence
        },
        .flag("reviewed", "1 where a person has looked at the event") { $0.brief.standing == "reviewed" },
    ]

    private static let more: [Column<ClaimRow>] = [
        .text("claim_id", "The claim that the row is of") { $0.brief.claims[$0.claim].id },
        .text("value_id", "The id in the directory of actors, or the number in GeoNames") { $0.value.id },
        .text("quote_in", "title or text") { $0.value.evidence?.part.rawValue },
    ]
}
