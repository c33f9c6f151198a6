import Archiving
import Chronicling
import EventData
import GriotTesting
import Testing

@testable import Serving

/// A desk at which somebody may write, and what that somebody sends.
private struct Reviewing {
    let base: TemporaryDesk
    let desk: Desk

    init(by reviewer: String = "ana", isReadOnly: Bool = false, on shared: TemporaryDesk? = nil) throws {
        base = try shared ?? TemporaryDesk(Telling.some)
        var settings = base.settings
        (settings.isReadOnly, settings.token, settings.reviewer) = (isReadOnly, "secret", reviewer)
        settings.now = { TemporaryDesk.time }
        desk = Desk(Chronicle(base.archive), settings)
    }

    func post(
        _ body: String,
        token: String? = "secret",
        origin: String? = nil,
        path: String = "/review"
    ) -> Answer {
        desk.answer(
            to: DeskRequest(
                method: .post,
                path: path,
                host: TemporaryDesk.host,
                origin: origin,
                token: token,
                body: Array(body.utf8)
            )
        )
    }

    func page(_ query: String = "") -> String {
        desk.answer(to: DeskRequest(path: "/review", query: query, host: TemporaryDesk.host)).text
    }

    var actions: [Review.Action] { get throws { try base.archive.reviews().map(\.action) } }
}

@Suite struct `Reviewing at the desk` {
    @Test func `needs the token, whoever asks`() throws {
        let reviewing = try Reviewing()
        #expect(reviewing.post("claim=c1&action=accept", token: nil).status == 403)
        #expect(reviewing.post("claim=c1&action=accept", token: "Secret").status == 403)
        #expect(reviewing.post("claim=c1&action=accept", token: "").status == 403)
        #expect(reviewing.post("claim=c1&action=accept", origin: "http://evil.com").status == 403)
        #expect(try reviewing.actions.isEmpty)
        #expect(reviewing.post("claim=c1&action=accept").status == 303)
        #expect(try reviewing.actions == [.accept])
    }

    @Test func `is not there where nobody may write`() throws {
        let reviewing = try Reviewing(isReadOnly: true)
        #expect(reviewing.post("claim=c1&action=accept").status == 403)
        #expect(!reviewing.page().contains("class=\"keys\""))
        #expect(reviewing.page().contains("id=\"queue\""))
    }

    @Test func `writes nowhere else`() throws {
        #expect(try Reviewing().post("claim=c1&action=accept", path: "/events").status == 405)
    }

    @Test(arguments: [
        "", "action=accept", "action=accept&claim=nobody", "action=dance&claim=c1", "claim=c1",
        "action=edit&claim=c1&slot=colour", "action=join&claim=c1&other=nobody", "%ff=1",
        "action=edit&claim=c1&slot=date&typed=1&from=yesterday",
        "action=edit&claim=c1&slot=killed&typed=1&low=-3",
        "action=edit&claim=c1&slot=type&typed=1&word=DANCE",
        "action=edit&claim=c1&slot=killed&value=many", "action=edit&claim=c1&slot=type&value=%22DANCE%22",
        "action=edit&claim=c1&slot=status&value=12",
        "action=edit&claim=c1&slot=killed&value=%7B%22low%22%3A3%2C%22high%22%3A1%7D",
        "action=reject&claim=c1&reason=because",
    ])
    func `refuses what it does not understand, and writes nothing`(body: String) throws {
        let reviewing = try Reviewing()
        #expect(400..<500 ~= reviewing.post(body).status)
        #expect(try reviewing.actions.isEmpty)
    }

    @Test func `goes on to the next claim once one is decided`() throws {
        let reviewing = try Reviewing()
        let first = try #require(try reviewing.base.archive.queue(in: .doubt, most: 1).first).claim
        #expect(reviewing.page().contains("name=\"claim\" value=\"\(first)\""))
        #expect(reviewing.post("claim=\(first)&action=accept").header("Location") == "/review")
        #expect(!reviewing.page().contains("name=\"claim\" value=\"\(first)\""))
        #expect(reviewing.post("action=undo").header("Location") == "/review?claim=\(first)")
        #expect(reviewing.page().contains("name=\"claim\" value=\"\(first)\""))
    }

