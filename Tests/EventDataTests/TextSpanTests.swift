import EventData
import Testing

@Suite struct `A text span` {
    @Test func `may be empty`() {
        #expect(TextSpan(start: 3, end: 3) == TextSpan(start: 3, end: 3))
    }

    @Test func `does not run backwards`() async {
        await #expect(processExitsWith: .failure) { _ = TextSpan(start: 2, end: 1) }
    }

    @Test func `does not begin before the text`() async {
        await #expect(processExitsWith: .failure) { _ = TextSpan(start: -1, end: 1) }
    }
}
