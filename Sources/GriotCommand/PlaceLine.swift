import EventData
import Griot
import Resolving
import Unpacking

/// Resolves a line that names a place.
struct PlaceLine: LineResolver {
    let gazetteer: Gazetteer

    /// How many candidates are told.
    private static let mostCandidates = 10

    func append(answerTo record: ReportRecord, to bytes: inout [UInt8]) throws(RecordProblem) {
        let phrase = try record.requiredString("text")
        var context = PlaceContext()
        if let text = try record.string("context") { context = gazetteer.context(of: text) }
        for name in try record.strings("near") {
            if let place = gazetteer.place(phrase: name, in: context).place { context.add(near: place) }
        }
        if let language = try record.string("lang") { context.language = Language(rawValue: language) }
        let reading = gazetteer.place(phrase: phrase, in: context)
        append(reading.place, to: &bytes)
        JSONText.append(raw: #","candidates":["#, to: &bytes)
        for (index, candidate) in reading.candidates.prefix(Self.mostCandidates).enumerated() {
            if index > 0 { JSONText.append(raw: ",", to: &bytes) }
            append(candidate, to: &bytes)
        }
        JSONText.append(raw: "]", to: &bytes)
    }

    /// Appends what a place is, nulls for none.
    private func append(_ place: Place?, to bytes: inout [UInt8]) {
        append("name", place?.name, to: &bytes)
        append("country", place?.country, to: &bytes)
        append("admin1", place?.admin1, to: &bytes)
        append("lat", place?.latitude, to: &bytes)
        append("lon", place?.longitude, to: &bytes)
        append("geonames", place?.geonames, to: &bytes)
        append("precision", place?.precision.rawValue, to: &bytes)
    }

    private func append(_ candidate: PlaceCandidate, to bytes: inout [UInt8]) {
        JSONText.append(raw: #"{"origin":"#, to: &bytes)
        JSONText.append(candidate.origin.rawValue, to: &bytes)
        append(candidate.place, to: &bytes)
        append("admin2", candidate.admin2, to: &bytes)
        append("feature", candidate.feature, to: &bytes)
        append("population", candidate.population, to: &bytes)
        append("score", hundredths(candidate.score.total), to: &bytes)
        JSONText.append(raw: "}", to: &bytes)
    }

    // Two digits: more would hang on the machine's rounding.
    private func hundredths(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
