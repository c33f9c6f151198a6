import Archiving
import EventData
import Exchanging
import GriotTesting
import Unpacking

/// A report as a test writes it; whatever is coded of it is looked up in its words.
struct Telling: Sendable {
    var report: Report
    var coded: CodedReport

    init(
        _ id: String,
        _ published: String?,
        title: String? = nil,
        _ text: String,
        outlet: String? = nil,
        url: String? = nil,
        language: Language = .english
    ) {
        report = Report(id: id, title: title, text: text, published: published, outlet: outlet, url: url)
        coded = CodedReport(language: language)
    }

    /// Words of the text, where they stand in it first; at its beginning if they do not.
    func evidence(_ words: String) -> Evidence {
        let bytes = Array(report.text.utf8)
        let sought = Array(words.utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: sought) }
        guard let start, !words.isEmpty else { return evidence(String(report.text.prefix(1))) }
        return Evidence(
            part: .text,
            span: TextSpan(start: start, end: start + sought.count),
            words: words
        )
    }

    func party(_ words: String, _ actor: Actor) -> Party {
        Party(evidence: evidence(words), actor: actor, basis: .stated)
    }

    /// The same with one more claim, made in the words `act`.
    func claiming(
        _ id: String,
        _ type: EventType,
        _ act: String,
        modes: [String] = [],
        by actors: [(words: String, actor: Actor)] = [],
        on recipients: [(words: String, actor: Actor)] = [],
        at place: (words: String, place: Place)? = nil,
        when date: (words: String, days: String)? = nil,
        killed: (words: String, number: Int)? = nil,
        size: (words: String, number: Int)? = nil,
        says voice: String? = nil,
        status: Claim.Status = .occurred,
        salience: Claim.Salience = .main
    ) -> Telling {
        var telling = self
        let figures = [(killed, Figure.Quantity.killed), (size, .size)].compactMap { said, quantity in
            said.map { figure(quantity, $0.words, $0.number, claimant: voice) }
        }
        telling.coded.claims.append(
            Claim(
                id: id,
                type: type,
                modes: modes,
                contexts: [],
                quad: type == .assault ? 4 : 1,
                score: type == .assault ? -9 : 4,
                cameo: nil,
                trigger: evidence(act),
                sentence: sentence(of: act),
                status: status,
                isAlleged: false,
                salience: salience,
                actors: actors.map { party($0.words, $0.actor) },
                recipients: recipients.map { party($0.words, $0.actor) },
                place: place.map { LocatedPlace(evidence: evidence($0.words), place: $0.place) },
                date: date.flatMap { date in
                    Made.days(date.days).map { StatedDate(evidence: evidence(date.words), date: $0) }
                },
                figures: figures,
                attribution: voice.map { [Attribution(evidence: evidence($0), kind: .official)] } ?? [],
                confidence: 0.8,
                rule: "made:1"
            )
        )
        return telling
    }

    func quoting(_ words: String, of speaker: (words: String, actor: Actor), as role: String?) -> Telling {
        var telling = self
        let speaker = Quotation.Speaker(evidence: evidence(speaker.words), actor: speaker.actor, role: role)
        telling.coded.quotations.append(Quotation(evidence: evidence(words), speaker: speaker))
        return telling
    }

    func relating(
        _ words: String,
        _ subject: (words: String, actor: Actor),
        _ object: (words: String, actor: Actor),
        as role: String?
    ) -> Telling {
        var telling = self
        telling.coded.relations.append(
            Relation(
                kind: role == nil ? .member : .role,
                subject: party(subject.words, subject.actor),
                object: party(object.words, object.actor),
                role: role,
                evidence: evidence(words)
            )
        )
        return telling
    }

    private func figure(_ quantity: Figure.Quantity, _ words: String, _ number: Int, claimant: String?)
        -> Figure
    {
        Figure(
            quantity: quantity,
            low: number,
            high: number,
            bound: .exactly,
            counted: nil,
            claimant: claimant,
            evidence: evidence(words)
        )
    }

    /// The line in which words stand.
    private func sentence(of words: String) -> Evidence {
        let line = report.text.split(separator: "\n").first { $0.contains(words) }
        return evidence(line.map(String.init) ?? words)
    }

    var entry: CodedEntry {
        var line: [UInt8] = []
        CodedReportJSON().append(
            coded,
            of: report,
            id: .string(report.id),
            digest: "0",
            provenance: Made.provenance,
            to: &line
        )
        if line.last == 0x0A { line.removeLast() }
        var given: [UInt8] = []
        JSONText.append(.string(report.id), to: &given)
        return CodedEntry(
            report: report,
            given: String(decoding: given, as: UTF8.self),
            coded: coded,
            provenance: Made.provenance,
            line: String(decoding: line, as: UTF8.self)
        )
    }
}
