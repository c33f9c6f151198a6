import GriotTesting
import Parsing
import Testing
import Unpacking

@Suite struct `A model converter` {
    private func problem(
        _ path: String,
        of toy: String = "toy_en",
        _ change: @escaping ([UInt8]) -> [UInt8]?
    ) -> ParsingError? {
        do {
            var converter = try ModelConverter(ChangedFiles(toy, [path: change]))
            _ = try converter.convert()
            return nil
        } catch { return error }
    }

    private func problem(_ old: String, _ new: String, in path: String = "config.cfg") -> ParsingError? {
        problem(path) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains(old), "there is something to change")
            return Array(text.replacing(old, with: new).utf8)
        }
    }

    @Test(arguments: [
        (#"lang = "en""#, #"lang = "de""#, "'de'"),
        (#"factory = "lemmatizer""#, #"factory = "trainable_lemmatizer""#, "'trainable_lemmatizer'"),
        (#"factory = "tok2vec""#, #"factory = "transformer""#, "'transformer'"),
        ("use_upper = true", "use_upper = false", "use_upper"),
        ("spacy.MaxoutWindowEncoder.v2", "spacy.MishWindowEncoder.v2", "spacy.MishWindowEncoder.v2"),
        ("extra_state_tokens = false", "extra_state_tokens = true", "extra_state_tokens"),
        (#"mode = "rule""#, #"mode = "lookup""#, "'lookup'"),
        ("spacy.Tokenizer.v1", "spacy.ja.JapaneseTokenizer", "spacy.ja.JapaneseTokenizer"),
        (#""attribute_ruler", "lemmatizer""#, #""lemmatizer", "attribute_ruler""#, "'attribute_ruler'"),
        (#""parser", "#, "", "'parser'"),
    ])
    func `refuses another architecture by name`(_ old: String, _ new: String, _ named: String) {
        let error = problem(old, new)
        #expect(error?.code == "model.architecture")
        #expect(error?.message.contains(named) == true)
    }

    @Test(arguments: [
        ("parser/cfg", "\"beam_width\":1", "\"beam_width\":8"),
        ("ner/cfg", "\"beam_width\":1", "\"beam_width\":8"),
    ])
    func `refuses other settings by name`(_ path: String, _ old: String, _ new: String) {
        let error = problem(old, new, in: path)
        #expect(error?.code == "model.architecture")
        #expect(error?.message.contains(new.split(separator: ":").last ?? "") == true)
    }

    @Test func `refuses vectors of another kind`() {
        let error = problem("vocab/vectors.cfg", of: "toy_fr") { _ in Array(#"{"mode": "floret"}"#.utf8) }
        #expect(error?.code == "model.architecture")
        #expect(error?.message.contains("'floret'") == true)
    }

    @Test func `minds no number that is out of reach`() {
        let kinds = problem("morphologizer/cfg", of: "toy_fr") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            return Array(text.replacing(/:(\d+)/, with: { ":-\($0.output.1)" }).utf8)
        }
        #expect(kinds == nil)
    }

    @Test func `refuses vectors of no width`() throws {
        let vectors =
            [0x93] + Array("NUMPY\u{1}\u{0}\u{46}\u{0}".utf8)
            + Array("{'descr': '<f4', 'fortran_order': False, 'shape': (40, 0), }         \n".utf8)
        let files = ChangedFiles(
            "toy_fr",
            [
                "vocab/vectors": { _ in vectors },
                "tok2vec/model": { bytes in
                    guard let model = try? MessagePackReader.read(bytes) else { return nil }
                    return packed(withoutVectorWidth(model))
                },
            ]
        )
        #expect(throws: ParsingError.self) {
            var converter = try ModelConverter(files)
            _ = try converter.convert()
        }
    }

    @Test(arguments: [
        "(?:(?:(?:(?=a){1000}){1000}){1000}){1000}", "(?:(?:(?:a{0,1000}){0,60}){0,1000}){0,1000}", "(a)\\1",
        "(?P<n>a)",
    ])
    func `refuses a tokenizer with a pattern that it cannot run`(_ pattern: String) {
        let error = problem("tokenizer") { bytes in
            guard case .map(var members)? = try? MessagePackReader.read(bytes),
                let index = members.firstIndex(where: { $0.key == .string("infix_finditer") })
            else { return nil }
            members[index].value = .string(pattern)
            return packed(.map(members))
        }
        #expect(error?.code == "model.architecture")
        #expect(error?.message.contains("infix_finditer") == true)
    }

    @Test(arguments: [
        "config.cfg", "meta.json", "tokenizer", "tok2vec/model", "tagger/model", "tagger/cfg", "parser/model",
        "parser/moves", "ner/model", "ner/moves", "attribute_ruler/patterns",
        "lemmatizer/lookups/lookups.bin",
        "vocab/lookups.bin",
    ])
    func `says which file is missing, empty or no such file`(_ path: String) {
        #expect(problem(path) { _ in nil }?.message.contains("'\(path)'") == true)
        for broken: [UInt8] in [[], [0xC1], Array("nonsense".utf8)] {
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

/// The same network, its projection of static vectors with rows of no numbers.
private func withoutVectorWidth(_ model: MessagePackValue) -> MessagePackValue {
    guard case .map(var parts) = model, let names = model["nodes"]?.array,
        let layer = names.firstIndex(where: { $0["name"]?.string == "static_vectors" }),
        let part = parts.firstIndex(where: { $0.key == .string("params") }),
        case .array(var layers) = parts[part].value
    else { return model }
    layers[layer] = .map([
        "W": .map(["type": .string("<f4"), "shape": .array([.int(32), .int(0)]), "data": .data([])])
    ])
    parts[part].value = .array(layers)
    return .map(parts)
}
