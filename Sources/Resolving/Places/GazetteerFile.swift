import EventData
import Unpacking

/// The installed gazetteer: one file, mapped into memory and read place by place.
///
/// The head is 64 bytes: `griot-places`, a version, the length of the file, a
/// checksum of all that follows the head, and how many keys, places, shared
/// strings, bytes of text and sources there are. Arrays follow in the order of
/// `Section`, each beginning at a multiple of 64. All numbers are little-endian.
struct GazetteerFile: Sendable {
    /// Files of another version are built again.
    static let version: UInt32 = 1
    static let magic = Array("griot-places".utf8)
    static let headLength = 64

    /// The arrays of a file, in their order.
    enum Section: Int, CaseIterable {
        case hashes, marks, ends, latitudes, longitudes, numbers, populations, dates, features, countries
        case firstDivisions, secondDivisions, stringEnds, origins, strings, text

        /// The arrays of numbers about places, in their order.
        static var words: [Section] {
            allCases.filter { (ends.rawValue...stringEnds.rawValue).contains($0.rawValue) }
        }

        /// How long an element is.
        var stride: Int {
            switch self {
            case .hashes: 8
            case .strings, .text, .origins: 1
            default: 4
            }
        }

        func count(in counts: GazetteerCounts) -> Int {
            switch self {
            case .hashes, .marks: counts.keys
            case .ends: counts.places + 1
            case .stringEnds: counts.strings + 1
            case .strings: counts.stringBytes
            case .text: counts.textBytes
            default: counts.places
            }
        }
    }

    /// What a coordinate is where there is none.
    static let noCoordinate = Int32.min
    /// What a second-level division, a country and so on is where there is none.
    static let noString: UInt32 = .max

    private let file: MappedFile
    private let path: String
    let counts: GazetteerCounts
    /// The checksum of all that follows the head.
    let digest: UInt64
    private let hashes: MappedArray<UInt64>
    private let marks: MappedArray<UInt32>
    private let words: [MappedArray<UInt32>]
    private let origins: MappedArray<UInt8>
    private let strings: MappedArray<UInt8>
    private let text: MappedArray<UInt8>

    init(path: String) throws(GazetteerError) {
        let file: MappedFile
        do { file = try MappedFile(path: path) } catch {
            throw GazetteerError(
                code: error.code == "file.missing" ? "gazetteer.missing" : "gazetteer.damaged",
                message: error.message
            )
        }
        let (counts, digest) = try Self.head(of: file, path: path)
        let offsets = counts.offsets
        func array<Element>(_ section: Section) throws(GazetteerError) -> MappedArray<Element> {
            let (offset, count) = (offsets[section], section.count(in: counts))
            guard let array = MappedArray<Element>(file, offset: offset, count: count) else {
                throw .damaged(path, "has parts outside of it")
            }
            return array
        }
        guard offsets.end == file.count else {
            throw .damaged(path, "has another length than its parts")
        }
        hashes = try array(.hashes)
        marks = try array(.marks)
        words = try Section.words.map(array)
        origins = try array(.origins)
        strings = try array(.strings)
        text = try array(.text)
        (self.file, self.path, self.counts, self.digest) = (file, path, counts, digest)
    }

    private static func head(
        of file: MappedFile,
        path: String
    ) throws(GazetteerError) -> (GazetteerCounts, UInt64) {
        guard let head = MappedArray<UInt8>(file, offset: 0, count: headLength), head.starts(with: magic)
        else { throw .damaged(path, "is no gazetteer") }
        func number(at offset: Int, bytes: Int) -> UInt64 {
            (0..<bytes).reduce(0) { $0 | UInt64(head[offset + $1]) << UInt64(8 * $1) }
        }
        guard number(at: 12, bytes: 4) == UInt64(version) else {
            throw GazetteerError(
                code: "gazetteer.version",
                message: "'\(path)' has another version; expected \(version), build the gazetteer again"
            )
        }
        guard number(at: 16, bytes: 8) == UInt64(file.count) else {
            throw .damaged(path, "has another length than it says")
        }
        let counts = GazetteerCounts(
            keys: Int(number(at: 32, bytes: 4)),
            places: Int(number(at: 36, bytes: 4)),
            strings: Int(number(at: 40, bytes: 4)),
            stringBytes: Int(number(at: 44, bytes: 4)),
            textBytes: Int(number(at: 48, bytes: 4)),
            sources: Int(number(at: 52, bytes: 4))
        )
        return (counts, number(at: 24, bytes: 8))
    }

