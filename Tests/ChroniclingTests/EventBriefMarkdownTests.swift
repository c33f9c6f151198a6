import Chronicling
import EventData
import GriotTesting
import Testing

@Suite struct `A brief in Markdown` {
    /// A brief of an event that two reports tell of, in all of whose texts stands `text`.
    private func brief(_ text: String) -> EventBrief {
        let actor = Actor(id: text, name: text, country: text, sectors: [text])
        let place = Place(name: text, country: text, admin1: text, precision: .near)
        let claims = ["a", "b"].map { id in
            Made.claim(
                id,
                modes: [text],
                by: [actor],
                on: [actor],
                at: place,
                when: "2025-06-02",
                killed: id == "a" ? 3 : 4,
                says: text,
                words: text
            )
        }
        let reports = ["one", "two"].map { id in
            ReportStanding(
                report: Report(id: id + text, title: text, text: text, published: "2025-06-03", outlet: text),
                language: .english,
                witness: id + text,
                label: id == "one" ? "independent" : "light",
                original: id == "one" ? nil : "one" + text,
                containment: id == "one" ? nil : 0.5
            )
        }
        let estimate = Tally.Estimate(low: 3, best: 3, high: 4)
        let event = Event(
            id: "ea",
            type: .assault,
            modes: [text],
            contexts: [text],
            quad: 4,
            score: -9,
            status: .occurred,
            actors: [actor],
            recipients: [actor],
            place: place,
            date: Made.days("2025-06-02"),
            tallies: [
                Tally(
                    quantity: .killed,
                    estimates: [estimate, estimate, estimate, estimate],
                    isContested: true
                )
            ],
            contested: [.killed],
            accounts: [0, 1],
            denials: [1],
            witnesses: 2,
            reports: 2,
            outlets: 1
        )
        return EventBrief(event: event, story: "s1", claims: claims, reportOfClaim: [0, 1], reports: reports)
    }

