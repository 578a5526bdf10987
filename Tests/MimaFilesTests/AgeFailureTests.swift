import MimaFiles
import MimaIO
import Synchronization
import Testing

/// Sources and sinks that fail, at every place where they can.
@Suite("age: reads and writes that fail")
struct AgeFailureTests {
    private static let diskFull = IOError.system(operation: "write", path: "out", errno: 28)
    fileprivate static let unreadable = IOError.system(operation: "read", path: "in", errno: 5)

    /// A sink that takes so many writes, and then fails.
    private final class FailingSink: ByteSink {
        private let left: Mutex<Int>
        private let taken = MemorySink()

        init(after count: Int) { left = Mutex(count) }

        var bytes: [UInt8] { taken.bytes }
        /// Whether a write failed.
        var hasFailed: Bool { left.withLock { $0 < 0 } }

        func write(_ bytes: Span<UInt8>) throws(IOError) {
            let isFull = left.withLock { left in
                left -= 1
                return left < 0
            }
            if isFull { throw diskFull }
            try taken.write(bytes)
        }
    }

    private struct Plain: Age.Recipient {
        func wrap(_ fileKey: Age.FileKey) throws(FilesError) -> [Age.Stanza] {
            [try Age.Stanza(type: "plain", arguments: [], body: [])]
        }
    }

    /// Tries a sink that fails at once, at the second write, and so on, until it does not fail any more.
    private func eachFailingWrite(_ body: (FailingSink) throws(FilesError) -> Void) -> Int {
        var count = 0
        while count < 10_000 {
            let sink = FailingSink(after: count)
            do throws(FilesError) {
                try body(sink)
                #expect(!sink.hasFailed)
                return count
            } catch {
                #expect(error == .io(Self.diskFull))
            }
            count += 1
        }
        return count
    }

    @Test("a sink that fails at any write ends the encryption with its error", arguments: [false, true])
    func encryptingToFull(armored: Bool) throws {
        let plaintext = pattern(1_200_000)
        let encryptor = try Age.Encryptor(to: [Plain()], armored: armored)
        let count = eachFailingWrite { (sink) throws(FilesError) in
            try encryptor.encrypt(from: MemorySource(plaintext), to: sink)
        }
        #expect(count > 4)
    }

    @Test("a sink that fails at any write ends the decryption with its error")
    func decryptingToFull() throws {
        let plaintext = pattern(1_200_000)
        let chunks = stride(from: 0, to: plaintext.count, by: 65536).map {
            Array(plaintext[$0..<min($0 + 65536, plaintext.count)])
        }
        let file = try AgeFileBuilder().file(chunks: chunks)
        let count = eachFailingWrite { (sink) throws(FilesError) in
            do throws(FilesError) {
                try Age.Decryptor(with: [PlainIdentity()]).decrypt(from: MemorySource(file), to: sink)
                #expect(sink.bytes == plaintext)
            } catch {
                #expect(plaintext.starts(with: sink.bytes))
                throw error
            }
        }
        #expect(count == 3)
    }

    @Test("a sink that fails at any write ends the rewriting with its error", arguments: [false, true])
    func rewritingToFull(armored: Bool) throws {
        let file = try AgeFileBuilder().file(chunks: [pattern(65536), pattern(65536), pattern(9)])
        let count = eachFailingWrite { (sink) throws(FilesError) in
            try Age.EncryptedFile(MemorySource(file))
                .rewrite(with: [PlainIdentity()], for: [Plain()], armored: armored, to: sink)
        }
        #expect(count > 1)
    }

