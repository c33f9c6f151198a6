import Unpacking

/// Builds the bytes of a model file, array by array.
struct ModelFileWriter {
    private var entries: [(name: String, bytes: [UInt8])] = []

    mutating func add(_ name: String, bytes: some Sequence<UInt8>) {
        precondition(!entries.contains { $0.name == name }, "a name is used once")
        entries.append((name, Array(bytes)))
    }

    mutating func add(_ name: String, floats: [Float]) {
        add(name, numbers: floats.map(\.bitPattern))
    }

    mutating func add(_ name: String, numbers: [some FixedWidthInteger]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * 8)
        for number in numbers { bytes.append(littleEndian: number) }
        add(name, bytes: bytes)
    }

    mutating func add(_ name: String, strings: some Sequence<String>) {
        var ends: [UInt32] = [0]
        var text: [UInt8] = []
        for string in strings {
            text.append(contentsOf: string.utf8)
            ends.append(UInt32(text.count))
        }
        add(name + ".ends", numbers: ends)
        add(name + ".text", bytes: text)
    }

    /// Adds a table; of equal keys the last counts.
    mutating func add(_ name: String, table: [UInt64: String]) {
        let sorted = table.sorted { $0.key < $1.key }
        add(name + ".keys", numbers: sorted.map(\.key))
        add(name, strings: sorted.map(\.value))
    }

    mutating func add(_ name: String, table: [UInt64: UInt32]) {
        let sorted = table.sorted { $0.key < $1.key }
        add(name + ".keys", numbers: sorted.map(\.key))
        add(name + ".numbers", numbers: sorted.map(\.value))
    }

    mutating func add(_ name: String, set: Set<UInt64>) {
        add(name + ".keys", numbers: set.sorted())
    }

    /// The file, with its checksum.
    func file() -> [UInt8] {
        var directory: [UInt8] = []
        let directoryLength = entries.reduce(0) { $0 + 18 + $1.name.utf8.count }
        var offset = aligned(ModelFile.headLength + directoryLength)
        for entry in entries {
            directory.append(littleEndian: UInt16(entry.name.utf8.count))
            directory.append(contentsOf: entry.name.utf8)
            directory.append(littleEndian: UInt64(offset))
            directory.append(littleEndian: UInt64(entry.bytes.count))
            offset = aligned(offset + entry.bytes.count)
        }
        var file = ModelFile.magic
        file.append(littleEndian: ModelFile.version)
        file.append(littleEndian: UInt64(offset))
        file.append(littleEndian: UInt64(0))
        file.append(littleEndian: UInt64(directory.count))
        file.fillUp(to: ModelFile.headLength)
        file += directory
        for entry in entries {
            file.fillUp(to: aligned(file.count))
            file += entry.bytes
        }
        file.fillUp(to: offset)
        let checksum = checksum(file[ModelFile.headLength...])
        for byte in 0..<8 { file[24 + byte] = UInt8(truncatingIfNeeded: checksum >> UInt64(8 * byte)) }
        return file
    }
}

private func aligned(_ offset: Int) -> Int { (offset + 63) & ~63 }

extension [UInt8] {
    mutating func append(littleEndian number: some FixedWidthInteger) {
        for byte in 0..<(number.bitWidth / 8) {
            append(UInt8(truncatingIfNeeded: number >> (8 * byte)))
        }
    }

    fileprivate mutating func fillUp(to length: Int) {
        append(contentsOf: repeatElement(0, count: length - count))
    }
}
