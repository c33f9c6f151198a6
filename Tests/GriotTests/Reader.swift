import Coding
import EventData
import Foundation
import Griot
import GriotTesting
import Layers
import Parsing
import Resolving
import Unpacking

/// The program with its installed models, or `nil` where they are not installed.
struct Reader {
    private let pipeline = Pipeline(resolver: Resolver(directory: ActorDirectory(), gazetteer: Gazetteer()))
    private let parser: Parser
    private let language: Language

    init?(_ language: Language) throws {
        let home = environment("GRIOT_HOME") ?? "\(environment("HOME") ?? "")/.local/share/griot"
        let name = language == .english ? "en_core_web_sm" : "fr_core_news_md"
        let path = "\(home)/models/\(name).model"
        if !FileManager.default.fileExists(atPath: path), environment("GRIOT_REQUIRE_MODELS") != "1" {
            print("not run: '\(name)' is not installed")
            return nil
        }
        parser = try Parser(path: path, kernel: .best)
        self.language = language
    }

    func code(_ text: String) throws -> CodedReport {
        let report = Report(id: "1", text: text, published: "2025-12-23")
        return try pipeline.code(report, in: language, parser: parser, workspace: parser.makeWorkspace())
    }
}

/// The rows of a table of the project, without its comments and its header.
func rows(_ path: String) throws -> [[String]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
}
