package import EventData
package import Unpacking

/// A line of `griot code --jsonl`, read.
package struct CodedReportLine: Hashable, Sendable {
    /// The report's id as it was received, a number or whatever it is.
    package var id: JSONValue
    /// The SHA-256 of the report's text, as the line has it.
    package var digest: String?
    package var coded: CodedReport
    package var provenance: CodedReport.Provenance
}

/// Reads the lines that `CodedReportJSON` writes, each beside the report that it is of.
///
/// Every piece of evidence is looked up in the report and must stand there word for word.
/// What a line does not hold does not come back: of a party's actor the sectors after the
/// first and the kind, of a speaker all but id and name, and decimals beyond the second
/// (of degrees beyond the fifth). A line that was read is written again byte for byte.
package struct CodedReportReader {
    package init() {}

    /// Reads one line.
    ///
    /// It throws `json.…` for what is no JSON, and otherwise
    /// - `coding.error` for a line that tells of an error,
    /// - `coding.missing` where something is not there or of another form,
    /// - `coding.value` for a word that has no meaning there,
    /// - `coding.evidence` for words that do not stand in the report where the line has them.
    package func read(_ line: [UInt8], of report: Report) throws(ImportProblem) -> CodedReportLine {
        let value: JSONValue
        do throws(JSONProblem) { value = try JSONReader.read(line) } catch {
            throw ImportProblem(code: error.code, message: "\(error.message), at byte \(error.offset)")
        }
        if let error = value["error"], error != .null {
            throw ImportProblem(
                code: "coding.error",
                message: "the report was not coded: \(error["message"]?.string ?? "it is not said why")"
            )
        }
        let evidence = EvidenceReader(report)
        let header = try value.member("report")
        return CodedReportLine(
            id: header["id"] ?? .null,
            digest: header["text_sha256"]?.string,
            coded: CodedReport(
                language: try header.word("lang"),
                claims: try value.list("events") { value throws(ImportProblem) in try evidence.claim(value) },
                quotations: try value.list("quotes") { value throws(ImportProblem) in
                    try evidence.quotation(value)
                },
                relations: try value.list("relations") { value throws(ImportProblem) in
                    try evidence.relation(value)
                },
                mentions: try value.list("mentions") { value throws(ImportProblem) in
                    try evidence.mention(value)
                }
            ),
            provenance: try CodedReport.Provenance(value.member("coder"))
        )
    }
}

extension CodedReport.Provenance {
    fileprivate init(_ value: JSONValue) throws(ImportProblem) {
        self.init(
            griot: try value.text("griot"),
            language: try value.text("language"),
            rules: try value.text("rules"),
            gazetteer: try value.text("gazetteer"),
            directory: try value.text("directory")
        )
    }
}

// MARK: - Claims

extension EvidenceReader {
    fileprivate func claim(_ value: JSONValue) throws(ImportProblem) -> Claim {
        Claim(
            id: try value.text("id"),
            type: try value.word("type"),
            modes: try value.list("modes") { value throws(ImportProblem) in try value.asText("modes") },
            contexts: try value.list("contexts") { value throws(ImportProblem) in
                try value.asText("contexts")
            },
            quad: try value.integer("quad"),
            score: try value.decimal("score", in: -10...10),
            cameo: try value.optionalText("cameo"),
            trigger: try evidence(value.member("trigger")),
            sentence: try position(value.member("sentence")),
            status: try value.word("status"),
            isAlleged: try value.truth("alleged"),
            salience: try value.word("salience"),
            actors: try value.list("actors") { value throws(ImportProblem) in try party(value) },
            recipients: try value.list("recipients") { value throws(ImportProblem) in try party(value) },
            place: try value.optional("place") { value throws(ImportProblem) in try place(value) },
            date: try value.optional("date") { value throws(ImportProblem) in try date(value) },
            figures: try value.list("numbers") { value throws(ImportProblem) in try figure(value) },
            attribution: try value.list("attribution") { value throws(ImportProblem) in
                Attribution(evidence: try evidence(value), kind: try value.word("kind"))
            },
            confidence: try value.decimal("confidence", in: 0...1),
            rule: try value.text("rule")
        )
    }

    private func party(_ value: JSONValue) throws(ImportProblem) -> Party {
        Party(
            evidence: try evidence(value),
            actor: Actor(
                id: try value.optionalText("id"),
                name: try value.text("name"),
                country: try value.optionalText("country"),
                sectors: try value.optionalText("sector").map { [$0] } ?? []
            ),
            basis: try value.word("basis")
        )
    }

    private func place(_ value: JSONValue) throws(ImportProblem) -> LocatedPlace {
        LocatedPlace(
            evidence: try evidence(value),
            place: Place(
                name: try value.text("name"),
                country: try value.optionalText("country"),
                admin1: try value.optionalText("admin1"),
                latitude: try value.optionalDecimal("lat", in: -90...90),
                longitude: try value.optionalDecimal("lon", in: -180...180),
                geonames: try value.optionalInteger("geonames"),
                precision: try value.word("precision")
            )
        )
    }

    private func date(_ value: JSONValue) throws(ImportProblem) -> StatedDate {
        let isStated = try value.optionalText("text") != nil
        return StatedDate(evidence: isStated ? try evidence(value) : nil, date: try period(value))
    }

    private func period(_ value: JSONValue) throws(ImportProblem) -> EventDate {
        EventDate(
            from: try value.day("from"),
            to: try value.day("to"),
            precision: try value.word("precision"),
            basis: try value.word("basis")
        )
    }

    private func figure(_ value: JSONValue) throws(ImportProblem) -> Figure {
        Figure(
            quantity: try value.word("what"),
            low: try value.optionalCount("low"),
            high: try value.optionalCount("high"),
            bound: try value.word("operator"),
            counted: try value.optional("of") { value throws(ImportProblem) in
                Figure.Counted(
                    words: try value.text("text"),
                    sector: try value.optionalText("sector"),
                    country: try value.optionalText("country")
                )
            },
            claimant: try value.optionalText("claimant"),
            evidence: try evidence(value)
        )
    }
}

// MARK: - Quotations, relations, mentions

extension EvidenceReader {
    fileprivate func quotation(_ value: JSONValue) throws(ImportProblem) -> Quotation {
        Quotation(
            evidence: try evidence(value),
            speaker: try value.optional("speaker") { value throws(ImportProblem) in
                Quotation.Speaker(
                    evidence: try evidence(value),
                    actor: Actor(
                        id: try value.optionalText("id"),
                        name: try value.text("name"),
                        country: nil,
                        sectors: []
                    ),
                    role: try value.optionalText("role")
                )
            }
        )
    }

    fileprivate func relation(_ value: JSONValue) throws(ImportProblem) -> Relation {
        Relation(
            kind: try value.word("kind"),
            subject: try party(value.member("subject")),
            object: try party(value.member("object")),
            role: try value.optionalText("role"),
            since: try value.optional("since") { value throws(ImportProblem) in try period(value) },
            until: try value.optional("until") { value throws(ImportProblem) in try period(value) },
            evidence: try evidence(value)
        )
    }

    fileprivate func mention(_ value: JSONValue) throws(ImportProblem) -> Mention {
        Mention(
            evidence: try evidence(value),
            kind: try value.word("kind"),
            id: try value.optionalText("id")
        )
    }
}