    private func lines(_ text: String) -> [String] {
        EventBriefMarkdown(brief(text)).text().split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init
        )
    }

    @Test func `says who says what`() {
        let text = EventBriefMarkdown(brief("X")).text()
        for line in [
            "# X → X: ASSAULT, X, 2025-06-02", "- **Event** `ea`, story `s1`", "- **Who** X (X X)",
            "- **Told by** 2 witnesses, 2 reports, 1 outlet", "- **Denied** in 1 claim",
            "- **Contested** killed",
            "| killed | 3 – 3 – 4 | 3 – 3 – 4 | 3 – 3 – 4 | 3 – 3 – 4 | yes |",
            "> — `oneX`, X, 2025-06-03, on the word of “X”",
            "> — `twoX`, X, 2025-06-03, on the word of “X” **denies it**",
            "| oneX | X | 2025-06-03 | X | independent |  |",
            "| twoX | X | 2025-06-03 | X | light | oneX (50 %) |",
        ] {
            #expect(text.contains(line + "\n"), "\(line)")
        }
        #expect(text.hasSuffix("|\n") && !text.hasSuffix("\n\n"))
    }

    private static let hostile = [
        "|", "||", "\\|", "\\", "`", "``", "a`b", "<script>alert(1)</script>", "<!--", "&lt;",
        "[x](javascript:y)",
        "![x](http://example.org)", "**", "_x_", "# x", "\n", "\r\n", "\n\n# x", "\t", "\u{0}", "\u{7}",
        "\u{1B}[31m",
        "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}", "\u{9B}2J", "> x", "- x", "---", "1. x",
    ]

    @Test(arguments: hostile)
    func `keeps its lines, whatever the texts are`(_ text: String) {
        let (plain, hostile) = (lines("X"), lines("a\(text)b"))
        #expect(hostile.count == plain.count)
        for (line, expected) in zip(hostile, plain) {
            // Cells are counted as GitHub does: a bar after a backslash ends none.
            #expect(!expected.hasPrefix("|") || cells(line) == cells(expected), "\(line)")
            #expect(line.prefix(2) == expected.prefix(2))
        }
    }

    @Test(arguments: hostile)
    func `holds no sign that Markdown, HTML or a terminal would take for its own`(_ text: String) {
        for line in lines("a\(text)b") {
            #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(line)")
            #expect(!line.unicodeScalars.contains { ["\u{2028}", "\u{2029}"].contains($0) }, "\(line)")
            let bare = line.replacing(/\\./, with: "").replacing(/`[^`]*`/, with: "")
            let content = bare.trimmingPrefix(/[>#-]* ?/)
            #expect(!content.contains { "<&[]`#".contains($0) }, "\(line)")
        }
    }

    /// What stands where a line of the text begins, and what is written for it.
    @Test(arguments: [
        ("- x", #"> \- x"#), ("-x", #"> \-x"#), ("+ x", #"> \+ x"#), ("* x", #"> \* x"#), ("---", #"> \---"#),
        ("***", #"> \*\*\*"#), ("===", #"> \==="#), ("1. x", #"> 1\. x"#), ("12) x", #"> 12\) x"#),
        ("7.5 x", "> 7.5 x"), ("1.", #"> 1\."#),
        ("# x", "> \\# x"), ("~~~", #"> \~\~\~"#), ("```", #"> \`\`\`"#), ("> x", #"> \> x"#),
        ("<p>", #"> \<p\>"#),
        ("    x", "> x"), ("\t\n- x", #"> \- x"#), ("x - 1. y", "> x - 1. y"), ("12 killed", "> 12 killed"),
        ("", "> "),
        ("12", "> 12"), ("| x |", #"> \| x \|"#),
    ])
    func `makes no block of how a text begins`(_ text: String, _ line: String) {
        #expect(lines(text).contains(line), "\(lines(text))")
    }

    @Test(arguments: [
        0x61C, 0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068,
        0x2069,
        0x34F, 0x115F, 0x3164, 0xFEFF, 0xFFF9, 0xE0041, 0xE0100,
    ])
    func `names each sign that nobody sees`(_ number: UInt32) throws {
        let sign = String(try #require(Unicode.Scalar(number)))
        let code = String(number, radix: 16, uppercase: true)
        let text = EventBriefMarkdown(brief("gnp.\(sign)exe")).text()
        #expect(!text.contains(sign))
        #expect(text.contains("\(code)›exe"))
    }

    @Test(arguments: ["e\u{301}", "co\u{AD}operate", "می\u{200C}خواهم", "👩\u{200D}🚒", "☎\u{FE0F}", "ﬁn"])
    func `keeps signs that shape words`(_ text: String) {
        #expect(lines(text).contains("> \(text)"))
    }

    private func cells(_ line: String) -> Int {
        line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
    }

    @Test func `of an event of which little is known is short`() {
        let event = Event(
            id: "e",
            type: .protest,
            quad: 3,
            score: -6,
            status: .occurred,
            isAlleged: true,
            accounts: [0],
            witnesses: 1,
            reports: 1,
            outlets: 0
        )
        let report = ReportStanding(report: Report(id: "r", text: "T"), language: .english, witness: "r")
        let brief = EventBrief(
            event: event,
            claims: [Made.claim("c", .protest)],
            reportOfClaim: [0],
            reports: [report]
        )
        let text = EventBriefMarkdown(brief).text()
        #expect(
            text.hasPrefix(
                "# Unnamed actor: PROTEST\n\n- **Event** `e`\n- **What** PROTEST\n- **Who** not said\n"
            )
        )
        #expect(text.contains("- **Where** not said\n- **When** not said\n"))
        #expect(text.contains("alleged: nobody tells it as a fact") && !text.contains("## How many"))
        #expect(text.contains("1 witness, 1 report, 0 outlets"))
    }
}
