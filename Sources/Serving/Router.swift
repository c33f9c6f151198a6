internal import Archiving
internal import Chronicling
internal import EventData

/// Leads an address to its page.
struct Router {
    let desk: Desk

    func answer(to address: Address, host: String) throws(DeskProblem) -> Answer {
        var address = address
        let form = try isReport(address) ? Form.page : Form(takenFrom: &address)
        let visit = Visit(desk: desk, address: address, host: host)
        let path = address.path
        if form == .page, let page = try page(visit, path) { return page }
        switch (path.first ?? "", path.count) {
        case ("api", 3) where path[1] == "acled" && path[2] == "read":
            return try ACLEDDialect(visit).answer(as: form)
        case ("api", 3) where path[1] == "gedevents": return try UCDPDialect(visit).answer()
        case ("openapi", 1) where form == .json: return OpenAPI(version: desk.settings.griot).answer()
        case ("events", 1): return try EventsData(visit).answer(as: form)
        case ("events", 2): return try EventPage.answer(visit, id: path[1], as: form)
        case ("reports", 2): return try ReportPage(visit, id: path[1], version: nil).answer(as: form)
        case (let list, 1) where form != .page && form != .md:
            if let answer = try ListData(visit).answer(of: list, as: form) { return answer }
            throw .unknown("/" + list)
        default: throw .unknown("/" + path.joined(separator: "/"))
        }
    }

    /// Whether an address is that of a report as it stands: ids may end like a form.
    private func isReport(_ address: Address) throws(DeskProblem) -> Bool {
        guard address.path.count == 2, address.path[0] == "reports", address.path[1].contains(".") else {
            return false
        }
        return try desk.reading { try desk.chronicle.archive.report(named: address.path[1]) != nil }
    }

    /// What a browser shows.
    private func page(_ visit: Visit, _ path: [String]) throws(DeskProblem) -> Answer? {
        switch (path.first ?? "", path.count) {
        case ("", _): Answer.moved(to: visit.entry)
        case ("events", 1): try EventsPage(visit).answer()
        case ("stories", 1): try StoriesPage(visit: visit).answer()
        case ("stories", 2): try StoryPage(visit, id: path[1]).answer()
        case ("actors", 1): try ActorsPage(visit: visit).answer()
        case ("actors", 2): try ActorPage(visit, id: path[1]).answer()
        case ("places", 1): try PlacesPage(visit: visit).answer()
        case ("places", 2): try PlacePage(visit: visit, name: path[1]).answer()
        case ("outlets", 1): try OutletsPage(visit: visit).answer()
        case ("outlets", 2): try OutletPage(visit: visit, name: path[1]).answer()
        case ("reports", 1): try ReportsPage(visit: visit).answer()
        case ("reports", 4) where path[2] == "versions":
            try ReportPage(visit, id: path[1], version: Int(path[3]) ?? -1).answer(as: .page)
        case ("review", 1): try ReviewPage(visit).answer()
        case ("relations", 1): try RelationsPage(visit).answer()
        default: nil
        }
    }
}

/// In which form an address is asked for: its last part ends with it.
enum Form: String, CaseIterable, Sendable {
    case page = ""
    case json, csv, geojson, atom, md

    init(takenFrom address: inout Address) {
        self = .page
        // Names of actors, places and outlets are names, whatever they end with: `moldova.md`.
        guard let last = address.path.last, let first = address.path.first,
            Self.hasForms(first, address.path.count)
        else {
            return
        }
        for form in Form.allCases where form != .page && last.hasSuffix(".\(form.rawValue)") {
            let name = String(last.dropLast(form.rawValue.count + 1))
            guard !name.isEmpty else { continue }
            address.path[address.path.count - 1] = name
            self = form
            return
        }
    }
}

extension Form {
    /// A name as it ends in an address of this form.
    func ending(_ name: String) -> String { self == .page ? name : "\(name).\(rawValue)" }

    /// Whether addresses that begin so are asked for in more than one form.
    private static func hasForms(_ first: String, _ count: Int) -> Bool {
        count == 1 || first == "api" || count == 2 && (first == "events" || first == "reports")
    }
}

/// One request for a page: the desk, the address, and the language that it is to speak.
struct Visit: Sendable {
    let desk: Desk
    let address: Address
    /// The name and port under which the desk is asked for.
    let host: String
    let wording: Wording
    private let token: String?

    init(desk: Desk, address: Address, host: String) {
        self.desk = desk
        self.host = host
        // The token is taken off: it stands in no link.
        self.address = address.without(["token"])
        token = address["token"]
        wording = Wording(language: address["lang"] == "fr" ? .french : .english, actors: desk.names)
    }

    /// The record.
    var archive: Archive { desk.chronicle.archive }

    /// Where the desk is entered; the script of the page there keeps the token.
    var entry: Address { address(["events"]).with("token", token) }

    /// Another page, in the same language.
    func address(_ path: [String], _ query: [Address.Item] = []) -> Address {
        Address(path, query + (wording.language == .french ? [Address.Item(name: "lang", value: "fr")] : []))
    }

    func link(_ path: String...) -> String { address(path).text }

    func link(_ path: [String], _ name: String, _ value: String) -> String {
        address(path, [Address.Item(name: name, value: value)]).text
    }
}
