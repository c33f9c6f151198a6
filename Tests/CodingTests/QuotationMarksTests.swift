import EventData
import Testing

@testable import Coding

/// The words between marks that are found in a text, with `+` before those that go on from the last.
private func quoted(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return QuotationMarks.spans(in: bytes).map { span in
        (span.continues ? "+" : "")
            + String(decoding: bytes[span.inside.start..<span.inside.end], as: UTF8.self)
    }
}

@Suite struct `Quotation marks` {
    @Test(arguments: [
        "He said “yes” and left.", "He said \"yes\" and left.", "Il a dit « yes » et part.",
        "Er sagte „yes“ und ging.",
        "He said ‘yes’ and left.", "He said 'yes' and left.", "Il a dit «yes» et part.",
        "Il a dit ‹ yes › et part.",
        "Il a dit «\u{A0}yes\u{A0}» et part.", "Il a dit «\u{202F}yes\u{202F}» et part.",
    ])
    func `of every kind enclose words without the spaces at their edges`(_ text: String) {
        #expect(quoted(text) == ["yes"])
    }

    @Test(arguments: [
        "The army's men met the states' leaders.", "The army’s men met the states’ leaders.",
        "L'armée d'Alger n'a rien dit.",
        "L’armée d’Alger n’a rien dit.", "In the ’90s and '80s it was so.", "No marks at all.", "",
    ])
    func `are told from apostrophes`(_ text: String) {
        #expect(quoted(text) == [])
    }

    @Test func `may enclose apostrophes and possessives`() {
        #expect(quoted("‘The states’ leaders don’t agree,’ he said.") == ["The states’ leaders don’t agree,"])
        #expect(quoted("'We don't know,' he said.") == ["We don't know,"])
    }

    @Test func `that are nested give the outermost`() {
        #expect(quoted("« Il m’a dit “pars” et “vite” », dit-elle.") == ["Il m’a dit “pars” et “vite”"])
        #expect(quoted("“He said ‘go’ to us.”") == ["He said ‘go’ to us."])
        #expect(quoted("« a « b » c »") == ["a « b » c"])
    }

    @Test func `that open anew in the next paragraph go on`() {
        #expect(quoted("“One.\n\n“Two,” he said.") == ["One.", "+Two,"])
        #expect(quoted("« Un.\n« Deux », dit-il.") == ["Un.", "+Deux"])
        #expect(quoted("« Un.\n» Deux », dit-il.") == ["Un.", "+Deux"])
        #expect(quoted("\"One.\n\n\"Two,\" he said.") == ["One.", "+Two,"])
    }

    @Test func `that are left open end with the paragraph`() {
        #expect(quoted("He said: “We go.\nThe end.") == ["We go."])
        #expect(quoted("Il dit : « Partons") == ["Partons"])
    }

    @Test func `that are left open before others mean nothing`() {
        #expect(quoted("A “stray and “whole” one.") == ["whole"])
    }

    @Test func `that a broken line parts are one`() {
        #expect(quoted("He said “we\nwill go” then.") == ["we\nwill go"])
    }
}