    @Test(
        "a source that fails anywhere ends the encryption with its error",
        arguments: [0, 1, 65535, 65536, 524_288, 524_289, 1_100_000]
    )
    func encryptingUnreadable(byteCount: Int) throws {
        let source = DribblingSource(pattern(byteCount), sizes: [65536, 1000], failure: Self.unreadable)
        let sink = MemorySink()
        #expect(throws: FilesError.io(Self.unreadable)) {
            try Age.Encryptor(to: [Plain()]).encrypt(from: source, to: sink)
        }
        // What has been written is no file that somebody could take for whole.
        #expect(decrypting(sink.bytes).failure != nil)
    }

    @Test("a source that fails anywhere ends the decryption with its error, in armor too", arguments: [false, true])
    func decryptingUnreadable(armored: Bool) throws {
        let plaintext = pattern(600_000)
        let identity = try Age.X25519Identity()
        let file = try Age.Encryptor(to: [identity.recipient], armored: armored).encrypt(plaintext)
        var random = SeededRandom(seed: 3)
        var places = [
            0, 1, 20, 22, 36, 100, 150, 200, 216, 240, 300, 65_000, 70_000, 524_288, file.count - 1, file.count,
        ]
        for _ in 0..<8 { places.append(random.next(below: file.count)) }
        for place in places {
            let source = DribblingSource(Array(file.prefix(place)), sizes: [70_001, 3], failure: Self.unreadable)
            let sink = MemorySink()
            // At the end of an armor nothing more is read than white space, so a failure there counts as well.
            #expect(throws: FilesError.io(Self.unreadable), "at \(place) of \(file.count)") {
                try Age.Decryptor(with: [identity]).decrypt(from: source, to: sink)
            }
            #expect(plaintext.starts(with: sink.bytes))
            #expect(sink.bytes.count < plaintext.count)
        }
    }

    @Test(
        "how a file comes in pieces does not matter",
        arguments: [[1], [1, 2, 3], [17], [65552], [65553, 1], [524_416, 1]]
    )
    func pieces(sizes: [Int]) throws {
        let plaintext = pattern(sizes == [1] ? 66_000 : 700_000)
        let identity = try Age.X25519Identity()
        let sealed = MemorySink()
        try Age.Encryptor(to: [identity.recipient]).encrypt(from: DribblingSource(plaintext, sizes: sizes), to: sealed)
        let sink = MemorySink()
        try Age.Decryptor(with: [identity]).decrypt(from: DribblingSource(sealed.bytes, sizes: sizes), to: sink)
        #expect(sink.bytes == plaintext)
    }

    @Test("a file can be opened once: the payload is gone then")
    func twice() throws {
        let identity = try Age.X25519Identity()
        let bytes = try Age.Encryptor(to: [identity.recipient]).encrypt(pattern(70_000))
        let file = try Age.EncryptedFile(MemorySource(bytes))
        let sink = MemorySink()
        try file.decrypt(with: [identity], to: sink)
        #expect(throws: FilesError.missingAgePayload) { try file.decrypt(with: [identity], to: sink) }
        #expect(sink.bytes.count == 70_000)
    }

    @Test("nothing is written when nobody can open the file")
    func nothingWritten() throws {
        let bytes = try Age.Encryptor(to: [try Age.X25519Identity().recipient]).encrypt([1])
        let (released, failure) = decrypting(bytes, with: [try Age.X25519Identity()])
        #expect(released.isEmpty && failure == .noMatchingIdentity)
    }

    @Test("a recipient that fails ends the encryption before anything is written")
    func failingRecipient() throws {
        struct Failing: Age.Recipient {
            func wrap(_ fileKey: Age.FileKey) throws(FilesError) -> [Age.Stanza] {
                throw .io(AgeFailureTests.unreadable)
            }
        }
        let sink = MemorySink()
        #expect(throws: FilesError.io(Self.unreadable)) {
            try Age.Encryptor(to: [Plain(), Failing()]).encrypt(from: MemorySource([1]), to: sink)
        }
        #expect(sink.bytes.isEmpty)
    }

    @Test("progress counts the plaintext, and ends with all of it")
    func progress() throws {
        final class Counts: Sendable { let all = Mutex<[Int]>([]) }
        let counts = Counts()
        let identity = try Age.X25519Identity()
        let sealed = MemorySink()
        try Age.Encryptor(to: [identity.recipient]).encrypt(from: MemorySource(pattern(1_500_000)), to: sealed) {
            count in
            counts.all.withLock { $0.append(count) }
        }
        #expect(counts.all.withLock { $0 } == counts.all.withLock { $0.sorted() })
        #expect(counts.all.withLock { $0.last } == 1_500_000)
    }
}
