import EventData
import Exchanging
import Griot
import Parsing
import Resolving

/// What codes reports, loaded once.
struct Codings: Sendable {
    let pipeline: Pipeline

    init(home: Home) throws(CommandFailure) {
        pipeline = Pipeline(resolver: Resolver(directory: ActorDirectory()))
    }

    func provenance(for language: Language, parsers: Parsers) -> CodedReportJSON.Provenance {
        CodedReportJSON.Provenance(griot: "0.1.0", language: "", rules: "", gazetteer: "", directory: "")
    }
}
