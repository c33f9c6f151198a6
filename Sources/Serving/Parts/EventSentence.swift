internal import EventData

/// An event in one sentence, built from its slots in the language of the page.
struct EventSentence {
    /// A part of the sentence, and the slot that it tells.
    struct Part {
        var words: String
        var slot: Event.Slot?
    }

    let parts: [Part]

    init(_ event: Event, _ wording: Wording) {
        parts = SentenceMaker(event: event, wording: wording).parts()
    }

    var text: String { parts.map(\.words).joined() }
}

private struct SentenceMaker {
    /// Where there are more, the last are counted.
    private static let mostNames = 4

    let event: Event
    let wording: Wording

    func parts() -> [EventSentence.Part] {
        let verb = Act(event, wording)
        var parts = [word(standing), word(names(event.actors, else: wording["sentence.unnamed"]), .actor)]
        parts.append(word(" " + verb.words))
        if !event.recipients.isEmpty {
            parts.append(word(verb.preposition.isEmpty ? " " : " \(verb.preposition) "))
            parts.append(word(names(event.recipients, else: ""), .recipient))
        }
        if let place = event.place {
            let division = place.admin1.flatMap { $0 == place.name ? nil : " (\($0))" } ?? ""
            parts += [word(", "), word(place.name + division, .place)]
        }
        if let date = event.date { parts += [word(", "), word(wording.period(date), .date)] }
        if let tally = event.tallies.first(where: { $0.quantity == .killed }) {
            let colon = wording.language == .french ? "\u{202F}: " : ": "
            parts += [
                word(colon),
                word(
                    "\(TallyText(tally, wording).range) \(wording[TallyText.isOne(tally) ? "sentence.killed.one" : "sentence.killed"])",
                    .killed
                ),
            ]
        }
        return parts.filter { !$0.words.isEmpty }
    }

    private var standing: String {
        let standing = event.status == .occurred ? nil : wording["sentence.\(event.status.rawValue)"]
        let alleged = event.isAlleged ? wording["sentence.alleged"] : nil
        let words = [standing, alleged].compactMap { $0 }.joined(separator: " ")
        return words.isEmpty ? "" : words + " "
    }

    private func names(_ actors: [Actor], else unnamed: String) -> String {
        guard let last = actors.last else { return unnamed }
        guard actors.count > 1 else { return wording.actor(last.name) }
        let isLong = actors.count > Self.mostNames
        let first = actors.prefix(isLong ? Self.mostNames - 1 : actors.count - 1).map {
            wording.actor($0.name)
        }.joined(
            separator: ", "
        )
        let others = "\(wording.number(actors.count - Self.mostNames + 1)) \(wording["sentence.more"])"
        return "\(first) \(wording["sentence.and"]) \(isLong ? others : wording.actor(last.name))"
    }

    private func word(_ words: String, _ slot: Event.Slot? = nil) -> EventSentence.Part {
        EventSentence.Part(words: words, slot: slot)
    }
}

/// What is done, as a verb, and the preposition before those to whom it is done.
private struct Act {
    let words: String
    let preposition: String

    init(_ event: Event, _ wording: Wording) {
        let type = "act.\(event.type.rawValue)"
        let keys = event.modes.map { "\(type).\($0)" } + [type]
        // The most telling that there is: the mode's words, without a recipient those for an act on nobody.
        let wanted = keys.flatMap { event.recipients.isEmpty ? ["\($0).alone", $0] : [$0] }
        let chosen = wanted.first { wording[$0] != $0 } ?? type
        let fields = wording[chosen].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        // English has one form for one and for many.
        let isMany = event.actors.count > 1 && fields.count > 2
        words = fields[isMany ? 1 : 0]
        preposition = fields.last ?? ""
    }
}
