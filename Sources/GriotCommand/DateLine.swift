import EventData
import Griot
import Resolving
import Unpacking

/// Resolves a line that says when.
struct DateLine: LineResolver {
    private let reader = DateReader()

    func append(answerTo record: ReportRecord, to bytes: inout [UInt8]) throws(RecordProblem) {
        let phrase = try record.requiredString("text")
        // A reference that is no string is no day either.
        let reference = (try? record.string("reference")).flatMap(Day.init(iso:))
        let language = try language(of: record)
        let date = reference.flatMap { reference in
            if let language { return reader.resolve(phrase, reference: reference, language: language) }
            return reader.resolve(phrase, reference: reference)
        }
        append("from", date?.from.description, to: &bytes)
        append("to", date?.to.description, to: &bytes)
        append("precision", date?.precision.rawValue, to: &bytes)
        append("basis", date?.basis.rawValue, to: &bytes)
    }

    private func language(of record: ReportRecord) throws(RecordProblem) -> Language? {
        guard let given = try record.string("lang") else { return nil }
        let code = given.split(separator: "-").first.map { $0.lowercased() } ?? ""
        if let language = Language(rawValue: code) { return language }
        throw RecordProblem(
            code: "language.unsupported",
            message: "the phrase is in '\(given)'; griot reads 'en' and 'fr'"
        )
    }
}

extension Day {
    /// The day of an ISO 8601 date, with or without a time: `2025-12-23`, `2025-12-23T08:00:00Z`.
    init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        guard bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            guard bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            return bytes[range].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }
}
