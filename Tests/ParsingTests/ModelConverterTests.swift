import GriotTesting
import Parsing
import Testing
import Unpacking

/// A toy package with some of its files changed.
private struct ChangedFiles: PackageFiles {
    let original = FolderFiles(root: "\(fixtures())/toy_en")
    var path: String
    var change: ([UInt8]) -> [UInt8]?

    func contents(of path: String) throws(UnpackingError) -> [UInt8]? {
        let bytes = try original.contents(of: path)
        return path == self.path ? bytes.flatMap(change) : bytes
    }
}

@Suite struct `A model converter` {
    private func problem(_ path: String, _ change: @escaping ([UInt8]) -> [UInt8]?) -> ParsingError? {
        do {
            var converter = try ModelConverter(ChangedFiles(path: path, change: change))
            _ = try converter.convert()
            return nil
        } catch { return error }
    }

    private func problem(_ old: String, _ new: String) -> ParsingError? {
        problem("config.cfg") { Array(String(decoding: $0, as: UTF8.self).replacing(old, with: new).utf8) }
    }

    @Test(arguments: [
        (#"lang = "en""#, #"lang = "de""#, "'de'"),
        (#"factory = "lemmatizer""#, #"factory = "trainable_lemmatizer""#, "'trainable_lemmatizer'"),
        (#"factory = "tok2vec""#, #"factory = "transformer""#, "'transformer'"),
        ("use_upper = true", "use_upper = false", "use_upper"),
        ("spacy.MaxoutWindowEncoder.v2", "spacy.MishWindowEncoder.v2", "spacy.MishWindowEncoder.v2"),
        ("extra_state_tokens = false", "extra_state_tokens = true", "extra_state_tokens"),
        (#"mode = "rule""#, #"mode = "lookup""#, "'lookup'"),
    ])
    func `refuses another architecture by name`(_ old: String, _ new: String, _ named: String) {
        let error = problem(old, new)
        #expect(error?.code == "model.architecture")
        #expect(error?.message.contains(named) == true)
    }

    @Test(arguments: [
        "config.cfg", "meta.json", "tokenizer", "tok2vec/model", "tagger/model", "tagger/cfg", "parser/model",
        "parser/moves", "ner/model", "ner/moves", "attribute_ruler/patterns",
        "lemmatizer/lookups/lookups.bin",
        "vocab/lookups.bin",
    ])
    func `says which file is missing, empty or no such file`(_ path: String) {
        #expect(problem(path) { _ in nil }?.message.contains("'\(path)'") == true)
        for broken: [UInt8] in [[], [0xC1], Array("nonsense".utf8)] where path != "attribute_ruler/patterns" {
            #expect(problem(path) { _ in broken } != nil)
        }
    }

    @Test(arguments: UInt64(1)...40)
    func `survives damage in any file`(_ seed: UInt64) {
        var chance = Chance(seed: seed)
        let paths = [
            "tokenizer", "tok2vec/model", "parser/model", "parser/moves", "ner/moves", "tagger/cfg",
            "config.cfg",
        ]
        let path = paths.randomElement(using: &chance) ?? "tokenizer"
        _ = problem(path) { bytes in
            var bytes = bytes
            for _ in 0..<20 {
                bytes[Int.random(in: 0..<bytes.count, using: &chance)] = UInt8.random(
                    in: 0...255,
                    using: &chance
                )
            }
            return bytes
        }
    }

    @Test func `gives the same bytes each time`() throws {
        var first = try ModelConverter(FolderFiles(root: "\(fixtures())/toy_fr"))
        var second = try ModelConverter(FolderFiles(root: "\(fixtures())/toy_fr"))
        #expect(try first.convert() == second.convert())
    }
}
