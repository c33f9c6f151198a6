import Unpacking

/// Builds the bytes of a gazetteer file.
struct GazetteerWriter {
    private let sources: [String]
    private var arrays: [[UInt8]]
    private var counts = GazetteerCounts()
    private var strings: [String] = []
    private var numbers: [String: UInt32] = [:]

    init(sources: [String]) {
        self.sources = sources
        arrays = Array(repeating: [], count: GazetteerFile.Section.allCases.count)
        self[.ends].append(littleEndian: UInt32(0))
    }

    private subscript(section: GazetteerFile.Section) -> [UInt8] {
        get { arrays[section.rawValue] }
        _modify { yield &arrays[section.rawValue] }
    }

    mutating func append(_ place: SourcedPlace, source: Int) {
        let record = place.record
        for (index, name) in ([record.name] + record.spellings).enumerated() {
            if index > 0 { self[.text].append(0x09) }
            self[.text] += name.utf8
        }
        self[.ends].append(littleEndian: UInt32(self[.text].count))
        self[.latitudes].append(littleEndian: coordinate(record.latitude))
        self[.longitudes].append(littleEndian: coordinate(record.longitude))
        self[.numbers].append(littleEndian: UInt32(record.geonames ?? 0))
        self[.populations].append(littleEndian: UInt32(clamping: record.population))
        self[.dates].append(littleEndian: place.date)
        self[.features].append(littleEndian: number(of: record.feature))
        self[.countries].append(littleEndian: number(of: record.country))
        self[.firstDivisions].append(littleEndian: number(of: record.admin1))
        self[.secondDivisions].append(littleEndian: number(of: record.admin2))
        self[.origins].append(UInt8(clamping: source))
        counts.places += 1
    }

    private func coordinate(_ degrees: Double?) -> Int32 {
        degrees.map { Int32(($0 * 100_000).rounded()) } ?? GazetteerFile.noCoordinate
    }

    private mutating func number(of string: String?) -> UInt32 {
        guard let string else { return GazetteerFile.noString }
        if let number = numbers[string] { return number }
        let number = UInt32(strings.count)
        strings.append(string)
        numbers[string] = number
        return number
    }

    /// The file with its head, the names as sorted entries.
    func file(names: [PlaceNameIndex.Entry]) -> [UInt8] {
        var all = self
        for entry in names {
            all[.hashes].append(littleEndian: entry.hash)
            all[.marks].append(littleEndian: entry.mark)
        }
        all[.stringEnds].append(littleEndian: UInt32(0))
        for string in strings + sources {
            all[.strings] += string.utf8
            all[.stringEnds].append(littleEndian: UInt32(all[.strings].count))
        }
        all.counts.keys = names.count
        all.counts.strings = strings.count + sources.count
        all.counts.stringBytes = all[.strings].count
        all.counts.textBytes = all[.text].count
        all.counts.sources = sources.count
        return all.joined()
    }

    private func joined() -> [UInt8] {
        let offsets = counts.offsets
        var file: [UInt8] = []
        file.reserveCapacity(offsets.end)
        file += GazetteerFile.magic
        file.append(littleEndian: GazetteerFile.version)
        file.append(littleEndian: UInt64(offsets.end))
        file.append(littleEndian: UInt64(0))
        for count in [
            counts.keys, counts.places, counts.strings, counts.stringBytes, counts.textBytes, counts.sources,
        ] { file.append(littleEndian: UInt32(count)) }
        for section in GazetteerFile.Section.allCases {
            file.append(contentsOf: repeatElement(0, count: offsets[section] - file.count))
            file += self[section]
        }
        file.append(contentsOf: repeatElement(0, count: offsets.end - file.count))
        let checksum = checksum(file[GazetteerFile.headLength...])
        for byte in 0..<8 { file[24 + byte] = UInt8(truncatingIfNeeded: checksum >> UInt64(8 * byte)) }
        return file
    }
}

extension [UInt8] {
    fileprivate mutating func append(littleEndian number: some FixedWidthInteger) {
        for byte in 0..<(number.bitWidth / 8) { append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
    }
}
