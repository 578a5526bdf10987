import Glibc
import MimaIO
import Testing

@Suite("InputFile")
struct FileReadingTests {
    @Test("Reads a file's contents and knows its size")
    func wholeFile() throws {
        let directory = try TemporaryDirectory()
        let contents = pattern(70_001)
        try directory.write(contents, to: "a")
        let file = try InputFile(path: directory.path("a"))
        #expect(file.size == 70_001)
        #expect(try readAll(file, pieces: 1000) == contents)
        #expect(try readAll(file, pieces: 10) == [])
    }

    @Test("A missing file is reported with its name and the reason")
    func missing() throws {
        #expect(throws: IOError.system(operation: "open", path: "/nowhere/at all", errno: ENOENT)) {
            try InputFile(path: "/nowhere/at all")
        }
    }

    @Test("A directory is refused, by name and as standard input")
    func directory() throws {
        #expect(throws: IOError.isDirectory(path: "/tmp")) { try InputFile(path: "/tmp") }
        let descriptor = unsafe open("/tmp", O_RDONLY)
        let file = InputFile(descriptor: descriptor, named: "standard input", closing: true)
        #expect(throws: IOError.isDirectory(path: "standard input")) { try readAll(file, pieces: 10) }
    }

    @Test("A path with a zero byte is refused, not shortened")
    func zeroByte() throws {
        let directory = try TemporaryDirectory()
        try directory.write([1], to: "a")
        #expect(throws: IOError.self) { try InputFile(path: directory.path("a\0b")) }
    }

    @Test("A descriptor that is not open is reported by the first read")
    func notOpen() throws {
        let file = InputFile(descriptor: 9999, named: "x", closing: false)
        #expect(throws: IOError.system(operation: "read", path: "x", errno: EBADF)) { try readAll(file, pieces: 10) }
    }

    @Test("The size counts from where the descriptor stands")
    func sizeFromPosition() throws {
        let directory = try TemporaryDirectory()
        try directory.write(pattern(100), to: "a")
        let descriptor = unsafe open(directory.path("a"), O_RDONLY)
        lseek(descriptor, 30, SEEK_SET)
        let file = InputFile(descriptor: descriptor, named: "a", closing: true)
        #expect(file.size == 70)
        #expect(try readAll(file, pieces: 64) == Array(pattern(100)[30...]))
    }

    @Test("Two names of one file have one identity; a pipe has none")
    func identity() throws {
        let directory = try TemporaryDirectory()
        try directory.write([1], to: "a")
        try directory.write([1], to: "other")
        unsafe #expect(symlink("a", directory.path("b")) == 0)
        let file = try InputFile(path: directory.path("a"))
        #expect(try file.identity != nil && file.identity == InputFile(path: directory.path("b")).identity)
        #expect(try file.identity != InputFile(path: directory.path("other")).identity)
        let pipe = Pipe()
        let input = InputFile(descriptor: pipe.reading, named: "pipe", closing: true)
        #expect(input.identity == nil && input.size == nil)
        close(pipe.writing)
    }

    @Test("fill collects a pipe that dribbles until the output is full, and then to the end")
    func dribble() throws {
        let pipe = Pipe()
        let contents = pattern(500)
        let writer = Thread {
            for start in stride(from: 0, to: contents.count, by: 7) {
                writeFully(pipe.writing, Array(contents[start..<min(start + 7, contents.count)]))
                usleep(200)
            }
            close(pipe.writing)
        }
        let file = InputFile(descriptor: pipe.reading, named: "pipe", closing: true)
        var sizes: [Int] = []
        var all: [UInt8] = []
        while sizes.last != 0 {
            let part = try [UInt8](capacity: 128) { (output: inout OutputSpan<UInt8>) throws(IOError) in
                try file.fill(&output)
            }
            sizes.append(part.count)
            all += part
        }
        writer.join()
        #expect(sizes == [128, 128, 128, 116, 0])
        #expect(all == contents)
    }

    @Test("A signal during a read does not end it")
    func interrupted() throws {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in }
        // Without SA_RESTART the read comes back with EINTR.
        unsafe #expect(sigaction(SIGUSR1, &action, nil) == 0)
        let pipe = Pipe()
        let reader = pthread_self()
        let writer = Thread {
            for _ in 0..<20 {
                pthread_kill(reader, SIGUSR1)
                usleep(1000)
            }
            writeFully(pipe.writing, [1, 2, 3])
            close(pipe.writing)
        }
        let file = InputFile(descriptor: pipe.reading, named: "pipe", closing: true)
        #expect(try readAll(file, pieces: 10) == [1, 2, 3])
        writer.join()
    }

    @Test("A non-blocking descriptor is waited for")
    func nonBlocking() throws {
        let pipe = Pipe()
        #expect(fcntl(pipe.reading, F_SETFL, O_NONBLOCK) == 0)
        let writer = Thread {
            usleep(20_000)
            writeFully(pipe.writing, [1, 2, 3])
            close(pipe.writing)
        }
        let file = InputFile(descriptor: pipe.reading, named: "pipe", closing: true)
        #expect(try readAll(file, pieces: 10) == [1, 2, 3])
        writer.join()
    }
}
