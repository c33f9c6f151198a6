import Archiving
import ArgumentParser
import Chronicling
import EventData
import Exchanging
import Unpacking

/// `griot export`: the events of a record as others write them down.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the events of a record in the form of another data set.",
        discussion: """
            Profiles: native (five tables and their codebook, into a folder), acled (31 columns), ucdp-ged (49), \
            polecat (40, tab-separated), plover (JSON lines), geojson, ftm (FollowTheMoney, JSON lines), hxl (acled's \
            columns with hashtags). The others' data sets do not have all that griot has: events that a profile \
            cannot hold are left out, and the last line on standard error says how many and why.

            Cells are written as they are, also those that a spreadsheet would take for a formula.

            Examples:
              griot export sahel.griot --profile acled --country BFA > bfa.csv
              griot export sahel.griot --profile ucdp-ged --from 2025-01-01 --output ged.csv
              griot export sahel.griot --profile native --output tables
            """
    )

    enum Profile: String, CaseIterable, ExpressibleByArgument {
        case native, acled
        case ucdpGED = "ucdp-ged"
        case polecat, plover, geojson, ftm, hxl
    }

    @Argument(help: "The record.") var file: String
    @Option(help: "native, acled, ucdp-ged, polecat, plover, geojson, ftm or hxl.") var profile: Profile
    @Option(help: "Which figures count: acled, ucdp, median or latest-official; else the profile's own.")
    var rule: String?
    @Option(name: .shortAndLong, help: "The file to write, for native the folder; else standard output.")
    var output: String?
    @OptionGroup var options: EventOptions

    func validate() throws {
        if let rule, Tally.Rule(rawValue: rule) == nil {
            throw ValidationError("'\(rule)' is no rule; expected acled, ucdp, median or latest-official.")
        }
        if profile == .native, output == nil {
            throw ValidationError("The native tables are several files; --output names the folder for them.")
        }
    }

    func run() throws {
        let archive = try RecordFile.open(file)
        let rule = rule.flatMap(Tally.Rule.init)
        if profile == .native, let output {
            return try reportingErrors {
                try NativeTables(folder: output, rule: rule ?? .ucdp).write(archive, matching: options.filter)
            }
        }
        var writer = ExportWriter(profile: profile, rule: rule)
        try reportingErrors {
            try writer.write(archive, matching: options.filter, to: try OutputFile(path: output))
        }
        say("griot: \(writer.summary)")
    }
}