    /// Reads all of the file and throws `gazetteer.damaged` where a byte has changed.
    func verify() throws(GazetteerError) {
        guard file.checksum(from: Self.headLength) == digest else {
            throw .damaged(path, "was changed or damaged")
        }
    }

    // MARK: Looking up

    /// The places with a key, in the order of the file.
    func records(hash: UInt64, isSound: Bool) -> [PlaceRecord] {
        var (first, last) = (0, hashes.count)
        while first < last {
            let middle = (first + last) / 2
            if hashes[middle] < hash { first = middle + 1 } else { last = middle }
        }
        var records: [PlaceRecord] = []
        while first < hashes.count, hashes[first] == hash {
            let mark = marks[first]
            if mark & 1 == (isSound ? 1 : 0), let record = record(at: Int(mark >> 1)) {
                records.append(record)
            }
            first += 1
        }
        return records
    }

    /// A place; `nil` where a damaged file points outside.
    func record(at index: Int) -> PlaceRecord? {
        guard index < counts.places,
            let names = text.string(from: Int(self[.ends, index]), to: Int(self[.ends, index + 1]))
        else { return nil }
        let all = names.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let number = Int(self[.numbers, index])
        let feature = string(self[.features, index]) ?? ""
        return PlaceRecord(
            name: all.first ?? "",
            spellings: Array(all.dropFirst()),
            country: string(self[.countries, index]),
            admin1: string(self[.firstDivisions, index]),
            admin2: string(self[.secondDivisions, index]),
            latitude: degrees(self[.latitudes, index]),
            longitude: degrees(self[.longitudes, index]),
            geonames: number == 0 ? nil : number,
            feature: feature,
            population: Int(self[.populations, index]),
            precision: PlaceRecord.precision(of: feature)
        )
    }

    /// The number of the source that a place is from, and the day on which GeoNames changed it last.
    func origin(at index: Int) -> (source: Int, date: UInt32) {
        (Int(origins[index]), self[.dates, index])
    }

    private subscript(section: Section, index: Int) -> UInt32 {
        words[section.rawValue - Section.ends.rawValue][index]
    }

    private func string(_ index: UInt32) -> String? {
        guard index < UInt32(counts.strings) else { return nil }
        return strings.string(
            from: Int(self[.stringEnds, Int(index)]),
            to: Int(self[.stringEnds, Int(index) + 1])
        )
    }

    /// The lines of its sources, which are the last of the shared strings.
    var sources: [String] {
        let first = max(0, counts.strings - counts.sources)
        return (first..<counts.strings).map { string(UInt32($0)) ?? "" }
    }

    private func degrees(_ number: UInt32) -> Double? {
        let number = Int32(bitPattern: number)
        return number == Self.noCoordinate ? nil : Double(number) / 100_000
    }
}

/// How much of everything a gazetteer file has, which settles where its arrays lie.
struct GazetteerCounts: Hashable, Sendable {
    var keys = 0
    var places = 0
    var strings = 0
    var stringBytes = 0
    var textBytes = 0
    var sources = 0

    /// Where each array begins, and where the file ends.
    struct Offsets {
        fileprivate var starts: [Int] = []
        fileprivate(set) var end = GazetteerFile.headLength

        subscript(section: GazetteerFile.Section) -> Int { starts[section.rawValue] }
    }

    var offsets: Offsets {
        var offsets = Offsets()
        for section in GazetteerFile.Section.allCases {
            offsets.starts.append(offsets.end)
            offsets.end = (offsets.end + section.stride * section.count(in: self) + 63) & ~63
        }
        return offsets
    }
}
