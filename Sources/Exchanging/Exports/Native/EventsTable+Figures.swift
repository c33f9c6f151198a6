internal import EventData

extension EventRow {
    static let figures: [Column<EventRow>] =
        [
            .whole("deaths_low", "Killed: the low figure of the rule") { $0.estimate(.killed)?.low },
            .whole("deaths_best", "Killed: the best figure of the rule") { $0.estimate(.killed)?.best },
            .whole("deaths_high", "Killed: the high figure of the rule") { $0.estimate(.killed)?.high },
            .whole("deaths_civilians_low", "Civilians killed: the least that a report says") { row in
                row.civilians?.low
            },
            .whole("deaths_civilians_high", "Civilians killed: the most that a report says") { row in
                row.civilians?.high
            },
        ] + range("injured", .injured) + range("abducted", .abducted) + range("displaced", .displaced)

    private static func range(_ name: String, _ quantity: Figure.Quantity) -> [Column<EventRow>] {
        [
            .whole("\(name)_low", "People \(name): the low figure of the rule") {
                $0.estimate(quantity)?.low
            },
            .whole("\(name)_high", "People \(name): the high figure of the rule") { row in
                row.estimate(quantity)?.high
            },
        ]
    }

    static let standing: [Column<EventRow>] = [
        .whole("n_reports", "How many reports tell of it") { $0.event.reports },
        .whole("n_outlets", "How many outlets tell of it") { $0.event.outlets },
        .whole("n_witnesses", "How many witnesses tell of it: reports of one text are one") { row in
            row.event.witnesses
        },
        .whole("n_independent", "How many reports go back to no other") { $0.independentReports },
        .whole("n_belligerent_sources", "How many witnesses have it from a party to the fighting") { row in
            row.belligerentWitnesses
        },
        .flag("contested", "1 where witnesses do not agree") { !$0.event.contested.isEmpty },
        .text("contested_fields", "What they do not agree on, a list") { row in
            listText(row.event.contested.map(\.rawValue))
        },
        // Some write a day, some a time, and some a month only: no reader's type for times holds them all.
        .text("first_reported", "When the first report was published, as its sender wrote it") { row in
            row.firstReported
        },
    ]

    static let coding: [Column<EventRow>] = [
        .text("last_changed", "When the event changed last, in UTC", as: .datetime) { row in
            row.history.changed.map { timeText(unixSeconds: $0) }
        },
        .decimal("confidence", "How sure the program is of its surest claim, from 0 to 1") { $0.confidence },
        .text("reviewer", "Who reviewed it last") { $0.history.reviewer },
        .text("reviewed_at", "When it was reviewed last, in UTC", as: .datetime) { row in
            row.history.reviewed.map { timeText(unixSeconds: $0) }
        },
        .text("coder_version", "The program that coded its first claim") { row in
            row.brief.standing(ofClaim: 0)?.provenance.map { "griot \($0.griot)" }
        },
    ]
}
