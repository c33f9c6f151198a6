internal import EventData

extension Place.Precision {
    /// How exact a place is beside others: 0 for the most exact.
    var rank: Int {
        switch self {
        case .place: 0
        case .near: 1
        case .admin2: 2
        case .admin1: 3
        case .country: 4
        case .region: 5
        }
    }
}
