import EventData
import Resolving
import Testing

@Suite struct `The actor directory` {
    private let directory = ActorDirectory()

    @Test func `knows a capital only when it is written as a name`() {
        #expect(directory.actor(named: "Bamako")?.sectors == ["GOV"])
        #expect(directory.actor(named: "bamako") == nil)
    }
}
