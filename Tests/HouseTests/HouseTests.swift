import Foundation
import GriotTesting
import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The files below a folder of the project, by path from its root.
private func files(_ folder: String, _ ending: String) -> [(path: String, text: String)] {
    let walk = FileManager.default.enumerator(
        at: root.appending(path: folder),
        includingPropertiesForKeys: nil
    )
    let urls = (walk?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.path.hasSuffix(ending) }
    return urls.sorted { $0.path < $1.path }.compactMap { url in
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
        return (String(url.path.dropFirst(root.path.count + 1)), text)
    }
}

private func room(_ path: String) -> String { String(path.split(separator: "/")[1]) }

private let sources = files("Sources", ".swift")
private let below = ["EventData", "Unpacking", "Layers", "Parsing", "Exchanging"]

@Suite struct `The house` {
    @Test func `has these arrows`() throws {
        var imports: [String: Set<String>] = [:]
        for (path, text) in sources {
            for match in text.matches(of: /(?m)^\s*(?:(?:package|public|internal) )?import (\w+)/) {
                imports[room(path), default: []].insert(String(match.1))
            }
        }
        let system: Set = ["Glibc", "Musl", "Swift", "Testing", "Synchronization"]
        let arrows = imports.sorted { $0.key < $1.key }.map {
            "\($0.key): \($0.value.subtracting(system).sorted().joined(separator: " "))\n"
        }
        try expectGolden(arrows.joined(), "arrows.txt")
    }

    @Test func `touches memory by pointer in two rooms only`() {
        for (path, text) in sources where !["Layers", "Unpacking"].contains(room(path)) {
            #expect(!text.contains("Unsafe") && !text.contains("unsafe"), "\(path)")
        }
    }

    @Test func `asks no clock, no chance and no task below the command`() {
        for (path, text) in sources where below.contains(room(path)) {
            #expect(
                text.firstMatch(of: /Date\(\)|random\(|\bTask\s*[\{.]|\basync\b|ContinuousClock/) == nil,
                "\(path)"
            )
            #expect(!text.contains("import Foundation"), "\(path)")
        }
    }

    @Test func `does not give up on data`() {
        for (path, text) in sources {
            #expect(text.firstMatch(of: /try!|fatalError\(|nonisolated\(unsafe\)/) == nil, "\(path)")
        }
    }

    @Test func `says why whenever it vouches for a type itself`() {
        for (path, text) in sources {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where line.contains("@unchecked Sendable") {
                #expect(index > 0 && lines[index - 1].hasPrefix("//"), "\(path):\(index + 1)")
            }
        }
    }

    @Test func `prints in the command only`() {
        for (path, text) in sources where below.contains(room(path)) {
            #expect(text.firstMatch(of: /\bprint\(/) == nil, "\(path)")
        }
    }

    @Test func `keeps its files small`() {
        for (path, text) in sources { #expect(text.split(separator: "\n").count <= 400, "\(path)") }
    }

    @Test func `says of each table what it is`() {
        let tables = files("Sources", ".tsv")
        #expect(!tables.isEmpty)
        for (path, text) in tables {
            let lines = text.split(separator: "\n")
            #expect(lines.first?.hasPrefix("# ") == true, "\(path)")
            let columns = lines.first { !$0.hasPrefix("#") }?.split(separator: "\t").count
            for line in lines where !line.hasPrefix("#") {
                #expect(
                    line.split(separator: "\t", omittingEmptySubsequences: false).count == columns,
                    "\(path): \(line)"
                )
            }
        }
    }

    @Test func `lists every code and command in its reference`() throws {
        let codes = try String(contentsOf: root.appending(path: "docs/reference/codes.md"), encoding: .utf8)
        let commands = try String(
            contentsOf: root.appending(path: "docs/reference/commands.md"),
            encoding: .utf8
        )
        for (path, text) in sources {
            for match in text.matches(of: /code: "([a-z]+\.[a-z0-9-]+)"/) {
                #expect(codes.contains("`\(match.1)`"), "\(path): \(match.1)")
            }
            guard room(path) == "GriotCommand" else { continue }
            for match in text.matches(of: /commandName: "(\w+)"/) {
                #expect(commands.contains("\(match.1)"), "\(match.1)")
            }
            for match in text.matches(of: /@(?:Flag|Option)\(.*\)\s*var (\w+)/) {
                #expect(commands.contains("`--\(match.1)"), "\(path): --\(match.1)")
            }
        }
    }

    @Test func `has no link that leads nowhere`() {
        let pages =
            files("docs", ".md") + files("examples", ".md") + files("Tests/ParsingTests/Fixtures", ".md")
            + ["README.md", "ARCHITECTURE.md", "GLOSSARY.md", "CHANGELOG.md", "STYLE.md"].compactMap { name in
                (try? String(contentsOf: root.appending(path: name), encoding: .utf8)).map { (name, $0) }
            }
        for (path, text) in pages {
            for match in text.matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/) {
                let target = root.appending(path: path).deletingLastPathComponent().appending(
                    path: String(match.1)
                )
                #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(match.1)")
            }
        }
    }
}
