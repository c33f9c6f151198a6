internal import EventData

extension EventDate {
    /// ACLED's time_precision: 1 the day, 2 days or a week, 3 a month; `nil` where it has none so wide.
    var acledPrecision: Int? {
        switch precision {
        case .day: 1
        case .days, .week: 2
        case .month: 3
        case .quarter, .year, .years: nil
        }
    }

    /// UCDP's date_prec: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year or longer.
    var ucdpPrecision: Int {
        switch precision {
        case .day: 1
        case .days: 2
        case .week: 3
        case .month: 4
        case .quarter, .year, .years: 5
        }
    }

    /// The day in the middle, by which ACLED dates what it knows to a week or a month.
    var middle: Day { from.advanced(by: (to.number - from.number) / 2) }
}

extension Place {
    /// ACLED's geo_precision: 1 the place, 2 near it or a small part of a region, 3 a region.
    ///
    /// `nil` for a country, which ACLED does not have as a place.
    var acledPrecision: Int? {
        switch precision {
        case .place: 1
        case .near, .admin2: 2
        case .admin1, .region: 3
        case .country: nil
        }
    }

    /// UCDP's where_prec, 1 for the exact place to 6 for a country.
    var ucdpPrecision: Int {
        switch precision {
        case .place: 1
        case .near: 2
        case .admin2: 3
        case .admin1: 4
        case .region: 5
        case .country: 6
        }
    }

    /// Whether its coordinates are the middle of an area and not a place where something was.
    var isArea: Bool { precision != .place && precision != .near }

    /// The first-level division: its own name where it is one.
    var firstDivision: String? { admin1 ?? (precision == .admin1 ? name : nil) }

    /// The second-level division, which is known only where it is the place itself.
    var secondDivision: String? { precision == .admin2 ? name : nil }

    /// Degrees north and east, where both are known and on the earth.
    var coordinates: (latitude: Double, longitude: Double)? {
        guard let latitude, let longitude else { return nil }
        guard (-90.0...90).contains(latitude), (-180.0...180).contains(longitude) else { return nil }
        return (latitude, longitude)
    }

    /// The cell of PRIO-GRID, half a degree wide and high, counted from the south-west corner.
    ///
    /// Tollefsen, Strand and Buhaug, "PRIO-GRID: A unified spatial data structure" (2012).
    var grid: Int? {
        guard let (latitude, longitude) = coordinates else { return nil }
        // The north pole and the meridian of 180 degrees belong to the last cells.
        let row = min(Int((latitude * 2).rounded(.down)) + 181, 360)
        let column = min(Int((longitude * 2).rounded(.down)) + 361, 720)
        return (row - 1) * 720 + column
    }
}
