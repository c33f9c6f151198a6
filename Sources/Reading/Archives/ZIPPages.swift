package import Unpacking

/// Reads the pages in a ZIP archive, or the web archives in it where it is a WACZ.
///
/// A WACZ is a ZIP with WARCs in its folder `archive`, and what describes them beside it.
/// https://specs.webrecorder.net/wacz/1.1.1/
package struct ZIPPages: ~Copyable, CaptureReader {
    private let archive: ZIPArchive
    private let isWACZ: Bool
    private var position = 0
    private var records: WARCReader?
    private var waiting: [ReadingProblem] = []

    /// Reads the directory; throws for an archive whose directory is damaged, or lies.
    package init(_ store: ByteStore, isWACZ: Bool = false) throws(ReadingProblem) {
        let archive = try Self.archive(store)
        self.archive = archive
        self.isWACZ =
            isWACZ || archive["datapackage.json"] != nil && archive.entries.contains(where: \.isWARC)
    }

    private static func archive(_ store: ByteStore) throws(ReadingProblem) -> ZIPArchive {
        do throws(UnpackingError) {
            let archive = try ZIPArchive(store, takesAnyName: true)
            let sizes = archive.sizes
            if sizes.entries <= sizes.archive { return archive }
            throw UnpackingError(
                code: "zip.overlap",
                message: "the entries claim \(sizes.entries) bytes of an archive of \(sizes.archive)"
            )
        } catch {
            throw ReadingProblem(error)
        }
    }

    package mutating func next() throws(ReadingProblem) -> Capture? {
        if !waiting.isEmpty { throw waiting.removeFirst() }
        while true {
            if let capture = try records?.next() { return capture }
            records = nil
            guard position < archive.entries.count else { return nil }
            let entry = archive.entries[position]
            position += 1
            if isWACZ {
                if entry.isWARC { try open(entry) }
            } else if let capture = try capture(of: entry) {
                return capture
            }
        }
    }

    private mutating func open(_ entry: ZIPEntry) throws(ReadingProblem) {
        do throws(UnpackingError) {
            let isPlain = !entry.name.hasSuffix(".gz")
            let reader = UnpackingReader(try archive.input(of: entry))
            records = WARCReader(reader, size: isPlain ? entry.size : nil)
        } catch {
            throw ReadingProblem(error, in: entry.name)
        }
    }

    private mutating func capture(of entry: ZIPEntry) throws(ReadingProblem) -> Capture? {
        let kind = PageName(entry.name)
        guard !entry.name.hasSuffix("/"), kind != .other else { return nil }
        if entry.leadsOut { throw .leadsOut(entry.name) }
        if entry.isLink { throw .link(entry.name) }
        if kind == .archive { throw .nested(entry.name) }
        let bytes: [UInt8]
        do throws(UnpackingError) {
            bytes = try archive.contents(of: entry, limit: ArchivedPage.longest)
        } catch {
            throw ReadingProblem(error)
        }
        guard let page = try ArchivedPage(name: entry.name, bytes: bytes).capture() else { return nil }
        waiting = page.remarks
        return page.capture
    }
}

extension ZIPEntry {
    fileprivate var isWARC: Bool {
        name.hasPrefix("archive/") && (name.hasSuffix(".warc.gz") || name.hasSuffix(".warc"))
    }
}
