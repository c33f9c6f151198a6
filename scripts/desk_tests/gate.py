"""Who may read and who may write: tokens, read-only desks, names and pages of others, and what is too much."""
import http.client
import socket
import urllib.parse

from desk_tests.desk import copied
from desk_tests.page import quiet, visit
from desk_tests.reviewing import enter, press, unchanged

BAR = "Boolean([...document.querySelectorAll('.keys')].find(bar => bar.getClientRects().length))"
CHOICES = "Boolean([...document.querySelectorAll('.opts')].find(each => each.getClientRects().length))"


def decision(claim, action="accept"):
    """The form of a decision."""
    return urllib.parse.urlencode({"claim": claim, "action": action})


def first_claim(desk):
    """A claim of some event."""
    return desk.rows("SELECT claims.id FROM claims JOIN event_claims ON claim = claims.number")[0]["id"]


def check_token(desk, browser):
    """The page keeps the token and takes it off the address; no link and no other page has it."""
    with copied(desk) as own:
        assert len(own.token) >= 32, own.token
        enter(browser, own)
        assert browser.eval(BAR) and browser.eval(CHOICES)
        for path in ("/review", "/events", "/actors"):
            visit(browser, own, path)
            assert own.token not in browser.eval("document.documentElement.outerHTML + location.href"), path
        visit(browser, own, "/review")
        press(own, browser, "a")
        answer = own.ask("/?token=" + own.token)
        assert answer.status == 303 and answer.lines["referrer-policy"] == "no-referrer", answer.lines
        quiet(browser)


def check_without_token(desk, browser):
    """Without the token every page can be read, there is no key bar, and keys write nothing."""
    with copied(desk) as own:
        for name, path, _ in own.pages():
            visit(browser, own, path)
            assert browser.eval("document.querySelectorAll('main h1').length") == 1, path
        for path in ("/review", "/review?queue=random"):
            visit(browser, own, path)
            assert len(browser.eval("[...document.querySelectorAll('#queue a')].map(a => a.innerText)")) == 12
            unchanged(own, lambda: [browser.press(key) for key in ("a", "x", " ", "f", "s", "u", "2")])
            assert not browser.eval(BAR) and not browser.eval(CHOICES), "the bar is there though nothing can be written"


def check_refused_writing(desk):
    """Writing without the token, or with a wrong one, is refused and leaves no row."""
    with copied(desk) as own:
        body = decision(first_claim(own))
        wrong = [{}, {"X_Griot_Token": ""}, {"X_Griot_Token": "0" * len(own.token)}, {"X_Griot_Token": own.token[:-1]},
                 {"X_Griot_Token": own.token + "0"}, {"Authorization": "Bearer " + own.token}, {"Cookie": "token=" + own.token}]
        for headers in wrong:
            def ask():
                answer = own.ask("/review", "POST", body, **headers)
                assert answer.status == 403 and "token" in answer.text, (headers, answer.status)
            unchanged(own, ask)
        # A token in the address or in the form is none: a page of another site could not know it, but a log might.
        unchanged(own, lambda: own.ask("/review?token=" + own.token, "POST", body))
        unchanged(own, lambda: own.ask("/review", "POST", body + "&token=" + own.token))
        answer = own.ask("/review", "POST", body, X_Griot_Token=own.token)
        assert answer.status == 303 and len(own.reviews()) == 1, answer.status
        # Of another desk it is none either: each opening has its own.
        with copied(desk) as other:
            assert other.token != own.token


def check_read_only(desk, browser):
    """With --read-only there is no token and no key bar, whatever one sends is refused, and values and log stay."""
    with copied(desk) as own:
        body = decision(first_claim(own))
        assert own.ask("/review", "POST", body, X_Griot_Token=own.token).status == 303
        with type(own)(own.record, "--read-only") as closed:
            assert closed.token is None
            browser.open(closed.address + "/?token=" + own.token)
            visit(browser, closed, "/review")
            assert not browser.eval("Boolean(document.querySelector('.keys, .opts, form[method=post]'))")
            assert browser.eval("document.querySelectorAll('#slots > li').length") >= 6
            assert "accepted" in browser.eval("document.querySelector('#log').innerText")
            assert "read only" in browser.eval("document.querySelector('.foot').innerText")
            unchanged(closed, lambda: [browser.press(key) for key in ("a", "x", " ", "2", "u")])
            for token in ("", own.token):
                unchanged(closed, lambda: closed.ask("/review", "POST", body, X_Griot_Token=token))
                assert closed.ask("/review", "POST", body, X_Griot_Token=token).status == 403
            quiet(browser)


