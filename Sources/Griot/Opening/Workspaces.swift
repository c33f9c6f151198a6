package import EventData
package import Parsing

/// One thread's space to parse in, a workspace a language.
// Lent to one task at a time: who holds it for a report hands it on afterwards.
package final class Workspaces: @unchecked Sendable {
    private var workspaces: [Language: ParserWorkspace] = [:]

    package init() {}

    package func workspace(for language: Language, of parser: Parser) -> ParserWorkspace {
        if let known = workspaces[language] { return known }
        let workspace = parser.makeWorkspace()
        workspaces[language] = workspace
        return workspace
    }
}
