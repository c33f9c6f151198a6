private import Glibc

/// Circles that are asked for.
extension Conditions {
    /// Rows of `events` or `claims` in a circle: those in the boxes around it by the index, then the distance of each.
    ///
    /// CROSS JOIN has SQLite begin with the boxes, so that distances are asked for few.
    mutating func add(_ circle: EventFilter.Circle, of table: StaticString, by index: StaticString) {
        let boxes = circle.boxes
        let box =
            "SELECT rowid AS place FROM \(index) WHERE north >= ? AND south <= ? AND east >= ? AND west <= ?"
        let ids = boxes.map { _ in box }.joined(separator: " UNION ALL ")
        let edges: [Column?] = boxes.flatMap { [$0.south, $0.north, $0.west, $0.east] }
        add(
            """
            \(table).number IN (SELECT placed.number FROM (\(ids)) AS near
                CROSS JOIN \(table) AS placed ON placed.number = near.place
                WHERE kilometres(placed.latitude, placed.longitude, ?, ?) <= ?)
            """,
            values: edges + [circle.latitude, circle.longitude, circle.kilometres]
        )
    }
}

/// What lies between two latitudes and two longitudes, in degrees.
private struct Box {
    var south: Double
    var north: Double
    var west = -180.0
    var east = 180.0
}

extension EventFilter.Circle {
    /// The boxes that the circle lies in: two where it goes over the 180th meridian.
    ///
    /// It is widest nearer to the pole than its middle is (https://en.wikipedia.org/wiki/Spherical_trigonometry, the rule
    /// of sines); around a pole it has all longitudes.
    fileprivate var boxes: [Box] {
        let reach = kilometres / kilometresADegree
        let band = Box(south: latitude - reach, north: latitude + reach)
        guard band.south > -90, band.north < 90 else { return [band] }
        let width = asin(min(1, sine(degrees: reach) / cosine(degrees: latitude))) * 180 / .pi
        return [longitude - 360, longitude, longitude + 360].compactMap { middle in
            let (west, east) = (max(-180, middle - width), min(180, middle + width))
            return west <= east ? Box(south: band.south, north: band.north, west: west, east: east) : nil
        }
    }
}
