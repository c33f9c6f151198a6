/// What two lists have in common in the same order.
enum CommonOrder {
    /// The places in both of a longest common subsequence, in order; of a heaviest where words weigh.
    ///
    /// It costs time and memory for the product of the two lengths.
    static func places(
        in one: ArraySlice<UInt32>,
        and other: ArraySlice<UInt32>,
        weight: (UInt32) -> Int32 = { _ in 1 }
    ) -> [(one: Int, other: Int)] {
        let width = other.count + 1
        var lengths = [Int32](repeating: 0, count: (one.count + 1) * width)
        for row in (0..<one.count).reversed() {
            let weight = weight(one[one.startIndex + row])
            for column in (0..<other.count).reversed() {
                let isSame = one[one.startIndex + row] == other[other.startIndex + column]
                lengths[row * width + column] =
                    isSame
                    ? lengths[(row + 1) * width + column + 1] + weight
                    : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
            }
        }
        var places: [(one: Int, other: Int)] = []
        var (row, column) = (0, 0)
        while row < one.count, column < other.count {
            let place = (one: one.startIndex + row, other: other.startIndex + column)
            if one[place.one] == other[place.other] {
                places.append(place)
                (row, column) = (row + 1, column + 1)
            } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return places
    }
}
