internal import Chronicling
internal import Corroborating
internal import EventData

/// What a version of a report changed of the one before, in the order in which an analyst cares for it.
struct VersionList {
    /// More rows than these tell a reader nothing: the texts stand below.
    private static let mostRows = 60

    private let wording: Wording
    private let step: VersionStep
    private let language: Language

    init(_ wording: Wording, _ step: VersionStep, language: Language) {
        (self.wording, self.step, self.language) = (wording, step, language)
    }

    /// The words that changed are left out: the versions show them side by side.
    var markup: Markup {
        let changes = step.changes.filter { $0.kind != .words }
        let (older, newer) = (step.older.version, step.newer.version)
        let heading: Markup = """
            <h2 id="h-changes">\(wording["change.title"]) <small>\(wording["version.one"]) \(older) → \(newer)</small></h2>
            """
        guard !changes.isEmpty else {
            return """
                <section aria-labelledby="h-changes">\(heading)<p class="note">\(wording["change.none"])</p></section>
                """
        }
        return """
            <section aria-labelledby="h-changes">\(heading)<div class="scroll" tabindex="0" role="group" aria-label="\(
                wording["change.title"])"><table class="align"><thead><tr><th scope="col">\(wording["change.kind"])</th><th scope="col">\(
                    wording["version.one"]) \(older)</th><th scope="col">\(wording["version.one"]) \(
                        newer)</th></tr></thead><tbody>\(changes.prefix(Self.mostRows).map(row))</tbody></table></div></section>
            """
    }

    private func row(_ change: VersionChange) -> Markup {
        """
        <tr class="\(change.kind.rawValue)"><th scope="row">\(wording[key(change.kind)])\(what(change))</th><td>\(
            side(change.before, change))</td><td>\(side(change.after, change))</td></tr>
        """
    }

    private func key(_ kind: VersionChange.Kind) -> String {
        kind == .title ? "change.title.one" : "change.\(kind.rawValue)"
    }

    /// The quantity of a figure, or the part that a name has.
    private func what(_ change: VersionChange) -> Markup {
        guard change.kind == .figure || change.kind == .name, let what = change.what else { return "" }
        return " <small>\(wording["slot.\(what)"])</small>"
    }

    private func side(_ side: VersionChange.Side?, _ change: VersionChange) -> Markup {
        guard let side else { return "<span class=\"notsaid\">\(wording["notsaid"])</span>" }
        let words = side.evidence?.words
        let quote: Markup =
            words.map { " <q lang=\"\(language.rawValue)\">\(Excerpt($0, most: 140).text)</q>" } ?? ""
        // What is said in the report's own words needs no second telling.
        if words == side.value { return quote }
        return "\(value(side, change))\(quote)"
    }

    private func value(_ side: VersionChange.Side, _ change: VersionChange) -> String {
        guard change.kind == .hedge else { return side.value }
        return wording[side.value == "fact" ? "change.fact" : "status.\(side.value)"]
    }
}
