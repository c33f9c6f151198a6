import Testing

@testable import Coding

/// A pattern as a line of text: subject, heads, elements.
private func written(_ pattern: Pattern) -> String {
    func slot(_ slot: Pattern.Slot) -> String {
        var tests = slot.words
        for (bit, name) in WordClasses.names.enumerated() where slot.classes.rawValue >> UInt64(bit) & 1 == 1
        {
            tests.append("@\(name)")
        }
        return
            "\(slot.letter)\(slot.isRequired ? "!" : "")\(tests.isEmpty ? "" : ":" + tests.joined(separator: "|"))"
    }
    var parts = [
        pattern.subject.map(slot) ?? "-", pattern.isReflexive ? "se" : "-",
        pattern.heads.joined(separator: "|"),
    ]
    for element in pattern.elements {
        switch element {
        case .object(let one): parts.append("(\(slot(one)))")
        case .prepositional(let words, let one):
            parts.append("(\(words.joined(separator: "|")) \(slot(one)))")
        case .word(let words): parts.append("[\(words.joined(separator: "|"))]")
        case .either(let words, let prepositions, let one):
            parts.append(
                "[\(words.joined(separator: "|"))/\(prepositions.joined(separator: "|"))] (\(slot(one)))"
            )
        }
    }
    return parts.joined(separator: " ")
}

@Suite struct `A pattern` {
    @Test(arguments: [
        ("A attack R", "A - attack (R)"),
        ("A attack|assault|storm R", "A - attack|assault|storm (R)"),
        ("A carry out raid against|on R", "A - carry [out] [raid] (against|on R)"),
        ("A open fire on R", "A - open [fire] (on R)"),
        ("A take R hostage", "A - take (R) [hostage]"),
        ("A sweep down|upon|on R", "A - sweep [down|upon|on/upon|on] (R)"),
        ("A take back|over R", "A - take [back|over] (R)"),
        ("A céder au|à R", "A - céder (à|à R)"),
        ("A threaten to S", "A - threaten (to S)"),
        ("A accuse R of S", "A - accuse (R) (of S)"),
        ("R come under fire", "R - come [under] [fire]"),
        ("prendre R en otage", "- - prendre (R) [en] [otage]"),
        ("raid", "- - raid"),
    ])
    func `reads slots, prepositions and fixed words`(_ text: String, _ expected: String) throws {
        #expect(written(try Pattern(Substring(text))) == expected)
    }

    @Test(arguments: [
        ("A leave R:@body", "A - leave (R!:@body)"),
        ("A leave R:embassy|consulate", "A - leave (R!:embassy|consulate)"),
        ("A close X:border|@road", "A - close (X!:border|@road)"),
        ("A:@court uphold R!", "A!:@court - uphold (R!)"),
        ("A fire X? at R", "A - fire (X) (at R)"),
        ("A cross X", "A - cross (X!)"),
        ("A carry out N", "A - carry [out] (N!)"),
    ])
    func `requires a slot that has a test or a mark, and things and nouns always`(
        _ text: String,
        _ expected: String
    )
        throws
    {
        #expect(written(try Pattern(Substring(text))) == expected)
    }

    @Test(arguments: [
        ("A se retirer de R", "A se retirer (de R)"),
        ("A s' allier avec R", "A se allier (avec R)"),
        ("A s' en prendre à R", "A se prendre [en] (à R)"),
        ("A prendre en X", "A - prendre (en X!)"),
    ])
    func `knows reflexives and their clitics`(_ text: String, _ expected: String) throws {
        #expect(written(try Pattern(Substring(text))) == expected)
    }

    @Test(arguments: [
        ("car bomb against R", "- - bomb [car] (against R)"),
        ("withdrawal of|by A from R:@body", "- - withdrawal (of|by A) (from R!:@body)"),
        ("A 's withdrawal from R", "A - withdrawal (from R)"),
        ("raid|attack", "- - raid|attack"),
    ])
    func `takes the last noun of an English compound for its head`(_ text: String, _ expected: String) throws
    {
        #expect(written(try Pattern(Substring(text), isEnglishNoun: true)) == expected)
    }

    @Test(arguments: [
        ("A leave R:@bodies", "'@bodies' is no class of words"), ("A", "the pattern 'A' has no word"),
        ("", "the pattern '' has no word"),
    ])
    func `is refused with a message where it cannot be read`(_ text: String, _ message: String) {
        let error = #expect(throws: LexiconError.self) { try Pattern(Substring(text)) }
        #expect(error?.message == message)
    }

    @Test func `says whether it hangs on a preposition alone`() throws {
        #expect(try Pattern("A fire on R").hangsOnPreposition)
        #expect(try !Pattern("A fire R").hangsOnPreposition)
        #expect(try !Pattern("A open fire on R").hangsOnPreposition)
        #expect(try !Pattern("A threaten to S").hangsOnPreposition)
    }
}
