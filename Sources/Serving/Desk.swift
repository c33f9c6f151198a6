internal import Archiving
package import Chronicling
internal import EventData

/// The desk: a record as pages, and as data in the forms of others.
///
/// It answers requests one by one and keeps nothing between them but answers that it may give again:
///
/// ```swift
/// let desk = Desk(Chronicle(archive), settings)
/// let answer = desk.answer(to: DeskRequest(path: "/events", query: "country=MLI", host: "127.0.0.1:8080"))
/// ```
package struct Desk: Sendable {
    /// How a desk is set up.
    package struct Settings: Sendable {
        /// The name of the open record, as pages show it.
        package var record: String
        /// The program's version.
        package var griot: String
        package var isReadOnly = true
        /// What must come with every request that writes.
        package var token = ""
        /// Whose reviews these are.
        package var reviewer = "reviewer"
        /// What time it is, in ISO 8601.
        package var now: @Sendable () -> String = { "1970-01-01T00:00:00Z" }
        /// The names under which the desk may be asked for, beside those of the machine itself.
        package var hosts: [String] = []
        /// French names of actors, by the names that the record has for them.
        package var frenchNames: [String: String] = [:]
        /// The folder of the map library and of boundaries.
        package var folder: String?

        package init(record: String, griot: String) {
            self.record = record
            self.griot = griot
        }
    }

    let chronicle: Chronicle
    let settings: Settings
    let names: ActorNames
    private let kept = KeptAnswers()
    private let queues = KeptQueues()

    package init(_ chronicle: Chronicle, _ settings: Settings) {
        self.chronicle = chronicle
        self.settings = settings
        names = ActorNames(french: settings.frenchNames)
    }

    /// Answers a request; whatever goes wrong is an answer too.
    package func answer(to request: DeskRequest) -> Answer {
        var answer: Answer
        do throws(DeskProblem) {
            try Gate(settings).check(request)
            answer = try read(request)
        } catch { answer = ErrorPage(desk: self, problem: error).answer(to: request) }
        if request.method == .head { answer.body = [] }
        answer.headers += Gate.headers
        return answer
    }

    private func read(_ request: DeskRequest) throws(DeskProblem) -> Answer {
        guard let address = Address(path: request.path, query: request.query) else {
            throw DeskProblem(status: 400, code: "desk.address", message: "the address is not understood")
        }
        if request.method == .post { return try write(request, address) }
        guard request.method == .get || request.method == .head else {
            throw DeskProblem(status: 405, code: "desk.method", message: "this address is only read")
        }
        if address.path.first == "assets" {
            return try Assets(settings).answer(to: address, isKnown: request.knows)
        }
        let head = try reading { try chronicle.archive.head() }
        let tag = EntityTag(parts: [head, settings.griot, request.host ?? "", address.text]).text
        if request.knows(tag) { return Answer(status: 304, type: "", headers: [("ETag", tag)], body: []) }
        if let answer = kept.answer(to: tag) { return answer }
        var answer = try Router(desk: self).answer(to: address, host: request.host ?? "")
        answer.headers += [("ETag", tag), ("Cache-Control", "no-cache")]
        if answer.status == 200 { kept.keep(answer, under: tag) }
        return answer
    }

    private func write(_ request: DeskRequest, _ address: Address) throws(DeskProblem) -> Answer {
        guard address.path == ["review"] else {
            throw DeskProblem(status: 405, code: "desk.method", message: "this address is only read")
        }
        try Gate(settings).checkToken(of: request)
        let visit = Visit(desk: self, address: address, host: request.host ?? "")
        return try ReviewPost(visit, body: request.body).answer()
    }

    /// The claims that wait, whoever reviews; put in order once for each merge.
    func queue(in order: ReviewOrder) throws(DeskProblem) -> [QueuedClaim] {
        try reading {
            let archive = chronicle.archive
            let merge = try archive.lastMergeNumber()
            if let queue = queues.queue(in: order, after: merge) { return queue }
            let queue = try archive.queue(in: order, most: KeptQueues.most)
            queues.keep(queue, in: order, after: merge)
            return queue
        }
    }

    /// Does work on the record, and says in the desk's shape why it failed.
    func reading<Value>(_ work: () throws -> Value) throws(DeskProblem) -> Value {
        do { return try work() } catch let problem as DeskProblem { throw problem } catch {
            throw DeskProblem(
                status: 500,
                code: "desk.record",
                message: "the record cannot be read: \(error)"
            )
        }
    }
}
