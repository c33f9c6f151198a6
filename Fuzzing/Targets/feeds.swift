import Reading

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let feed = try? FeedReader().read(Capture(name: "feed", url: "https://x.example/feed", bytes: bytes)) else {
        return 0
    }
    precondition(feed.entries.count <= count, "a feed has no more entries than bytes")
    for entry in feed.entries {
        // A byte that is no text becomes U+FFFD, which is three bytes, and each of them three characters.
        precondition((entry.url?.utf8.count ?? 0) <= 9 * count + 100, "an address is as long as what it is made of")
        _ = entry.content.flatMap(EntryText.text)
    }
    return 0
}
