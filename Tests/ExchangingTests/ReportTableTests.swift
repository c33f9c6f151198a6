import EventData
import Exchanging
import Testing
import Unpacking

/// The reports of a table as `id|title|text|language|published|outlet|url`, or a problem with its line.
private func reports(_ table: String, columns: String = "") throws -> [String] {
    var reader = try ReportTable(CSVReader(Array(table.utf8)), columns: ReportColumns(columns))
    var found: [String] = []
    while let row = try reader.next() {
        switch row.outcome {
        case .success(let report):
            let fields = [
                report.id, report.title, report.text, report.language, report.published, report.outlet,
                report.url,
            ]
            found.append(fields.map { $0 ?? "-" }.joined(separator: "|"))
        case .failure(let problem): found.append("\(problem.line ?? 0): \(problem.code)")
        }
    }
    return found
}

private func code(_ read: () throws -> Void) -> String? {
    do { try read() } catch { return (error as? ImportProblem)?.code }
    return nil
}

@Suite struct `A table of reports` {
    @Test(arguments: [
        ("text,author,agence,updated_at\na,A. Koné,AFP,2025-12-23\n", "A. Koné|AFP|2025-12-23"),
        ("text,byline,agency,modified\na,,,\n", "-|-|-"),
        ("text,modified\na,yesterday\n", "report.modified"),
    ])
    func `has who wrote it, the agency and its last change`(table: String, expected: String) throws {
        var reader = try ReportTable(CSVReader(Array(table.utf8)))
        let row = try #require(try reader.next())
        switch row.outcome {
        case .success(let report):
            let fields = [report.byline, report.agency, report.modified]
            #expect(fields.map { $0 ?? "-" }.joined(separator: "|") == expected)
        case .failure(let problem): #expect(problem.code == expected)
        }
    }

    @Test(arguments: [
        (
            "id,title,text,lang,published,outlet,url\n7,T,\"a\n\nb\",en,2025-12-23,O,u\n",
            "7|T|a\n\nb|en|2025-12-23|O|u"
        ),
        ("text\na\n", "|-|a|-|-|-|-"),
        ("Headline;Body;Date;Source;Link\nT;a;2025;O;u\n", "|T|a|-|2025|O|u"),
        ("titre\tcontenu\tlangue\nT\ta, b\tfr\n", "|T|a, b|fr|-|-|-"),
        ("id,text,title\n,  a ,\n", "|-|  a |-|-|-|-"),
        ("body,text\nb,t\n", "|-|t|-|-|-|-"),
    ])
    func `has its fields under the usual names`(table: String, expected: String) throws {
        #expect(try reports(table) == [expected])
    }

    @Test(arguments: [
        ("text=words,published=when", "7|-|w|-|2025-01-02|-|-"),
        ("text=Words ,id=code,published=", "c|-|w|-|-|-|-"),
    ])
    func `has its fields where one is told`(columns: String, expected: String) throws {
        let table = "id,words,when,code,text,date\n7,w,2025-01-02,c,t,2024\n"
        #expect(try reports(table, columns: columns) == [expected])
    }

    @Test(arguments: [
        ("2025-12-23", "2025-12-23"), ("2025-12", "2025-12"), ("2025", "2025"),
        ("2025-12-23T08:00:00Z", "2025-12-23T08:00:00Z"), ("2025-12-23 08:00:00", "2025-12-23T08:00:00"),
        ("23 December 2025", "2025-12-23"), ("23-Dec-2025", "2025-12-23"),
    ])
    func `has dates in ISO 8601`(date: String, expected: String) throws {
        #expect(try reports("text,date\na,\(date)\n") == ["|-|a|-|\(expected)|-|-"])
    }

    @Test(arguments: [
        ("a,23/12/2025", "2: report.published"),
        ("a,2025-13", "2: report.published"),
        ("a,2025-02-30", "2: report.published"),
        ("a,2025-12-23 at noon", "2: report.published"),
        ("a,2025-12-23-05", "2: report.published"),
        ("a,on Tuesday", "2: report.published"),
        (",2025", "2: report.text"),
        ("a", "2: csv.width"),
        ("\"a\"b,2025", "2: csv.trailing"),
    ])
    func `tells a bad row by its line, and keeps the good`(row: String, expected: String) throws {
        #expect(try reports("text,date\n\(row)\nb,2025\n") == [expected, "|-|b|-|2025|-|-"])
    }

    @Test(arguments: [
        ("", "", "table.empty"), ("id,words\n", "", "table.header"), ("text\n", "text=body", "table.header"),
        ("text\n", "text=", "table.header"), ("text\n", "body", "columns.form"),
        ("text\n", "author=text", "columns.field"), ("\"text\n", "", "csv.unclosed"),
    ])
    func `says what is missing`(table: String, columns: String, expected: String) {
        #expect(code { _ = try reports(table, columns: columns) } == expected)
    }
}
