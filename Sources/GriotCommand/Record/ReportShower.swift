import Archiving
import Chronicling
import EventData
import Reading
import Unpacking

/// Shows a report of a record: its text, what its versions changed, and what it was read from.
struct ReportShower {
    private let archive: Archive
    /// The numbers of all versions, the first first.
    private let numbers: [Int]

    init(_ archive: Archive, report number: Int) throws {
        self.archive = archive
        numbers = try reportingErrors { try archive.versions(ofReport: number) }
    }

    // MARK: Text

    /// Shows a version, the newest for `nil`, with what each version changed.
    func showText(version: Int?) throws {
        let number = try number(of: version)
        guard let standing = try reportingErrors({ try archive.standing(ofReport: number) }) else { return }
        let report = standing.report
        var head = [report.title, report.outlet, report.published, report.url].compactMap { $0 }
        head += [
            report.byline.map { "by \($0)" }, report.agency.map { "from \($0)" },
            report.modified.map { "changed \($0)" },
        ].compactMap { $0 }
        if numbers.count > 1 { head.append("version \(standing.version) of \(numbers.count)") }
        let steps = version == nil ? try steps() : []
        let changes = steps.map { VersionChangesText($0).text() }
        try show((head + [""] + changes + [report.text]).joined(separator: "\n") + "\n")
    }

    func showChanges(asJSON: Bool) throws {
        let steps = try steps()
        guard !steps.isEmpty else {
            throw missing("version.none", "the report has one version only")
        }
        for step in steps {
            let bytes =
                asJSON ? VersionChangesJSON(step).lines() : Array(VersionChangesText(step).text().utf8)
            try show(String(decoding: bytes, as: UTF8.self))
        }
    }

    private func steps() throws -> [VersionStep] {
        guard numbers.count > 1, let last = numbers.last else { return [] }
        return try reportingErrors { try Chronicle(archive).steps(ofReport: last) }
    }

    // MARK: What it was read from

    /// Writes the bytes of a version's newest capture to standard output as they are.
    func showRaw(version: Int?) throws {
        let bytes = try capture(of: try note(of: version)).bytes
        do {
            let output = try OutputFile(path: nil)
            try output.write(bytes)
        } catch { throw CommandFailure(error) }
    }

    func showHeaders(version: Int?) throws {
        let note = try note(of: version)
        let fields = note.place == nil ? [] : try capture(of: note).headers
        var lines = [note.url.map { "url       \($0)" }, "name      \(note.name)"].compactMap { $0 }
        lines.append(
            "received  \(note.time) (\(note.way.rawValue))\(note.status.map { ", status \($0)" } ?? "")"
        )
        if let media = note.media { lines.append("media     \(media)") }
        lines.append("sha256    \(note.digest), \(note.size) bytes")
        if let place = note.place {
            let path = RawKeeper(archive).path(of: place)
            lines.append("kept      \(path), \(place.length) bytes at \(place.offset)")
        }
        lines += [""] + fields.map { "\($0.name): \($0.value)" }
        try show(lines.map(Self.printable).joined(separator: "\n") + "\n")
    }

    /// A header may hold signs that a terminal would obey.
    private static func printable(_ line: String) -> String {
        String(
            String.UnicodeScalarView(
                line.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
            )
        )
    }

    /// The newest capture of a version, one whose bytes were kept before others.
    private func note(of version: Int?) throws -> CaptureNote {
        let number = try number(of: version)
        let captures = try reportingErrors { try archive.captures(ofReport: number) }
        guard let capture = captures.last(where: { $0.note.place != nil }) ?? captures.last else {
            throw missing("raw.none", "the record was not told how this version was received")
        }
        return capture.note
    }

    private func capture(of note: CaptureNote) throws -> Capture {
        do { return try RawKeeper(archive).capture(of: note) } catch { throw CommandFailure(error) }
    }

    private func number(of version: Int?) throws -> Int {
        guard let version else {
            guard let last = numbers.last else { throw missing("version.none", "the report has no version") }
            return last
        }
        guard version >= 1, version <= numbers.count else {
            let count = numbers.count == 1 ? "one version" : "\(numbers.count) versions"
            throw missing("version.none", "there is no version \(version); the report has \(count)")
        }
        return numbers[version - 1]
    }

    private func missing(_ code: String, _ message: String) -> CommandFailure {
        CommandFailure(code: code, message: message, exitCode: CommandFailure.Exit.notFound)
    }
}
