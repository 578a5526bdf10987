import Glibc
@testable import MimaIO
import Synchronization
import Testing

/// Why a test's worker refused a batch.
private struct Refused: Error, Equatable {
    let batch: Int
}

/// Adds 1 to each byte and puts a byte before the batch that tells its number and whether it is the last.
///
/// Owns its state alone and cannot be copied, as a worker with a keyed context would be.
private struct Marker: OrderedPipeline.Worker, ~Copyable {
    var refusing: Set<Int> = []
    var seen = 0

    mutating func transform(
        _ input: Span<UInt8>,
        batch: Int,
        isLast: Bool,
        into output: inout OutputSpan<UInt8>
    ) throws(Refused) {
        seen += 1
        output.append(Marker.mark(batch, isLast: isLast))
        if refusing.contains(batch) { throw Refused(batch: batch) }
        // Batches take turns in being slow, so that they overtake each other.
        if batch % 3 == 0 { usleep(300) }
        for index in input.indices {
            output.append(input[index] &+ 1)
        }
    }

    static func mark(_ batch: Int, isLast: Bool) -> UInt8 {
        UInt8(batch % 100) + (isLast ? 100 : 0)
    }

    /// What a single thread would have written for the batches in the range.
    static func expected(_ input: [UInt8], size: Int, through end: Int = .max) -> [UInt8] {
        var output: [UInt8] = []
        var batch = 0
        var rest = input[...]
        repeat {
            let isLast = rest.count <= size
            output.append(mark(batch, isLast: isLast))
            output += rest.prefix(size).map { $0 &+ 1 }
            rest = rest.dropFirst(size)
            batch += 1
        } while !rest.isEmpty && batch < end
        return output
    }
}

/// Fails when all of its bytes have been read.
private final class FailingSource: ByteSource {
    let source: MemorySource

    init(_ bytes: [UInt8]) {
        source = MemorySource(bytes)
    }

    func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        let size = try source.read(into: &output)
        if size == 0 { throw IOError.system(operation: "read", path: "disk", errno: EIO) }
        return size
    }
}

/// Takes so many writes and then fails.
private final class FailingSink: ByteSink {
    let sink = MemorySink()
    let left: Mutex<Int>

    init(after writes: Int) {
        left = Mutex(writes)
    }

    func write(_ bytes: Span<UInt8>) throws(IOError) {
        let isFull = left.withLock {
            $0 -= 1
            return $0 < 0
        }
        if isFull { throw IOError.closedPipe(path: "out") }
        try sink.write(bytes)
    }
}

/// Something that one thread waits for another to do.
private final class Flag: Sendable {
    private let isRaised = Atomic(false)

    func raise() {
        isRaised.store(true, ordering: .relaxed)
    }

    /// Whether it was raised, after waiting for that as long as a busy machine may take.
    func wait() -> Bool {
        for _ in 0..<30_000 where !isRaised.load(ordering: .relaxed) { usleep(1000) }
        return isRaised.load(ordering: .relaxed)
    }
}

private func run(
    _ source: any ByteSource,
    _ sink: any ByteSink,
    size: Int,
    workers: Int? = nil,
    refusing: Set<Int> = [],
    progress: (@Sendable (Int) -> Void)? = nil
) throws(PipelineError<Refused>) {
    try OrderedPipeline.run(
        from: source,
        to: sink,
        workers: workers,
        inputByteCount: size,
        outputByteCount: size + 1,
        progress: progress
    ) { () throws(Refused) in
        Marker(refusing: refusing)
    }
}

@Suite("OrderedPipeline")
struct OrderedPipelineTests {
    @Test(
        "Any size comes out in order, with the last batch marked",
        arguments: [0, 1, 99, 100, 101, 199, 200, 201, 1000, 5000, 5001],
        [nil, 1, 2, 7, 40]
    )
    func sizes(count: Int, workers: Int?) throws {
        let input = pattern(count)
        let sink = MemorySink()
        try run(MemorySource(input), sink, size: 100, workers: workers)
        #expect(sink.bytes == Marker.expected(input, size: 100))
    }

    @Test("Batches of one byte work")
    func tinyBatches() throws {
        let sink = MemorySink()
        try run(MemorySource(pattern(50)), sink, size: 1, workers: 3)
        #expect(sink.bytes == Marker.expected(pattern(50), size: 1))
    }

    @Test("A pipe that dribbles gives full batches")
    func dribble() throws {
        let pipe = Pipe()
        let contents = pattern(2000)
        let writer = Thread {
            for start in stride(from: 0, to: contents.count, by: 37) {
                writeFully(pipe.writing, Array(contents[start..<min(start + 37, contents.count)]))
                usleep(100)
            }
            close(pipe.writing)
        }
        let sink = MemorySink()
        try run(InputFile(descriptor: pipe.reading, named: "pipe", closing: true), sink, size: 250, workers: 4)
        writer.join()
        #expect(sink.bytes == Marker.expected(contents, size: 250))
    }

