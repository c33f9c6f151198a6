extension WebAddress {
    /// The address by which a page is known: without what only tells who led a reader there.
    ///
    /// It is not always one that answers, so that a page is asked for by the address as it was given.
    package var identity: WebAddress {
        guard let query else { return self }
        let kept = query.split(separator: "&").filter { part in
            let name = part.prefix { $0 != "=" }.lowercased()
            return !name.hasPrefix("utm_") && !Self.trackers.contains(name)
        }
        return on(path: path, query: kept.isEmpty ? nil : kept.joined(separator: "&"))
    }

    /// What advertisers, networks and mailings add to an address.
    private static let trackers: Set<String> = [
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "igshid", "mc_cid",
        "mc_eid",
        "at_medium", "at_campaign", "xtor", "ocid", "cmpid", "ref_src",
    ]
}
