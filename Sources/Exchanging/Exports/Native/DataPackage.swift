internal import Unpacking

/// Writes `datapackage.json`, the codebook of the native tables: what each column is and how absence is written.
///
/// It is a Frictionless Data Package (https://specs.frictionlessdata.io/data-package/), which R's package
/// `frictionless` and Python's read.
package struct DataPackage: Sendable {
    /// The files that the codebook tells of, each named after its table.
    package static let tables = ["events", "claims", "reports", "event_reports", "codings"]

    private let version: String

    /// A codebook for what a version of griot wrote.
    package init(version: String) {
        self.version = version
    }

    package func bytes() -> [UInt8] {
        var bytes: [UInt8] = Array("{\n  \"profile\": \"tabular-data-package\",\n".utf8)
        member("name", "griot-record", to: &bytes)
        member("version", version, to: &bytes)
        member("description", Self.description, to: &bytes)
        bytes += Array("  \"resources\": [\n".utf8)
        append(Self.tables[0], EventsTable.table.columns, key: ["event_id"], to: &bytes)
        append(Self.tables[1], ClaimsTable.table.columns, key: ["event_id", "account_id"], to: &bytes)
        append(Self.tables[2], ReportsTable.table.columns, key: ["report_id", "version"], to: &bytes)
        let link = ["event_id", "report_id", "report_version"]
        append(Self.tables[3], EventReportsTable.table.columns, key: link, to: &bytes)
        append(Self.tables[4], CodingsTable.table.columns, key: ["coding_id"], isLast: true, to: &bytes)
        bytes += Array("  ]\n}\n".utf8)
        return bytes
    }

    private static let description = """
        A record of events as reports tell of them. An empty field is a missing value. \
        A field that is a list has "; " between its values. All files are UTF-8.
        """

    private func member(_ name: StaticString, _ value: String, to bytes: inout [UInt8]) {
        JSONText.append(raw: "  \"", to: &bytes)
        JSONText.append(raw: name, to: &bytes)
        JSONText.append(raw: "\": ", to: &bytes)
        JSONText.append(value, to: &bytes)
        JSONText.append(raw: ",\n", to: &bytes)
    }

    private func append<Row>(
        _ name: String,
        _ columns: [Column<Row>],
        key: [String],
        isLast: Bool = false,
        to bytes: inout [UInt8]
    ) {
        let head = #"""
                {"name": "\#(name)", "path": "\#(name).csv", "profile": "tabular-data-resource",
                 "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
                 "dialect": {"delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": "\n"},
                 "schema": {"missingValues": [""], "primaryKey": ["\#(key.joined(separator: #"", ""#))"], "fields": [

            """#
        bytes += Array(head.utf8)
        for (index, column) in columns.enumerated() {
            JSONText.append(raw: "      ", to: &bytes)
            append(column, to: &bytes)
            bytes += Array((index + 1 < columns.count ? ",\n" : "\n").utf8)
        }
        bytes += Array((isLast ? "    ]}}\n" : "    ]}},\n").utf8)
    }

    private func append<Row>(_ column: Column<Row>, to bytes: inout [UInt8]) {
        var line = JSONLine()
        line.object { line in
            line.key("name")
            line.text(column.name)
            line.key("type")
            line.text(column.kind.rawValue)
            line.key("description")
            line.text(column.meaning)
            guard column.kind == .boolean else { return }
            line.key("trueValues")
            line.array(["1"]) { $0.text($1) }
            line.key("falseValues")
            line.array(["0"]) { $0.text($1) }
        }
        bytes += line.bytes
    }
}
