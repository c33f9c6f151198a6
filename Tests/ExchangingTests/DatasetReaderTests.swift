import EventData
import Exchanging
import GriotTesting
import Testing
import Unpacking

private let ged = """
    id,type_of_violence,side_a,side_b,date_start,date_end,date_prec,deaths_a,deaths_b,best,high,low,country,country_id,where_prec,where_coordinates,latitude,longitude

    """

private let acled = """
    event_id_cnty,event_date,time_precision,event_type,actor1,fatalities,iso,country,location,latitude,longitude,geo_precision

    """

private func events(ged table: String) throws -> [Result<DatasetEvent, ImportProblem>] {
    var reader = try UCDPGEDReader(CSVReader(Array(table.utf8)))
    var outcomes: [Result<DatasetEvent, ImportProblem>] = []
    while let row = try reader.next() { outcomes.append(row.outcome) }
    return outcomes
}

private func events(acled table: String) throws -> [Result<DatasetEvent, ImportProblem>] {
    var reader = try ACLEDReader(CSVReader(Array(table.utf8)))
    var outcomes: [Result<DatasetEvent, ImportProblem>] = []
    while let row = try reader.next() { outcomes.append(row.outcome) }
    return outcomes
}

private func problem(_ outcome: Result<DatasetEvent, ImportProblem>) -> String {
    switch outcome {
    case .success(let event): event.id
    case .failure(let problem): "\(problem.line ?? 0): \(problem.code)"
    }
}

@Suite struct `A reader of UCDP GED` {
    @Test func `reads a row`() throws {
        let table =
            ged
            + "7.0,1.0,Army of A,Rebels,2024-02-01,2024-02-03,2.0,1.0,4.0,6.0,9.0,5.0,Mali,432.0,2.0,Gao,16.27,-0.04\n"
        var reader = try UCDPGEDReader(CSVReader(Array(table.utf8))) { key in
            key == .stateNumber(432) ? "MLI" : nil
        }
        let event = try #require(try reader.next()).outcome.get()
        #expect(event.dataset == .ucdpGED && event.id == "7")
        #expect("\(event.date.from) \(event.date.to) \(event.date.precision)" == "2024-02-01 2024-02-03 days")
        #expect(event.labels == ["state-based violence"])
        #expect(event.first == DatasetEvent.Side(name: "Army of A", deaths: 1))
        #expect(event.second == DatasetEvent.Side(name: "Rebels", deaths: 4))
        #expect(event.deaths == DatasetEvent.Deaths(low: 5, best: 6, high: 9))
        #expect(
            event.place
                == Place(name: "Gao", country: "MLI", latitude: 16.27, longitude: -0.04, precision: .near)
        )
        let row = try JSONReader.read(Array(event.row.utf8))
        #expect(row["id"]?.string == "7.0" && row.members?.count == 18)
        #expect(try reader.next() == nil)
    }

    @Test func `takes columns in any order, and few of them`() throws {
        let table = "\u{FEFF}BEST;date_start ;Id\n3;2024-02-01 00:00:00.000;12\n"
        let event = try #require(try events(ged: table).first).get()
        #expect(event.id == "12" && event.deaths.best == 3 && event.date.precision == .day)
        #expect(event.first == nil && event.place.latitude == nil && event.labels.isEmpty)
    }

    @Test func `reads a file without a header by position`() throws {
        let columns = UCDPGEDReader.columns
        let values = [
            "id": "5", "date_start": "2024-02-01", "best": "2", "side_b": "Rebels", "adm_1": "Kidal",
        ]
        let row = columns.map { values[$0] ?? "" }.joined(separator: ",")
        let found = try events(ged: "\(row)\n\(row)\n")
        #expect(found.count == 2)
        #expect(try found[0].get().second?.name == "Rebels")
        #expect(try found[0].get().place.name == "Kidal")
        #expect(columns.count == 49)
    }

    @Test(arguments: [
        ("x,1,A,B,2024-02-30,,,,,2,2,2,,,,,,", "2: dataset.date"),
        ("x,1,A,B,2024-02-03,2024-02-01,,,,2,2,2,,,,,,", "2: dataset.date"),
        ("x,1,A,B,,,,,,2,2,2,,,,,,", "2: dataset.missing"),
        (",1,A,B,2024-02-01,,,,,2,2,2,,,,,,", "2: dataset.missing"),
        ("x,1,A,B,2024-02-01,,,,,two,2,2,,,,,,", "2: dataset.number"),
        ("x,1,A,B,2024-02-01,,,,,2.5,2,2,,,,,,", "2: dataset.number"),
        ("x,1,A,B,2024-02-01,,,,,-2,2,2,,,,,,", "2: dataset.number"),
        ("x,1,A,B,2024-02-01,,8,,,2,2,2,,,,,,", "2: dataset.number"),
        ("x,1,A,B,2024-02-01,,,,,2,2,2,,,,,91,0", "2: dataset.degrees"),
        ("x,1,A,B,2024-02-01,,,,,2,2,2,,,,,1,east", "2: dataset.degrees"),
        ("x,1,A,B,2024-02-01", "2: csv.width"),
        ("x,1,\"A\"a,B,2024-02-01,,,,,2,2,2,,,,,,", "2: csv.trailing"),
    ])
    func `tells a bad row by its line, and keeps the good`(row: String, expected: String) throws {
        let good = "good,1,A,B,2024-02-01,,,,,2,2,2,,,,,,\n"
        #expect(try events(ged: ged + row + "\n" + good).map(problem) == [expected, "good"])
    }

    @Test(arguments: ["", "a,b\n1,2\n", "id,best\n1,2\n", "\"id\n"])
    func `refuses a table that is none`(table: String) {
        #expect(throws: ImportProblem.self) { _ = try events(ged: table) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `gives an event or a problem for any bytes`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let rows = (0..<4).map {
            "\($0),1,A,B,2024-02-01,2024-02-03,1,1,2,3,4,2,Mali,432,1,\"Gao\",16.2,-0.1\n"
        }
        for _ in 0..<300 {
            let bytes = Array(ged.utf8) + chance.damage(Array(rows.joined().utf8))
            var reader = try UCDPGEDReader(CSVReader(bytes))
            while let row = try reader.next() {
                guard case .success(let event) = row.outcome else { continue }
                #expect(try JSONReader.read(Array(event.row.utf8)).members?.count == 18)
            }
        }
    }
}

