package import EventData

extension ActorDirectory {
    /// What an entry was on a day: its country and sectors.
    ///
    /// Of the terms that hold on the day the one in government counts, then the
    /// latest. Outside of all of them a former official is ELI; before the
    /// first office a politician is PTY. Without a day the term that ends last counts.
    func standing(of entry: DirectoryEntry, on day: Day?) -> (country: CountryCode, sectors: [String]) {
        let own = (entry.country, sectors.lists[Int(entry.sectors)])
        guard !entry.terms.isEmpty else { return own }
        let terms = terms[Int(entry.terms.lowerBound)..<Int(entry.terms.upperBound)]
        let dated = terms.filter { !$0.isUndated }
        let undated = terms.first(where: \.isUndated)
        guard let day else { return timeless(dated, undated, of: entry, own) }
        if let term = dated.filter({ $0.holds(on: day) }).max(by: isWeightier) { return standing(term) }
        guard entry.kind == .person else { return own }
        if let undated { return standing(undated) }
        let number = Int32(clamping: day.number)
        guard let first = dated.min(by: { $0.first < $1.first }) else { return own }
        let last = dated.filter { $0.last < number }.max { $0.last < $1.last }
        let reference = last ?? first
        return (
            entry.country == .none ? reference.country : entry.country,
            after(sectors.lists[Int(reference.sectors)], isBefore: last == nil)
        )
    }

    private func isWeightier(_ right: DirectoryTerm, _ left: DirectoryTerm) -> Bool {
        let (leftGoverns, rightGoverns) = (governs(left), governs(right))
        return leftGoverns == rightGoverns ? right.first < left.first : leftGoverns
    }

    private func governs(_ term: DirectoryTerm) -> Bool {
        sectors.lists[Int(term.sectors)].first == "GOV"
    }

    private func standing(_ term: DirectoryTerm) -> (CountryCode, [String]) {
        (term.country, sectors.lists[Int(term.sectors)])
    }

    private func timeless(
        _ dated: [DirectoryTerm],
        _ undated: DirectoryTerm?,
        of entry: DirectoryEntry,
        _ own: (CountryCode, [String])
    ) -> (CountryCode, [String]) {
        guard entry.kind == .person else {
            // A group is what it is now.
            return dated.first { $0.last == .max }.map(standing) ?? own
        }
        let last = dated.max { left, right in
            left.last == right.last ? isWeightier(left, right) : left.last < right.last
        }
        return (last ?? undated).map(standing) ?? own
    }

    /// What someone is outside of the term: a former official after it, a politician before it.
    private func after(_ sectors: [String], isBefore: Bool) -> [String] {
        switch sectors.first {
        case "GOV", "LEG": isBefore ? ["PTY"] : ["ELI"]
        case "JUD", "MIL", "COP", "SPY", "IGO": isBefore && sectors.first != "IGO" ? sectors : ["ELI"]
        default: sectors
        }
    }

    /// The members of an organisation or coalition on a day: governments and groups.
    ///
    /// Suspended ones are members. Without a day, those that are members now. Empty where the directory knows none.
    package func members(of organisation: String, on day: Day? = nil) -> [Actor] {
        members(of: organisation, on: day, isSuspension: false)
    }

    /// The members that are suspended on a day.
    package func suspendedMembers(of organisation: String, on day: Day? = nil) -> [Actor] {
        members(of: organisation, on: day, isSuspension: true)
    }

    private func members(of organisation: String, on day: Day?, isSuspension: Bool) -> [Actor] {
        let id = Array(organisation.utf8)
        return memberships.filter { membership in
            guard isSuspension ? membership.isSuspension : membership.isMember,
                text.slice(membership.organisation).elementsEqual(id)
            else { return false }
            guard let day else { return membership.last == .max }
            let number = Int32(clamping: day.number)
            return membership.first <= number && number < membership.last
        }
        .compactMap { membership in
            guard let index = entriesByID.find(text.key(membership.member)) else { return nil }
            let entry = entries[Int(index)]
            if entry.kind == .state { return entry.country.letters.flatMap(government(of:)) }
            return actor(at: index, on: day)
        }
    }
}