    @Test("A bad batch ends the output after what its worker had released", arguments: 0..<12)
    func transformFailure(position: Int) throws {
        let input = pattern(1200)
        let sink = MemorySink()
        #expect(throws: PipelineError.transform(Refused(batch: position))) {
            try run(MemorySource(input), sink, size: 100, workers: 4, refusing: [position])
        }
        let before = position == 0 ? [] : Marker.expected(input, size: 100, through: position)
        #expect(sink.bytes == before + [Marker.mark(position, isLast: position == 11)])
    }

    @Test("Of several bad batches the first is reported, whichever worker was faster")
    func severalFailures() throws {
        for _ in 0..<50 {
            let sink = MemorySink()
            #expect(throws: PipelineError.transform(Refused(batch: 3))) {
                try run(MemorySource(pattern(1000)), sink, size: 100, workers: 8, refusing: [3, 4, 5, 9])
            }
            #expect(sink.bytes == Marker.expected(pattern(1000), size: 100, through: 3) + [3])
        }
    }

    @Test("A source that fails ends the output after the batches before", arguments: [0, 1, 100, 101, 350, 1000])
    func sourceFailure(count: Int) throws {
        let input = pattern(count)
        let sink = MemorySink()
        let error = PipelineError<Refused>.read(.system(operation: "read", path: "disk", errno: EIO))
        #expect(throws: error) { try run(FailingSource(input), sink, size: 100, workers: 3) }
        // A batch counts when a byte after it has been seen.
        let whole = max(0, count - 1) / 100
        #expect(sink.bytes == (whole == 0 ? [] : Marker.expected(input, size: 100, through: whole)))
        #expect(error.description == "read 'disk': Input/output error")
    }

    @Test("A sink that fails stops the reading", arguments: [0, 1, 5])
    func sinkFailure(writes: Int) throws {
        let input = pattern(100_000)
        let source = MemorySource(input)
        let sink = FailingSink(after: writes)
        #expect(throws: PipelineError<Refused>.write(.closedPipe(path: "out"))) {
            try run(source, sink, size: 100, workers: 3)
        }
        #expect(sink.sink.bytes == (writes == 0 ? [] : Marker.expected(input, size: 100, through: writes)))
        #expect(try readAll(source, pieces: 1000).count > 50_000)
    }

    @Test("A worker that cannot be made is reported, and nothing is written")
    func makeWorkerFailure() throws {
        for failing in 0..<2 {
            let sink = MemorySink()
            var made = 0
            #expect(throws: PipelineError.transform(Refused(batch: -1))) {
                try OrderedPipeline.run(
                    from: MemorySource(pattern(1000)),
                    to: sink,
                    workers: 2,
                    inputByteCount: 100,
                    outputByteCount: 101
                ) { () throws(Refused) in
                    made += 1
                    if made > failing { throw Refused(batch: -1) }
                    return Marker()
                }
            }
            #expect(sink.bytes == [])
        }
    }

    @Test("While one thread is busy with a batch, another does the next two, and the order stays")
    func overtaking() throws {
        /// Finishes batch 0 after batch 2.
        final class Waiter: OrderedPipeline.Worker {
            let hasSeenThird: Flag
            init(_ flag: Flag) { hasSeenThird = flag }
            func transform(
                _ input: Span<UInt8>,
                batch: Int,
                isLast: Bool,
                into output: inout OutputSpan<UInt8>
            ) throws(Refused) {
                output.append(UInt8(batch))
                if batch == 2 { hasSeenThird.raise() }
                if batch == 0 && !hasSeenThird.wait() { throw Refused(batch: 0) }
            }
        }
        let sink = MemorySink()
        let flag = Flag()
        try OrderedPipeline.run(
            from: MemorySource(pattern(500)),
            to: sink,
            workers: 2,
            inputByteCount: 100,
            outputByteCount: 1
        ) { () throws(Refused) in
            Waiter(flag)
        }
        #expect(sink.bytes == [0, 1, 2, 3, 4])
    }

    @Test("An input of one batch is handled on the calling thread, by one worker")
    func smallInput() throws {
        final class Recorder: OrderedPipeline.Worker {
            let threads: Received
            init(_ threads: Received) { self.threads = threads }
            func transform(_ input: Span<UInt8>, batch: Int, isLast: Bool, into output: inout OutputSpan<UInt8>) {
                threads.bytes.append(pthread_self() == threads.thread ? 1 : 0)
            }
        }
        for count in [0, 99, 100] {
            let threads = Received()
            var made = 0
            try OrderedPipeline.run(
                from: MemorySource(pattern(count)),
                to: MemorySink(),
                inputByteCount: 100,
                outputByteCount: 0
            ) {
                made += 1
                return Recorder(threads)
            }
            #expect(threads.bytes == [1])
            #expect(made == 1)
        }
    }

    @Test("Progress counts the input that is done, in order")
    func progress() throws {
        let steps = Mutex<[Int]>([])
        try run(MemorySource(pattern(1050)), MemorySink(), size: 100, workers: 4) { done in
            steps.withLock { $0.append(done) }
        }
        #expect(steps.withLock { $0 } == (1...10).map { $0 * 100 } + [1050])
    }

    @Test("The number of cores comes from the kernel's mask")
    func cores() {
        #expect(
            allowedCoreCount(inStatus: Array("Name:\tx\nCpus_allowed:\tff,ffffffff\nCpus_allowed_list: 0".utf8)) == 40
        )
        #expect(allowedCoreCount(inStatus: Array("Cpus_allowed:\t5\n".utf8)) == 2)
        #expect(allowedCoreCount(inStatus: Array("Cpus_allowed:\t0\n".utf8)) == nil)
        #expect(allowedCoreCount(inStatus: []) == nil)
        #expect(availableCoreCount() >= 1 && availableCoreCount() <= sysconf(Int32(_SC_NPROCESSORS_CONF)))
    }
}