def check_hosts(desk):
    """The desk answers under its own names alone."""
    for host, status in [(f"127.0.0.1:{desk.port}", 200), (f"localhost:{desk.port}", 200), ("localhost", 200), (f"[::1]:{desk.port}", 200),
                         (f"LOCALHOST:{desk.port}", 200), (f"evil.example:{desk.port}", 421), ("evil.example", 421),
                         (f"127.0.0.1.evil.example:{desk.port}", 421), (f"127.0.0.1:{desk.port}@evil.example", 421),
                         (f"localhost.evil.example", 421), ("0.0.0.0", 421), ("", 421), ("127.0.0.1:x", 421)]:
        for path in ("/events", "/events.json", "/assets/desk.js", "/api/acled/read", "/"):
            answer = desk.ask(path, Host=host)
            expected = {303} if status == 200 and path == "/" else {status} if host else {400, 421}
            assert answer.status in expected, f"{path} of '{host}': {answer.status}"
            if status != 200:
                assert "griot" not in answer.lines.get("server", "") and desk.events[0]["id"] not in answer.text


def check_own_host(desk):
    """`--name` lets the desk be asked for under one more name, and no other."""
    with copied(desk, "--name", "desk.example") as own:
        assert own.ask("/events", Host=f"desk.example:{own.port}").status == 200
        assert own.ask("/events", Host=f"other.example:{own.port}").status == 421


def check_origins(desk):
    """Requests from pages of other sites are refused, reading and writing, with the token too."""
    with copied(desk) as own:
        body = decision(first_claim(own))
        for origin in ("http://evil.example", "null", f"https://127.0.0.1:{own.port}", f"http://127.0.0.1:{own.port + 1}",
                       f"http://127.0.0.1:{own.port}.evil.example", "http://localhost"):
            def ask():
                answer = own.ask("/review", "POST", body, X_Griot_Token=own.token, Origin=origin)
                assert answer.status == 403, (origin, answer.status)
                assert own.ask("/events.json", Origin=origin).status == 403, origin
            unchanged(own, ask)
        answer = own.ask("/events.json", Origin=own.address)
        assert answer.status == 200 and not any(name.startswith("access-control") for name in answer.lines)
        assert own.ask("/review", "POST", body, X_Griot_Token=own.token, Origin=own.address).status == 303


def check_headers(desk):
    """Every answer, also of what goes wrong, has a policy that lets nothing from elsewhere in."""
    for path in ("/events", "/events.json", "/events.csv", "/events.atom", "/assets/desk.js", "/nothing", "/events?limit=x", "/openapi.json"):
        answer = desk.ask(path)
        policy = answer.lines.get("content-security-policy", "")
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy, path
        assert answer.lines.get("x-content-type-options") == "nosniff" and answer.lines.get("content-type"), path


def check_paths(desk):
    """No address leads out of the folder of the map, and none is understood that is not one."""
    tries = ["/assets/../../../etc/passwd", "/assets/map/../../../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets/map/..%2f..%2f..%2fetc%2fpasswd",
             "/assets/map/%2fetc%2fpasswd", "//etc/passwd", "/assets//etc/passwd", "/assets/map/..\\..\\etc\\passwd", "/assets/map/leaflet.js%00.css",
             "/assets/map/", "/assets/map", "/assets/.", "/%ff", "/events/%c0%ae%c0%ae", "/reports/..%2f..%2fetc%2fpasswd"]
    for path in tries:
        answer = desk.ask(path)
        assert answer.status in (400, 404), f"{path}: {answer.status}"
        assert "root:" not in answer.text, path


def check_bounds(desk):
    """Addresses and forms have a largest size, methods are those that there are, and the desk lives on."""
    with copied(desk) as own:
        assert own.ask("/events?q=" + "a" * 8100).status == 200
        assert own.ask("/events?q=" + "a" * 9000).status in (414, 431)
        unchanged(own, lambda: own.ask("/events", "POST", "a=b", X_Griot_Token=own.token))
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
            answer = own.ask("/events", method)
            assert answer.status == 405, f"{method}: {answer.status}"
        try:
            status = own.ask("/review", "POST", "claim=" + "a" * (2 << 20), X_Griot_Token=own.token).status
            assert status == 413, status
        except (ConnectionError, http.client.HTTPException):
            pass  # It may hang up while the rest is on its way.
        with socket.create_connection(("127.0.0.1", own.port), timeout=10) as line:
            line.sendall(b"NONSENSE\r\n\r\n")
            assert b"200" not in line.recv(4096)[:20]
        assert own.ask("/events").status == 200 and own.reviews() == []


def check_wrong_forms(desk):
    """A form that asks for what cannot be is refused in words, and leaves no row."""
    with copied(desk) as own:
        claim = first_claim(own)
        for form in ("", "action=accept", f"claim={claim}", f"claim={claim}&action=erase", "claim=nobody&action=accept", f"claim={claim}&action=edit",
                     f"claim={claim}&action=edit&slot=shoes&value=1", f"claim={claim}&action=join&other=nothing", f"claim={claim}&action=join", "%ff=%ff",
                     f"claim={claim}&action=edit&slot=killed&value=nonsense", f"claim={claim}&action=edit&slot=type&value=%22NONSENSE%22",
                     f"claim={claim}&action=edit&slot=status&value=12", f"claim={claim}&action=reject&reason=because"):
            answers = []
            def ask():
                answers.append(own.ask("/review", "POST", form, X_Griot_Token=own.token))
            unchanged(own, ask)
            assert 400 <= answers[0].status < 500, (form, answers[0].status)