    @Test func `stays at a claim that is edited, in the language that was asked for`() throws {
        let reviewing = try Reviewing()
        let answer = reviewing.post("claim=c4&action=edit&slot=status&value=%22occurred%22&lang=fr")
        let place = try #require(answer.header("Location"))
        #expect(place.contains("claim=c4") && place.contains("slot=status") && place.contains("lang=fr"))
        #expect(try reviewing.base.archive.reviews(ofClaim: "c4").first?.value == "\"occurred\"")
        let page = reviewing.page("claim=c4&slot=status")
        #expect(
            page.contains("<b>occurred</b>") && page.contains("<del>future</del>") && page.contains("ana")
        )
    }

    @Test func `takes what a person types`() throws {
        let reviewing = try Reviewing()
        for body in [
            "slot=killed&low=10&high=14", "slot=date&from=2025-06-01&to=2025-06-02",
            "slot=place&name=Gorom&country=bfa",
            "slot=actor&name=JNIM&country=&sector=reb", "slot=recipient&name=", "slot=type&word=COERCE",
        ] {
            #expect(reviewing.post("claim=c1&action=edit&typed=1&\(body)").status == 303, "\(body)")
        }
        let said = try reviewing.base.archive.reviews(ofClaim: "c1").map {
            $0.value.map { SlotWords($0).text }
        }
        #expect(said == ["10–14", "2025-06-01 – 2025-06-02", "Gorom", "JNIM", nil, "COERCE"])
        try reviewing.base.merge()
        let event = try #require(try reviewing.base.events().first { $0.type == .coerce })
        #expect(event.place?.name == "Gorom" || event.reports == 1)
    }

    @Test func `applies a correction to like cases, and takes all of it back`() throws {
        let reviewing = try Reviewing()
        let actor = "%5B%7B%22name%22%3A%22JNIM%22%7D%5D"
        #expect(reviewing.page("claim=c1&slot=actor").contains("id=\"like\""))
        #expect(reviewing.post("claim=c1&action=edit&slot=actor&value=\(actor)&like=1").status == 303)
        #expect(try reviewing.base.archive.reviews().map(\.claim) == ["c1", "c2"])
        #expect(reviewing.post("action=undo").status == 303)
        #expect(try reviewing.actions.isEmpty)
    }

    @Test func `shows what other witnesses say, but not in the random share`() throws {
        let reviewing = try Reviewing()
        #expect(reviewing.page("claim=c1&slot=killed").contains("Witnesses on this slot"))
        #expect(!reviewing.page("claim=c1&slot=killed&queue=random").contains("Witnesses on this slot"))
    }

    @Test func `gives a second reader what another decided, without how`() throws {
        let first = try Reviewing()
        let second = try Reviewing(by: "ben", on: first.base)
        #expect(second.page("queue=second").contains("No claim waits"))
        #expect(
            first.post("claim=c1&action=edit&slot=killed&value=%7B%22low%22%3A99%2C%22high%22%3A99%7D").status
                == 303
        )
        #expect(first.post("claim=c1&action=accept").status == 303)
        let page = second.page("queue=second")
        #expect(
            page.contains("name=\"claim\" value=\"c1\"") && !page.contains("99") && !page.contains("ana ·")
        )
        #expect(second.page("claim=c1").contains("99"))
        #expect(
            second.post("claim=c1&action=accept&queue=second").header("Location") == "/review?queue=second"
        )
        #expect(!second.page("queue=second").contains("name=\"claim\" value=\"c1\""))
        #expect(second.page("queue=mine").contains("name=\"claim\" value=\"c1\""))
        #expect(first.page("queue=second").contains("No claim waits"))
    }

    @Test func `shows in an event's table what a person gave, before and after a merge`() throws {
        let reviewing = try Reviewing()
        let event = try #require(try reviewing.base.ids("?type=ASSAULT").first)
        #expect(
            reviewing.post("claim=c1&action=edit&slot=killed&value=%7B%22low%22%3A99%2C%22high%22%3A99%7D")
                .status == 303
        )
        #expect(reviewing.post("claim=c3&action=reject").status == 303)
        let page = try reviewing.base.page("/events/\(event)")
        #expect(page.words.contains("99given by ana, 23 Dec 2025") && page.words.contains("2 corrections"))
        #expect(page.words.contains("rejected by ana"))
        try reviewing.base.merge()
        #expect(try reviewing.base.page("/events/\(event)").words.contains("99given by ana, 23 Dec 2025"))
    }

    @Test func `is told on the event's page`() throws {
        let reviewing = try Reviewing()
        _ = reviewing.post("claim=c1&action=flag&reason=wrong-number")
        let event = try #require(try reviewing.base.events().first { $0.type == .assault })
        let page = reviewing.desk.answer(
            to: DeskRequest(path: "/events/\(event.id)", host: TemporaryDesk.host)
        ).text
        #expect(page.contains("flagged (wrong number)") && page.contains("review its claims"))
    }

    @Test func `never shows what a reviewer typed as markup`() throws {
        let reviewing = try Reviewing(by: "<i>ana</i>")
        _ = reviewing.post("claim=c1&action=edit&slot=actor&typed=1&name=%3Cscript%3Ealert(1)%3C/script%3E")
        let page = reviewing.page("claim=c1&slot=actor")
        #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert"))
        #expect(!page.contains("<i>ana") && page.contains("&lt;i&gt;ana"))
    }
}
