internal import Coding
package import EventData
internal import Exchanging
internal import Parsing
internal import Resolving
internal import Synchronization
internal import Unpacking

/// What codes reports, loaded once.
package final class Codings: Sendable {
    package let pipeline: Pipeline
    /// Rows of the given tables that were passed over, and why.
    package let tableProblems: [String]
    private let gazetteer: Gazetteer
    private let provenances = Mutex<[Language: CodedReport.Provenance]>([:])

    /// With a folder of `tables`, those stand in place of the program's own of the same names, or beside them.
    package init(home: Home, tables: String? = nil) throws(SetupProblem) {
        gazetteer = try home.openGazetteer()
        let resolver = Resolver(directory: ActorDirectory(), gazetteer: gazetteer)
        guard let tables else {
            pipeline = Pipeline(resolver: resolver)
            tableProblems = []
            return
        }
        let texts = try Self.tables(in: tables)
        tableProblems = CodingLexicon.problems(in: texts).map(\.description)
        pipeline = Pipeline(resolver: resolver, coder: Coder(lexicon: CodingLexicon(replacing: texts)))
    }

    private static func tables(in folder: String) throws(SetupProblem) -> [(name: String, text: String)] {
        var texts: [(name: String, text: String)] = []
        for name in fileNames(in: folder).sorted() where name.hasSuffix(".tsv") {
            do {
                let text = String(decoding: try readWhole("\(folder)/\(name)"), as: UTF8.self)
                texts.append((String(name.dropLast(4)), text))
            } catch { throw SetupProblem(code: error.code, message: error.message) }
        }
        if !texts.isEmpty { return texts }
        throw SetupProblem(
            code: "file.missing",
            message: "there is no coding table ('frames-….tsv') in '\(folder)'"
        )
    }

    /// What coded the reports of a language, worked out for the first of them.
    package func provenance(for language: Language, parsers: Parsers) -> CodedReport.Provenance {
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
            griot: Pipeline.version,
            language: "",
            rules: pipeline.rules,
            gazetteer: gazetteer.digest,
            directory: ActorDirectory.digest
        )
    }
}
