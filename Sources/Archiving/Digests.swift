internal import Crypto
internal import EventData
internal import GRDB
internal import Unpacking

/// A table whose rows the log has digests of.
enum LoggedTable: String, CaseIterable {
    case reports, codings, claims

    /// The rows that one digest is over, named by a number: a claim's with its parties and figures.
    ///
    /// The columns are named, so that one that a later migration adds changes no digest.
    var queries: [String] {
        switch self {
        case .reports:
            [
                """
                SELECT number, document, version, id, given, title, text, lang, published, outlet, url, content
                FROM reports WHERE number = ?
                """
            ]
        case .codings:
            [
                """
                SELECT number, report, lang, griot, language, rules, gazetteer, directory, line
                FROM codings WHERE number = ?
                """
            ]
        case .claims:
            [
                """
                SELECT number, coding, ordinal, id, type, mode, modes, contexts, status, alleged, salience, quad,
                    score, cameo, date_from, date_to, date_precision, date_basis, place, country, admin1, latitude,
                    longitude, geonames, place_precision, trigger, sentence, confidence, rule
                FROM claims WHERE number = ?
                """,
                """
                SELECT ordinal, role, id, name, country, sector, basis, words
                FROM claim_parties WHERE claim = ? ORDER BY ordinal
                """,
                """
                SELECT ordinal, quantity, low, high, bound, counted, counted_sector, counted_country, claimant, words
                FROM claim_figures WHERE claim = ? ORDER BY ordinal
                """,
            ]
        }
    }

    /// The SHA-256 of a row as it stands in the file, in hexadecimal; `nil` where there is none.
    func digest(of number: Int, in db: Database) throws -> String? {
        var bytes: [UInt8] = []
        var isThere = false
        for (index, query) in queries.enumerated() {
            let rows = try Row.fetchCursor(try db.cachedStatement(sql: query), arguments: [number])
            while let row = try rows.next() {
                if index == 0 { isThere = true }
                for value in row.databaseValues { value.append(to: &bytes) }
                bytes.append(UInt8(ascii: "\n"))
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return isThere ? hexadecimal(SHA256.hash(data: bytes)) : nil
    }
}

extension DatabaseValue {
    /// Appends the value with its kind and length, so that no two rows give the same bytes.
    fileprivate func append(to bytes: inout [UInt8]) {
        switch storage {
        case .null: bytes.append(UInt8(ascii: "n"))
        case .int64(let number): bytes += Array("i\(number);".utf8)
        case .double(let number): bytes += Array("d\(number.bitPattern);".utf8)
        case .string(let text):
            bytes += Array("s\(text.utf8.count);".utf8)
            bytes += Array(text.utf8)
        // No column takes any: the tables are STRICT.
        case .blob: bytes.append(UInt8(ascii: "b"))
        }
    }
}

/// The name of what a report says: the SHA-256 of its title and text, in hexadecimal.
func contentDigest(of report: Report) -> String {
    var hash = SHA256()
    // The length of the title stands before it, so that words cannot move from the one to the other unseen.
    let title = report.title.map { "\($0.utf8.count);\($0)" } ?? "-;"
    hash.update(data: Array(title.utf8))
    hash.update(data: Array(report.text.utf8))
    return hexadecimal(hash.finalize())
}

/// The hash that ties an entry of the log to all before it.
func chainHash(previous: String, payload: String) -> String {
    hexadecimal(SHA256.hash(data: Array(previous.utf8) + Array(payload.utf8)))
}
