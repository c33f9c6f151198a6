import Coding
import EventData
import Exchanging
import Foundation
import Griot
import Layers
import Parsing
import Resolving
import Testing
import Unpacking

/// Codes reports with the installed models and the program's own tables.
///
/// The installed gazetteer is left out, so that outcomes are the same whatever is installed beside the models.
struct Newsroom: Sendable {
    private let pipeline: Pipeline
    private let resolver: Resolver
    private let parsers: [Language: Parser]

    private static let shared = Result { try Newsroom() }

    /// The newsroom, or `nil` where the models are not installed; with `GRIOT_REQUIRE_MODELS=1` that is an error.
    static func open() throws -> Newsroom? {
        if case .failure = shared, environment("GRIOT_REQUIRE_MODELS") != "1" {
            print("not run: the language models are not installed")
            return nil
        }
        return try shared.get()
    }

    private init() throws {
        let home = environment("GRIOT_HOME") ?? "\(environment("HOME") ?? "")/.local/share/griot"
        parsers = [
            .english: try Parser(path: "\(home)/models/en_core_web_sm.model", kernel: .best),
            .french: try Parser(path: "\(home)/models/fr_core_news_md.model", kernel: .best),
        ]
        resolver = Resolver(directory: ActorDirectory(), gazetteer: Gazetteer())
        pipeline = Pipeline(resolver: resolver)
    }

    /// The coding of each report, in order; `byRulesAlone` nothing is weighed.
    func code(_ reports: [Report], byRulesAlone: Bool = false) async throws -> [CodedReport] {
        if !byRulesAlone { return try await code(reports, pipeline) }
        return try await code(reports, clues: "question\tlevel\tclue\tpoints\n")
    }

    /// The coding of each report with another table of clues.
    func code(_ reports: [Report], clues: String) async throws -> [CodedReport] {
        let coder = Coder(lexicon: CodingLexicon(replacing: [("clues", clues)]))
        return try await code(reports, Pipeline(resolver: resolver, coder: coder))
    }

    /// What the rules leave open of a report.
    func choices(_ report: Report) throws -> [Choice] {
        let language = Language(rawValue: report.language ?? "en") ?? .english
        let parser = try #require(parsers[language])
        let annotated = try pipeline.annotate(
            report,
            in: language,
            parser: parser,
            workspace: parser.makeWorkspace()
        )
        return pipeline.choices(of: annotated)
    }

    /// The coding of each report, in order, computed on all processors.
    private func code(_ reports: [Report], _ pipeline: Pipeline) async throws -> [CodedReport] {
        let lanes = ProcessInfo.processInfo.activeProcessorCount
        return try await withThrowingTaskGroup(of: [(Int, CodedReport)].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    let workspaces = parsers.mapValues { $0.makeWorkspace() }
                    return try stride(from: lane, to: reports.count, by: lanes).map { index in
                        (index, try code(reports[index], pipeline, workspaces))
                    }
                }
            }
            var coded: [(Int, CodedReport)] = []
            for try await some in group { coded += some }
            return coded.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func code(
        _ report: Report,
        _ pipeline: Pipeline,
        _ workspaces: [Language: ParserWorkspace]
    ) throws -> CodedReport {
        let language = Language(rawValue: report.language ?? "en") ?? .english
        let parser = try #require(parsers[language])
        let workspace = try #require(workspaces[language])
        return try pipeline.code(report, in: language, parser: parser, workspace: workspace)
    }
}

/// A coding as its line of JSON.
func line(_ coded: CodedReport, of report: Report) -> [UInt8] {
    var bytes: [UInt8] = []
    CodedReportJSON().append(
        coded,
        of: report,
        id: .string(report.id),
        digest: Pipeline.digest(of: report.text),
        provenance: .init(griot: "", language: "", rules: "", gazetteer: "", directory: ""),
        to: &bytes
    )
    return bytes
}

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The rows of a table of the project by the names of their columns, without comments.
func table(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
}

/// The reports of a set of `Evaluation`.
func evaluation(_ set: String) throws -> [Report] {
    let data = try Data(contentsOf: root.appending(path: "Evaluation/\(set)/reports.json"))
    let objects = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    return try objects.map { object in
        func string(_ key: String) -> String? { object[key] as? String }
        return Report(
            id: try #require(string("id")),
            title: string("title"),
            text: try #require(string("text")),
            language: string("lang"),
            published: string("published"),
            outlet: string("outlet"),
            url: string("url")
        )
    }
}
