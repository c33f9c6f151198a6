#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The value of an environment variable.
package func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// The names of what lies in a folder, sorted; none where there is no such folder.
package func fileNames(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// Whether there is anything at the path, a file or a folder.
package func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// Whether there is a folder at the path.
package func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// How many bytes a regular file has; `nil` for anything else.
package func fileSize(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
}

/// Makes a folder and those above it; throws `folder.unwritable`.
package func makeFolder(_ path: String) throws(UnpackingError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
        made += "/\(part)"
        if mkdir(made, 0o755) != 0, errno != EEXIST {
            let reason = String(cString: strerror(errno))
            throw UnpackingError(code: "folder.unwritable", message: "'\(made)' cannot be made: \(reason)")
        }
    }
    guard isFolder(path) else {
        throw UnpackingError(code: "folder.unwritable", message: "'\(path)' is not a folder")
    }
}

/// Puts a file in the place of another; throws `file.unwritable`.
package func moveFile(_ path: String, to place: String) throws(UnpackingError) {
    if rename(path, place) == 0 { return }
    let reason = String(cString: strerror(errno))
    throw UnpackingError(code: "file.unwritable", message: "'\(place)' cannot be written: \(reason)")
}

/// Removes a file, if it is there; throws `file.unwritable`.
package func removeFile(_ path: String) throws(UnpackingError) {
    if unlink(path) == 0 || errno == ENOENT { return }
    let reason = String(cString: strerror(errno))
    throw UnpackingError(code: "file.unwritable", message: "'\(path)' cannot be removed: \(reason)")
}

/// The processors that are there to be used.
package func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// Whether a descriptor is a terminal.
package func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
