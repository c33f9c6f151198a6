package import Unpacking

/// Reads the pages in a tar archive, packed with gzip or not.
package struct TarPages: ~Copyable, CaptureReader {
    private var reader: TarReader
    private var isAtEnd = false
    private var waiting: [ReadingProblem] = []

    package init(_ reader: consuming UnpackingReader) { self.reader = TarReader(reader) }

    package mutating func next() throws(ReadingProblem) -> Capture? {
        if !waiting.isEmpty { throw waiting.removeFirst() }
        while !isAtEnd {
            let page: ArchivedPage?
            var problem: ReadingProblem?
            do throws(UnpackingError) { page = try self.page(&problem) } catch {
                // What unpacking cannot read ends the archive; of tar's own damage it finds the end.
                isAtEnd = !error.code.hasPrefix("tar.")
                throw ReadingProblem(error)
            }
            if let problem { throw problem }
            guard let found = try page?.capture() else { continue }
            waiting = found.remarks
            return found.capture
        }
        return nil
    }

    private mutating func page(_ problem: inout ReadingProblem?) throws(UnpackingError) -> ArchivedPage? {
        guard let entry = try reader.next() else {
            isAtEnd = true
            return nil
        }
        let name = entry.name.hasPrefix("./") ? String(entry.name.dropFirst(2)) : entry.name
        let kind = PageName(name)
        guard entry.kind != .folder, kind != .other else { return nil }
        if !name.isSafe {
            problem = .leadsOut(name)
        } else if entry.kind != .file {
            problem = .link(name)
        } else if kind == .archive {
            problem = .nested(name)
        } else {
            return ArchivedPage(name: name, bytes: try reader.contents(limit: ArchivedPage.longest))
        }
        return nil
    }
}

extension String {
    /// Whether it is a name below a folder, and not above it.
    fileprivate var isSafe: Bool {
        let folders = utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        return folders.first?.isEmpty == false && !folders.contains { $0.elementsEqual("..".utf8) }
    }
}
