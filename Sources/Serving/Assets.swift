internal import Unpacking

/// The files that pages ask for: those of the desk itself, which the program carries, and those of the map, which are
/// installed beside it.
struct Assets {
    private let settings: Desk.Settings

    init(_ settings: Desk.Settings) { self.settings = settings }

    /// No other file is ever read.
    private static let installed = [
        "leaflet.js": "text/javascript; charset=utf-8", "leaflet.css": "text/css; charset=utf-8",
        "countries.json": "application/json", "divisions.json": "application/json",
    ]

    /// The browser says of each tag whether it has what has it.
    func answer(to address: Address, isKnown: (String) -> Bool) throws(DeskProblem) -> Answer {
        let path = Array(address.path.dropFirst())
        let tag = "\"\(settings.griot)\""
        if path.count == 1, let (text, type) = own(path[0]) {
            return tagged(Array("\(text)".utf8), type, tag, isKnown(tag))
        }
        if path.count == 2, path[0] == "map", let type = Self.installed[path[1]], let folder = settings.folder
        {
            if isKnown(tag) { return tagged([], type, tag, true) }
            if let file = try? MappedFile(path: "\(folder)/\(path[1])") {
                return tagged(file.bytes, type, tag, false)
            }
        }
        throw .unknown(address.text)
    }

    private func own(_ name: String) -> (StaticString, String)? {
        switch name {
        case "desk.css": (Lexicon.desk_css, "text/css; charset=utf-8")
        case "map.css": (Lexicon.map_css, "text/css; charset=utf-8")
        case "desk.js": (Lexicon.desk_js, "text/javascript; charset=utf-8")
        case "map.js": (Lexicon.map_js, "text/javascript; charset=utf-8")
        default: nil
        }
    }

    private func tagged(_ body: [UInt8], _ type: String, _ tag: String, _ isKnown: Bool) -> Answer {
        let headers = [("ETag", tag), ("Cache-Control", "no-cache")]
        if isKnown { return Answer(status: 304, type: "", headers: headers, body: []) }
        return Answer(type: type, headers: headers, body: body)
    }
}
