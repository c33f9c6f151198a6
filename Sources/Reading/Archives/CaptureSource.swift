internal import Unpacking

/// All that is in a file, be it a page, a mail, a mailbox, a web archive or an archive of pages.
///
/// ```swift
/// let source = try CaptureSource(path: path)
/// while true {
///     do { guard let capture = try source.next() else { break }; use(capture) } catch { report(error) }
/// }
/// ```
///
/// What it is, the first bytes say, and its name only where they do not. Archives are read piece by piece,
/// however large they are; only a ZIP on standard input has to be taken into memory.
package struct CaptureSource: ~Copyable {
    /// A longer ZIP on standard input is not read.
    private static let longestInput = 1 << 28

    private let reader: any BoxedReader

    /// Opens a file, or standard input for `nil`; throws `file.missing`, `file.unreadable`, and `zip.…` where a
    /// directory is damaged.
    package init(path: String?) throws(ReadingProblem) {
        let name = path.map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? "standard input"
        let input: UnpackingReader
        do throws(UnpackingError) { input = try UnpackingReader(path: path) } catch {
            throw ReadingProblem(error)
        }
        reader = try Self.reader(input, name, size: path.flatMap(fileSize), path: path)
    }

    /// Reads bytes in memory as if they were a file of that name.
    package init(_ bytes: [UInt8], name: String) throws(ReadingProblem) {
        reader = try Self.reader(UnpackingReader(bytes), name, size: bytes.count, path: nil)
    }

    /// The next capture, `nil` at the end.
    ///
    /// A thrown problem belongs to one record: it stands for one that cannot be read, or follows the capture of
    /// one that is not all that it should be. The next call goes on.
    package mutating func next() throws(ReadingProblem) -> Capture? { try reader.next() }

    private static func reader(
        _ reader: consuming UnpackingReader,
        _ name: String,
        size: Int?,
        path: String?
    ) throws(ReadingProblem) -> any BoxedReader {
        do throws(UnpackingError) { _ = try reader.has(512) } catch {
            // What is damaged further on has a beginning that tells what it is.
            if error.code.hasPrefix("file.") { throw ReadingProblem(error) }
        }
        switch CaptureForm(reader.rest, isGzip: reader.isGzip, name: name) {
        case .webArchive: return Box(WARCReader(reader, size: size))
        case .tar: return Box(TarPages(reader))
        case .mailbox: return Box(MailboxReader(reader, name: name))
        case .page: return Box(SinglePage(reader, name: name))
        case .zip:
            let store: ByteStore
            do throws(UnpackingError) {
                if let path { store = try ByteStore(path: path) } else { store = try whole(&reader, name) }
            } catch {
                throw ReadingProblem(error)
            }
            return Box(try ZIPPages(store, isWACZ: PageName.ending(name) == "wacz"))
        }
    }

    private static func whole(
        _ reader: inout UnpackingReader,
        _ name: String
    ) throws(UnpackingError) -> ByteStore {
        guard try !reader.has(longestInput + 1) else {
            throw UnpackingError(
                code: "file.too-long",
                message: "'\(name)' has more than \(longestInput) bytes"
            )
        }
        return ByteStore(Array(reader.rest))
    }
}

/// What gives captures one after another.
protocol CaptureReader: ~Copyable {
    mutating func next() throws(ReadingProblem) -> Capture?
}

/// A reader whose kind is known only when the file is open.
private protocol BoxedReader: AnyObject {
    func next() throws(ReadingProblem) -> Capture?
}

private final class Box<Reader: CaptureReader & ~Copyable>: BoxedReader {
    private var reader: Reader

    init(_ reader: consuming Reader) { self.reader = reader }

    func next() throws(ReadingProblem) -> Capture? { try reader.next() }
}

/// What a file is, by its first bytes and its name.
enum CaptureForm {
    case webArchive
    case zip
    case tar
    case mailbox
    case page

    init(_ head: ArraySlice<UInt8>, isGzip: Bool, name: String) {
        let bytes = Self(head, isGzip: isGzip)
        let lower = name.lowercased()
        let ending = PageName.ending(lower.hasSuffix(".gz") ? String(lower.dropLast(3)) : lower)
        switch ending {
        case _ where bytes != nil: self = bytes ?? .page
        case "warc": self = .webArchive
        case "zip", "wacz": self = isGzip ? .page : .zip
        case "tar", "tgz": self = .tar
        case "mbox": self = .mailbox
        default: self = .page
        }
    }

    private init?(_ head: ArraySlice<UInt8>, isGzip: Bool) {
        if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]), !isGzip {
            self = .zip
        } else if head.startsRecord(at: head.startIndex) {
            self = .webArchive
        } else if TarReader.isHeader(head.prefix(512)) {
            self = .tar
        } else if MailboxReader.isSeparator(head.prefix { $0 != 0x0A }) {
            self = .mailbox
        } else {
            return nil
        }
    }
}
