import EventData
import GriotTesting
import Layers
import Parsing
import Unpacking

/// A toy model whose attribute rules and lemma tables are written as lines.
///
/// A rule is a token's conditions, ` & ` and the next token's, the number of
/// the token that it sets, and what it sets:
///
///     LOWER:the|a & IS_SPACE 1 > POS:NOUN MORPH:Number=Plur
///
/// A lemma line is the part of speech, the table and what stands in it:
/// `noun rule ses s`, `noun known bus`, `noun exception mice mouse,mus`,
/// `lookup Ville ville`.
struct ToyTables {
    let parser: Parser
    private let folder: TemporaryFolder

    init(_ toy: String, rules: String = "", lemmas: String = "") throws {
        let (rules, lemmas) = (try packedRules(rules), packedLemmas(lemmas))
        let files = ChangedFiles(
            toy,
            [
                "attribute_ruler/patterns": { _ in rules }, "lemmatizer/lookups/lookups.bin": { _ in lemmas },
            ]
        )
        var converter = try ModelConverter(files)
        folder = try TemporaryFolder()
        parser = try Parser(path: try folder.write(try converter.convert(), to: "toy.model"), kernel: .best)
    }

    func parse(_ text: String) throws -> [Token] {
        try parser.parse(text, workspace: parser.makeWorkspace()).tokens
    }
}

private func packedRules(_ text: String) throws -> [UInt8] {
    packed(
        .array(
            text.split(separator: "\n").map { line in
                let parts = line.split(separator: " > ")
                let tokens = parts[0].split(separator: " & ").map(String.init)
                let target = Int(tokens.last?.split(separator: " ").last ?? "")
                let conditions = tokens.map { $0.split(separator: " ").filter { Int($0) == nil } }
                return .map([
                    "patterns": .array([.array(conditions.map { .map($0.map(condition)) })]),
                    "attrs": .map(parts[1].split(separator: " ").map(attribute)),
                    "index": .int(Int64(target ?? 0)),
                ])
            }
        )
    )
}

private func attribute(_ text: Substring) -> MessagePackMember {
    let colon = text.firstIndex(of: ":") ?? text.endIndex
    return MessagePackMember(
        key: .string(String(text[..<colon])),
        value: .string(String(text[colon...].dropFirst()))
    )
}

private func condition(_ text: Substring) -> MessagePackMember {
    if text == "IS_SPACE" { return MessagePackMember(key: .string("IS_SPACE"), value: .bool(true)) }
    let member = attribute(text)
    let value = member.value.string ?? ""
    let operation: MessagePackValue =
        if value.hasPrefix("/") {
            .map(["REGEX": .string(String(value.dropFirst()))])
        } else if value.hasPrefix("!") {
            .map(["NOT_IN": .strings(value.dropFirst(), separator: "|")])
        } else if value.contains("|") {
            .map(["IN": .strings(value, separator: "|")])
        } else {
            .string(value)
        }
    return MessagePackMember(key: member.key, value: operation)
}

/// spaCy's number of a part of speech in lower case; three of them are symbols.
private func id(_ text: some StringProtocol) -> MessagePackValue {
    let symbols: [String: UInt64] = ["aux": 405, "det": 415, "punct": 445, "conj": 410, "num": 431]
    return .uint(symbols[String(text)] ?? murmurHash64(Array(text.utf8).span))
}

private func packedLemmas(_ text: String) -> [UInt8] {
    let lines = text.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: false) }
    func table(
        _ name: String,
        _ make: ([[Substring]]) -> MessagePackValue
    ) -> MessagePackValue {
        let groups = Dictionary(grouping: lines.filter { $0.count > 2 && $0[1] == name }, by: { $0[0] })
        return .map(groups.map { MessagePackMember(key: id($0.key), value: make($0.value)) })
    }
    return packed(
        .map([
            "lemma_rules": table("rule") { .array($0.map { .array($0[2...3].map { .string(String($0)) }) }) },
            "lemma_index": table("known") { .array($0.map { .string(String($0[2])) }) },
            "lemma_exc": table("exception") {
                .map($0.map { MessagePackMember(key: .string(String($0[2])), value: .strings($0[3])) })
            },
            "lemma_lookup": .map(
                lines.filter { $0.first == "lookup" }.map {
                    MessagePackMember(key: id($0[1]), value: .strings($0[2]))
                }
            ),
        ])
    )
}
