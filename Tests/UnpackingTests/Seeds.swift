/// The seeds of the random tries, which a failing test names as its argument.
let seeds: [UInt64] = [1, 2, 3, 20_240_102, 0xFFFF_FFFF_FFFF_FFFF]
