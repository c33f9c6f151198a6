import Coding
import EventData
import Exchanging
import Griot
import Parsing
import Resolving
import Synchronization
import Unpacking

/// What codes reports, loaded once.
final class Codings: Sendable {
    let pipeline: Pipeline
    private let gazetteer: Gazetteer
    private let provenances = Mutex<[Language: CodedReport.Provenance]>([:])

    /// With a folder of `tables`, those stand in place of the program's own of the same names, or beside them.
    init(home: Home, tables: String? = nil) throws(CommandFailure) {
        gazetteer = try home.openGazetteer()
        let resolver = Resolver(directory: ActorDirectory(), gazetteer: gazetteer)
        guard let tables else {
            pipeline = Pipeline(resolver: resolver)
            return
        }
        let texts = try Self.tables(in: tables)
        for problem in CodingLexicon.problems(in: texts) { say("griot: \(problem) (table.row)") }
        pipeline = Pipeline(resolver: resolver, coder: Coder(lexicon: CodingLexicon(replacing: texts)))
    }

    private static func tables(in folder: String) throws(CommandFailure) -> [(name: String, text: String)] {
        var texts: [(name: String, text: String)] = []
        for name in fileNames(in: folder).sorted() where name.hasSuffix(".tsv") {
            do {
                let text = String(decoding: try readWhole("\(folder)/\(name)"), as: UTF8.self)
                texts.append((String(name.dropLast(4)), text))
            } catch { throw CommandFailure(error) }
        }
        if !texts.isEmpty { return texts }
        throw CommandFailure(
            code: "file.missing",
            message: "there is no coding table ('frames-….tsv') in '\(folder)'",
            exitCode: CommandFailure.Exit.inputMissing
        )
    }

    /// What coded the reports of a language, worked out for the first of them.
    func provenance(for language: Language, parsers: Parsers) -> CodedReport.Provenance {
        provenances.withLock { known in
            if let provenance = known[language] { return provenance }
            // The languages differ in their models only.
            var provenance = known.values.first ?? provenanceWithoutModel()
            let model = (try? parsers.parser(for: language))?.description
            provenance.language = model.map { "\($0.name) \($0.version)" } ?? ""
            known[language] = provenance
            return provenance
        }
    }

    private func provenanceWithoutModel() -> CodedReport.Provenance {
        CodedReport.Provenance(
            griot: GriotCommand.version,
            language: "",
            rules: pipeline.rules,
            gazetteer: gazetteer.digest,
            directory: ActorDirectory.digest
        )
    }
}
