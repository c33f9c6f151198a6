/// Bytes that come block after block: from a file, a pipe, memory or a part of these.
package struct ByteInput: ~Copyable {
    private let source: any ByteSource

    /// Opens a file, or standard input for `nil`; throws `file.missing` or `file.unreadable`.
    package init(path: String?, offset: Int = 0) throws(UnpackingError) {
        source = try FileSource(path: path, offset: offset)
    }

    package init(_ bytes: [UInt8]) { source = PartSource(ByteStore(bytes), 0..<bytes.count) }

    init(_ source: any ByteSource) { self.source = source }

    /// Appends up to `count` bytes, and says whether there were any; throws `file.unreadable`.
    mutating func read(_ count: Int, onto bytes: inout [UInt8]) throws(UnpackingError) -> Bool {
        try source.read(count, onto: &bytes)
    }
}

/// Where bytes come from, block after block.
protocol ByteSource: AnyObject {
    /// Appends up to `count` bytes, and says whether there were any.
    func read(_ count: Int, onto bytes: inout [UInt8]) throws(UnpackingError) -> Bool
}
