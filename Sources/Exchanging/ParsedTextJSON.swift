package import EventData
package import Unpacking

/// Writes parsed texts as the lines of `griot parse --format json`.
package struct ParsedTextJSON {
    package init() {}

    /// Appends one line: the report's id, its language, and the tokens of its title, if it has one, and its text.
    ///
    /// Offsets count code points of the title or the text; heads count tokens of it.
    package func append(
        _ text: ParsedText,
        of report: Report,
        title: ParsedText?,
        id: JSONValue,
        language: LanguageOfText,
        to bytes: inout [UInt8]
    ) {
        JSONText.append(raw: "{\"id\":", to: &bytes)
        JSONText.append(id, to: &bytes)
        JSONText.append(raw: ",\"lang\":", to: &bytes)
        JSONText.append(language.code, to: &bytes)
        if let confidence = language.confidence {
            JSONText.append(raw: ",\"lang_confidence\":", to: &bytes)
            JSONText.append(.number(decimal(confidence)), to: &bytes)
        }
        if let title, let line = report.title {
            JSONText.append(raw: ",\"title_tokens\":[", to: &bytes)
            appendTokens(title, text: line, to: &bytes)
            JSONText.append(raw: "]", to: &bytes)
        }
        JSONText.append(raw: ",\"tokens\":[", to: &bytes)
        appendTokens(text, text: report.text, to: &bytes)
        JSONText.append(raw: "]}\n", to: &bytes)
    }

    private func appendTokens(_ parsed: ParsedText, text: String, to bytes: inout [UInt8]) {
        let offsets = CodePointOffsets(text)
        var entities = EntityCursor(parsed.entities)
        var sentence = parsed.sentences.startIndex
        for (index, token) in parsed.tokens.enumerated() {
            let startsSentence =
                sentence < parsed.sentences.endIndex && parsed.sentences[sentence].tokens.lowerBound == index
            if startsSentence { sentence += 1 }
            if index > 0 { JSONText.append(raw: ",", to: &bytes) }
            JSONText.append(raw: "{\"text\":", to: &bytes)
            JSONText.append(token.form, to: &bytes)
            JSONText.append(raw: ",\"start\":", to: &bytes)
            JSONText.append(offsets[token.span.start], to: &bytes)
            JSONText.append(raw: ",\"end\":", to: &bytes)
            JSONText.append(offsets[token.span.end], to: &bytes)
            JSONText.append(raw: ",\"ws\":", to: &bytes)
            JSONText.append(token.hasSpaceAfter, to: &bytes)
            JSONText.append(raw: ",\"tag\":", to: &bytes)
            JSONText.append(token.xpos, to: &bytes)
            JSONText.append(raw: ",\"pos\":", to: &bytes)
            JSONText.append(token.upos, to: &bytes)
            JSONText.append(raw: ",\"morph\":", to: &bytes)
            JSONText.append(token.feats, to: &bytes)
            JSONText.append(raw: ",\"lemma\":", to: &bytes)
            JSONText.append(token.lemma, to: &bytes)
            JSONText.append(raw: ",\"head\":", to: &bytes)
            JSONText.append(token.head, to: &bytes)
            JSONText.append(raw: ",\"dep\":", to: &bytes)
            JSONText.append(token.deprel, to: &bytes)
            JSONText.append(raw: ",\"sent\":", to: &bytes)
            JSONText.append(startsSentence, to: &bytes)
            JSONText.append(raw: ",\"ent\":", to: &bytes)
            JSONText.append(entities.tag(ofToken: index), to: &bytes)
            JSONText.append(raw: "}", to: &bytes)
        }
    }

    /// Appends the line for a text that could not be parsed.
    package func appendError(
        _ code: String,
        _ message: String,
        id: JSONValue,
        line: Int,
        to bytes: inout [UInt8]
    ) {
        JSONText.append(raw: "{\"id\":", to: &bytes)
        JSONText.append(id, to: &bytes)
        JSONText.append(raw: ",\"report\":{\"id\":", to: &bytes)
        JSONText.append(id, to: &bytes)
        JSONText.append(raw: "},\"error\":{\"code\":", to: &bytes)
        JSONText.append(code, to: &bytes)
        JSONText.append(raw: ",\"message\":", to: &bytes)
        JSONText.append(message, to: &bytes)
        JSONText.append(raw: ",\"line\":", to: &bytes)
        JSONText.append(line, to: &bytes)
        JSONText.append(raw: "}}\n", to: &bytes)
    }
}

/// The language that a text was read in.
package struct LanguageOfText: Hashable, Sendable {
    package var code: String
    /// From 0 to 1 where it was detected, `nil` where it was given.
    package var confidence: Double?

    package init(code: String, confidence: Double?) {
        self.code = code
        self.confidence = confidence
    }

    /// How sure the detection is, with two decimals.
    package var certainty: String { decimal(confidence ?? 1) }

    /// The language for a person to read.
    package var summary: String {
        confidence == nil ? code : "\(code), detected with confidence \(certainty)"
    }
}

/// A number from 0 to 1 with two decimals.
func decimal(_ value: Double) -> String {
    let hundredths = Int((min(max(value, 0), 1) * 100).rounded())
    return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
}
