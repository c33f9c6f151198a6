internal import EventData
internal import Grammar

/// Fills parties that the act's own sentence leaves out and the report gives; marks them as inferred.
struct RoleFiller {
    let coder: ReportCoder

    func fill(_ events: inout [Candidate]) {
        for index in events.indices {
            fillFromFigures(&events[index])
            switch events[index].type {
            case .accuse where events[index].recipients.isEmpty: condemn(index, &events)
            case .retreat where events[index].modes.contains("release") && events[index].actors.isEmpty: release(index, &events)
            default: break
            }
        }
    }

    /// Whoever was killed, hurt or taken was acted on.
    private func fillFromFigures(_ event: inout Candidate) {
        guard event.recipients.isEmpty, !event.isMutual, event.type == .assault || event.type == .coerce || event.type == .retreat else { return }
        for head in event.victimHeads {
            event.recipients += PartyFinder(coder: coder).parties(of: [head], as: .recipient).filter { party in
                !event.recipients.contains { $0.actor == party.actor } && !event.actors.contains { $0.actor == party.actor }
            }
        }
    }

    /// Who condemns a deed without naming the doer condemns the doer.
    private func condemn(_ index: Int, _ events: inout [Candidate]) {
        guard events[index].modes.contains("disapprove") else { return }
        let doers = events.filter { ($0.type == .assault || $0.type == .coerce) && $0.salience == .main && !$0.actors.isEmpty }
        guard let deed = doers.first, doers.allSatisfy({ Merger(coder: coder).share($0.actors, deed.actors) }) else { return }
        guard !Merger(coder: coder).share(deed.actors, events[index].actors) else { return }
        events[index].recipients = deed.actors.map { inferred($0) }
    }

    /// Whoever is let go was held by those who took them.
    private func release(_ index: Int, _ events: inout [Candidate]) {
        let holders = events.filter { ($0.modes.contains("abduct") || $0.modes.contains("arrest")) && !$0.actors.isEmpty }
        guard let holder = holders.first else { return }
        events[index].actors = holder.actors.map { inferred($0) }
    }

    private func inferred(_ party: Party) -> Party {
        Party(evidence: party.evidence, actor: party.actor, basis: .inferred)
    }
}
