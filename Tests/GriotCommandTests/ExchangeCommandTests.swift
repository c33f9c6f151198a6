import Archiving
import Foundation
import GriotTesting
import Testing

@Suite struct `griot export` {
    @Test(arguments: [
        ("acled", "event_id_cnty,event_date,", ",", 31), ("hxl", "event_id_cnty,event_date,", ",", 31),
        ("ucdp-ged", "id,relid,year,", ",", 49), ("polecat", "Event ID\t", "\t", 40),
    ])
    func `writes a table with the columns of others`(
        _ profile: String,
        _ header: String,
        _ separator: Character,
        _ columns: Int
    ) throws {
        let record = try MadeRecord.merged()
        let outcome = try record.run("export", "--profile", profile)
        let lines = outcome.text.split(whereSeparator: \.isNewline)
        #expect(outcome.exit == 0 && lines.count >= (profile == "hxl" ? 3 : 2))
        #expect(lines[0].hasPrefix(header) && lines[0].split(separator: separator).count == columns)
        #expect(outcome.messages.hasPrefix("griot: ") && outcome.messages.contains(" events"))
        if profile == "hxl" { #expect(lines[1].contains("#date+occurred")) }
    }

    @Test(arguments: ["plover", "ftm"])
    func `writes lines of JSON`(_ profile: String) throws {
        let record = try MadeRecord.merged()
        let outcome = try record.run("export", "--profile", profile)
        #expect(outcome.exit == 0)
        #expect(try outcome.objects().count >= 2)
    }

    @Test func `writes one collection of GeoJSON, also of nothing`() throws {
        let record = try MadeRecord.merged()
        for (country, count) in [("MLI", 1), ("NER", 0)] {
            let outcome = try record.run("export", "--profile", "geojson", "--country", country)
            #expect(outcome.exit == 0)
            let collection = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
            #expect(collection?["type"] as? String == "FeatureCollection")
            #expect((collection?["features"] as? [Any])?.count == count)
        }
    }

    @Test func `writes the native tables and their codebook into a folder`() throws {
        let record = try MadeRecord.merged()
        let folder = record.griot.folder.path + "/tables"
        let outcome = try record.run("export", "--profile", "native", "--output", folder)
        #expect(outcome.exit == 0 && outcome.messages == "griot: 2 events, 4 reports\n")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(
            names == [
                "claims.csv", "codings.csv", "datapackage.json", "event_reports.csv", "events.csv",
                "reports.csv",
            ]
        )
        // Claims have a row for each of their values.
        for (name, rows) in [
            ("events", 2), ("claims", 17), ("reports", 4), ("event_reports", 4), ("codings", 6),
        ] {
            let table = try record.griot.shell(
                """
                python3 -c 'import csv, sys; print(len(list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))))' \(folder)/\(name).csv
                """
            )
            #expect(table.text == "\(rows)\n", "\(name)")
        }
    }

    @Test func `has the columns that its codebook names`() throws {
        let record = try MadeRecord.merged()
        let folder = record.griot.folder.path + "/tables"
        #expect(try record.run("export", "--profile", "native", "--output", folder).exit == 0)
        let check = """
            import csv, json, sys
            for resource in json.load(open(sys.argv[1] + "/datapackage.json"))["resources"]:
                header = next(csv.reader(open(sys.argv[1] + "/" + resource["path"], encoding="utf-8", newline="")))
                fields = [field["name"] for field in resource["schema"]["fields"]]
                assert header == fields, (resource["path"], header, fields)
            """
        let path = try record.griot.folder.write(Data(check.utf8), to: "check.py")
        let outcome = try record.griot.shell("python3 \(path) \(folder)")
        #expect(outcome.exit == 0, "\(outcome.messages)")
    }

    @Test func `writes to a file, and takes filters and rules`() throws {
        let record = try MadeRecord.merged()
        let file = record.griot.folder.path + "/out.csv"
        let outcome = try record.run(
            "export",
            "--profile",
            "acled",
            "--rule",
            "median",
            "--type",
            "ASSAULT",
            "--output",
            file
        )
        #expect(outcome.exit == 0 && outcome.output.isEmpty)
        #expect(
            try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline).count == 2
        )
    }

    @Test func `exits as it promises`() throws {
        let record = try MadeRecord()
        #expect(try record.run("export").exit == 64)
        #expect(try record.run("export", "--profile", "sql").exit == 64)
        #expect(try record.run("export", "--profile", "native").exit == 64)
        #expect(try record.run("export", "--profile", "acled", "--rule", "guess").exit == 64)
        #expect(try record.run("export", "--profile", "acled", "--output", "/nowhere/x.csv").exit == 74)
        #expect(try record.run("export", "--profile", "native", "--output", "/proc/tables").exit == 74)
        #expect(try record.griot.shell("\"$griot\" export /nowhere --profile acled").exit == 66)
        #expect(
            try record.griot.shell("\"$griot\" export \(record.path) --profile acled > /dev/full").exit == 74
        )
    }
}

@Suite struct `griot import` {
    private static let ged = """
        id,type_of_violence,side_a,side_b,date_start,date_end,date_prec,deaths_a,deaths_b,best,high,low,country,country_id,where_prec,where_coordinates,latitude,longitude
        7,1,Government of Mali,JNIM,2024-02-01,2024-02-01,1,1,4,6,9,5,Mali,432,1,Gao town,16.27,-0.04
        8,1,Government of Mali,JNIM,someday,2024-02-03,1,1,4,6,9,5,Mali,432,1,Gao town,16.27,-0.04
        9,3,Government of Mali,Civilians,2024-03-01,2024-03-02,2,0,0,3,3,3,Mali,432,1,Gao town,16.27,-0.04

        """
    private static let acled = """
        event_id_cnty,event_date,time_precision,event_type,actor1,fatalities,iso,country,location,latitude,longitude,geo_precision
        MLI1,01 February 2024,1,Battles,JNIM,6,466,Mali,Gao,16.27,-0.04,1
        MLI2,02 February 2024,1,Battles,JNIM,many,466,Mali,Gao,16.27,-0.04,1

        """

