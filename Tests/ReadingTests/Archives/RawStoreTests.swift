import Foundation
import GriotTesting
import Reading
import Testing
import Unpacking

private let time = "2025-12-23T08:00:00Z"

private func page(_ number: Int, _ text: String = "Of Tolbara.") -> Capture {
    Capture(
        name: "https://journal.example/\(number)",
        url: "https://journal.example/\(number)",
        contentType: "text/html; charset=utf-8",
        status: 200,
        headers: [
            HeaderField("Content-Type", "text/html; charset=utf-8"), HeaderField("Content-Encoding", "gzip"),
        ],
        time: time,
        bytes: Array("<html><p>\(text) \(number)</p></html>".utf8)
    )
}

private struct Kept {
    let folder: TemporaryFolder
    let store: RawStore

    init(limit: Int = RawStore.usualLimit) throws {
        folder = try TemporaryFolder()
        store = RawStore(beside: "\(folder.path)/one.griot", limit: limit)
    }

    func keep(_ captures: [Capture], after known: RawStore.Place? = nil) throws -> [RawStore.Place] {
        try store.keep(captures, after: known, software: "griot/0.1", time: time)
    }

    var path: String { "\(store.folder)/00001.warc.gz" }

    func append(_ bytes: [UInt8]) throws { try AppendedFile(path: path).append(bytes) }
}

@Suite struct `What is kept raw` {
    @Test func `comes back byte by byte, each from its place`() throws {
        let kept = try Kept()
        #expect(!kept.store.isThere)
        let first = try kept.keep([page(1), page(2)])
        let more = try kept.keep([page(3)], after: first.last)
        for (number, place) in zip([1, 2, 3], first + more) {
            let capture = try kept.store.capture(at: place)
            #expect(capture.bytes == page(number).bytes && capture.url == page(number).url)
            #expect(capture.status == 200 && capture.time == time)
        }
        #expect(first[0].offset + first[0].length == first[1].offset)
        #expect(fileNames(in: kept.store.folder) == ["00001.warc.gz"])
    }

    @Test func `may be a file that was no answer and has no time`() throws {
        let kept = try Kept()
        let file = Capture(name: "reports/café 1.txt", bytes: Array("Of Djibo.\n".utf8))
        let places = try kept.keep([file])
        let back = try kept.store.capture(at: places[0])
        #expect(back.bytes == file.bytes && back.time == time && back.status == nil)
        #expect(back.name == file.name)
    }

    @Test func `goes into another file where one has enough`() throws {
        let kept = try Kept(limit: 900)
        let places = try kept.keep((1...8).map { page($0) })
        #expect(fileNames(in: kept.store.folder).count > 1)
        #expect(Set(places.map(\.warc)).count == fileNames(in: kept.store.folder).count)
        for (number, place) in zip(1...8, places) {
            #expect(try kept.store.capture(at: place).bytes == page(number).bytes)
        }
    }

    @Test(arguments: [1, 10, 17, 60, 200])
    func `is mended where a crash cut it short`(length: Int) throws {
        let kept = try Kept()
        let known = try kept.keep([page(1)])
        let torn = Array(try WARCWriter.record(of: page(2)).prefix(length))
        try kept.append(torn)
        let next = try kept.keep([page(3)], after: known.last)
        #expect(next[0].offset == known[0].offset + known[0].length)
        #expect(try kept.store.capture(at: next[0]).bytes == page(3).bytes)
        var reader = try WARCReader(path: kept.path)
        var urls: [String?] = []
        while let capture = try reader.next() { urls.append(capture.url) }
        #expect(urls == [page(1).url, page(3).url])
    }

    @Test func `is mended where a crash cut the first record, or left bytes of something else`() throws {
        for junk in [[0x1F, 0x8B, 8], Array("junk".utf8)] as [[UInt8]] {
            let kept = try Kept()
            try makeFolder(kept.store.folder)
            try kept.append(junk)
            let places = try kept.keep([page(1)])
            #expect(try kept.store.capture(at: places[0]).bytes == page(1).bytes)
        }
    }

    @Test func `keeps whole records that the record never heard of`() throws {
        let kept = try Kept()
        let known = try kept.keep([page(1)])
        let orphan = try kept.keep([page(2)], after: known.last)
        let next = try kept.keep([page(3)], after: known.last)
        #expect(next[0].offset == orphan[0].offset + orphan[0].length)
        #expect(try kept.store.capture(at: orphan[0]).bytes == page(2).bytes)
    }

    @Test func `takes captures of several writers at once`() async throws {
        let kept = try Kept()
        let places = try await withThrowingTaskGroup(of: [(Int, RawStore.Place)].self) { group in
            for writer in 0..<4 {
                let store = kept.store
                group.addTask {
                    try (0..<10).map { number in
                        let page = page(writer * 10 + number)
                        let places = try store.keep([page], after: nil, software: "griot/0.1", time: time)
                        return (writer * 10 + number, places[0])
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(places.count == 40)
        for (number, place) in places {
            #expect(try kept.store.capture(at: place).bytes == page(number).bytes)
        }
    }

    @Test(arguments: [
        RawStore.Place(warc: "00001.warc.gz", offset: 5, length: 10),
        RawStore.Place(warc: "00001.warc.gz", offset: 1 << 40, length: 10),
        RawStore.Place(warc: "00001.warc.gz", offset: -1, length: 10),
        RawStore.Place(warc: "00002.warc.gz", offset: 0, length: 10),
        RawStore.Place(warc: "../../../etc/passwd", offset: 0, length: 10),
    ])
    func `is told to be missing where it does not lie`(place: RawStore.Place) throws {
        let kept = try Kept()
        _ = try kept.keep([page(1)])
        #expect(throws: ReadingProblem.self) { try kept.store.capture(at: place) }
    }
}
