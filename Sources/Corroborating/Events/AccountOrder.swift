internal import EventData

/// The order in which accounts were published, whatever order they were handed in.
///
/// Those of undated reports come last. Within a day the claim's id decides, and where even that is the same,
/// the rest of the account.
struct AccountOrder {
    /// Where the accounts stand among those that were handed in.
    let sorted: [Int]

    init(_ accounts: [Account], coverage: Coverage) {
        let days = accounts.map { coverage.published[$0.report]?.number ?? .max }
        sorted = accounts.indices.sorted { one, other in
            if days[one] != days[other] { return days[one] < days[other] }
            // As bytes: Swift takes two spellings of one accent for equal.
            let claims = (accounts[one].claim.utf8, accounts[other].claim.utf8)
            if !claims.0.elementsEqual(claims.1) { return claims.0.lexicographicallyPrecedes(claims.1) }
            let outlets = (coverage.outlets[accounts[one].report], coverage.outlets[accounts[other].report])
            if outlets.0 != outlets.1 { return (outlets.0 ?? "") < (outlets.1 ?? "") }
            return accounts[one].trigger < accounts[other].trigger
        }
    }
}