    @Test(arguments: [(ged, "ucdp-ged", 3, 2), (acled, "acled", 3, 1)])
    func `takes the good rows, and names the line of a bad one`(
        _ table: String,
        _ kind: String,
        _ line: Int,
        _ good: Int
    ) throws {
        let record = try MadeRecord()
        let path = try record.griot.folder.write(Data(table.utf8), to: "data.csv")
        let outcome = try record.run("import", path)
        #expect(outcome.exit == 2 && outcome.output.isEmpty)
        #expect(outcome.messages.contains("data.csv:\(line): "))
        #expect(outcome.messages.hasSuffix("griot: \(good) new, 0 known, 1 failed in 'data.csv' (\(kind))\n"))
        let rows = try record.rows("datasets")
        #expect(rows.count == 1 && rows[0][1] == kind && rows[0][2] == "data.csv" && rows[0][4] == "\(good)")
        #expect(try record.run("import", path).messages.contains("0 new, \(good) known, 1 failed"))
        #expect(try record.rows("datasets").count == 1)
        #expect(try record.run("verify").exit == 0)
    }

    @Test func `writes nothing in a dry run`() throws {
        let record = try MadeRecord()
        let path = try record.griot.folder.write(Data(Self.acled.utf8), to: "data.csv")
        let outcome = try record.run("import", path, "--dry-run")
        #expect(
            outcome.exit == 2
                && outcome.messages.contains("nothing was written; 'data.csv' has 1 events, 1 failed")
        )
        #expect(try record.run("datasets").exit == 1)
    }

    @Test func `exits as it promises`() throws {
        let record = try MadeRecord()
        let other = try record.griot.folder.write(Data("a,b\n1,2\n".utf8), to: "other.csv")
        let empty = try record.griot.folder.write([], to: "empty.csv")
        #expect(try record.run("import", "/nowhere.csv").exit == 66)
        #expect(try record.run("import", other).exit == 65)
        #expect(try record.run("import", empty).exit == 65)
        #expect(try record.run("import", other, "--kind", "gdelt").exit == 64)
        #expect(try record.run("import").exit == 64)
    }
}

@Suite struct `griot add from tables and folders` {
    private func record(_ griot: Griot) throws -> String {
        let record = griot.folder.path + "/one.griot"
        #expect(try griot.run("init", record).exit == 0)
        return record
    }

    @Test func `takes the columns that it is told`() throws {
        let griot = try Griot()
        let record = try record(griot)
        let table = """
            number,when,paper,story
            7,2025-06-03,A,"Rebels attacked, and left."
            8,2025-06-04,B,
            9,2025-06-05,C,"Rain ""fell""
            over two lines."

            """
        let path = try griot.folder.write(Data(table.utf8), to: "in.csv")
        let map = "id=number,text=story,published=when,outlet=paper"
        let outcome = try griot.shell("\"$griot\" add \(record) \(path) --map \(map) --lang en")
        #expect(outcome.exit == 2)
        #expect(
            outcome.messages.contains("in.csv:3: ")
                && outcome.messages.contains("2 new, 0 known, 0 new versions, 1 failed")
        )
        let reports = try griot.run("reports", record, "--jsonl").objects()
        #expect(reports.map { "\($0["id"] ?? "")" } == ["7", "9"])
        #expect(reports.map { $0["outlet"] as? String } == ["A", "C"])
        #expect(reports.map { $0["published"] as? String } == ["2025-06-03", "2025-06-05"])
        let show = try griot.run("show", record, "9").text
        #expect(show.hasSuffix("Rain \"fell\"\nover two lines.\n"))
    }

    @Test(arguments: ["text", "colour=story", "text=nowhere"])
    func `takes no map that leads nowhere`(_ map: String) throws {
        let griot = try Griot()
        let record = try record(griot)
        let path = try griot.folder.write(Data("story\nRain.\n".utf8), to: "in.csv")
        let exit = try griot.shell("\"$griot\" add \(record) \(path) --map \(map)").exit
        #expect(exit == (map == "text=nowhere" ? 65 : 64))
    }

    @Test func `takes all of a folder, each report by its way there`() throws {
        let griot = try Griot()
        let record = try record(griot)
        let outcome = try griot.shell(
            """
            cd \(griot.folder.path); mkdir -p clips/north clips/south clips/.git
            echo 'Rebels attacked.' > clips/north/a.txt; echo 'Rain fell.' > clips/south/a.txt
            echo 'No report.' > clips/notes.md; echo 'No report.' > clips/.git/x.txt
            printf 'id,text\\nt1,Farmers left.\\n' > clips/table.csv
            printf '{"id":"j1","text":"Traders came."}\\n' > clips/lines.jsonl
            "$griot" add \(record) clips --lang en && "$griot" add \(record) clips --lang en
            """
        )
        #expect(outcome.exit == 0, "\(outcome.messages)")
        #expect(
            outcome.messages.contains("griot: 4 new, 0 known")
                && outcome.messages.contains("griot: 0 new, 4 known")
        )
        let ids = try griot.run("reports", record, "--jsonl").objects().compactMap { $0["id"] as? String }
        #expect(ids.sorted() == ["j1", "north/a", "south/a", "t1"])
    }
}
