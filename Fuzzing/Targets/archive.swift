import Reading

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    // The first byte chooses the name, by which archives are told that do not look like it.
    let names = ["a", "a.zip", "a.wacz", "a.tar", "a.tgz", "a.eml", "a.mbox", "a.html.gz"]
    guard count > 0 else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
    guard var source = try? CaptureSource(bytes, name: names[Int(data[0] & 7)]) else { return 0 }
    for _ in 0...count + 10 {
        do throws(ReadingProblem) { if try source.next() == nil { return 0 } } catch { continue }
    }
    preconditionFailure("each step takes something")
}
