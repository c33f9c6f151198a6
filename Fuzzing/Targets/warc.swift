import Reading
import Unpacking

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    var reader = WARCReader(Array(UnsafeBufferPointer(start: data, count: count)))
    var steps = 0
    while true {
        do throws(ReadingProblem) {
            guard let capture = try reader.next() else { return 0 }
            // What was read can be written, and is then read again as it was. It takes most of the time.
            guard count % 8 == 0, let bytes = try? WARCWriter.record(of: capture) else { continue }
            var again = WARCReader(bytes)
            let copy = try? again.next()
            precondition(
                copy?.bytes == capture.bytes && copy?.status == capture.status,
                "a record comes back"
            )
        } catch {
            precondition(!error.message.isEmpty, "a problem says what it is")
        }
        steps += 1
        precondition(steps <= count + 10, "each step takes something")
    }
}
