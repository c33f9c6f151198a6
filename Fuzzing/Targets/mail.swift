import Reading
import Unpacking

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    if let capture = try? MailReader.read(bytes, name: "mail").capture {
        precondition(capture.bytes.count <= count, "a mail gives no more than it has")
        _ = MailSummary(capture.headers)
    }
    var reader = MailboxReader(UnpackingReader(bytes), name: "box")
    for _ in 0...count + 10 {
        do throws(ReadingProblem) { if try reader.next() == nil { return 0 } } catch { continue }
    }
    preconditionFailure("each step takes something")
}
