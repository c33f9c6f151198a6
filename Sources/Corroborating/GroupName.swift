internal import EventData
internal import Unpacking

/// The names of groups that begin with something, where no former group gives them one; see `Succession`.
public enum GroupName {
    /// The name of the story that begins with a report.
    public static func story(beginningWith report: String) -> String {
        "s" + hexadecimal(FNV.hash(Array(report.utf8)))
    }

    /// The name of the event that begins with a claim.
    public static func event(beginningWith claim: String) -> String { "e" + claim }
}
