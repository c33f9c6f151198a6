import Archiving
import ArgumentParser
import EventData
import Unpacking

/// `griot series`: how many events by week or month.
struct SeriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "Counts events by week or month, and by place, type or pair of parties.",
        discussion: """
            Counts what occurred or goes on, unless --status says otherwise; events of which nobody knows in which \
            week or month they were are left out. A cell in which nothing happened is a 0: it is there from the first \
            to the last period that has any, or from --from to --to. 'killed' is by the rule 'ucdp', 'score' the mean \
            of PLOVER's scores: below 0 for conflict, above it for cooperation.

            Examples:
              griot series sahel.griot --by month --of admin1 --type ASSAULT
              griot series sahel.griot --of dyad --between MLI:,FRA:
            """
    )

    @Argument(help: "The record.") var file: String
    @Option(help: "week (from Monday) or month.") var by = "month"
    @Option(help: "all, country, admin1, type, dyad (who on whom) or countries (whose on whose).") var of =
        "all"
    @Option(help: "Two parties with a comma between them; either may act: MLI:,FRA: or jnim,MLI:MIL.")
    var between: String?
    @OptionGroup var options: EventOptions
    @OptionGroup var form: ListingForm

    func validate() throws {
        guard SeriesPeriod(rawValue: by) != nil else {
            throw ValidationError("'\(by)' is no period; expected week or month.")
        }
        guard SeriesKey(rawValue: of) != nil else {
            let keys = SeriesKey.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("'\(of)' is nothing to count by; expected one of \(keys).")
        }
        if let between, between.split(separator: ",").count != 2 {
            throw ValidationError("'\(between)' are not two parties; expected them with a comma between.")
        }
    }

    func run() throws {
        guard let period = SeriesPeriod(rawValue: by), let key = SeriesKey(rawValue: of) else { return }
        let archive = try RecordFile.open(file)
        let cells = try reportingErrors {
            try archive.series(by: period, of: key, matching: filter)
        }
        guard !cells.isEmpty else { throw RecordFile.nothing(in: archive) }
        var listing = Listing(["period"] + key.columns + ["events", "killed", "score"], as: form)
        let table = SeriesTable(cells, period: period, from: options.from, to: options.to)
        for cell in table.cells() {
            try listing.add(
                [JSONValue(cell.period)] + cell.key.map { JSONValue($0) } + [
                    JSONValue(cell.events), JSONValue(cell.killed),
                    JSONValue(cell.events > 0 ? cell.score : nil, decimals: 2),
                ]
            )
        }
        try listing.finish()
    }

    private var filter: EventFilter {
        var filter = options.filter
        filter.limit = nil
        filter.happened = options.status == nil
        if let pair = between?.split(separator: ",").map(String.init) { filter.pair = pair }
        return filter
    }
}

/// Cells of a series with those in between in which nothing happened.
private struct SeriesTable {
    private let present: [String: [[String]: SeriesCell]]
    private let periods: [String]
    private let keys: [[String]]

    init(_ cells: [SeriesCell], period: SeriesPeriod, from: String?, to: String?) {
        var present: [String: [[String]: SeriesCell]] = [:]
        for cell in cells { present[cell.period, default: [:]][cell.key] = cell }
        self.present = present
        var seen: Set<[String]> = []
        keys = cells.map(\.key).filter { seen.insert($0).inserted }.sorted {
            $0.lexicographicallyPrecedes($1) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        let first = period.start(of: from ?? cells.first?.period)
        let last = period.start(of: to ?? cells.last?.period)
        var periods: [String] = []
        if let first, let last, first <= last {
            var day = first
            while day <= last {
                periods.append(day.description)
                day = period.next(after: day)
            }
        }
        self.periods = periods
    }

    func cells() -> some Sequence<SeriesCell> {
        periods.lazy.flatMap { period in
            keys.lazy.map { key in
                present[period]?[key] ?? SeriesCell(period: period, key: key, events: 0, killed: 0, score: 0)
            }
        }
    }
}

extension SeriesPeriod {
    /// The first day of the period that a day is in.
    fileprivate func start(of day: String?) -> Day? {
        guard let day = day.flatMap(Day.init(iso:)) else { return nil }
        switch self {
        case .week: return day.advanced(by: 1 - day.weekday)
        case .month: return Day(year: day.components.year, month: day.components.month, day: 1)
        }
    }

    fileprivate func next(after start: Day) -> Day {
        switch self {
        case .week: return start.advanced(by: 7)
        case .month:
            let (year, month, _) = start.components
            return start.advanced(by: Day.days(inMonth: month, of: year))
        }
    }
}
