import Coding
import EventData
import Exchanging
import Griot
import Parsing
import Resolving
import Unpacking

/// What codes reports, loaded once.
struct Codings: Sendable {
    let pipeline: Pipeline
    private let gazetteer: String
    private let directory = ActorDirectory.digest

    /// With a folder of `tables`, those stand in place of the program's own of the same names, or beside them.
    init(home: Home, tables: String? = nil) throws(CommandFailure) {
        let gazetteer = try home.openGazetteer()
        self.gazetteer = gazetteer.digest
        let resolver = Resolver(directory: ActorDirectory(), gazetteer: gazetteer)
        guard let tables else {
            pipeline = Pipeline(resolver: resolver)
            return
        }
        var texts: [(name: String, text: String)] = []
        for name in fileNames(in: tables).sorted() where name.hasSuffix(".tsv") {
            do {
                texts.append(
                    (
                        String(name.dropLast(4)),
                        String(decoding: try readWhole("\(tables)/\(name)"), as: UTF8.self)
                    )
                )
            } catch {
                throw CommandFailure(error)
            }
        }
        if texts.isEmpty {
            throw CommandFailure(
                code: "file.missing",
                message: "there is no coding table ('frames-….tsv') in '\(tables)'",
                exitCode: CommandFailure.Exit.inputMissing
            )
        }
        for problem in CodingLexicon.problems(in: texts) { say("griot: \(problem) (table.row)") }
        pipeline = Pipeline(resolver: resolver, coder: Coder(lexicon: CodingLexicon(replacing: texts)))
    }

    func provenance(for language: Language, parsers: Parsers) -> CodedReportJSON.Provenance {
        let model = (try? parsers.parser(for: language))?.description
        return CodedReportJSON.Provenance(
            griot: GriotCommand.version,
            language: model.map { "\($0.name) \($0.version)" } ?? "",
            rules: pipeline.rules,
            gazetteer: gazetteer,
            directory: directory
        )
    }
}
