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
private let below = [
    "EventData", "Unpacking", "Reading", "Layers", "Parsing", "Grammar", "Resolving", "Coding",
    "Corroborating", "Griot", "GriotC", "Exchanging", "Archiving", "Chronicling",
]

@Suite struct `The house` {
    @Test func `has these arrows`() throws {
        var imports: [String: Set<String>] = [:]
        for (path, text) in sources {
            let line =
                /(?m)^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|private) )?import (?:(?:struct|class|enum|protocol|func|var|let|typealias) )?(\w+)/
            for match in text.matches(of: line) {
                imports[room(path), default: []].insert(String(match.1))
            }
        }
        let system: Set = ["Glibc", "Musl", "Swift", "Testing", "Synchronization"]
        let arrows = imports.sorted { $0.key < $1.key }.map {
            "\($0.key): \($0.value.subtracting(system).sorted().joined(separator: " "))\n"
        }
        try expectGolden(arrows.joined(), "arrows.txt")
    }

    @Test func `touches memory by pointer in two rooms only, and where C is called or calls`() {
        let pointed = sources.filter {
            ["Layers", "Unpacking", "GriotC"].contains(room($0.path))
                || $0.path.hasPrefix("Sources/Reading/Markup/")
        }
        for (path, text) in sources where !pointed.contains(where: { $0.path == path }) {
            // GRDB calls a read within a read by that name; it touches no memory.
            let own = text.replacing("unsafeReentrantRead", with: "")
            #expect(!own.contains("Unsafe") && !own.contains("unsafe"), "\(path)")
        }
    }

    @Test func `asks no clock, no chance and no task below the command`() {
        for (path, text) in sources where below.contains(room(path)) {
            #expect(
                text.firstMatch(
                    of: /\WDate\(\)|random\(|\WTask\s*[\{.]|\Wasync\W|ContinuousClock/
                ) == nil,
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
                let above = index > 0 ? lines[index - 1].trimmingPrefix(/\s*/) : ""
                #expect(above.hasPrefix("// "), "\(path):\(index + 1)")
            }
        }
    }

    @Test func `prints in the command only`() {
        for (path, text) in sources where below.contains(room(path)) {
            #expect(text.firstMatch(of: /\Wprint\(/) == nil, "\(path)")
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

    /// String literals that look like codes and are names of files, in others' files or of columns.
    private static let foreign: Set = [
        "config.cfg", "lemmas.lookup", "meta.json", "model.tok2vec", "ner.tok2vec", "nlp.tokenizer",
        "tagger.bias", "tagger.features", "tagger.kinds", "tagger.tags", "tagger.weights",
        "tokenizer.exceptions",
        "claims.csv", "codings.csv", "datapackage.json", "events.csv", "reports.csv",
        "countries.json", "desk.css", "desk.js", "divisions.json", "leaflet.css", "leaflet.js", "map.css",
        "map.js",
        "events.admin1", "events.country", "events.id", "events.status", "events.story", "events.type",
        "article.published", "dc.creator", "dc.date", "dc.language", "dc.publisher", "dc.title",
        "dcterms.created",
        "dcterms.creator", "dcterms.date", "dcterms.issued", "dcterms.modified", "page.html",
        "sailthru.author",
        "sailthru.date",
        "one.country", "one.name", "other.country",
        "other.name",
    ]

    /// The codes in the sources: as they stand, or put together from a family and a name.
    private var codes: Set<String> {
        var codes: Set<String> = []
        for (path, text) in sources {
            for match in text.matches(of: /"([a-z][a-z0-9]*\.[a-z0-9-]+)"/) { codes.insert(String(match.1)) }
            for match in text.matches(of: /[^\\]\(([a-z]+\.[a-z0-9-]+)\)"/) { codes.insert(String(match.1)) }
            for match in text.matches(of: /\.(zip|gzip|deflate|numPy)\(\s*"([a-z0-9-]+)"/) {
                codes.insert("\(match.1.lowercased()).\(match.2)")
            }
            let family = [
                "MessagePackReader.swift": "msgpack", "ReportRecord.swift": "report",
                "ExternalTool.swift": "tool",
            ]
            .first { path.hasSuffix("/\($0.key)") }?.value
            guard let family else { continue }
            for match in text.matches(of: /(?:problem|string|failure)\(\s*"([a-z0-9-]+)"/) {
                codes.insert("\(family).\(match.1)")
            }
        }
        return codes.subtracting(Self.foreign).subtracting(messages)
    }

    /// The keys of the desk's messages, which look like codes.
    private var messages: Set<String> {
        let table = files("Sources/Serving", "/messages.tsv").first?.text ?? ""
        return Set(
            table.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
        )
    }

    @Test func `lists every code in its reference, and no other`() throws {
        let rows = try page("docs/reference/codes.md").split(separator: "\n").filter { $0.hasPrefix("|") }
        let listed = Set(
            rows.flatMap { $0.matches(of: /`([a-z]+\.[a-z0-9-]+)`/).map { String($0.1) } }
        )
        #expect(codes.subtracting(listed).sorted() == [], "not listed")
        #expect(listed.subtracting(codes).sorted() == [], "listed, and not used")
    }

    @Test func `lists every step of a merge in its reference`() throws {
        let page = try page("docs/reference/merge-steps.md")
        let source = try self.page("Sources/Merging/MergeStep.swift")
        let cases = try #require(source.firstMatch(of: /case (settings,[a-z,\s]+)\n\n/)).1
        let steps = cases.matches(of: /[a-z]+/).map { String($0.0) }
        #expect(steps.count == 15)
        for step in steps { #expect(page.contains("\n| `\(step)` |"), "\(step)") }
    }

    @Test func `lists every command and option in its reference`() throws {
        let page = try page("docs/reference/commands.md")
        var found = 0
        for (path, text) in sources where room(path) == "GriotCommand" {
            for match in text.matches(of: /commandName: "(\w+)"/) {
                #expect(match.1 == "griot" || page.contains("## griot \(match.1)"), "\(path)")
            }
            for match in text.matches(of: /@(?:Flag|Option)\b(?s:.*?)\bvar (\w+)/) {
                found += 1
                // The parser of arguments writes `dryRun` as `--dry-run`.
                let option = match.1.replacing(/[A-Z]/) { "-\($0.0.lowercased())" }
                #expect(page.contains("`--\(option)"), "\(path): --\(option)")
            }
        }
        #expect(found >= 6)
    }

    @Test func `lists every field of the output in its reference`() throws {
        let page = try page("docs/reference/commands.md")
        let writer = try #require(sources.first { $0.path.hasSuffix("/ParsedTextJSON.swift") }).text
        let fields = writer.matches(of: /\\"(\w+)\\":/).map { String($0.1) }
        #expect(fields.count > 15)
        for field in fields {
            #expect(page.contains("`\(field)`") || page.contains("\"\(field)\""), "\(field)")
        }
    }

    @Test func `lists every field of a coded report in its reference`() throws {
        let page = try page("docs/reference/commands.md")
        let writer = try #require(sources.first { $0.path.hasSuffix("/CodedReportJSON.swift") }).text
        let fields = writer.matches(of: /key\("(\w+)"\)/).map { String($0.1) }
        #expect(fields.count > 50)
        for field in fields { #expect(page.contains("`\(field)`"), "\(field)") }
    }

    @Test func `lists every environment variable in its reference`() throws {
        let page = try page("docs/reference/commands.md")
        for (path, text) in sources {
            for match in text.matches(of: /environment\("(GRIOT_\w+)"\)/) {
                #expect(page.contains("`\(match.1)`"), "\(path): \(match.1)")
            }
        }
    }

    @Test func `knows no machine but the reader's`() {
        let places = [
            ("Sources", ""), ("Tests", ".swift"), ("docs", ".md"), ("scripts", ""), ("examples", ""),
        ]
        for (path, text) in places.flatMap(files) where !path.hasSuffix("HouseTests.swift") {
            let machine = /(?:^|[^.])\/(?:work|root|home\/\w+|Users|shared)\//
            #expect(text.firstMatch(of: machine) == nil, "\(path)")
        }
    }

    private func page(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test func `has no link that leads nowhere`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
        let folders = names.filter { !$0.hasPrefix(".") && $0 != "dist" }
        let pages = try folders.flatMap { name in
            name.hasSuffix(".md") ? [(path: name, text: try page(name))] : files(name, ".md")
        }
        #expect(pages.count > 10)
        for (path, text) in pages {
            for match in text.matches(of: /\]\(([^)#:\s]+)(?:#[^)]*)?\)/) {
                let target = root.appending(path: path).deletingLastPathComponent().appending(
                    path: String(match.1)
                )
                #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(match.1)")
            }
        }
    }
}
