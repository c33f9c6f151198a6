import Archiving
import EventData
import Griot
import Reading
import Unpacking

/// Something that was received, and by which way it came.
struct Received: Sendable {
    var capture: Capture
    var way: CaptureNote.Way
    /// Whether its bytes are kept: those of a text file stand in the record as the report's own.
    var isKept = true
}

/// Keeps raw what was received beside a record, before the record tells of it.
struct RawKeeper: Sendable {
    private let archive: Archive
    private let store: RawStore

    init(_ archive: Archive) {
        self.archive = archive
        store = RawStore(beside: archive.path)
    }

    /// Keeps what was received and gives the note of each, in their order.
    ///
    /// The bytes are on the disk when it returns; the notes are to be written to the record then.
    func keep(_ received: [Received], time: String) throws(CommandFailure) -> [CaptureNote] {
        var notes = received.map { Self.note(of: $0, time: time) }
        let kept = received.indices.filter { received[$0].isKept }
        guard !kept.isEmpty else { return notes }
        let places: [RawStore.Place]
        do throws(UnpackingError) {
            places = try store.keep(
                kept.map { received[$0].capture },
                after: try last(),
                software: "griot/\(Pipeline.version)",
                time: time
            )
        } catch { throw CommandFailure(error) }
        for (index, place) in zip(kept, places) { notes[index].place = CaptureNote.Place(place) }
        return notes
    }

    private func last() throws(UnpackingError) -> RawStore.Place? {
        do { return try archive.lastPlace().map(RawStore.Place.init) } catch {
            throw UnpackingError(code: error.code, message: error.message)
        }
    }

    /// What the record says of something received, before it is kept.
    static func note(of received: Received, time: String) -> CaptureNote {
        let capture = received.capture
        return CaptureNote(
            url: capture.url,
            name: capture.name,
            way: received.way,
            time: capture.time ?? time,
            status: capture.status,
            media: capture.contentType,
            digest: RawStore.digest(of: capture.bytes),
            size: capture.bytes.count
        )
    }

    /// What was kept of a capture; throws where its bytes are not there, or are others.
    func capture(of note: CaptureNote) throws(ReadingProblem) -> Capture {
        guard let place = note.place else {
            throw ReadingProblem(code: "raw.none", message: "the bytes of '\(note.name)' were not kept")
        }
        let capture = try store.capture(at: RawStore.Place(place))
        guard RawStore.digest(of: capture.bytes) == note.digest else {
            throw ReadingProblem(
                code: "raw.changed",
                message:
                    "'\(store.folder)/\(place.warc)' has other bytes at \(place.offset) than were received"
            )
        }
        return capture
    }

    /// The file that a place is in, as a path.
    func path(of place: CaptureNote.Place) -> String { "\(store.folder)/\(place.warc)" }

    /// Looks at all captures whose bytes were kept: how many there are; throws at the first that is not as it was.
    func verify() throws -> Int {
        var count = 0
        try archive.forEachCapture { recorded in
            guard recorded.note.place != nil else { return }
            guard store.isThere else {
                throw ReadingProblem(
                    code: "raw.missing",
                    message: "the folder '\(store.folder)' with what was received is not there"
                )
            }
            _ = try capture(of: recorded.note)
            count += 1
        }
        return count
    }
}

extension CaptureNote.Place {
    fileprivate init(_ place: RawStore.Place) {
        self.init(warc: place.warc, offset: place.offset, length: place.length)
    }
}

extension RawStore.Place {
    fileprivate init(_ place: CaptureNote.Place) {
        self.init(warc: place.warc, offset: place.offset, length: place.length)
    }
}

extension CommandFailure {
    /// What is kept raw is missing or not as it was.
    init(_ problem: ReadingProblem) {
        self.init(code: problem.code, message: problem.message, exitCode: Exit.notFound)
    }
}
