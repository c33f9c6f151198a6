import Foundation
import Testing

@Suite struct `griot witnesses` {
    private static let text =
        "The prefect of Mirel is expected to open the new bridge on Thursday, three years after floods swept the old one away and cut the road to the capital."

    @Test func `prints a line for each witness, and what was changed if it is asked`() throws {
        let griot = try Griot(models: [])
        let changed = Self.text.replacing("is expected to", with: "will")
        let lines = [
            #"{"id":"b","text":"\#(changed)","published":"2025-01-02"}"#,
            #"{"id":1,"text":"\#(Self.text)","published":"2025-01-01"}"#,
            #"{"id":"c","text":"Rain fell."}"#,
        ]
        let input = Data(lines.joined(separator: "\n").utf8)
        let plain = try griot.run("witnesses", "--reports", "--jsonl", "-", input: input)
        #expect(plain.exit == 0)
        #expect(plain.lines.count == 2)
        #expect(
            plain.lines.first?.hasPrefix(
                #"{"group":1,"reports":[{"id":1,"label":"independent","of":null,"containment":null},{"id":"b","label":"light","of":1,"containment":0."#
            ) == true
        )
        let full = try griot.run("witnesses", "--reports", "--passages", "--jsonl", "-", input: input)
        #expect(
            full.text.contains(
                #"{"kind":"changed","copy":{"start":21,"end":25,"text":"will"},"original":{"start":21,"end":35,"text":"is expected to"}}"#
            )
        )
    }

    @Test func `tells of a line that is no report, and goes on`() throws {
        let griot = try Griot(models: [])
        let input = Data("{\"id\":7}\n{\"id\":8,\"text\":\"\"}\n".utf8)
        let outcome = try griot.run("witnesses", "--reports", "--jsonl", "-", input: input)
        #expect(outcome.exit == 2)
        #expect(outcome.lines.count == 2)
        #expect(outcome.text.contains("report.text"))
    }
}
