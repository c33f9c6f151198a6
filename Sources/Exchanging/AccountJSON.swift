package import EventData
package import Unpacking

/// Writes an account as JSON, and reads it: what of a claim is laid beside others.
///
/// Decimals are those of `CodedReportJSON`: an account of a claim that came out of a line is read as it was written.
package struct AccountJSON: Sendable {
    package init() {}

    /// The account as JSON without a line feed; its report is not in it.
    package func text(_ account: Account) -> String {
        var line = JSONLine()
        line.object { line in
            line.key("claim")
            line.text(account.claim)
            line.act(account)
            line.key("trigger")
            line.text(account.trigger)
            line.key("actors")
            line.array(account.actors) { $0.actor($1) }
            line.key("recipients")
            line.array(account.recipients) { $0.actor($1) }
            line.key("place")
            line.optional(account.place) { line, place in line.object { $0.whereabouts(place) } }
            line.key("date")
            line.optional(account.date) { line, date in line.object { $0.period(date) } }
            line.key("numbers")
            line.array(account.counts) { line, count in line.object { $0.count(count) } }
            line.key("voices")
            line.array(account.voices) { line, voice in
                line.object { line in
                    line.key("text")
                    line.text(voice.words)
                    line.key("kind")
                    line.text(voice.kind.rawValue)
                }
            }
            line.key("confidence")
            line.decimal(account.confidence)
        }
        return String(decoding: line.bytes, as: UTF8.self)
    }

    /// The account that a value of ours holds, as one of a report; `nil` for any other value.
    package func account(_ value: JSONValue, report: Int) -> Account? {
        guard let claim = value["claim"]?.string, let type = value["type"]?.string.flatMap(EventType.init),
            let status = value["status"]?.string.flatMap(Claim.Status.init),
            let salience = value["salience"]?.string.flatMap(Claim.Salience.init),
            let score = value["score"]?.double, -10...10 ~= score
        else { return nil }
        let place = value["place"].flatMap(Place.init)
        // Nothing else can be written again.
        guard -90...90 ~= place?.latitude ?? 0, -180...180 ~= place?.longitude ?? 0 else { return nil }
        return Account(
            claim: claim,
            report: report,
            type: type,
            modes: strings(value["modes"]),
            contexts: strings(value["contexts"]),
            quad: value["quad"]?.int ?? 0,
            score: score,
            trigger: value["trigger"]?.string ?? "",
            status: status,
            isAlleged: value["alleged"]?.bool ?? false,
            salience: salience,
            actors: value["actors"]?.array?.map(Actor.init) ?? [],
            recipients: value["recipients"]?.array?.map(Actor.init) ?? [],
            place: place,
            date: value["date"].flatMap(EventDate.init),
            counts: value["numbers"]?.array?.compactMap(Account.Count.init) ?? [],
            voices: value["voices"]?.array?.map(Account.Voice.init) ?? [],
            confidence: min(1, max(0, value["confidence"]?.double ?? 0))
        )
    }
}

extension Account.Count {
    fileprivate init?(_ value: JSONValue) {
        guard let quantity = value["what"]?.string.flatMap(Figure.Quantity.init),
            let bound = value["operator"]?.string.flatMap(Figure.Bound.init)
        else { return nil }
        let of = value["of"]
        self.init(
            quantity: quantity,
            low: value["low"]?.int.flatMap { JSONValue.counts.contains($0) ? $0 : nil },
            high: value["high"]?.int.flatMap { JSONValue.counts.contains($0) ? $0 : nil },
            bound: bound,
            counted: of?["text"]?.string.map { words in
                Figure.Counted(words: words, sector: of?["sector"]?.string, country: of?["country"]?.string)
            },
            claimant: value["claimant"]?.string
        )
    }
}

extension Account.Voice {
    fileprivate init(_ value: JSONValue) {
        let kind = value["kind"]?.string.flatMap(Attribution.Kind.init) ?? .other
        self.init(words: value["text"]?.string ?? "", kind: kind)
    }
}
