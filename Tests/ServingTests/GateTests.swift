import Archiving
import EventData
import GriotTesting
import Testing
import Unpacking

@testable import Serving

@Suite struct GateTests {
    private func status(_ desk: TemporaryDesk, host: String?, origin: String? = nil) -> Int {
        desk.desk.answer(to: DeskRequest(path: "/events", host: host, origin: origin)).status
    }

    @Test(arguments: ["127.0.0.1:8080", "127.0.0.1", "localhost:80", "[::1]:8080", "[::1]", "LOCALHOST:8080"])
    func `the names of this machine are answered`(host: String) throws {
        #expect(status(try TemporaryDesk(), host: host) == 200)
    }

    @Test(arguments: [
        "127.0.0.1.evil.com", "evil.com", "localhost:80@evil", "localhost.evil.com:80", "localhost:evil.com",
        "", ":8080",
        "[::1].evil.com", "[::1", "[::1]evil", "127.0.0.1:8080:8080", "localhost@evil.com",
        "localhost/evil.com", "127.0.0.1:80 evil", " localhost",
        "localhost:80\r\nX: y", "localhost:",
    ])
    func `other names are not`(host: String) throws {
        let desk = try TemporaryDesk()
        #expect(status(desk, host: host) == 421)
        #expect(status(desk, host: nil) == 421)
    }

    @Test(arguments: [
        "http://evil.com", "https://127.0.0.1:8080", "http://127.0.0.1:9090", "null",
        "http://127.0.0.1:8080.evil.com", "",
    ])
    func `pages of other sites may not ask`(origin: String) throws {
        let desk = try TemporaryDesk()
        #expect(status(desk, host: "127.0.0.1:8080", origin: origin) == 403)
        #expect(status(desk, host: "127.0.0.1:8080", origin: "http://127.0.0.1:8080") == 200)
    }

    @Test func `the longest address is 8,192 bytes`() throws {
        let desk = try TemporaryDesk()
        #expect(desk.ask("/events?q=" + String(repeating: "a", count: 8192 - 9)).status == 200)
        #expect(desk.ask("/events?q=" + String(repeating: "a", count: 8192)).status == 414)
        #expect(desk.ask("/" + String(repeating: "a/", count: 5000)).status == 414)
    }

    @Test(arguments: [DeskRequest.Method.post, .other]) func `addresses that are only read take nothing`(
        method: DeskRequest.Method
    ) throws {
        let answer = try TemporaryDesk().ask("/events", method: method)
        #expect(answer.status == 405)
        #expect(answer.header("Allow") == "GET, HEAD")
    }

    // MARK: Files

