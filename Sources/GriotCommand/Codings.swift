import EventData
import Exchanging
import Griot
import Parsing
import Resolving

/// What codes reports, loaded once.
struct Codings: Sendable {
    let pipeline: Pipeline

    init(home: Home) throws(CommandFailure) {
        // Without an installed gazetteer the tables of the program still serve.
        let gazetteer = (try? Gazetteer(path: home.gazetteer)) ?? Gazetteer()
        pipeline = Pipeline(resolver: Resolver(directory: ActorDirectory(), gazetteer: gazetteer))
    }

    func provenance(for language: Language, parsers: Parsers) -> CodedReportJSON.Provenance {
        CodedReportJSON.Provenance(griot: "0.1.0", language: "", rules: "", gazetteer: "", directory: "")
    }
}
