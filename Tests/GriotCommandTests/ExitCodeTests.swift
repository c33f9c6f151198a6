import Foundation
import GriotTesting
import Testing

@Suite struct `The command` {
    private let line = Data(#"{"id":1,"lang":"en","text":"Rebels attacked the town."}"#.utf8)

    @Test func `helps and says its version`() throws {
        let griot = try Griot(models: [])
        for arguments in [
            ["--help"], ["parse", "--help"], ["models", "--help"], ["doctor", "--help"], ["--version"],
        ] {
            let outcome = try griot.shell("\"$griot\" " + arguments.joined(separator: " "))
            #expect(outcome.exit == 0)
            #expect(outcome.text.contains("griot"))
        }
    }

    @Test func `exits with 64 where it was called wrongly`() throws {
        let griot = try Griot()
        #expect(try griot.run("parse", "--nonsense").exit == 64)
        #expect(try griot.run("parse").exit == 64)
        #expect(try griot.run("parse", "--lang", "de", "-").exit == 64)
        #expect(try griot.run("parse", "--format", "xml", "-").exit == 64)
        #expect(try griot.run("parse", "--threads", "0", "-").exit == 64)
        let kernel = try griot.run(
            "parse",
            "--lang",
            "en",
            "--jsonl",
            "-",
            input: line,
            environment: ["GRIOT_KERNEL": "abacus"]
        )
        #expect(kernel.exit == 64)
        #expect(kernel.messages.contains("kernel.unavailable") && kernel.messages.contains("plain"))
    }

    @Test func `exits with 66 where a file is missing`() throws {
        let griot = try Griot()
        #expect(try griot.run("parse", "/nowhere.jsonl").exit == 66)
        #expect(try griot.run("parse", "/nowhere.txt").exit == 66)
        #expect(try griot.run("models", "install", "/nowhere.whl").exit == 66)
    }

    @Test func `exits with 69 where no model is installed, and says how to get one`() throws {
        let griot = try Griot(models: [])
        let outcome = try griot.run("parse", "--lang", "en", "--jsonl", "-", input: line)
        #expect(outcome.exit == 69)
        #expect(outcome.messages.contains("make models"))
        #expect(
            try griot.run("parse", "--model", "none", "--lang", "en", "--jsonl", "-", input: line).exit == 69
        )
        let undetected = try griot.run("parse", "--jsonl", "-", input: line)
        #expect(undetected.exit == 2)
        #expect(errorCode(try #require(try undetected.objects().first)) == "model.missing")
    }

    @Test func `exits with 74 where the output is full, and quietly where nobody listens`() throws {
        let griot = try Griot()
        let path = try griot.folder.write(
            Data(repeatElement(line + [0x0A], count: 3000).joined()),
            to: "many.jsonl"
        )
        #expect(try griot.shell("\"$griot\" parse \(path) > /dev/full").exit == 74)
        let closed = try griot.shell("\"$griot\" parse \(path) | head -1 | wc -l")
        #expect(closed.text.contains("1"))
        #expect(closed.messages == "")
    }

    @Test(arguments: ["plain", "wide", "avx2", "avx512", "neon"])
    func `gives the same with each kernel that doctor lists`(_ kernel: String) throws {
        let griot = try Griot()
        var chance = Chance(seed: 7)
        let lines = try ["en", "fr"].flatMap { language in
            try (0..<200).map { number in
                let text = chance.text(length: chance.number(below: 60))
                return try JSONSerialization.data(
                    withJSONObject: ["id": number, "lang": language, "text": text]
                ) + [0x0A]
            }
        }
        let input = Data(lines.joined())
        let best = try griot.run("parse", "--jsonl", "-", input: input)
        let environment = ["GRIOT_KERNEL": kernel]
        let outcome = try griot.run("parse", "--jsonl", "-", input: input, environment: environment)
        let listed = try griot.run("doctor").text.contains(kernel) || kernel == "wide"
        #expect(outcome.exit == (listed ? 0 : 64))
        if listed { #expect(outcome.output == best.output) }
    }
}

@Suite struct `griot models` {
    @Test func `lists, and removes`() throws {
        let griot = try Griot()
        #expect(try griot.run("models").lines.count == 2)
        #expect(try griot.run("models", "list").text.contains("\tfr\t"))
        #expect(try griot.run("models", "remove", "toy_en").exit == 0)
        #expect(try griot.run("models", "remove", "toy_en").exit == 1)
        #expect(try griot.run("models", "remove", "toy_fr").exit == 0)
        #expect(try griot.run("models").exit == 1)
    }

