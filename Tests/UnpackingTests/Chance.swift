/// A generator of random numbers that a seed repeats: SplitMix64.
///
/// https://prng.di.unimi.it/splitmix64.c
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(below bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &self)
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(below: elements.count)]
    }

    /// Changes up to four things in `bytes`: a bit, a byte, a stretch left out or doubled.
    mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
        var damaged = bytes
        for _ in 0...number(below: 4) where !damaged.isEmpty {
            let position = number(below: damaged.count)
            let end = min(damaged.count, position + 1 + number(below: 8))
            switch number(below: 5) {
            case 0: damaged[position] ^= 1 << UInt8(number(below: 8))
            case 1: damaged[position] = UInt8(number(below: 256))
            case 2: damaged[position] = pick([0x00, 0x22, 0x5C, 0x7F, 0x80, 0xC1, 0xDD, 0xDF, 0xFF])
            case 3: damaged.removeSubrange(position..<end)
            default: damaged.insert(contentsOf: damaged[position..<end], at: position)
            }
        }
        return damaged
    }
}

/// The seeds of the random tries, which a failing test names as its argument.
let seeds: [UInt64] = [1, 2, 3, 20_240_102, 0xFFFF_FFFF_FFFF_FFFF]
