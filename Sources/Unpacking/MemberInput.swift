/// The bytes of an input, or what comes out of its members of gzip, one member after another.
struct MemberInput: ~Copyable {
    private var input: ByteInput
    private let blockSize: Int
    private var packed: [UInt8] = []
    private var position = 0
    private var packedOffset: Int
    private var inflater: Inflater?
    private var isStarted = false
    private var isAtEnd = false
    /// How many bytes were looked at twice for where a member begins.
    private var reread = 0
    private(set) var isGzip = false
    /// Whether a member has begun and not ended.
    private(set) var isInMember = false
    /// Where the member begins that was read last, and which one it is.
    private(set) var memberOffset: Int
    private(set) var memberCount = 0

    init(_ input: consuming ByteInput, offset: Int, blockSize: Int) {
        self.input = input
        self.blockSize = blockSize
        packedOffset = offset
        memberOffset = offset
    }

    /// Where the next byte lies in the input.
    var offset: Int { packedOffset + position }

    /// Appends some bytes, all of one member; `false` at the end.
    mutating func read(_ count: Int, onto bytes: inout [UInt8]) throws(UnpackingError) -> Bool {
        if !isStarted {
            isStarted = true
            isGzip = try hasPacked(2) && packed.starts(with: [0x1F, 0x8B])
        }
        guard !isAtEnd else { return false }
        if isGzip { return try inflate(onto: &bytes) }
        guard position == packed.count else {
            bytes += packed[position...]
            position = packed.count
            return true
        }
        return try input.read(count, onto: &bytes)
    }

    private mutating func inflate(onto bytes: inout [UInt8]) throws(UnpackingError) -> Bool {
        if inflater == nil { inflater = try Inflater(.gzip) }
        guard let inflater else { return false }
        let before = bytes.count
        while bytes.count == before {
            if !isInMember, try !beginMember() { return false }
            guard try hasPacked(1) else {
                isAtEnd = true
                throw .cutShort
            }
            let rest = packed[position...]
            // Small members get little room, which has to be there for each step.
            let room = max(1 << 10, min(1 << 16, 4 * rest.count))
            let step = inflater.step(rest, onto: &bytes, room: room)
            position += step.taken
            if step.state == .damaged { throw .damaged }
            if step.state == .ended { isInMember = false }
        }
        return true
    }

    // Zeros after the last member fill a block of a tape or a disk.
    private mutating func beginMember() throws(UnpackingError) -> Bool {
        memberOffset = offset
        guard try hasPacked(2) else {
            isAtEnd = position == packed.count
            if isAtEnd { return false }
            throw .noMember
        }
        guard packed[position...].starts(with: [0x1F, 0x8B]) else {
            while try hasPacked(1) {
                guard packed[position...].allSatisfy({ $0 == 0 }) else { throw .noMember }
                position = packed.count
            }
            isAtEnd = true
            return false
        }
        inflater?.reset()
        isInMember = true
        memberCount += 1
        return true
    }

    private mutating func hasPacked(_ count: Int) throws(UnpackingError) -> Bool {
        while packed.count - position < count {
            packed.removeSubrange(..<position)
            packedOffset += position
            position = 0
            guard try input.read(blockSize, onto: &packed) else { return false }
        }
        return true
    }

    /// Goes to where another member seems to begin; `false` where none does.
    mutating func resume() -> Bool {
        isInMember = false
        guard isGzip else { return false }
        isAtEnd = false
        // A member that is cut short has taken the beginning of the next for its own. What is read twice
        // is bounded, so that no bytes cost more than twice their reading.
        let start = max(0, memberOffset + 1 - packedOffset)
        if start < position, reread + position - start <= offset + 1 << 20 {
            reread += position - start
            position = start
        } else if position < packed.count, packedOffset + position == memberOffset {
            position += 1
        }
        return (try? findMember()) ?? false
    }

    private mutating func findMember() throws(UnpackingError) -> Bool {
        while try hasPacked(4) {
            let last = packed.count - 3
            for index in position..<last
            where packed[index] == 0x1F && packed[index + 1] == 0x8B && packed[index + 2] == 8
                && packed[index + 3] < 0x20
            {
                position = index
                return true
            }
            position = last
        }
        isAtEnd = true
        return false
    }
}

extension UnpackingError {
    fileprivate static var noMember: Self {
        Self(code: "gzip.header", message: "no gzip member begins here; expected 0x1F 0x8B")
    }
}
