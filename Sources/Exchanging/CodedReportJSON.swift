package import EventData
package import Unpacking

/// Writes coded reports as the lines of `griot code --jsonl`.
package struct CodedReportJSON {
    package init() {}

    /// Appends one line; offsets count code points of the title or the text.
    package func append(
        _ coded: CodedReport,
        of report: Report,
        id: JSONValue,
        digest: String,
        provenance: CodedReport.Provenance,
        to bytes: inout [UInt8]
    ) {
        var line = JSONLine(report: report)
        line.object { line in
            line.key("report")
            line.object { line in
                line.key("id")
                line.value(id)
                line.key("lang")
                line.text(coded.language.rawValue)
                line.key("published")
                line.text(report.published)
                line.key("outlet")
                line.text(report.outlet)
                line.key("url")
                line.text(report.url)
                line.said("byline", report.byline)
                line.said("agency", report.agency)
                line.said("modified", report.modified)
                line.key("text_sha256")
                line.text(digest)
            }
            line.key("events")
            line.array(coded.claims) { $0.claim($1) }
            line.key("quotes")
            line.array(coded.quotations) { $0.quotation($1) }
            line.key("relations")
            line.array(coded.relations) { $0.relation($1) }
            line.key("mentions")
            line.array(coded.mentions) { line, mention in
                line.object { line in
                    line.evidence(mention.evidence)
                    line.key("kind")
                    line.text(mention.kind.rawValue)
                    line.key("id")
                    line.text(mention.id)
                }
            }
            line.key("coder")
            line.object { line in
                line.key("griot")
                line.text(provenance.griot)
                line.key("language")
                line.text(provenance.language)
                line.key("rules")
                line.text(provenance.rules)
                line.key("gazetteer")
                line.text(provenance.gazetteer)
                line.key("directory")
                line.text(provenance.directory)
            }
        }
        bytes += line.bytes
        bytes.append(0x0A)
    }
}

extension JSONLine {
    /// Writes a member that is only there where the report says something.
    fileprivate mutating func said(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        text(value)
    }

    mutating func claim(_ claim: Claim) {
        object { line in
            line.key("id")
            line.text(claim.id)
            line.key("type")
            line.text(claim.type.rawValue)
            line.key("modes")
            line.array(claim.modes) { $0.text($1) }
            line.key("contexts")
            line.array(claim.contexts) { $0.text($1) }
            line.key("quad")
            line.number(claim.quad)
            line.key("score")
            line.decimal(claim.score)
            line.key("cameo")
            line.text(claim.cameo)
            line.key("trigger")
            line.object { $0.evidence(claim.trigger) }
            line.key("sentence")
            line.object { $0.position(claim.sentence) }
            line.key("status")
            line.text(claim.status.rawValue)
            line.key("alleged")
            line.bool(claim.isAlleged)
            line.key("salience")
            line.text(claim.salience.rawValue)
            line.key("actors")
            line.array(claim.actors) { $0.party($1) }
            line.key("recipients")
            line.array(claim.recipients) { $0.party($1) }
            line.key("place")
            line.optional(claim.place) { $0.place($1) }
            line.key("date")
            line.optional(claim.date) { $0.date($1) }
            line.key("numbers")
            line.array(claim.figures) { $0.figure($1) }
            line.key("attribution")
            line.array(claim.attribution) { line, attribution in
                line.object { line in
                    line.key("text")
                    line.text(attribution.evidence.words)
                    line.key("kind")
                    line.text(attribution.kind.rawValue)
                    line.position(attribution.evidence)
                }
            }
            line.key("confidence")
            line.decimal(claim.confidence)
            line.key("rule")
            line.text(claim.rule)
        }
    }

    mutating func party(_ party: Party) {
        object { line in
            line.evidence(party.evidence)
            line.key("name")
            line.text(party.actor.name)
            line.key("id")
            line.text(party.actor.id)
            line.key("country")
            line.text(party.actor.country)
            line.key("sector")
            line.text(party.actor.sectors.first)
            line.key("basis")
            line.text(party.basis.rawValue)
        }
    }

    mutating func place(_ located: LocatedPlace) {
        object { line in
            line.evidence(located.evidence)
            line.whereabouts(located.place)
        }
    }

    mutating func whereabouts(_ place: Place) {
        key("name")
        text(place.name)
        key("country")
        text(place.country)
        key("admin1")
        text(place.admin1)
        key("lat")
        optional(place.latitude) { $0.degrees($1) }
        key("lon")
        optional(place.longitude) { $0.degrees($1) }
        key("geonames")
        optional(place.geonames) { $0.number($1) }
        key("precision")
        text(place.precision.rawValue)
    }

    mutating func date(_ stated: StatedDate) {
        object { line in
            line.key("text")
            line.text(stated.evidence?.words)
            if let evidence = stated.evidence { line.position(evidence) }
            line.period(stated.date)
        }
    }

    mutating func period(_ date: EventDate) {
        key("from")
        text(date.from.description)
        key("to")
        text(date.to.description)
        key("precision")
        text(date.precision.rawValue)
        key("basis")
        text(date.basis.rawValue)
    }

    mutating func figure(_ figure: Figure) {
        object { line in
            line.count(Account.Count(figure))
            line.evidence(figure.evidence)
        }
    }

    /// How many, of whom, and who says so.
    mutating func count(_ count: Account.Count) {
        key("what")
        text(count.quantity.rawValue)
        key("low")
        optional(count.low) { $0.number($1) }
        key("high")
        optional(count.high) { $0.number($1) }
        key("operator")
        text(count.bound.rawValue)
        key("of")
        optional(count.counted) { line, counted in
            line.object { line in
                line.key("text")
                line.text(counted.words)
                line.key("sector")
                line.text(counted.sector)
                line.key("country")
                line.text(counted.country)
            }
        }
        key("claimant")
        text(count.claimant)
    }

    mutating func quotation(_ quotation: Quotation) {
        object { line in
            line.evidence(quotation.evidence)
            line.key("speaker")
            line.optional(quotation.speaker) { line, speaker in
                line.object { line in
                    line.evidence(speaker.evidence)
                    line.key("name")
                    line.text(speaker.actor.name)
                    line.key("id")
                    line.text(speaker.actor.id)
                    line.key("role")
                    line.text(speaker.role)
                }
            }
        }
    }

    mutating func relation(_ relation: Relation) {
        object { line in
            line.key("kind")
            line.text(relation.kind.rawValue)
            line.key("subject")
            line.party(relation.subject)
            line.key("object")
            line.party(relation.object)
            line.key("role")
            line.text(relation.role)
            line.key("since")
            line.optional(relation.since) { line, date in line.object { $0.period(date) } }
            line.key("until")
            line.optional(relation.until) { line, date in line.object { $0.period(date) } }
            line.evidence(relation.evidence)
        }
    }
}
