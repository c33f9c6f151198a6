internal import GRDB

extension Archive {
    /// All feeds that were ever watched, in the order of their addresses.
    package func watchedFeeds() throws(ArchiveError) -> [WatchedFeed] {
        try checked {
            try queue.read { db in
                try Row.fetchAll(db, sql: "SELECT * FROM feeds ORDER BY url").map(WatchedFeed.init)
            }
        }
    }

    /// How many pages each feed has in each state.
    package func watchedPageCounts() throws(ArchiveError) -> [String: [WatchedPage.State: Int]] {
        try checked {
            try queue.read { db in
                var counts: [String: [WatchedPage.State: Int]] = [:]
                let sql = "SELECT feed, state, count(*) AS pages FROM pages GROUP BY feed, state"
                for row in try Row.fetchAll(db, sql: sql) {
                    let (feed, state): (String, String) = (row["feed"], row["state"])
                    guard let state = WatchedPage.State(rawValue: state) else { continue }
                    counts[feed, default: [:]][state] = row["pages"]
                }
                return counts
            }
        }
    }

    /// What is known of pages, by their addresses; those that nobody heard of are left out.
    package func watchedPages(_ urls: [String]) throws(ArchiveError) -> [String: WatchedPage] {
        try checked {
            try queue.read { db in
                let statement = try db.cachedStatement(sql: "SELECT * FROM pages WHERE url = ?")
                var pages: [String: WatchedPage] = [:]
                for url in urls {
                    pages[url] = try Row.fetchOne(statement, arguments: [url]).map(WatchedPage.init)
                }
                return pages
            }
        }
    }

    /// The pages that are to be fetched and may be by now, those first that wait longest.
    package func waitingPages(now: Int, most: Int) throws(ArchiveError) -> [WatchedPage] {
        try checked {
            try queue.read { db in
                let sql =
                    "SELECT * FROM pages WHERE state = 'waiting' AND next <= ? ORDER BY next, url LIMIT ?"
                return try Row.fetchAll(db, sql: sql, arguments: [now, most]).map(WatchedPage.init)
            }
        }
    }

    /// Keeps what is known of feeds and pages, in one transaction.
    package func keep(_ feeds: [WatchedFeed], _ pages: [WatchedPage]) throws(ArchiveError) {
        try checked {
            try queue.write { db in
                for feed in feeds { try feed.write(to: db) }
                for page in pages { try page.write(to: db) }
            }
        }
    }
}

extension WatchedFeed {
    fileprivate init(_ row: Row) {
        self.init(url: row["url"], interval: row["wait"])
        (address, parent, title) = (
            row["address"], row["parent"], StoredText.received(row["title"] as String?)
        )
        (etag, lastModified, digest) = (row["etag"], row["last_modified"], row["digest"])
        (next, pausedUntil, polled) = (row["next"], row["paused_until"], row["polled"])
        (failures, isGone, entries) = (row["failures"], row["gone"], row["entries"])
        problem = WatchProblem(row)
    }

    fileprivate func write(to db: Database) throws {
        try replace(
            "feeds",
            [
                "url": url, "address": address, "parent": parent, "title": StoredText.stored(title),
                "etag": etag, "last_modified": lastModified, "digest": digest, "wait": interval, "next": next,
                "paused_until": pausedUntil, "polled": polled, "failures": failures, "problem": problem?.kind,
                "status": problem?.status, "message": StoredText.stored(problem?.message), "gone": isGone,
                "entries": entries,
            ],
            in: db
        )
    }
}

extension WatchedPage {
    fileprivate init(_ row: Row) {
        self.init(url: row["url"], address: row["address"], feed: row["feed"], mark: row["mark"])
        title = StoredText.received(row["title"] as String?)
        published = row["published"]
        state = State(rawValue: row["state"]) ?? .failed
        (etag, lastModified, next) = (row["etag"], row["last_modified"], row["next"])
        (fetched, failures, problem) = (row["fetched"], row["failures"], WatchProblem(row))
    }

    func write(to db: Database) throws {
        try replace(
            "pages",
            [
                "url": url, "address": address, "feed": feed, "title": StoredText.stored(title),
                "published": published, "mark": mark,
                "state": state.rawValue, "etag": etag, "last_modified": lastModified, "next": next,
                "fetched": fetched, "failures": failures, "problem": problem?.kind,
                "status": problem?.status, "message": StoredText.stored(problem?.message),
            ],
            in: db
        )
    }
}

extension WatchProblem {
    fileprivate init?(_ row: Row) {
        guard let kind: String = row["problem"] else { return nil }
        let message: String? = row["message"]
        self.init(kind: kind, status: row["status"], message: StoredText.received(message) ?? "")
    }
}

/// Writes a row over the one with the same address.
private func replace(
    _ table: String,
    _ values: KeyValuePairs<String, (any DatabaseValueConvertible)?>,
    in db: Database
) throws {
    let names = values.map(\.key).joined(separator: ", ")
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO \(table) (\(names)) VALUES (\(marks))")
        .execute(arguments: StatementArguments(values.map(\.value)))
}
