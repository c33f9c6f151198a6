package import Unpacking

/// The files of a spaCy package, wherever they lie.
package protocol PackageFiles {
    /// The bytes of a file, `nil` where there is none of that name.
    func contents(of path: String) throws(UnpackingError) -> [UInt8]?
}

/// A package in a folder: the installed one, or the one inside it that has the data.
package struct FolderFiles: PackageFiles {
    private let root: String

    package init(root: String) { self.root = root }

    package func contents(of path: String) throws(UnpackingError) -> [UInt8]? {
        do { return try MappedFile(path: "\(root)/\(path)").bytes } catch {
            switch error.code {
            case "file.missing": return nil
            case "file.empty": return []
            default: throw error
            }
        }
    }
}

/// A package in a wheel.
package struct WheelFiles: PackageFiles {
    private let archive: ZIPArchive
    private let root: String

    /// Finds the data in a wheel: the folder with the configuration that lies highest.
    package init(_ archive: ZIPArchive) throws(ParsingError) {
        let configurations = archive.entries.map(\.name).filter {
            $0 == "config.cfg" || $0.hasSuffix("/config.cfg")
        }
        let depth = { (name: String) in name.utf8.count { $0 == UInt8(ascii: "/") } }
        guard let highest = configurations.min(by: { (depth($0), $0) < (depth($1), $1) }) else {
            throw ParsingError(
                code: "model.package",
                message: "the wheel has no spaCy model; expected a 'config.cfg' in it"
            )
        }
        self.archive = archive
        root = String(highest.dropLast("config.cfg".count))
    }

    package func contents(of path: String) throws(UnpackingError) -> [UInt8]? {
        guard let entry = archive[root + path] else { return nil }
        return try archive.contents(of: entry)
    }
}
