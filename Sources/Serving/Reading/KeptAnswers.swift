internal import Archiving
internal import Crypto
internal import Synchronization
internal import Unpacking

/// The answers that were given last, under their tags: while the record does not change, they stay true.
final class KeptAnswers: Sendable {
    /// How many bytes of them are kept, about; twice as many at most.
    private static let most = 32 << 20

    private struct Shelf {
        var answers: [String: Answer] = [:]
        /// Those that were asked for before the last `most` bytes.
        var older: [String: Answer] = [:]
        var bytes = 0
    }

    private let shelf = Mutex(Shelf())

    func answer(to tag: String) -> Answer? {
        let (answer, isOld) = shelf.withLock { ($0.answers[tag] ?? $0.older[tag], $0.answers[tag] == nil) }
        if let answer, isOld { keep(answer, under: tag) }
        return answer
    }

    func keep(_ answer: Answer, under tag: String) {
        guard answer.body.count < Self.most / 16 else { return }
        shelf.withLock { shelf in
            if shelf.bytes > Self.most { (shelf.older, shelf.answers, shelf.bytes) = (shelf.answers, [:], 0) }
            if shelf.answers.updateValue(answer, forKey: tag) == nil {
                shelf.bytes += answer.body.count + 1024
            }
        }
    }
}

/// The name of an answer: the same while the record, the program and the address are.
struct EntityTag {
    let text: String

    init(parts: [String]) {
        let digest = SHA256.hash(data: Array(parts.joined(separator: "\n").utf8))
        text = "\"\(hexadecimal(digest.prefix(16)))\""
    }
}

/// The claims that wait for reviewers, as they stood after a merge.
final class KeptQueues: Sendable {
    /// More than anybody decides on between two merges.
    static let most = 20_000

    private struct Queue {
        var merge: Int
        var claims: [QueuedClaim]
    }

    private let queues = Mutex<[ReviewOrder: Queue]>([:])

    func queue(in order: ReviewOrder, after merge: Int) -> [QueuedClaim]? {
        queues.withLock { $0[order] }.flatMap { $0.merge == merge ? $0.claims : nil }
    }

    func keep(_ claims: [QueuedClaim], in order: ReviewOrder, after merge: Int) {
        queues.withLock { $0[order] = Queue(merge: merge, claims: claims) }
    }
}
