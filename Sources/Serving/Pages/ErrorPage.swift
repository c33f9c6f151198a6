internal import EventData
internal import Unpacking

/// A request that cannot be answered, in the one shape that all routes have.
struct ErrorPage {
    let problem: DeskProblem

    func answer(to request: DeskRequest) -> Answer {
        let isPage = !request.path.contains(".") && !request.path.hasPrefix("/api")
        guard isPage else { return data }
        let wording = Wording(language: request.query.contains("lang=fr") ? .french : .english)
        let page: Markup = """
            <!doctype html>
            <html lang="\(wording.language.rawValue)"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>\(problem.status) · griot</title>
            <link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/desk.css"></head>
            <body><main id="main"><h1 class="headline">\(problem.message)</h1>
            <p class="note"><code>\(problem.code)</code></p><p><a class="btn" href="/events">\(wording["view.events"])</a></p></main></body></html>

            """
        return Answer(page: page, status: problem.status)
    }

    private var data: Answer {
        var body: [UInt8] = []
        let error = JSONValue.object([
            JSONMember(key: "code", value: .string(problem.code)),
            JSONMember(key: "message", value: .string(problem.message)),
        ])
        JSONText.append(.object([JSONMember(key: "error", value: error)]), to: &body)
        return Answer(status: problem.status, type: "application/json", body: body + [0x0A])
    }
}
