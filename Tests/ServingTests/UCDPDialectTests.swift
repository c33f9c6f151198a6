import GriotTesting
import Testing
import Unpacking

@testable import Serving

@Suite struct UCDPDialectTests {
    private static let attacks = ACLEDDialectTests.made

    private func answer(_ query: String = "") throws -> JSONValue {
        try TemporaryDesk(Self.attacks).json("/api/gedevents/25.1" + (query.isEmpty ? "" : "?\(query)"))
    }

    private func days(_ query: String) throws -> [String] {
        try answer(query)["Result"]?.array?.compactMap {
            $0["date_start"]?.string.map { String($0.prefix(10)) }
        } ?? []
    }

    @Test func `an envelope tells how many there are and where to go on`() throws {
        let first = try answer("pagesize=2")
        #expect(
            first["TotalCount"]?.int == 3 && first["TotalPages"]?.int == 2
                && first["Result"]?.array?.count == 2
        )
        #expect(first["PreviousPageUrl"]?.string == "")
        let next = try #require(first["NextPageUrl"]?.string)
        #expect(next == "http://127.0.0.1:8080/api/gedevents/25.1?pagesize=2&page=1")
        let last = try answer("pagesize=2&page=1")
        #expect(last["NextPageUrl"]?.string == "" && last["Result"]?.array?.count == 1)
        #expect(
            last["PreviousPageUrl"]?.string == "http://127.0.0.1:8080/api/gedevents/25.1?pagesize=2&page=0"
        )
        #expect(try answer("page=7")["Result"]?.array?.isEmpty == true)
    }

    @Test func `rows have UCDP's columns, numbers as numbers`() throws {
        let row = try #require(try answer()["Result"]?.array?.first)
        #expect(
            row.members?.count == 49 && row["best"]?.int == 3 && row["country"]?.string == "Mali"
                && row["latitude"]?.double != nil
        )
    }

    @Test(
        arguments: [
            ("Country=432", ["2025-01-06", "2025-03-17"]),
            ("Country=432,439", ["2025-01-06", "2025-02-10", "2025-03-17"]), ("Country=1", []),
            ("Country=x", []),
            ("StartDate=2025-02-01", ["2025-02-10", "2025-03-17"]),
            ("EndDate=2025-02-10", ["2025-01-06", "2025-02-10"]),
            ("StartDate=2025-02-01&EndDate=2025-02-28", ["2025-02-10"]),
            ("TypeOfViolence=1", ["2025-01-06", "2025-02-10", "2025-03-17"]), ("TypeOfViolence=2,3", []),
            ("Geography=13%20-3,15%200", ["2025-02-10"]),
            ("Country=", ["2025-01-06", "2025-02-10", "2025-03-17"]),
        ] as [(String, [String])]
    )
    func `parameters choose rows`(query: String, expected: [String]) throws {
        #expect(try days(query) == expected)
    }

    @Test(arguments: [
        "pagesize=0", "pagesize=1001", "page=-1", "StartDate=May", "EndDate=2025-02-30", "Geography=1,2,3",
        "Geography=a%20b,c%20d",
    ])
    func `what is not understood is refused`(query: String) throws {
        #expect(try TemporaryDesk().ask("/api/gedevents/25.1?\(query)").status == 400)
    }
}
