#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program of somebody else that turns bytes into others, such as `pdftotext`.
package struct ExternalTool: Sendable {
    /// Where it is.
    private let path: String
    private let arguments: [String]

    /// Finds a program by its name on the PATH; `nil` where there is none.
    package init?(_ name: String, arguments: [String]) {
        let folders = (environment("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        let paths: [String] = folders.map { "\($0)/\(name)" }
        guard let path = paths.first(where: { access($0, X_OK) == 0 }) else { return nil }
        self.path = path
        self.arguments = arguments
    }

    /// What the program writes for what it is given to read, and ends with 0.
    ///
    /// It is stopped where it writes more than `limit` bytes or is silent for `patience` seconds. Throws
    /// `tool.failed`, `tool.too-much` and `tool.too-slow`.
    package func run(_ input: [UInt8], limit: Int, patience: Int32 = 20) throws(UnpackingError) -> [UInt8] {
        let source = Self.namelessFile()
        var pipes: [Int32] = [-1, -1]
        guard source >= 0, pipe(&pipes) == 0 else { throw failure("failed", "does not start") }
        for descriptor in pipes { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        defer {
            close(source)
            close(pipes[0])
        }
        guard writeAll(input, to: source), lseek(source, 0, SEEK_SET) == 0 else {
            close(pipes[1])
            throw failure("failed", "cannot be given its input")
        }
        let process = spawn(reading: source, writing: pipes[1])
        close(pipes[1])
        guard let process else { throw failure("failed", "does not start") }
        var output: [UInt8] = []
        let problem = collect(pipes[0], onto: &output, limit: limit, patience: patience)
        if problem != nil { kill(process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        if let problem { throw problem }
        guard status == 0 else { throw failure("failed", "ended with status \(status >> 8 & 0xFF)") }
        return output
    }

    /// A file that is gone when it is closed; -1 where none can be made.
    private static func namelessFile() -> Int32 {
        var name = Array("\(environment("TMPDIR") ?? "/tmp")/griot-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { return -1 }
        unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private func spawn(reading input: Int32, writing output: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        return posix_spawn(&process, path, &actions, nil, words, environ) == 0 ? process : nil
    }

    private func collect(
        _ descriptor: Int32,
        onto output: inout [UInt8],
        limit: Int,
        patience: Int32
    ) -> UnpackingError? {
        var block: [UInt8] = []
        while true {
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&request, 1, patience * 1000)
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { return failure("too-slow", "was silent for \(patience) seconds") }
            guard readSome(descriptor, into: &block, capacity: 1 << 16) > 0 else { return nil }
            output += block
            if output.count > limit { return failure("too-much", "wrote more than \(limit) bytes") }
        }
    }

    private func failure(_ name: String, _ message: String) -> UnpackingError {
        let program = path.split(separator: "/").last.map(String.init) ?? path
        return UnpackingError(code: "tool.\(name)", message: "'\(program)' \(message)")
    }
}
