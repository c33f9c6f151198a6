import Archiving
import EventData
import GRDB
import GriotTesting
import Testing

/// An event as a data set has it.
func datasetEvent(_ id: String, _ place: String = "Gao", row: String? = nil) -> DatasetEvent {
    let day = Day(number: 20_000)
    return DatasetEvent(
        dataset: .acled,
        id: id,
        date: EventDate(from: day, to: day.advanced(by: 1), precision: .days, basis: .explicit),
        labels: ["Battles", "Armed clash"],
        first: DatasetEvent.Side(name: "Army"),
        place: Place(name: place, country: "MLI", latitude: 16.27, longitude: -0.04, precision: .place),
        deaths: DatasetEvent.Deaths(best: 3),
        row: row ?? "{\"id\":\"\(id)\"}"
    )
}

extension TemporaryRecord {
    /// Takes in events, and gives how many were new and how many known.
    @discardableResult
    func take(_ events: [DatasetEvent], name: String = "acled.csv") throws -> [Int] {
        var rows = DatasetImport(of: .acled, name: name, into: archive, time: Self.time)
        for event in events { try rows.add(event) }
        try rows.finish()
        return [rows.new, rows.known]
    }
}

@Suite struct `Data sets of a record` {
    @Test func `are taken in once`() throws {
        let record = try TemporaryRecord()
        #expect(try record.take([datasetEvent("MLI1"), datasetEvent("MLI2")]) == [2, 0])
        let head = try record.archive.verify().head
        #expect(try record.take([datasetEvent("MLI1"), datasetEvent("MLI2")], name: "again.csv") == [0, 2])
        #expect(try record.archive.verify().head == head)
        #expect(try record.archive.datasets().map(\.name) == ["acled.csv"])
    }

    @Test func `keep a row that was changed beside the old`() throws {
        let record = try TemporaryRecord()
        try record.take([datasetEvent("MLI1")])
        #expect(
            try record.take(
                [datasetEvent("MLI1", row: "{\"id\":\"MLI1\",\"fatalities\":\"4\"}")],
                name: "new.csv"
            ) == [1, 0]
        )
        let datasets = try record.archive.datasets()
        #expect(datasets.map(\.name) == ["acled.csv", "new.csv"] && datasets.map(\.events) == [1, 1])
    }

    @Test func `know a row that stands twice in one file`() throws {
        let record = try TemporaryRecord()
        #expect(try record.take([datasetEvent("MLI1"), datasetEvent("MLI1")]) == [1, 1])
    }

    @Test func `are listed with their span`() throws {
        let record = try TemporaryRecord()
        #expect(try record.archive.datasets().isEmpty)
        try record.take([datasetEvent("MLI1")])
        let dataset = try #require(try record.archive.datasets().first)
        #expect(dataset.kind == "acled" && dataset.first == "2024-10-04" && dataset.last == "2024-10-05")
        #expect(dataset.number == 1 && dataset.time == TemporaryRecord.time)
    }

    @Test func `are one set however many transactions they take`() throws {
        let record = try TemporaryRecord()
        let events = (0..<4_500).map { datasetEvent("MLI\($0)") }
        #expect(try record.take(events) == [4_500, 0])
        #expect(try record.archive.datasets().map(\.events) == [4_500])
        #expect(try record.archive.verify().finding == nil)
    }

    @Test func `stay apart from what is coded`() throws {
        let record = try TemporaryRecord()
        try record.take([datasetEvent("MLI1")])
        #expect(try record.events().isEmpty && record.claims().isEmpty && record.reports().isEmpty)
    }

    @Test(arguments: ["a\0b", "'; DROP TABLE datasets; --", "\u{10}", "é\n\""])
    func `take any text`(_ text: String) throws {
        let record = try TemporaryRecord()
        try record.take([datasetEvent(text, text, row: text)], name: text)
        #expect(try record.take([datasetEvent(text, text, row: text)]) == [0, 1])
        #expect(try record.archive.datasets().map(\.name) == [text])
        #expect(try record.archive.verify().finding == nil)
    }
}
