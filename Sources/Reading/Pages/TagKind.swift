/// What an element does to the text in it, by its name.
enum TagKind: UInt8, Sendable {
    case inline, block, heading, item, row, cell, quote, preformatted, lineBreak, link
    /// What is never read, with all that is in it.
    case silent

    init(_ name: String) {
        self =
            switch name {
            case "address", "article", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
                "header",
                "hgroup", "hr", "html", "main", "ol", "p", "section", "summary", "table", "tbody", "tfoot",
                "thead", "ul", "form", "amp-story", "figure", "picture", "img", "caption", "aside":
                .block
            case "h1", "h2", "h3", "h4", "h5", "h6": .heading
            case "li": .item
            case "tr": .row
            case "td", "th": .cell
            case "blockquote": .quote
            case "pre", "xmp", "listing": .preformatted
            case "br": .lineBreak
            case "a": .link
            case "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg",
                "canvas",
                "math", "select", "option", "datalist", "textarea", "input", "button", "audio", "video",
                "map",
                "dialog", "menu", "nav", "footer", "head", "title", "meta", "link", "figcaption", "amp-ad",
                "amp-analytics", "noframes", "frameset", "label", "optgroup", "progress", "meter", "source":
                .silent
            default: .inline
            }
    }
}
