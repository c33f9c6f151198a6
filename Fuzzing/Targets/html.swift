import EventData
import Reading

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    let reading = PageReader().read(Capture(name: "page", url: "https://x.example/a", bytes: bytes))
    precondition(reading.report.text.utf8.count <= 16 * count + 64, "a page gives no more than it has")
    return 0
}
