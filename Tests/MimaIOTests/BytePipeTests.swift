import Glibc
import MimaIO
import Testing

@Suite("Between two threads")
struct BytePipeTests {
    private struct Broken: Error, Equatable {}

    @Test("All that is written is read in order, whatever the pieces are")
    func order() throws {
        let pipe = BytePipe()
        let bytes = pattern(5_000_000)
        let received = Received()
        let reader = Thread { received.bytes = (try? readAll(pipe, pieces: 70_001)) ?? [] }
        var start = 0
        var size = 1
        while start < bytes.count {
            let end = min(start + size, bytes.count)
            try pipe.write(Array(bytes[start..<end]))
            start = end
            size = min(size * 3, 400_000)
        }
        pipe.finish()
        reader.join()
        #expect(received.bytes == bytes)
    }

    @Test("A reader that gives up ends the writer, and a writer that fails the reader")
    func ends() throws {
        let abandoned = BytePipe()
        try abandoned.write([1, 2, 3])
        abandoned.abandon()
        #expect(throws: IOError.closedPipe(path: "pipe")) { try abandoned.write([4]) }
        let failed = BytePipe()
        try failed.write([1, 2, 3])
        failed.finish(.endOfInput)
        // What was written before the failure is read first.
        let first = try [UInt8](capacity: 10) { (output: inout OutputSpan<UInt8>) throws(IOError) in
            _ = try failed.read(into: &output)
        }
        #expect(first == [1, 2, 3])
        #expect(throws: IOError.endOfInput) { try readAll(failed, pieces: 10) }
    }

    @Test("A writer that waits for room is woken when the reader gives up")
    func waiting() {
        let pipe = BytePipe()
        let writer = Thread { try? pipe.write(pattern(8 << 20)) }
        usleep(20_000)
        pipe.abandon()
        writer.join()
    }

    @Test("A sink's work sees all that is written, and finishing waits for it")
    func background() throws {
        let received = Received()
        let sink = try BackgroundSink { received.bytes = try readAll($0, pieces: 100_000) }
        let bytes = pattern(3_000_000)
        for start in stride(from: 0, to: bytes.count, by: 250_000) {
            try sink.write(Array(bytes[start..<start + 250_000]))
        }
        try sink.finish()
        #expect(received.bytes == bytes)
        // Once more does nothing.
        try sink.finish()
    }

    @Test("What the work throws comes out of finishing, and writing ends before")
    func failingWork() throws {
        let sink = try BackgroundSink { _ in throw Broken() }
        let piece = pattern(1 << 20)
        #expect(throws: IOError.closedPipe(path: "pipe")) { for _ in 0..<100 { try sink.write(piece) } }
        #expect(throws: Broken()) { try sink.finish() }
        // The work learns of a writer that has failed.
        let other = try BackgroundSink { _ = try readAll($0, pieces: 10) }
        try other.write([1])
        #expect(throws: IOError.endOfInput) { try other.finish(.endOfInput) }
    }

    @Test("A sink that is dropped without an end tells its work so")
    func dropped() throws {
        let received = Received()
        do {
            let sink = try BackgroundSink { source in
                do {
                    received.bytes = try readAll(source, pieces: 10)
                } catch IOError.endOfInput {
                    received.bytes = [9]
                }
            }
            try sink.write([1, 2])
        }
        #expect(received.bytes == [9])
    }
}
