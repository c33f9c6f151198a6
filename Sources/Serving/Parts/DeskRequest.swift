/// What a browser asks for, apart from the way in which it came.
package struct DeskRequest: Sendable {
    package enum Method: Sendable { case get, head, post, other }

    package var method: Method
    /// As they came, before and after the question mark.
    package var path: String
    package var query: String
    package var host: String?
    package var origin: String?
    /// The tags of `If-None-Match`.
    package var knownTag: String?
    /// The token of `X-Griot-Token`.
    package var token: String?
    package var body: [UInt8]

    package init(
        method: Method = .get,
        path: String,
        query: String = "",
        host: String? = nil,
        origin: String? = nil,
        knownTag: String? = nil,
        token: String? = nil,
        body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.host = host
        self.origin = origin
        self.knownTag = knownTag
        self.token = token
        self.body = body
    }
}

extension DeskRequest {
    /// Whether the browser has what has this tag; an asterisk stands for whatever there is (RFC 9110, 13.1.2).
    func knows(_ tag: String) -> Bool {
        guard let known = knownTag else { return false }
        return known == "*" || known.contains(tag)
    }
}

/// What the desk answers.
package struct Answer: Sendable {
    package var status: Int
    package var type: String
    /// Headers beside those that every answer has.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(
        status: Int = 200,
        type: String,
        headers: [(name: String, value: String)] = [],
        body: [UInt8]
    ) {
        self.status = status
        self.type = type
        self.headers = headers
        self.body = body
    }

    init(page: Markup, status: Int = 200) {
        self.init(status: status, type: "text/html; charset=utf-8", body: Array(page.html.utf8))
    }

    static func moved(to address: Address) -> Answer {
        Answer(status: 303, type: "text/plain", headers: [("Location", address.text)], body: [])
    }
}

/// Why a request cannot be answered, in the one shape that all of them have.
struct DeskProblem: Error, Hashable {
    var status: Int
    /// As the reference lists it.
    var code: String
    /// In English, as data has it.
    var message: String
    /// What it is about, in any language: a name in an address, or what was asked for.
    var subject: String?

    static func unknown(_ what: String) -> DeskProblem {
        DeskProblem(
            status: 404,
            code: "desk.unknown",
            message: "\(what) is not in this record",
            subject: what
        )
    }

    static func badValue(_ name: String, _ expected: String) -> DeskProblem {
        DeskProblem(
            status: 400,
            code: "desk.value",
            message: "'\(name)' is not understood; expected \(expected)",
            subject: name
        )
    }
}
