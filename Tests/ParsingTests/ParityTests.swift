import EventData
import Foundation
import GriotTesting
import Layers
import Parsing
import Testing
import Unpacking

/// What spaCy said of one text.
struct SpacyRecord {
    var text: String
    var tokens: [String]
    var entities: [String]
}

/// A parse as lines, one a token, so that a difference can be read.
func lines(_ parsed: ParsedText, of text: String) -> [String] {
    let starts = Set(parsed.sentences.map(\.tokens.lowerBound))
    let scalars = Array(text.utf8)
    return parsed.tokens.enumerated().map { index, token in
        let offset = scalars[..<token.span.start].count { $0 & 0xC0 != 0x80 }
        return [
            token.form, "\(offset)", token.hasSpaceAfter ? "1" : "0", token.xpos, token.upos, token.feats,
            token.lemma,
            "\(token.head)", token.deprel, starts.contains(index) ? "1" : "0",
        ].joined(separator: "\t")
    }
}

/// Reads spaCy's output as `scripts/make-fixtures.py` writes it.
func records(_ path: String) throws -> [SpacyRecord] {
    let bytes = try MappedFile(path: path).bytes
    return try bytes.split(separator: 0x0A).map { line in
        let record = try JSONReader.read(line)
        func strings(_ key: String) -> [String] { record[key]?.array?.compactMap(\.string) ?? [] }
        func numbers(_ key: String) -> [Int] { record[key]?.array?.compactMap(\.int) ?? [] }
        let (words, idx, space, tag) = (strings("words"), numbers("idx"), numbers("space"), strings("tag"))
        let (pos, morph, lemma, head) = (strings("pos"), strings("morph"), strings("lemma"), numbers("head"))
        let (dep, start) = (strings("dep"), numbers("sent_start"))
        let tokens = words.indices.map { i in
            [
                words[i], "\(idx[i])", "\(space[i])", tag[i], pos[i], morph[i], lemma[i], "\(head[i])",
                dep[i],
                "\(start[i])",
            ].joined(separator: "\t")
        }
        let entities = (record["ents"]?.array ?? []).map { entity in
            "\(entity.array?[0].int ?? -1)-\(entity.array?[1].int ?? -1) \(entity.array?[2].string ?? "")"
        }
        return SpacyRecord(text: record["text"]?.string ?? "", tokens: tokens, entities: entities)
    }
}

/// Swift takes strings for equal that look equal; here each byte counts.
func isSame(_ left: [String], _ right: [String]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
}

/// Parses all texts of a fixture and returns those that come out otherwise than spaCy's.
func differences(_ parser: Parser, _ fixture: String) throws -> [String] {
    let workspace = parser.makeWorkspace()
    return try records(fixture).compactMap { record in
        let parsed = try parser.parse(record.text, workspace: workspace)
        let entities = parsed.entities.map { "\($0.tokens.lowerBound)-\($0.tokens.upperBound) \($0.label)" }
        if isSame(lines(parsed, of: record.text), record.tokens), isSame(entities, record.entities) {
            return nil
        }
        return record.text
    }
}

/// Converts a toy model into a folder and returns the path of its file.
func toyModel(_ name: String, in folder: TemporaryFolder) throws -> String {
    var converter = try ModelConverter(FolderFiles(root: "\(fixtures())/\(name)"))
    return try folder.write(try converter.convert(), to: "\(name).model")
}

let availableKernels = Kernel.names.filter { Kernel(named: $0) != nil }

@Suite struct `Parity with spaCy` {
    @Test(arguments: ["toy_en", "toy_fr"], availableKernels)
    func `holds for the toy models`(_ name: String, _ kernel: String) throws {
        let folder = try TemporaryFolder()
        let parser = try Parser(
            path: try toyModel(name, in: folder),
            kernel: try #require(Kernel(named: kernel))
        )
        #expect(try differences(parser, "\(fixtures())/\(name).jsonl") == [])
    }

    @Test(arguments: ["en_core_web_sm", "fr_core_news_md", "fr_core_news_sm"], availableKernels)
    func `holds for the real models`(_ name: String, _ kernel: String) throws {
        let home = environment("GRIOT_HOME") ?? "\(environment("HOME") ?? "")/.local/share/griot"
        let path = "\(home)/models/\(name).model"
        if !FileManager.default.fileExists(atPath: path), environment("GRIOT_REQUIRE_MODELS") != "1" {
            print("not run: '\(name)' is not installed")
            return
        }
        let parser = try Parser(path: path, kernel: try #require(Kernel(named: kernel)))
        #expect(try differences(parser, "\(fixtures())/\(name).jsonl") == [])
    }
}
