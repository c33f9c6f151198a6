internal import EventData

/// What stands around the content of every page.
struct Frame {
    let visit: Visit
    let title: String
    /// The view that is marked in the bar: `events`.
    let view: String
    /// Whether the page has a map.
    var hasMap = false

    private static let views = [
        "events", "stories", "actors", "places", "outlets", "reports", "relations", "review",
    ]

    private var wording: Wording { visit.wording }

    /// A whole page; `below` stands under the content and stays in sight.
    func page(_ content: Markup, below: Markup = "") -> Markup {
        """
        <!doctype html>
        <html lang="\(wording.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) · griot</title>
        \(links)
        </head>
        <body>
        <a class="skip" href="#main">\(wording["skip"])</a>
        \(Symbols.all)
        \(bar)
        <main id="main" tabindex="-1">
        \(content)
        </main>
        \(below)
        \(foot)
        \(help)
        </body>
        </html>

        """
    }

    private var links: Markup {
        let map: Markup = """
            <link rel="stylesheet" href="/assets/map/leaflet.css">
            <link rel="stylesheet" href="/assets/map.css">
            <script src="/assets/map/leaflet.js" defer></script>
            <script src="/assets/map.js" defer></script>

            """
        return """
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/assets/desk.css">
            \(hasMap ? map : "")<script src="/assets/desk.js" defer></script>
            """
    }

    private var bar: Markup {
        let views = Self.views.map { name -> Markup in
            """
            <a href="\(visit.link(name))"\(name == view ? " aria-current=\"page\"" : "")>\(wording["view.\(name)"])</a>
            """
        }
        return """
            <header class="bar">
            <a class="mark" href="\(visit.link("events"))">griot</a><span class="rec" title="\(wording["record.open"])">\(
                visit.desk.settings.record)</span>
            <nav aria-label="\(wording["views"])">\(views)</nav>
            <div class="tools" role="group" aria-label="\(wording["language"])">\(language(.english, "EN", "English"))\(
                language(.french, "FR", "Français"))
            <button class="plain" type="button" data-help aria-haspopup="dialog"><kbd>?</kbd> <span class="wide">\(
                wording["keys"])</span></button>
            </div>
            </header>
            """
    }

    private func language(_ language: Language, _ short: String, _ name: String) -> Markup {
        let address = visit.address.with("lang", language == .french ? "fr" : nil)
        let current: Markup = language == wording.language ? " aria-current=\"true\"" : ""
        let code = language.rawValue
        return """
            <a class="plain" href="\(address.text)" lang="\(code)" hreflang="\(code)"\(current)><abbr title="\(name)">\(
                short)</abbr></a>
            """
    }

    private var foot: Markup {
        let settings = visit.desk.settings
        return """
            <footer class="foot"><span>griot \(settings.griot)</span><span>\(wording["boundaries"])</span><span>\(
                wording[settings.isReadOnly ? "access.read" : "access.write"])</span><span><a href="/openapi.json">openapi.json</a></span></footer>
            """
    }

    private var help: Markup {
        let rows: [([String], String)] = [
            (["/"], "search"), (["j", "k"], "rows"), (["Enter"], "open"), (["[", "]"], "brush"),
            (["c"], "contested"), (["Esc"], "escape"), (["a", "x", "Space"], "accept"),
            (["1–9", "e", "f"], "choose"),
            (["m", "s", "u"], "merge"), (["?"], "help"),
        ]
        let lines = rows.map { keys, name -> Markup in
            "<dt>\(keys.map { key -> Markup in "<kbd>\(key)</kbd> " })</dt><dd>\(wording["keys.\(name)"])</dd>"
        }
        return """
            <dialog id="help" aria-labelledby="help-title"><h2 id="help-title">\(wording["keys.title"])</h2>
            <dl class="kv">\(lines)</dl>
            <form method="dialog"><button class="btn">\(wording["keys.close"])</button></form></dialog>
            """
    }
}

/// The signs of PLOVER's quads: circle for cooperation, diamond for conflict; hollow for words, filled for deeds.
enum Symbols {
    static let all: Markup = """
        <svg class="defs" aria-hidden="true" focusable="false">
        <symbol id="q-vc" viewBox="-6 -6 12 12"><circle class="coop v" r="4.2"/></symbol>
        <symbol id="q-mc" viewBox="-6 -6 12 12"><circle class="coop" r="4.6"/></symbol>
        <symbol id="q-vx" viewBox="-6 -6 12 12"><path class="conf v" d="M0-5 5 0 0 5-5 0Z"/></symbol>
        <symbol id="q-mx" viewBox="-6 -6 12 12"><path class="conf" d="M0-5.2 5.2 0 0 5.2-5.2 0Z"/></symbol>
        <symbol id="q-cf" viewBox="-6 -6 12 12"><circle class="coop fut" r="4.4"/></symbol>
        <symbol id="q-xf" viewBox="-6 -6 12 12"><path class="conf fut" d="M0-5 5 0 0 5-5 0Z"/></symbol>
        <pattern id="h-area" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0 0V6"/></pattern>
        </svg>
        """

    static func sign(_ quad: Quad, isFuture: Bool = false) -> Markup {
        let isCooperation = quad == .verbalCooperation || quad == .materialCooperation
        let name = isFuture ? (isCooperation ? "cf" : "xf") : quad.name
        return "<svg class=\"q\" aria-hidden=\"true\"><use href=\"#q-\(name)\"/></svg>"
    }
}
