internal import Archiving
internal import EventData
internal import Unpacking

/// What the map draws, as its script reads it.
struct MapData {
    let visit: Visit
    let address: Address
    let marks: [PlaceMark]
    /// The rows of the page, whose events light up with their places.
    let rows: [EventRow]

    private static let words = [
        "none": "map.none", "wider": "map.wider", "zoomin": "map.zoomin", "zoomout": "map.zoomout",
        "cluster": "map.cluster", "contested": "contested.1", "future": "status.future",
        "place": "precision.place",
        "near": "precision.near", "admin2": "precision.admin2", "admin1": "precision.admin1",
        "country": "precision.country", "region": "precision.region", "event": "event.one",
        "events": "event.many",
    ]

    var json: [UInt8] {
        let wording = visit.wording
        let ids = Dictionary(grouping: rows, by: { PlaceKey($0.event.place) }).mapValues {
            $0.map(\.event.id)
        }
        let words = Self.words.sorted { $0.key < $1.key }
        let value = JSONValue.object([
            JSONMember(key: "places", value: .array(marks.map { place($0, ids[PlaceKey($0)] ?? []) })),
            JSONMember(key: "chosen", value: .array(address["place"].map { [.string($0)] } ?? [])),
            JSONMember(key: "names", value: .string(wording.language.rawValue)),
            JSONMember(
                key: "words",
                value: .object(words.map { JSONMember(key: $0.key, value: .string(wording[$0.value])) })
            ),
        ])
        return value.bytes
    }

    private func place(_ mark: PlaceMark, _ ids: [String]) -> JSONValue {
        var quads = [0, 0, 0, 0]
        for (type, events) in mark.types {
            if let type = EventType(rawValue: type) { quads[Quad(of: type).rawValue - 1] += events }
        }
        let chosen = address["place"] == mark.name ? nil : mark.name
        return .object([
            JSONMember(key: "name", value: .string(mark.name)),
            JSONMember(key: "lat", value: JSONValue(mark.latitude)),
            JSONMember(key: "lon", value: JSONValue(mark.longitude)),
            JSONMember(key: "precision", value: .string(mark.precision)),
            JSONMember(key: "country", value: JSONValue(mark.country)),
            JSONMember(key: "admin1", value: JSONValue(mark.admin1)),
            JSONMember(key: "count", value: JSONValue(mark.events)),
            JSONMember(key: "quads", value: .array(quads.map { JSONValue($0) })),
            JSONMember(key: "future", value: JSONValue(mark.future)),
            JSONMember(key: "contested", value: JSONValue(mark.contested)),
            JSONMember(key: "href", value: .string(address.with("place", chosen).without(["page"]).text)),
            JSONMember(key: "ids", value: .array(ids.map { .string($0) })),
        ])
    }
}

/// A place as marks and events have it alike.
private struct PlaceKey: Hashable {
    let name: String
    let country: String?
    let admin1: String?

    init(_ mark: PlaceMark) { (name, country, admin1) = (mark.name, mark.country, mark.admin1) }

    init(_ place: Place?) { (name, country, admin1) = (place?.name ?? "", place?.country, place?.admin1) }
}
