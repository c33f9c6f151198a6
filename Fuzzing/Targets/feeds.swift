@testable import Reading

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let tree = MarkupTree(xml: Array(UnsafeBufferPointer(start: data, count: count)))
    for item in tree.elements(named: "item") + tree.elements(named: "entry") {
        _ = tree.child(of: item, named: "link").map { tree.text(of: $0) }
    }
    return 0
}
