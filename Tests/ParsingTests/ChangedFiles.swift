import GriotTesting
import Parsing
import Unpacking

/// A toy package with some of its files changed; `nil` takes a file away.
struct ChangedFiles: PackageFiles {
    private let original: FolderFiles
    private let changes: [String: ([UInt8]) -> [UInt8]?]

    init(_ toy: String, _ changes: [String: ([UInt8]) -> [UInt8]?]) {
        original = FolderFiles(root: "\(fixtures())/\(toy)")
        self.changes = changes
    }

    func contents(of path: String) throws(UnpackingError) -> [UInt8]? {
        let bytes = try original.contents(of: path)
        guard let bytes, let change = changes[path] else { return bytes }
        return change(bytes)
    }
}
