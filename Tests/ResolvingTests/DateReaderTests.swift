import EventData
import Resolving
import Testing

@Suite struct `A date reader` {
    @Test func `counts a weekday back from the day of the report`() {
        let date = DateReader().resolve("on Tuesday", reference: Day(number: 20_224), language: .english)
        #expect(date?.from == Day(number: 20_221))
    }
}
