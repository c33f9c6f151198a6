package import Coding
internal import Crypto
package import EventData
package import Grammar
package import Parsing
package import Resolving
internal import Unpacking

/// All steps as one: a report goes in, coded claims come out.
///
/// ```swift
/// let pipeline = try Pipeline(gazetteer: path)
/// let coded = try pipeline.code(report, in: .english, parser: parser, workspace: workspace)
/// ```
///
/// It never changes and is shared by all threads; each thread has a workspace of its own.
package struct Pipeline: Sendable {
    private let resolver: Resolver
    private let coder: Coder

    package init(resolver: Resolver, coder: Coder = Coder()) {
        self.resolver = resolver
        self.coder = coder
    }

    /// The version of griot that codes.
    package static let version = "\(versionLiteral)"

    package static let versionLiteral: StaticString = "0.1.0"

    /// What the coding tables are, in 16 hexadecimal digits, worked out at each call.
    package var rules: String { coder.lexicon.digest }

    /// What a report says was done, by whom, to whom, where and when.
    package func code(
        _ report: Report,
        in language: Language,
        parser: Parser,
        workspace: ParserWorkspace
    ) throws(ParsingError) -> CodedReport {
        let annotated = try annotate(report, in: language, parser: parser, workspace: workspace)
        let coded = coder.code(annotated)
        var claims = coded.claims
        for index in claims.indices { claims[index].id = identifier(claims[index], of: report) }
        return CodedReport(
            language: language,
            claims: claims,
            quotations: coded.quotations,
            relations: coded.relations,
            mentions: mentions(of: annotated)
        )
    }

    /// A report with its trees, names, places, days and numbers.
    package func annotate(
        _ report: Report,
        in language: Language,
        parser: Parser,
        workspace: ParserWorkspace
    ) throws(ParsingError) -> AnnotatedReport {
        var parsing = ReportParsing(report, language: language, parser: parser, workspace: workspace)
        var annotated = AnnotatedReport(report: report, tree: try parsing.tree())
        resolver.annotate(&annotated, dateline: parsing.dateline)
        return annotated
    }

    /// For each word that some frame fits, all frames that do, and the report with its trees.
    package func explain(_ annotated: AnnotatedReport) -> [Explanation] {
        coder.explanations(of: annotated)
    }

    /// What is left open of a report's events, with the answers that it offers.
    package func choices(of annotated: AnnotatedReport) -> [Choice] {
        coder.choices(of: annotated)
    }

    private func mentions(of annotated: AnnotatedReport) -> [Mention] {
        var found: [(Int, Mention)] = []
        for phrase in annotated.phrases.compactMap({ $0 }) where phrase.isName && !phrase.words.isEmpty {
            for actor in phrase.actors where actor.id != nil {
                found.append(
                    (
                        phrase.words.lowerBound,
                        Mention(evidence: annotated.evidence(phrase.words), kind: .actor, id: actor.id)
                    )
                )
            }
        }
        for place in annotated.places {
            let id = place.place.geonames.map(String.init)
            found.append(
                (
                    place.words.lowerBound,
                    Mention(evidence: annotated.evidence(place.words), kind: .place, id: id)
                )
            )
        }
        for date in annotated.dates {
            let id = date.date.map { "\($0.from)" }
            found.append(
                (
                    date.words.lowerBound,
                    Mention(evidence: annotated.evidence(date.words), kind: .date, id: id)
                )
            )
        }
        for number in annotated.numbers {
            found.append(
                (
                    number.words.lowerBound,
                    Mention(evidence: annotated.evidence(number.words), kind: .number, id: nil)
                )
            )
        }
        return found.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(
            \.element.1
        )
    }

    /// The name of a claim: from the report's id and text and from where the claim stands in it.
    private func identifier(_ claim: Claim, of report: Report) -> String {
        var hash = SHA256()
        for text in [
            report.id, claim.type.rawValue, claim.trigger.part.rawValue, "\(claim.trigger.span.start)",
            claim.trigger.words,
        ] {
            hash.update(data: Array(text.utf8))
            hash.update(data: [0])
        }
        return hexadecimal(hash.finalize().prefix(10))
    }

    /// The SHA-256 of a report's text as it was received, in hexadecimal.
    package static func digest(of text: String) -> String {
        hexadecimal(SHA256.hash(data: Array(text.utf8)))
    }
}