    @Test(arguments: [
        "/assets/map/../../etc/passwd", "/assets/map/../secret.json", "/assets/map/%2e%2e/secret.json",
        "/assets/map/%2E%2E%2Fsecret.json",
        "/assets/map/..%2fsecret.json", "/assets/map/..%5csecret.json", "/assets/map/leaflet.js%00",
        "/assets/map/leaflet.js%00.css",
        "/assets/map//etc/passwd", "/assets/%2Fetc%2Fpasswd", "/assets/map/secret.json",
        "/assets/map/./leaflet.js/x", "/assets/map", "/assets",
        "/assets/../one.griot", "/one.griot", "/assets/map/countries.json/",
        "/assets/map/%252e%252e/secret.json", "/assets/map/....//secret.json",
        "/assets/desk.css/../../secret.json", "/%2e%2e/%2e%2e/etc/passwd", "/assets/messages.tsv",
    ])
    func `no path reads another file`(path: String) throws {
        let desk = try TemporaryDesk()
        try desk.folder.write("secret".utf8, to: "secret.json")
        let answer = desk.ask(path)
        #expect([400, 404].contains(answer.status), "\(answer.status)")
        #expect(
            !answer.text.contains("secret\n") && answer.text != "secret" && !answer.text.contains("root:")
        )
    }

    @Test(arguments: [
        ("desk.css", "text/css"), ("map.css", "text/css"), ("desk.js", "text/javascript"),
        ("map.js", "text/javascript"),
    ])
    func `its own files are there, and known again`(name: String, type: String) throws {
        let desk = try TemporaryDesk()
        let answer = desk.ask("/assets/\(name)")
        #expect(answer.status == 200 && answer.type.hasPrefix(type) && !answer.body.isEmpty)
        let again = desk.ask("/assets/\(name)", knownTag: try #require(answer.header("ETag")))
        #expect(again.status == 304 && again.body.isEmpty)
    }

    // MARK: Every answer

    @Test func `every answer has the headers that keep a browser to it`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let tag = try #require(desk.ask("/events").header("ETag"))
        var answers = [
            "/events", "/", "/events/none", "/events.json", "/events.csv?type=x", "/nothing",
            "/assets/desk.css", "/assets/none", "/%", "/openapi.json",
            "/api/acled/read", "/api/gedevents/25.1", "/actors/none?lang=fr",
        ].map { desk.ask($0) }
        answers += [
            desk.ask("/events", knownTag: tag), desk.ask("/events", method: .head),
            desk.ask("/events", method: .post),
        ]
        answers += [desk.desk.answer(to: DeskRequest(path: "/events", host: "evil.com"))]
        answers += [
            desk.desk.answer(to: DeskRequest(path: "/events", host: "localhost", origin: "http://evil.com"))
        ]
        answers += [desk.ask("/" + String(repeating: "a", count: 9000))]
        for answer in answers {
            for (name, value) in Gate.headers {
                #expect(answer.header(name) == value, "\(answer.status) \(name)")
            }
            #expect(answer.headers.allSatisfy { !$0.value.contains { $0.isNewline } })
        }
        let policy = try #require(answers[0].header("Content-Security-Policy"))
        #expect(
            policy.contains("default-src 'none'") && !policy.contains("unsafe")
                && policy.contains("frame-ancestors 'none'")
        )
    }

    // MARK: Bad news

    @Test(arguments: [
        "/events?type=x", "/events.json?type=x", "/events.csv?page=0", "/stories.json?page=x",
        "/api/acled/read?limit=x", "/api/gedevents/25.1?page=-1", "/places?bbox=1",
    ])
    func `a bad value is told in one shape`(address: String) throws {
        let answer = try TemporaryDesk(Telling.some).ask(address)
        #expect(answer.status == 400)
        let isData = address.split(separator: "?")[0].contains(".") || address.hasPrefix("/api")
        #expect(answer.type.hasPrefix(isData ? "application/json" : "text/html"))
        if isData {
            let error = try #require(try JSONReader.read(answer.body)["error"])
            #expect(error["code"]?.string == "desk.value" && error["message"]?.string?.isEmpty == false)
        } else {
            let page = Page(answer.text)
            #expect(page.dangers.isEmpty && page.words.contains("desk.value") && page.tags("h1").count == 1)
        }
    }

    @Test(arguments: [
        ("/events/none", false), ("/events/none.json", true), ("/stories/none", false),
        ("/actors/none", false), ("/places/none", false),
        ("/outlets/none", false), ("/reports/none", false), ("/reports/none.json", true), ("/nothing", false),
        ("/nothing.json", true),
        ("/actors/U.S.", false), ("/outlets/lefaso.net", false), ("/reports/a.b", false),
        ("/api/other", true), ("/events/a/b/c", false),
        ("/stories.md", true), ("/openapi", false),
    ])
    func `what is not there is told in one shape`(address: String, isData: Bool) throws {
        let answer = try TemporaryDesk(Telling.some).ask(address)
        #expect(answer.status == 404)
        #expect(answer.type.hasPrefix(isData ? "application/json" : "text/html"), "\(answer.type)")
        #expect(Page(answer.text).dangers.isEmpty || isData)
    }

    @Test func `bad news is told in French too`() throws {
        let desk = try TemporaryDesk(Telling.some)
        #expect(Page(desk.ask("/actors/none?lang=fr").text).tags("html").first?["lang"] == "fr")
        #expect(Page(desk.ask("/actors/none?q=lang=fr").text).tags("html").first?["lang"] == "en")
    }

    @Test func `other names of an event lead to it, in the same form`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let event = try #require(try desk.events().first { $0.type == .assault })
        #expect(desk.ask("/events/c1").header("Location") == "/events/\(event.id)")
        #expect(desk.ask("/events/c1?lang=fr").header("Location") == "/events/\(event.id)?lang=fr")
        #expect(desk.ask("/events/c1.json").header("Location") == "/events/\(event.id).json")
        #expect(desk.ask("/events/c1.md").header("Location") == "/events/\(event.id).md")
        let story = try #require(try desk.json("/stories.json")["data"]?.array?.first?["id"]?.string)
        #expect(desk.ask("/events/\(story)").header("Location") == "/stories/\(story)")
        let report = desk.ask("/events/r6")
        #expect(report.status == 303 && report.header("Location") == "/reports/r6")
        #expect(desk.ask("/reports/r6").status == 200)
    }

    @Test func `an event that went up in another leads there, and one that is gone says so`() throws {
        let desk = try TemporaryDesk([Telling.attack])
        let gone = try #require(try desk.ids().first)
        var changed = Telling(
            "r1",
            "2025-06-05",
            "This story was withdrawn by its editors, who regret the error.",
            outlet: "Sahel Wire"
        )
        changed.report.title = "Correction"
        try desk.add([changed])
        try desk.merge(at: "2025-12-24T08:00:00Z")
        let answer = desk.ask("/events/\(gone)")
        #expect(answer.status == 410 && Page(answer.text).words.contains("desk.gone"))
        #expect(desk.ask("/events/\(gone).json").status == 410)
        #expect(Page(desk.ask("/events/\(gone)?lang=fr").text).words.contains("déclaration"))
    }

    // MARK: What a browser knows already

    @Test(arguments: [
        "/events", "/events.json", "/events.csv", "/actors/mali", "/reports/r1", "/api/acled/read",
        "/openapi.json",
    ])
    func `an answer is known by its tag until the record changes`(address: String) throws {
        let desk = try TemporaryDesk(Telling.some)
        let first = desk.ask(address)
        let tag = try #require(first.header("ETag"))
        let again = desk.ask(address)
        #expect(again.header("ETag") == tag && again.body == first.body)
        for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
            let answer = desk.ask(address, knownTag: known)
            #expect(answer.status == 304 && answer.body.isEmpty && answer.header("ETag") == tag, "\(known)")
        }
        #expect(desk.ask(address, knownTag: "\"other\"").status == 200)
        try desk.add([Telling("r8", "2025-12-01", "Nothing happened.", outlet: "A")])
        try desk.merge(at: "2025-12-24T08:00:00Z")
        #expect(desk.ask(address, knownTag: tag).status == 200)
        #expect(desk.ask(address).header("ETag") != tag)
    }

    @Test func `tags differ by address and language`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let tags = ["/events", "/events?lang=fr", "/events.json", "/events.csv", "/stories"].map {
            desk.ask($0).header("ETag")
        }
        #expect(Set(tags).count == tags.count && !tags.contains(nil))
    }

    @Test(arguments: ["/events", "/events.json", "/events/none", "/assets/desk.css"])
    func `asked for the head alone it leaves out the body`(address: String) throws {
        let desk = try TemporaryDesk(Telling.some)
        let (whole, head) = (desk.ask(address), desk.ask(address, method: .head))
        #expect(
            head.status == whole.status && head.type == whole.type && head.body.isEmpty && !whole.body.isEmpty
        )
        #expect(head.header("ETag") == whole.header("ETag"))
        #expect(desk.ask(address).body == whole.body, "what is kept still has its body")
    }
}
