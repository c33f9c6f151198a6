import Foundation

/// A folder that is there for one test and gone after it.
package final class TemporaryFolder {
    package let path: String

    package init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "griot-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file into the folder and returns its path.
    @discardableResult
    package func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let file = "\(path)/\(name)"
        try Data(bytes).write(to: URL(filePath: file))
        return file
    }
}

/// The folder of a test's own files, `Fixtures` beside the test.
package func fixtures(beside testFile: String = #filePath) -> String {
    URL(filePath: testFile).deletingLastPathComponent().appending(path: "Fixtures").path
}
