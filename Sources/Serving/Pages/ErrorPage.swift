internal import EventData
internal import Unpacking

/// A request that cannot be answered, in the one shape that all routes have.
struct ErrorPage {
    let desk: Desk
    let problem: DeskProblem

    func answer(to request: DeskRequest) -> Answer {
        // What only reads takes no other method, and says which it takes (RFC 9110, 15.5.6).
        let headers = problem.status == 405 ? [("Allow", "GET, HEAD")] : []
        let address = Address(path: request.path, query: request.query)
        guard !isData(address) else { return data(headers) }
        let visit = Visit(desk: desk, address: address ?? Address(["events"]), host: request.host ?? "")
        let wording = visit.wording
        let key = "error.\(problem.status)"
        let told = wording[key] == key ? wording["error.500"] : wording[key]
        // Details are in English alone; what they are about needs no words.
        let detail = wording.language == .english ? problem.message : problem.subject ?? ""
        let content: Markup = """
            <h1 class="headline">\(told)</h1><p class="note error"><code>\(problem.code)</code> \(detail)</p><p><a class="btn" href="\(
                visit.link("events"))">\(wording["view.events"])</a></p>
            """
        let frame = Frame(visit: visit, title: "\(problem.status)", view: address?.path.first ?? "")
        var answer = Answer(page: frame.page(content), status: problem.status)
        answer.headers = headers
        return answer
    }

    private func isData(_ address: Address?) -> Bool {
        guard var address else { return false }
        return address.path.first == "api" || Form(takenFrom: &address) != .page
    }

    private func data(_ headers: [(name: String, value: String)]) -> Answer {
        let error = JSONValue.object([
            JSONMember(key: "code", value: .string(problem.code)),
            JSONMember(key: "message", value: .string(problem.message)),
        ])
        let value = JSONValue.object([JSONMember(key: "error", value: error)])
        return Answer(
            status: problem.status,
            type: "application/json",
            headers: headers,
            body: value.bytes + [0x0A]
        )
    }
}
