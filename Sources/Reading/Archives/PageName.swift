internal import Unpacking

/// What a thing in an archive is by its name.
enum PageName: Hashable {
    /// A page, a text, a PDF or a mail.
    case page
    /// An archive of its own.
    case archive
    /// A name without an ending, which says nothing.
    case plain
    case other

    private static let pages: Set = ["html", "htm", "xhtml", "txt", "pdf", "eml"]
    private static let archives: Set = [
        "zip", "wacz", "warc", "tar", "tgz", "mbox", "gz", "bz2", "xz", "zst", "7z",
    ]

    init(_ name: String) {
        let file = name.split(separator: "/").last.map(String.init) ?? ""
        // Beside each file, the archives of one system keep what they know of it, under names such as these.
        guard !file.hasPrefix("."), !name.hasPrefix("__MACOSX/") else {
            self = .other
            return
        }
        let parts = file.lowercased().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, let last = parts.last else {
            self = .plain
            return
        }
        if Self.pages.contains(last) {
            self = .page
        } else if last == "gz", ["html", "htm"].contains(parts[parts.count - 2]) {
            self = .page
        } else {
            self = Self.archives.contains(last) ? .archive : .other
        }
    }

    /// The last ending of a name, in lower case.
    static func ending(_ name: String) -> String {
        name.lowercased().split(separator: "/").last?.split(separator: ".").dropFirst().last.map(String.init)
            ?? ""
    }
}

/// A thing in an archive whose bytes are there.
struct ArchivedPage {
    /// A longer page is not read.
    static let longest = 64 << 20

    var name: String
    var bytes: [UInt8]

    /// The capture of it and remarks, or `nil` where it is no page; throws where it cannot be unpacked.
    func capture() throws(ReadingProblem) -> (capture: Capture, remarks: [ReadingProblem])? {
        let kind = PageName(name)
        guard kind == .page || kind == .plain && bytes[...].beginsLikePage else { return nil }
        if name.lowercased().hasSuffix(".eml") { return try MailReader.read(bytes, name: name) }
        guard name.lowercased().hasSuffix(".gz") else { return (Capture(name: name, bytes: bytes), []) }
        let (page, problem) = unpacked(bytes[...], as: .gzip, limit: Self.longest)
        if let problem { throw ReadingProblem(problem, in: name) }
        return (Capture(name: name, bytes: page), [])
    }
}

extension ArraySlice<UInt8> {
    /// Whether it begins with what a page begins with, and nothing else does.
    var beginsLikePage: Bool {
        let bytes = (starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self).prefix(1 << 10).drop {
            $0.isBlank
        }
        return bytes.begins(with: "<!doctype html") || bytes.begins(with: "<html")
    }
}

extension ReadingProblem {
    static func nested(_ name: String) -> Self {
        Self(code: "entry.nested", message: "'\(name)' is an archive within an archive, which is not opened")
    }

    static func leadsOut(_ name: String) -> Self {
        Self(
            code: "entry.path",
            message: "'\(name.prefix(200))' leads out of the archive; expected a relative name"
        )
    }

    static func link(_ name: String) -> Self {
        Self(code: "entry.link", message: "'\(name.prefix(200))' is a link or a device; expected a file")
    }
}
