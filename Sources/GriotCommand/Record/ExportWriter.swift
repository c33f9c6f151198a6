import Archiving
import Chronicling
import EventData
import Exchanging
import Unpacking

/// Writes events in one profile, as they come.
struct ExportWriter {
    private let profile: ExportCommand.Profile
    private let acled: ACLEDTable
    private let ucdp: UCDPTable
    private let polecat = POLECATTable()
    private let plover: PLOVERLines
    private var geojson: GeoJSONCollection
    private var money: FollowTheMoneyLines
    private var written = 0
    private var omitted: [Omission: Int] = [:]

    init(profile: ExportCommand.Profile, rule: Tally.Rule?) {
        self.profile = profile
        acled = ACLEDTable(rule: rule ?? .acled)
        ucdp = UCDPTable(rule: rule ?? .ucdp)
        plover = PLOVERLines(rule: rule ?? .ucdp)
        geojson = GeoJSONCollection(rule: rule ?? .ucdp)
        money = FollowTheMoneyLines(rule: rule ?? .ucdp)
    }

    mutating func write(_ archive: Archive, matching filter: EventFilter, to file: OutputFile) throws {
        let chronicle = Chronicle(archive)
        var bytes = header
        try archive.forEachEvent(matching: filter) { recorded in
            guard let brief = try chronicle.brief(of: recorded) else { return }
            let omission = append(brief, try archive.eventHistory(of: recorded.id), to: &bytes)
            if let omission { omitted[omission, default: 0] += 1 } else { written += 1 }
            if bytes.count > 1 << 16 {
                try file.write(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        if profile == .geojson { bytes += geojson.footer() }
        try file.write(bytes)
        try file.finish()
    }

    var summary: String {
        let reasons = Omission.allCases.compactMap { reason in
            omitted[reason].map { "\($0) for their \(reason.rawValue)" }
        }
        let left = omitted.values.reduce(0, +)
        return "\(written) events"
            + (left > 0 ? ", \(left) left out: " + reasons.joined(separator: ", ") : "")
    }

    private var header: [UInt8] {
        switch profile {
        case .acled: acled.header()
        case .hxl: acled.header() + acled.hashtags()
        case .ucdpGED: ucdp.header()
        case .polecat: polecat.header()
        case .geojson: geojson.header()
        case .native, .plover, .ftm: []
        }
    }

    private mutating func append(
        _ brief: EventBrief,
        _ history: EventHistory,
        to bytes: inout [UInt8]
    ) -> Omission? {
        switch profile {
        case .acled, .hxl: return acled.append(brief, history: history, to: &bytes)
        case .ucdpGED: return ucdp.append(brief, to: &bytes)
        case .polecat: return polecat.append(brief, to: &bytes)
        case .plover: plover.append(brief, to: &bytes)
        case .geojson: geojson.append(brief, to: &bytes)
        case .ftm: return money.append(brief, to: &bytes)
        case .native: break
        }
        return nil
    }
}

extension Archive {
    /// What the record knows of an event beside the event.
    func eventHistory(of event: String) throws(ArchiveError) -> EventHistory {
        guard let history = try history(of: event) else { return EventHistory() }
        return EventHistory(versions: history.versions, last: history.time)
    }
}
