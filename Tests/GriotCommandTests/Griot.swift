import Foundation
import GriotTesting
import Testing

/// The built command, with a home of its own.
struct Griot {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    static let tool = "\(root)/.build/release/griot"
    static let toys = "\(root)/Tests/ParsingTests/Fixtures"

    let folder: TemporaryFolder

    struct Outcome {
        var exit: Int32
        var output: Data
        var messages: String

        var lines: [String] { text.split(separator: "\n").map(String.init) }
        var text: String { String(decoding: output, as: UTF8.self) }

        /// The lines as JSON objects.
        func objects() throws -> [[String: Any]] {
            try output.split(separator: 0x0A).map { line in
                try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
            }
        }
    }

    /// Makes a home with the toy models in it, or with none.
    init(models: [String] = ["toy_en", "toy_fr"]) throws {
        folder = try TemporaryFolder()
        for model in models {
            #expect(try run("models", "install", "\(Self.toys)/\(model)", "--name", model).exit == 0)
        }
    }

    var home: String { folder.path + "/home" }

    /// Installs a gazetteer that is none.
    func installDamagedGazetteer() throws {
        let folder = "\(home)/gazetteer"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("no gazetteer".utf8).write(to: URL(filePath: "\(folder)/places.gazetteer"))
    }

    /// Runs the command with these arguments and this input.
    func run(
        _ arguments: String...,
        input: Data = Data(),
        environment: [String: String] = [:]
    ) throws -> Outcome {
        try Self.run(
            Self.tool,
            arguments,
            input: input,
            environment: ["GRIOT_HOME": home].merging(environment) { $1 }
        )
    }

    /// Runs a line of shell with `$griot` as the command.
    func shell(_ line: String, input: Data = Data()) throws -> Outcome {
        try Self.run(
            "/bin/bash",
            ["-c", line],
            input: input,
            environment: ["GRIOT_HOME": home, "griot": Self.tool]
        )
    }

    private static func run(
        _ tool: String,
        _ arguments: [String],
        input: Data,
        environment: [String: String]
    ) throws -> Outcome {
        let files = try TemporaryFolder()
        let inputPath = try files.write(input, to: "in")
        try files.write([], to: "out")
        try files.write([], to: "err")
        let process = Process()
        process.executableURL = URL(filePath: tool)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: inputPath))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(files.path)/out"))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(files.path)/err"))
        try process.run()
        process.waitUntilExit()
        return Outcome(
            exit: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try Data(contentsOf: URL(filePath: "\(files.path)/out")),
            messages: String(
                decoding: try Data(contentsOf: URL(filePath: "\(files.path)/err")),
                as: UTF8.self
            )
        )
    }
}

/// The error code of a line of output.
func errorCode(_ object: [String: Any]) -> String? { (object["error"] as? [String: Any])?["code"] as? String }