    @Test func `takes another name, but none that leads elsewhere`() throws {
        let griot = try Griot(models: [])
        #expect(try griot.run("models", "install", "\(Griot.toys)/toy_en", "--name", "mine").exit == 0)
        #expect(try griot.run("models").text.contains("mine "))
        #expect(try griot.run("models", "install", "\(Griot.toys)/toy_en", "--name", "../up").exit == 64)
    }

    @Test(arguments: ["", ".", "..", ".x", "-x", "a/b", "a\nb", "\u{1B}[2J", "é", "a b"])
    func `takes no name that a folder or a terminal would stumble over`(_ name: String) throws {
        let griot = try Griot(models: [])
        let outcome = try griot.run("models", "install", "\(Griot.toys)/toy_en", "--name=\(name)")
        #expect(outcome.exit == 64)
        #expect(!FileManager.default.fileExists(atPath: griot.home))
    }

    @Test(arguments: [
        ("factory = \"senter\"", "factory = \"textcat\"", "pipeline", "textcat"),
        ("spacy.Tok2Vec.v2", "spacy.CharacterEmbed.v9", "@architectures", "spacy.CharacterEmbed.v9"),
        ("maxout_pieces = 3", "maxout_pieces = 4", "maxout_pieces", "'4'"),
        ("lang = \"en\"", "lang = \"de\"", "lang", "'de'"),
    ])
    func `names the architecture that it does not run`(
        _ old: String,
        _ new: String,
        _ key: String,
        _ named: String
    ) throws {
        let griot = try Griot(models: [])
        let package = "\(griot.folder.path)/other"
        try FileManager.default.copyItem(atPath: "\(Griot.toys)/toy_en", toPath: package)
        let config = try String(contentsOfFile: "\(package)/config.cfg", encoding: .utf8)
        #expect(config.contains(old), "\(key)")
        let changed = config.replacingOccurrences(of: old, with: new)
            .replacingOccurrences(of: "disabled = [\"senter\"]", with: "disabled = []")
        try griot.folder.write(Data(changed.utf8), to: "other/config.cfg")
        let outcome = try griot.run("models", "install", package)
        #expect(outcome.exit == 65)
        #expect(outcome.messages.contains(named) && outcome.messages.contains("(model.architecture)"))
        #expect(try griot.run("models").exit == 1)
    }

    @Test(arguments: [
        "tok2vec/model", "ner/model", "tokenizer", "vocab/lookups.bin", "meta.json", "parser/moves",
    ])
    func `refuses a package with a file missing or cut short`(_ file: String) throws {
        let griot = try Griot(models: [])
        let package = "\(griot.folder.path)/cut"
        try FileManager.default.copyItem(atPath: "\(Griot.toys)/toy_en", toPath: package)
        let bytes = try Data(contentsOf: URL(filePath: "\(package)/\(file)"))
        try bytes.prefix(bytes.count / 2).write(to: URL(filePath: "\(package)/\(file)"))
        let cut = try griot.run("models", "install", package)
        #expect(cut.exit == 65 && cut.messages.hasPrefix("griot: "), "\(cut.messages)")
        try FileManager.default.removeItem(atPath: "\(package)/\(file)")
        let missing = try griot.run("models", "install", package)
        #expect([65, 66].contains(missing.exit) && missing.messages.contains(file), "\(missing.messages)")
        #expect(try griot.run("models").exit == 1)
    }

    @Test func `installs a wheel`() throws {
        let griot = try Griot(models: [])
        let wheel = "\(griot.folder.path)/toy.whl"
        let zip = "import shutil, sys; shutil.make_archive(sys.argv[1], \"zip\", sys.argv[2])"
        #expect(
            try griot.shell("python3 -c '\(zip)' \(griot.folder.path)/toy \(Griot.toys)/toy_en").exit == 0
        )
        try FileManager.default.moveItem(atPath: "\(griot.folder.path)/toy.zip", toPath: wheel)
        #expect(try griot.run("models", "install", wheel).exit == 0)
        let bytes = try Data(contentsOf: URL(filePath: wheel))
        for length in [0, 1, 100, bytes.count / 2, bytes.count - 1] {
            let cut = try griot.folder.write(bytes.prefix(length), to: "cut.whl")
            let outcome = try griot.run("models", "install", cut, "--name", "cut")
            #expect(outcome.exit == 65)
            #expect(outcome.messages.hasPrefix("griot: "))
        }
        #expect(try griot.run("models").lines.count == 1)
    }

    @Test func `refuses what is no model`() throws {
        let griot = try Griot(models: [])
        let empty = try griot.run("models", "install", Griot.root + "/examples")
        #expect(empty.exit == 65 && empty.messages.contains("config.cfg"))
        #expect(try griot.run("models", "install", Griot.root + "/README.md").exit == 65)
    }

