import EventData

/// An attack that two witnesses tell with rival tolls, one of them copied by another outlet.
let attack: EventBrief = {
    let wire = MadeReport(
        report: Report(
            id: "a1",
            title: #"Attack in Boni, "worst this year""#,
            text:
                "JNIM fighters attacked the camp at Boni on 3 June 2025,\nkilling 12 soldiers, the army said.",
            published: "2025-06-04T08:00:00Z",
            outlet: "Sahel Wire",
            url: "https://wire.example/a1"
        )
    )
    var copied = wire.report
    copied.id = "b1"
    copied.outlet = "The Courier; Gao"
    copied.url = nil
    let copy = MadeReport(report: copied)
    let radio = MadeReport(
        report: Report(
            id: "c1",
            title: "=cmd() | Boni",
            text: "Ségou. JNIM says it killed at least 30 soldiers and, residents say, 4 villagers at Boni.",
            published: "2025-06-05",
            outlet: "Radio Ségou",
            url: "https://radio.example/c1?x=1,2"
        )
    )
    let onTheDay = StatedDate(evidence: wire.evidence("on 3 June 2025"), date: on(2025, 6, 3))
    let first = claim(
        "0a47313ada066db1a01e",
        wire,
        .assault,
        ["firearms"],
        trigger: "attacked",
        actors: [wire.party("JNIM fighters", Who.jnim)],
        recipients: [wire.party("soldiers", Who.army)],
        place: LocatedPlace(evidence: wire.evidence("Boni"), place: Where.boni),
        date: onTheDay,
        figures: [wire.figure(.killed, 12, of: "MIL", "MLI", claimant: "the army", words: "12 soldiers")],
        attribution: [Attribution(evidence: wire.evidence("the army"), kind: .official)]
    )
    var second = first
    second.id = "1b47313ada066db1a01e"
    let third = claim(
        "2c47313ada066db1a01e",
        radio,
        .assault,
        trigger: "killed",
        actors: [radio.party("JNIM", Who.jnim)],
        recipients: [radio.party("soldiers", Who.army), radio.party("villagers", Who.villagers)],
        place: LocatedPlace(evidence: radio.evidence("Boni"), place: Where.boni),
        figures: [
            radio.figure(
                .killed,
                30,
                .atLeast,
                of: "MIL",
                "MLI",
                claimant: "JNIM",
                words: "at least 30 soldiers"
            ),
            radio.figure(.killed, 4, of: "CVL", "MLI", claimant: "residents", words: "4 villagers"),
        ],
        attribution: [Attribution(evidence: radio.evidence("JNIM"), kind: .belligerent)]
    )
    let reports = [
        wire.standing("a1"), copy.standing("a1", "same", of: "a1"), radio.standing("c1"),
    ]
    let claims = [first, second, third]
    return EventBrief(
        event: event(
            claims,
            reports,
            tallies: [tally(.killed, 12, 16, 34, contested: true)],
            contested: [.killed]
        ),
        story: "s1",
        claims: claims,
        reportOfClaim: [0, 1, 2],
        reports: reports
    )
}()

/// A summit of which no place is told.
let summit: EventBrief = {
    let made = MadeReport(
        report: Report(
            id: "d1",
            text: "The leaders of Mali and Niger met in December 2025.",
            published: "2025-12-23",
            outlet: "The Courier"
        )
    )
    let month = EventDate(
        from: day(2025, 12, 1),
        to: day(2025, 12, 31),
        precision: .month,
        basis: .explicit
    )
    let claims = [
        claim(
            "3d47313ada066db1a01e",
            made,
            .consult,
            ["multilateral"],
            trigger: "met",
            actors: [made.party("Mali", Who.mali), made.party("Niger", Who.niger)],
            date: StatedDate(evidence: made.evidence("in December 2025"), date: month)
        )
    ]
    let reports = [made.standing("d1")]
    return EventBrief(event: event(claims, reports), claims: claims, reportOfClaim: [0], reports: reports)
}()

/// An abduction that a French report tells, near a place and within a week.
let abduction: EventBrief = {
    let made = MadeReport(
        report: Report(
            id: "e1",
            title: "Trois villageois enlevés",
            text: "Des hommes armés ont enlevé trois villageois près de Ménaka la semaine dernière.",
            language: "fr",
            published: "2025-09-15",
            outlet: "L'Éveil"
        ),
        language: .french
    )
    let menaka = Place(
        name: "Ménaka",
        country: "MLI",
        admin1: "Ménaka",
        latitude: 15.9167,
        longitude: 2.4,
        geonames: 2_453_000,
        precision: .near
    )
    let week = EventDate(from: day(2025, 9, 8), to: day(2025, 9, 14), precision: .week, basis: .relative)
    let claims = [
        claim(
            "4e47313ada066db1a01e",
            made,
            .assault,
            ["abduct"],
            trigger: "enlevé",
            actors: [made.party("Des hommes armés", Who.people("Des hommes armés", "UAF", nil))],
            recipients: [made.party("trois villageois", Who.people("trois villageois", "CVL", "MLI"))],
            place: LocatedPlace(evidence: made.evidence("Ménaka"), place: menaka),
            date: StatedDate(evidence: made.evidence("la semaine dernière"), date: week),
            figures: [made.figure(.abducted, 3, of: "CVL", "MLI", words: "trois villageois")]
        )
    ]
    let reports = [made.standing("e1")]
    return EventBrief(
        event: event(claims, reports, tallies: [tally(.abducted, 3, 3, 3)]),
        claims: claims,
        reportOfClaim: [0],
        reports: reports
    )
}()

/// A march of which one report tells, and how many took part.
let march: EventBrief = {
    let made = MadeReport(
        report: Report(
            id: "f1",
            text: "About 500 students marched in Bamako on 3 June 2025.",
            published: "2025-06-03",
            url: "https://radio.example/f1"
        )
    )
    let claims = [
        claim(
            "5f47313ada066db1a01e",
            made,
            .protest,
            ["demo"],
            trigger: "marched",
            actors: [made.party("students", Who.people("students", "EDU", "MLI"))],
            place: LocatedPlace(evidence: made.evidence("Bamako"), place: Where.bamako),
            date: StatedDate(evidence: made.evidence("on 3 June 2025"), date: on(2025, 6, 3)),
            figures: [made.figure(.size, 500, .about, words: "About 500 students")]
        )
    ]
    let reports = [made.standing("f1")]
    return EventBrief(
        event: event(claims, reports, tallies: [tally(.size, 500, 500, 500)]),
        standing: "reviewed",
        claims: claims,
        reportOfClaim: [0],
        reports: reports
    )
}()

let briefs = [attack, summit, abduction, march]
