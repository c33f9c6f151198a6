import Unpacking

/// What a package's `config.cfg` says of the pipeline, as far as it must be known.
///
/// The file is INI-like, its values are JSON.
struct ModelConfiguration {
    let language: String
    /// The components that run, in order.
    let pipeline: [String]
    private let sections: [String: [String: JSONValue]]

    init(_ bytes: [UInt8]) throws(ParsingError) {
        let sections = Self.sections(String(decoding: bytes, as: UTF8.self))
        guard let language = sections["nlp"]?["lang"]?.string,
            let names = sections["nlp"]?["pipeline"]?.array?.compactMap(\.string)
        else { throw .damaged("config.cfg", "names no language and no pipeline") }
        let disabled = sections["nlp"]?["disabled"]?.array?.compactMap(\.string) ?? []
        self.language = language
        self.sections = sections
        pipeline = names.filter { !disabled.contains($0) }
    }

    /// The kind of a component, such as `tagger`.
    func factory(of component: String) -> String? { sections["components.\(component)"]?["factory"]?.string }

    /// A value of a component, in a section of it such as `model.tok2vec`.
    func value(_ component: String, _ section: String, _ key: String) -> JSONValue? {
        sections[section.isEmpty ? "components.\(component)" : "components.\(component).\(section)"]?[key]
    }

    /// The function that makes the tokenizer.
    var tokenizer: String? { sections["nlp.tokenizer"]?["@tokenizers"]?.string }

    private static func sections(_ text: String) -> [String: [String: JSONValue]] {
        var sections: [String: [String: JSONValue]] = [:]
        var section = ""
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("["), line.hasSuffix("]") {
                section = String(line.dropFirst().dropLast())
            } else if let sign = line.firstIndex(of: "=") {
                let key = trimmed(line[..<sign])
                let value = try? JSONReader.read(Array(trimmed(line[line.index(after: sign)...]).utf8))
                sections[section, default: [:]][key] = value
            }
        }
        return sections
    }
}

private func trimmed(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
}
