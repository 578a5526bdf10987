import Glibc
import MimaIO
import Testing

@Suite("OutputFile")
struct OutputFileTests {
    @Test("Writes more than a pipe holds, in order")
    func throughPipe() throws {
        let pipe = Pipe()
        // Non-blocking, so that writes are partial and would-block errors come up.
        #expect(fcntl(pipe.writing, F_SETFL, O_NONBLOCK) == 0)
        let contents = pattern(1_000_000)
        let received = Received()
        let reader = Thread {
            received.bytes =
                (try? readAll(InputFile(descriptor: pipe.reading, named: "", closing: true), pieces: 4096)) ?? []
        }
        let file = OutputFile(descriptor: pipe.writing, named: "pipe", closing: true)
        try file.write(contents)
        try file.write([])
        try file.close()
        reader.join()
        #expect(received.bytes == contents)
    }

    @Test("A full disk is reported")
    func fullDisk() throws {
        let file = unsafe OutputFile(descriptor: open("/dev/full", O_WRONLY), named: "/dev/full", closing: true)
        let error = IOError.system(operation: "write", path: "/dev/full", errno: ENOSPC)
        #expect(throws: error) { try file.write([1]) }
        #expect(error.description == "write '/dev/full': No space left on device")
    }

    @Test("A pipe without a reader is reported as closed when the signal is ignored")
    func closedPipe() throws {
        ignoreBrokenPipeSignal()
        let pipe = Pipe()
        close(pipe.reading)
        let file = OutputFile(descriptor: pipe.writing, named: "standard output", closing: true)
        #expect(throws: IOError.closedPipe(path: "standard output")) { try file.write([1]) }
    }

    @Test("Writing after close is an error, closing twice is not")
    func closed() throws {
        let pipe = Pipe()
        let file = OutputFile(descriptor: pipe.writing, named: "x", closing: true)
        try file.close()
        try file.close()
        #expect(throws: IOError.system(operation: "write", path: "x", errno: EBADF)) { try file.write([1]) }
        close(pipe.reading)
    }

    @Test("A descriptor that is lent stays open, and close reports when it was not open")
    func lent() throws {
        let pipe = Pipe()
        try OutputFile(descriptor: pipe.writing, named: "x", closing: false).close()
        #expect(close(pipe.writing) == 0)
        close(pipe.reading)
        let file = OutputFile(descriptor: 9999, named: "x", closing: false)
        #expect(throws: IOError.system(operation: "close", path: "x", errno: EBADF)) { try file.close() }
    }

    @Test("The same file as input and output is refused; a device is not")
    func sameFile() throws {
        let directory = try TemporaryDirectory()
        try directory.write([1], to: "a")
        let output = unsafe OutputFile(descriptor: open(directory.path("a"), O_WRONLY), named: "out", closing: true)
        let input = try InputFile(path: directory.path("a"))
        #expect(throws: IOError.sameFile(path: "out")) { try output.requireDistinct(from: input) }
        let null = unsafe OutputFile(descriptor: open("/dev/null", O_WRONLY), named: "out", closing: true)
        try null.requireDistinct(from: InputFile(path: "/dev/null"))
        try null.requireDistinct(from: input)
    }
}

@Suite("Memory")
struct MemoryTests {
    @Test("A source gives its bytes in pieces and ends; a sink keeps what it is given")
    func sourceAndSink() throws {
        let contents = pattern(1000)
        #expect(try readAll(MemorySource(contents), pieces: 333) == contents)
        #expect(try readAll(MemorySource([]), pieces: 333) == [])
        let sink = MemorySink()
        try sink.write(Array(contents[..<400]))
        try sink.write([])
        try sink.write(Array(contents[400...]))
        #expect(sink.bytes == contents)
    }
}
