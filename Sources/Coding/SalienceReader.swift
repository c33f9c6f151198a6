internal import EventData
internal import Grammar

/// Tells news from the history that a report recalls.
struct SalienceReader {
    let coder: ReportCoder
    var tree: Tree { coder.tree }

    func read(_ candidate: inout Candidate) {
        if candidate.salience == .background, isLead(candidate.head) { candidate.salience = .main }
        guard let published = coder.annotated.published, let date = candidate.date?.date,
            date.basis != .published,
            date.basis != .inherited
        else { return }
        if date.to.number < published.from.number - 75 { candidate.salience = .background }
    }

    private func isLead(_ index: Int) -> Bool {
        tree.nodes[index].part == .title
    }
}