    @Test func `leaves nothing half written where the disk is full`() throws {
        let griot = try Griot(models: ["toy_en"])
        let models = "\(griot.home)/models"
        let before = try Data(contentsOf: URL(filePath: "\(models)/toy_en.model"))
        let outcome = try griot.shell(
            "ulimit -f 100; \"$griot\" models install \(Griot.toys)/toy_en --name toy_en"
        )
        #expect(outcome.exit == 74)
        #expect(outcome.messages.contains("file.unwritable"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: models) == ["toy_en.model"])
        #expect(try Data(contentsOf: URL(filePath: "\(models)/toy_en.model")) == before)
    }

    @Test func `says where a model was tampered with`() throws {
        let griot = try Griot(models: ["toy_en", "toy_fr"])
        let path = "\(griot.home)/models/toy_en.model"
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(filePath: path))
        let outcome = try griot.run(
            "parse",
            "--model",
            "toy_en",
            "--lang",
            "en",
            "--jsonl",
            "-",
            input: Data("{}".utf8)
        )
        #expect(outcome.exit == 65)
        #expect(outcome.messages.contains("model.damaged"))
        let doctor = try griot.run("doctor")
        #expect(doctor.exit == 1)
        #expect(doctor.text.contains("toy_en cannot be used"))
    }

    @Test func `tells a damaged model from one that is missing`() throws {
        let griot = try Griot()
        try griot.folder.write(Data("griot-model\n".utf8), to: "home/models/toy_en.model")
        let line = Data(#"{"id":1,"lang":"en","text":"a"}"#.utf8)
        let told = try griot.run("parse", "--lang", "en", "--jsonl", "-", input: line)
        #expect(told.exit == 65)
        #expect(told.messages.contains("toy_en.model") && told.messages.contains("(model.damaged)"))
        let found = try griot.run("parse", "--jsonl", "-", input: line)
        #expect(found.exit == 2)
        #expect(errorCode(try found.objects()[0]) == "model.damaged")
        #expect(try griot.run("models").text.contains("unusable"))
        #expect(try griot.run("models", "remove", "toy_en").exit == 0)
    }

    @Test func `keeps a model that runs where the new one would not`() throws {
        let griot = try Griot(models: ["toy_en"])
        let path = "\(griot.home)/models/toy_en.model"
        let before = try Data(contentsOf: URL(filePath: path))
        let package = "\(griot.folder.path)/broken"
        try FileManager.default.copyItem(atPath: "\(Griot.toys)/toy_en", toPath: package)
        try griot.folder.write([0xC0], to: "broken/attribute_ruler/patterns")
        let outcome = try griot.run("models", "install", package, "--name", "toy_en")
        #expect(outcome.exit == 65 && outcome.messages.contains("attribute_ruler/patterns"))
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        let left = try FileManager.default.contentsOfDirectory(atPath: "\(griot.home)/models")
        #expect(left == ["toy_en.model"])
    }

    @Test(arguments: UInt64(1)...3)
    func `never crashes on a damaged model`(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let griot = try Griot(models: ["toy_en"])
        let path = "\(griot.home)/models/toy_en.model"
        let good = try Data(contentsOf: URL(filePath: path))
        let line = Data(#"{"id":1,"lang":"en","text":"Rebels attacked the town in 2025."}"#.utf8)
        for _ in 0..<15 {
            var bytes = good
            for _ in 0...chance.number(below: 20) {
                bytes[64 + chance.number(below: bytes.count - 64)] = UInt8(chance.number(below: 256))
            }
            try bytes.write(to: URL(filePath: path))
            let outcome = try griot.run("parse", "--lang", "en", "--jsonl", "-", input: line)
            #expect(outcome.exit == 65 && outcome.messages.contains("(model.damaged)"), "seed \(seed)")
        }
    }
}

@Suite struct `griot doctor` {
    @Test func `is well with a model for each language, and says what is missing`() throws {
        let well = try Griot().run("doctor")
        #expect(well.exit == 0)
        #expect(well.text.contains("all is well") && well.text.contains("toy_fr"))
        let half = try Griot(models: ["toy_en"]).run("doctor")
        #expect(half.exit == 1)
        #expect(
            half.text.contains("missing") && half.text.contains("'fr'") && half.text.contains("make models")
        )
        let none = try Griot(models: []).run("doctor", environment: ["GRIOT_KERNEL": "abacus"])
        #expect(none.exit == 1)
        #expect(none.text.contains("not there yet"))
    }
}
