internal import EventData
internal import Unpacking

/// A request that cannot be answered, in the one shape that all routes have.
struct ErrorPage {
    let problem: DeskProblem

    func answer(to request: DeskRequest) -> Answer {
        // What only reads takes no other method, and says which it takes (RFC 9110, 15.5.6).
        let headers = problem.status == 405 ? [("Allow", "GET, HEAD")] : []
        let address = Address(path: request.path, query: request.query)
        guard !isData(address) else { return data(headers) }
        let wording = Wording(language: address?["lang"] == "fr" ? .french : .english)
        let page: Markup = """
            <!doctype html>
            <html lang="\(wording.language.rawValue)"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>\(problem.status) · griot</title>
            <link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/desk.css"></head>
            <body><main id="main"><h1 class="headline">\(problem.message)</h1>
            <p class="note"><code>\(problem.code)</code></p><p><a class="btn" href="/events">\(wording["view.events"])</a></p></main></body></html>

            """
        var answer = Answer(page: page, status: problem.status)
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
