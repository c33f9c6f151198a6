internal import EventData
internal import Unpacking

/// PLOVER's numbers and CAMEO's codes of types and modes.
struct Ontology: Sendable {
    private var quads: [EventType: Int] = [:]
    private var scores: [String: Double] = [:]
    private var cameo: [String: String] = [:]

    init() {
        for row in rows(of: Lexicon.ontology_tsv) where row.count >= 4 {
            guard let type = EventType(rawValue: String(row[0])), let quad = Int(row[2]),
                let score = Double(row[3])
            else { continue }
            quads[type] = quad
            scores["\(row[0]) \(row[1])"] = score
        }
        for row in rows(of: Lexicon.cameo_tsv) where row.count >= 3 {
            let key = "\(row[1]) \(row[2])"
            let code = String(row[0])
            // The most general code: the shortest, the first of equals.
            if let known = cameo[key], known.utf8.count <= code.utf8.count { continue }
            cameo[key] = code
        }
    }

    func quad(_ type: EventType) -> Int { quads[type] ?? 0 }

    /// The score of the mode with the largest magnitude, or of the type where there is no mode.
    func score(_ type: EventType, modes: [String]) -> Double {
        let known = modes.compactMap { scores["\(type.rawValue) \($0)"] }
        return known.max { abs($0) < abs($1) } ?? scores["\(type.rawValue) "] ?? 0
    }

    func cameo(_ type: EventType, modes: [String]) -> String? {
        cameo["\(type.rawValue) \(modes.first ?? "")"]
    }
}
