public import EventData
public struct StoryFinder: Sendable {
    public init() {}
    public func stories(among reports: [Report], accounts: [Account], witnesses: [Witness]) -> [[Int]] { witnesses.map { $0.members.map(\.report) } }
}
