/// Which columns of a table hold which fields of a report.
///
/// ```swift
/// let columns = try ReportColumns("text=body,published=date")
/// ```
///
/// Fields that are not named are found under their own names and the usual ones for
/// them, such as `body` for the text. `published=` leaves a field out.
package struct ReportColumns: Hashable, Sendable {
    /// A field of a report that a table can have.
    enum Field: String, CaseIterable, Hashable, Sendable {
        case id, title, text, lang, published, outlet, url, byline, agency, modified
    }

    /// The columns that were named, by field.
    private var named: [Field: String] = [:]

    /// The fields under their usual names.
    package init() {}

    /// Reads what a user names: `field=column` with commas between, the other fields under their usual names.
    ///
    /// Throws `columns.form` and `columns.field`.
    package init(_ names: String) throws(ImportProblem) {
        for pair in names.split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw ImportProblem(
                    code: "columns.form",
                    message: "'\(pair)' names no column; expected a field and a column such as 'text=body'"
                )
            }
            guard let field = Field(rawValue: String(parts[0])) else {
                throw ImportProblem(
                    code: "columns.field",
                    message: "'\(parts[0])' is no field of a report; expected one of "
                        + Field.allCases.map(\.rawValue).joined(separator: ", ")
                )
            }
            named[field] = String(parts[1])
        }
    }

    /// Where the fields stand in a table with this header.
    ///
    /// Throws `table.header` where a named column is not there, or none that is a text's.
    func places(in columns: ImportColumns) throws(ImportProblem) -> [Field: Int] {
        var places: [Field: Int] = [:]
        for field in Field.allCases {
            if named[field] == "" { continue }
            if let name = named[field], columns[name] == nil { throw .noColumn("'\(name)'") }
            let names = named[field].map { [$0] } ?? ReportColumns.names(of: field)
            places[field] = names.lazy.compactMap { columns[$0] }.first
        }
        if places[.text] == nil {
            throw .noColumn("of texts: " + ReportColumns.names(of: .text).joined(separator: ", "))
        }
        return places
    }

    /// The usual names of a field, the first its own; the first that a table has counts.
    private static func names(of field: Field) -> [String] {
        switch field {
        case .id: ["id", "report_id", "doc_id", "article_id", "uid"]
        case .title: ["title", "headline", "titre"]
        case .text: ["text", "body", "content", "article", "full_text", "maintext", "texte", "contenu"]
        case .lang: ["lang", "language", "langue"]
        case .published:
            [
                "published", "date", "published_at", "publication_date", "date_publish", "pubdate",
                "publish_date",
            ]
        case .outlet: ["outlet", "source", "publisher", "media", "source_name", "source_domain", "journal"]
        case .url: ["url", "link", "source_url", "lien"]
        case .byline: ["byline", "author", "authors", "auteur"]
        case .agency: ["agency", "agence"]
        case .modified: ["modified", "modified_at", "updated", "updated_at", "date_modify", "last_modified"]
        }
    }
}

extension ImportProblem {
    fileprivate static func noColumn(_ description: String) -> Self {
        ImportProblem(line: nil, code: "table.header", message: "the table has no column \(description)")
    }
}
