/// The search, and a chip for each thing that is asked for.
struct QueryBar {
    private let visit: Visit
    private let query: EventQuery

    init(_ visit: Visit, _ query: EventQuery) {
        self.visit = visit
        self.query = query
    }

    private var wording: Wording { visit.wording }

    var markup: Markup {
        """
        <form class="query" role="search" action="/events" method="get" data-go>
        <input type="search" name="q" value="\(query.address["q"] ?? "")" aria-label="\(wording["search.label"])" placeholder="\(
            wording["search.hint"])">\(kept)\(chips)
        <button class="btn main">\(wording["find"])</button>
        </form>
        """
    }

    /// The search leaves everything else that is asked for as it is.
    private var kept: [Markup] {
        query.address.query.filter { $0.name != "q" && $0.name != "page" }.map { item in
            "<input type=\"hidden\" name=\"\(item.name)\" value=\"\(item.value)\">"
        }
    }

    private var chips: [Markup] {
        query.asked.map { item in
            let without = query.address.without(
                [item.name, "page"] + (item.name == "near" ? ["radius"] : [])
            )
            let name = wording["filter.\(item.name)"]
            return """
                <span class="chip"><span>\(name) <b>\(ValueText(item, wording).text)</b></span><a href="\(
                    without.text)" data-go aria-label="\(wording["chip.remove"]): \(name)">×</a></span>
                """
        }
    }
}

/// What a name in an address asks for, in words.
private struct ValueText {
    let text: String

    init(_ item: Address.Item, _ wording: Wording) {
        let values = item.value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        switch item.name {
        case "quad":
            text = values.map { value in Quad(name: value).map { wording["quad.\($0.rawValue)"] } ?? value }
                .joined(separator: ", ")
        case "status", "contested":
            text = values.map { wording["\(item.name).\($0)"] }.joined(separator: ", ")
        case "witnesses": text = values.map { wording["band.\($0)"] }.joined(separator: ", ")
        case "country":
            text = values.map { $0.isEmpty ? wording["country.none"] : $0 }.joined(separator: ", ")
        case "from", "to": text = wording.day(iso: item.value)
        case "in": text = wording.count(values.count, "event")
        default: text = item.value
        }
    }
}

/// Links to the same in other forms.
struct Formats {
    let markup: Markup

    init(_ address: Address, _ forms: [String]) {
        let links = forms.map { form -> Markup in
            var other = address.without(["lang", "page"])
            other.path[other.path.count - 1] += ".\(form)"
            return "<a href=\"\(other.text)\">.\(form)</a>"
        }
        markup = "<span class=\"formats\">\(links)</span>"
    }

    /// The links as a line of their own.
    var line: Markup { "<p class=\"standfirst\">\(markup)</p>" }
}

/// Links to the pages before and after.
struct Pager {
    let markup: Markup

    init(_ visit: Visit, page: Int, count: Int, total: Int) {
        let last = max(1, (total + count - 1) / count)
        guard last > 1 else {
            markup = ""
            return
        }
        let wording = visit.wording
        func link(_ page: Int, _ rel: String, _ key: String) -> Markup {
            let address = visit.address.with("page", page == 1 ? nil : "\(page)")
            return "<a class=\"btn\" rel=\"\(rel)\" href=\"\(address.text)\" data-go>\(wording[key])</a>"
        }
        let previous = page > 1 ? link(page - 1, "prev", "pager.previous") : ""
        let next = page < last ? link(page + 1, "next", "pager.next") : ""
        markup = """
            <nav class="pager" aria-label="\(wording["pager"])">\(previous)<span>\(wording.number(page)) / \(
                wording.number(last))</span>\(next)</nav>
            """
    }
}
