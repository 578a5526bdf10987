import Glibc
import MimaIO
import Testing

/// Whether the file has no name until it is committed, or a temporary one, as where there is no O_TMPFILE.
private let stagings = [true, false]

private func open(
    _ path: String,
    _ policy: AtomicFile.Policy = .replace,
    isSecret: Bool = false,
    unnamed: Bool
) throws(IOError) -> AtomicFile {
    try AtomicFile(path: path, policy: policy, isSecret: isSecret, unnamed: unnamed)
}

@Suite("AtomicFile")
struct AtomicFileTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test("The file appears at commit, whole, with the usual permissions", arguments: stagings)
    func newFile(unnamed: Bool) throws {
        let file = try open(directory.path("a"), unnamed: unnamed)
        try file.write(pattern(100_000))
        try file.write([1, 2, 3])
        #expect(directory.names.filter { !$0.hasPrefix(".a.") } == [])
        #expect(directory.names.count == (unnamed ? 0 : 1))
        try file.commit()
        #expect(directory.names == ["a"])
        #expect(try directory.read("a") == pattern(100_000) + [1, 2, 3])
        let mask = umask(0)
        umask(mask)
        #expect(directory.permissions("a") == 0o666 & ~mask)
    }

    @Test("Without commit nothing appears", arguments: stagings)
    func discarded(unnamed: Bool) throws {
        let file = try open(directory.path("a"), unnamed: unnamed)
        try file.write(pattern(100))
        file.discard()
        #expect(directory.names == [])
        #expect(throws: IOError.self) { try file.write([1]) }
        #expect(throws: IOError.self) { try file.commit() }
        do {
            let file = try open(directory.path("a"), unnamed: unnamed)
            try file.write(pattern(100))
        }
        #expect(directory.names == [])
    }

    @Test("A file is replaced at commit and keeps its permissions", arguments: stagings)
    func replaced(unnamed: Bool) throws {
        try directory.write([1, 2, 3], to: "a")
        unsafe chmod(directory.path("a"), 0o751)
        let file = try open(directory.path("a"), unnamed: unnamed)
        try file.write([4])
        #expect(try directory.read("a") == [1, 2, 3])
        try file.commit()
        #expect(try directory.read("a") == [4])
        #expect(directory.permissions("a") == 0o751)
        #expect(directory.names == ["a"])
    }

    @Test("A replaced file keeps its owner when the system administrator replaces it", .enabled(if: geteuid() == 0))
    func owner() throws {
        try directory.write([1], to: "a")
        unsafe chown(directory.path("a"), 1234, 5678)
        let file = try open(directory.path("a"), unnamed: true)
        try file.commit()
        var status = stat()
        #expect(unsafe stat(directory.path("a"), &status) == 0)
        #expect(status.st_uid == 1234 && status.st_gid == 5678)
    }

    @Test("A secret file is its owner's alone, even when it replaces an open one", arguments: stagings)
    func secret(unnamed: Bool) throws {
        let file = try open(directory.path("a"), .mustNotExist, isSecret: true, unnamed: unnamed)
        try file.commit()
        #expect(directory.permissions("a") == 0o600)
        unsafe chmod(directory.path("a"), 0o644)
        try open(directory.path("a"), isSecret: true, unnamed: unnamed).commit()
        #expect(directory.permissions("a") == 0o600)
    }

    @Test("With mustNotExist an existing file, directory or dangling link is refused at once", arguments: stagings)
    func exists(unnamed: Bool) throws {
        try directory.write([1], to: "a")
        unsafe symlink("nowhere", directory.path("dangling"))
        unsafe symlink("a", directory.path("link"))
        for name in ["a", "dangling", "link"] {
            let path = directory.path(name)
            #expect(throws: IOError.exists(path: path)) { try open(path, .mustNotExist, unnamed: unnamed) }
        }
        #expect(throws: IOError.isDirectory(path: directory.root)) {
            try open(directory.root, .mustNotExist, unnamed: unnamed)
        }
        #expect(directory.names == ["a", "dangling", "link"])
    }

    @Test("With mustNotExist a file that appears meanwhile is kept", arguments: stagings)
    func raced(unnamed: Bool) throws {
        let path = directory.path("a")
        let file = try open(path, .mustNotExist, unnamed: unnamed)
        try file.write([2])
        try directory.write([1], to: "a")
        #expect(throws: IOError.exists(path: path)) { try file.commit() }
        #expect(try directory.read("a") == [1])
        #expect(directory.names == ["a"])
    }

    @Test("A file that appears meanwhile is replaced when that is allowed", arguments: stagings)
    func racedReplacing(unnamed: Bool) throws {
        let file = try open(directory.path("a"), unnamed: unnamed)
        try file.write([2])
        try directory.write([1], to: "a")
        try file.commit()
        #expect(try directory.read("a") == [2])
        #expect(directory.names == ["a"])
    }

    @Test("What a symbolic link leads to is written, and the link stays", arguments: stagings)
    func symbolicLinks(unnamed: Bool) throws {
        try directory.write([1], to: "a")
        unsafe symlink("a", directory.path("one"))
        unsafe symlink(directory.path("one"), directory.path("two"))
        unsafe symlink("new", directory.path("dangling"))
        for (name, target) in [("two", "a"), ("dangling", "new")] {
            let file = try open(directory.path(name), unnamed: unnamed)
            try file.write([7])
            try file.commit()
            #expect(try directory.read(target) == [7])
        }
        #expect(directory.names == ["a", "dangling", "new", "one", "two"])
        var status = stat()
        #expect(unsafe lstat(directory.path("two"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        unsafe symlink("round", directory.path("round"))
        #expect(throws: IOError.system(operation: "open", path: directory.path("round"), errno: ELOOP)) {
            try open(directory.path("round"), unnamed: unnamed)
        }
    }

    @Test("Devices are written to directly, whatever the policy")
    func devices() throws {
        let null = try AtomicFile(path: "/dev/null", policy: .mustNotExist, isSecret: true)
        #expect(null.isStream)
        #expect(try !AtomicFile(path: directory.path("a")).isStream)
        try null.write([1])
        try null.commit()
        let full = try AtomicFile(path: "/dev/full")
        #expect(throws: IOError.system(operation: "write", path: "/dev/full", errno: ENOSPC)) { try full.write([1]) }
    }

    @Test("A named pipe is written to directly")
    func namedPipe() throws {
        let path = directory.path("fifo")
        unsafe #expect(mkfifo(path, 0o600) == 0)
        let received = Received()
        let reader = Thread {
            received.bytes = (try? readAll(InputFile(path: path), pieces: 100)) ?? []
        }
        do {
            let file = try AtomicFile(path: path)
            try file.write([1, 2, 3])
            try file.commit()
        }
        reader.join()
        #expect(received.bytes == [1, 2, 3])
        #expect(directory.names == ["fifo"])
    }

    @Test("A name of an open descriptor writes to it at its position")
    func descriptorName() throws {
        try directory.write([1, 2, 3], to: "a")
        let descriptor = unsafe Glibc.open(directory.path("a"), O_WRONLY | O_APPEND)
        unsafe symlink("/proc/self/fd/\(descriptor)", directory.path("link"))
        for path in ["/dev/fd/\(descriptor)", "/proc/self/fd/\(descriptor)", directory.path("link")] {
            let file = try AtomicFile(path: path)
            try file.write([4])
            try file.commit()
        }
        close(descriptor)
        #expect(try directory.read("a") == [1, 2, 3, 4, 4, 4])
        #expect(throws: IOError.system(operation: "open", path: "/dev/fd/9999", errno: EBADF)) {
            try AtomicFile(path: "/dev/fd/9999")
        }
    }

    @Test("What cannot be created is reported at once, with the path and the reason")
    func refused() throws {
        try directory.write([1], to: "a")
        let cases = [
            (directory.path("none/x"), ENOENT), (directory.path("a/x"), ENOTDIR), ("", ENOENT),
        ]
        for (path, code) in cases {
            let error = #expect(throws: IOError.self) { try AtomicFile(path: path) }
            guard case .system(_, path, code) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
        #expect(throws: IOError.isDirectory(path: directory.root)) { try AtomicFile(path: directory.root) }
        #expect(throws: IOError.isDirectory(path: directory.path("new/"))) {
            try AtomicFile(path: directory.path("new/"))
        }
        #expect(throws: IOError.self) { try AtomicFile(path: directory.path("a\0b")) }
        #expect(directory.names == ["a"])
    }

    @Test("A long name leaves room for the temporary one", arguments: stagings)
    func longName(unnamed: Bool) throws {
        let name = String(repeating: "密", count: 85)
        try directory.write([], to: name)
        let file = try open(directory.path(name), unnamed: unnamed)
        try file.write([1])
        try file.commit()
        #expect(try directory.read(name) == [1])
        #expect(directory.names == [name])
    }

    @Test("The input file is refused as output, under any name")
    func sameFile() throws {
        try directory.write([1], to: "a")
        unsafe link(directory.path("a"), directory.path("b"))
        let input = try InputFile(path: directory.path("a"))
        let output = try AtomicFile(path: directory.path("b"))
        #expect(throws: IOError.sameFile(path: directory.path("b"))) { try output.requireDistinct(from: input) }
        try AtomicFile(path: directory.path("c")).requireDistinct(from: input)
    }

    @Test("A full disk is reported, and nothing is left of the file", .enabled(if: geteuid() == 0), arguments: stagings)
    func fullDisk(unnamed: Bool) throws {
        guard unsafe mount("tmpfs", directory.root, "tmpfs", 0, "size=1m") == 0 else {
            try Test.cancel("mounting a tmpfs is not allowed here")
        }
        defer { unsafe umount(directory.root) }
        try directory.write([1, 2, 3], to: "a")
        let file = try open(directory.path("a"), unnamed: unnamed)
        #expect(throws: IOError.system(operation: "write", path: directory.path("a"), errno: ENOSPC)) {
            for _ in 0..<200 { try file.write(pattern(10_000)) }
        }
        #expect(throws: IOError.self) { try file.commit() }
        #expect(directory.names == ["a"])
        #expect(try directory.read("a") == [1, 2, 3])
        // The space is free again while the object still lives.
        try directory.write(pattern(900_000), to: "b")
    }
}