@Suite struct `A reader of ACLED` {
    @Test(arguments: ["2024-01-31", "31 January 2024", "31-Jan-2024", "2024-01-31T00:00:00"])
    func `reads the day in either form`(day: String) throws {
        let table = acled + "MLI1,\(day),1,Battles,A,3,466,Mali,Gao,16.27,-0.04,1\n"
        let event = try #require(try events(acled: table).first).get()
        #expect("\(event.date.from) \(event.date.to) \(event.date.precision)" == "2024-01-31 2024-01-31 day")
    }

    @Test(arguments: [
        ("2", "2024-02-26 2024-03-03 week"),
        ("3", "2024-02-01 2024-02-29 month"),
    ])
    func `leaves the days as wide as they are known`(precision: String, expected: String) throws {
        let table = acled + "MLI1,2024-02-29,\(precision),Battles,A,3,466,Mali,Gao,16.27,-0.04,1\n"
        let event = try #require(try events(acled: table).first).get()
        #expect("\(event.date.from) \(event.date.to) \(event.date.precision)" == expected)
    }

    @Test func `reads a row of the columns of today`() throws {
        let table = """
            event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp
            MLI9,2024-05-02,2024,1,Political violence,Battles,Armed clash,Army of A,Militia B; Militia C,State forces,Rebels,,Rebel group,State forces-Rebel group,,466,Western Africa,Mali,Gao,Ansongo,,Tessit,15.2,0.3,2,"Outlet; Other","National","Rebels came, and left.",4,crowd size=no report,1715000000
            """
        var reader = try ACLEDReader(CSVReader(Array(table.utf8))) { $0 == .isoNumber(466) ? "MLI" : nil }
        let event = try #require(try reader.next()).outcome.get()
        #expect(event.dataset == .acled && event.id == "MLI9")
        #expect(event.labels == ["Political violence", "Battles", "Armed clash"])
        let associates = ["Militia B", "Militia C"]
        #expect(
            event.first == DatasetEvent.Side(name: "Army of A", kind: "State forces", associates: associates)
        )
        #expect(event.second == DatasetEvent.Side(name: "Rebels", kind: "Rebel group"))
        #expect(event.deaths == DatasetEvent.Deaths(best: 4))
        #expect(
            event.place.name == "Tessit" && event.place.country == "MLI" && event.place.precision == .near
        )
        #expect(event.country == "Mali" && event.admin2 == "Ansongo")
        #expect(event.notes == "Rebels came, and left." && event.sources == "Outlet; Other")
    }

    @Test func `reads a row of the columns before March 2023`() throws {
        let table = """
            data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3
            88,466,MLI9,9,02 May 2021,2021,1,Riots,Mob violence,Rioters,,5,,,0,50,Western Africa,Mali,Gao,,,Gao,16.27,-0.04,1,Outlet,National,,0,1620000000,MLI
            """
        let event = try #require(try events(acled: table).first).get()
        #expect(event.id == "MLI9" && "\(event.date.from)" == "2021-05-02" && event.place.country == "MLI")
        #expect(event.first?.kind == "5" && event.second == nil && event.deaths.best == 0)
    }

    @Test func `passes over the row of tags and over empty rows`() throws {
        let tags =
            "#event+code,#date+occurred,,#event+type,#group+name+first,#affected+killed,,,#loc+name,#geo+lat,#geo+lon,\n"
        let table =
            acled + tags + ",,,,,,,,,,,\nMLI1,2024-01-31,1,Battles,A,3,466,Mali,Gao,\"16,27\",-0.04,1\n"
        let found = try events(acled: table)
        #expect(found.map(problem) == ["MLI1"])
        #expect(try found[0].get().place.latitude == 16.27)
    }

    @Test(arguments: [
        ("MLI1,31/01/2024,1,Battles,A,3,466,Mali,Gao,16.27,-0.04,1", "2: dataset.date"),
        ("MLI1,31 Janvember 2024,1,Battles,A,3,466,Mali,Gao,16.27,-0.04,1", "2: dataset.date"),
        ("MLI1,2024-01-31,4,Battles,A,3,466,Mali,Gao,16.27,-0.04,1", "2: dataset.number"),
        ("MLI1,2024-01-31,1,Battles,A,many,466,Mali,Gao,16.27,-0.04,1", "2: dataset.number"),
    ])
    func `tells a bad row by its line`(row: String, expected: String) throws {
        #expect(try events(acled: acled + row + "\n").map(problem) == [expected])
    }
}
