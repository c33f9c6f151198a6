/// Why an event has no row in a table of others, who count other things than a record holds.
package enum Omission: String, Error, CaseIterable, Hashable, Sendable {
    /// It was denied, or had not happened.
    case status
    /// It is of a kind that the others do not count.
    case type
    /// Nobody, or nobody organised, is known to have taken part.
    case parties
    /// When it happened is not known as narrowly as the others ask for.
    case date
    /// Where it happened is not known as narrowly as the others ask for.
    case place
    /// Nobody is known to have been killed.
    case deaths
}