@Suite("AtomicFile in a process that ends")
struct AtomicFileEndingTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test("kill -9 leaves no file and no damage")
    func killed() async throws {
        try directory.write([1, 2, 3], to: "old")
        await #expect(processExitsWith: .signal(SIGKILL)) { [root = directory.root as String] in
            let new = try AtomicFile(path: root + "/new")
            let old = try AtomicFile(path: root + "/old")
            try new.write(pattern(100_000))
            try old.write(pattern(100_000))
            kill(getpid(), SIGKILL)
        }
        #expect(directory.names == ["old"])
        #expect(try directory.read("old") == [1, 2, 3])
    }

    @Test("A signal removes the temporary files that have names, and is what ended the process")
    func terminated() async throws {
        await #expect(processExitsWith: .signal(SIGTERM)) { [root = directory.root as String] in
            let files = try (0..<3).map { number in try open("\(root)/\(number)", unnamed: false) }
            for file in files { try file.write(pattern(100_000)) }
            kill(getpid(), SIGTERM)
            // It takes effect on another thread, in its own time.
            sleep(30)
            withExtendedLifetime(files) {}
        }
        #expect(directory.names == [])
        await #expect(processExitsWith: .signal(SIGINT)) { [root = directory.root as String] in
            let first = try open("\(root)/a", unnamed: false)
            try first.commit()
            let second = try open("\(root)/b", unnamed: false)
            kill(getpid(), SIGINT)
            sleep(30)
            withExtendedLifetime(second) {}
        }
        #expect(directory.names == ["a"])
    }

    @Test("An ignored signal stays ignored")
    func ignored() async throws {
        await #expect(processExitsWith: .exitCode(0)) { [root = directory.root as String] in
            signal(SIGHUP, SIG_IGN)
            let file = try open("\(root)/a", unnamed: false)
            kill(getpid(), SIGHUP)
            try file.write([1])
            try file.commit()
            exit(0)
        }
        #expect(directory.names == ["a"])
    }

    @Test("exit removes the temporary files that have names")
    func exiting() async throws {
        await #expect(processExitsWith: .exitCode(3)) { [root = directory.root as String] in
            let file = try open("\(root)/a", unnamed: false)
            try file.write([1])
            exit(3)
        }
        #expect(directory.names == [])
    }
}
