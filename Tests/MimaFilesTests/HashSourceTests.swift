import MimaBytes
import MimaCrypto
import MimaFiles
import MimaIO
import Synchronization
import Testing

@Suite("Hashing a source")
struct HashSourceTests {
    /// Gives the byte `a` a number of times, a few at a time, and then ends or fails.
    final class Letters: ByteSource {
        let pieceByteCount: Int
        let failure: IOError?
        let left: Mutex<Int>

        init(_ count: Int, pieceByteCount: Int, failure: IOError? = nil) {
            left = Mutex(count)
            self.pieceByteCount = pieceByteCount
            self.failure = failure
        }

        func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
            let room = min(output.freeCapacity, pieceByteCount)
            let count = left.withLock { left in
                let count = min(left, room)
                left -= count
                return count
            }
            if count == 0, let failure { throw failure }
            output.append(repeating: UInt8(ascii: "a"), count: count)
            return count
        }
    }

    @Test("A million letters a have the digest that NIST gives", arguments: [1, 7777, 1 << 20])
    func million(pieceByteCount: Int) throws {
        // FIPS 180-4's examples, SHA-256, third message.
        let digest = try HashAlgorithm.sha256.hash(contentsOf: Letters(1_000_000, pieceByteCount: pieceByteCount))
        #expect(Hex.encode(digest) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("Every piece is reported")
    func progress() throws {
        var total = 0
        _ = try HashAlgorithm.sha256.hash(contentsOf: Letters(1_000_000, pieceByteCount: 1000)) { total += $0 }
        #expect(total == 1_000_000)
    }

    @Test("An empty source has the digest of no bytes")
    func empty() throws {
        // RFC 1321 §A.5, first line.
        let digest = try HashAlgorithm.insecure(.md5).hash(contentsOf: MemorySource([]))
        #expect(Hex.encode(digest) == "d41d8cd98f00b204e9800998ecf8427e")
    }

    @Test("A source that fails half-way has no digest")
    func failingSource() {
        let source = Letters(100, pieceByteCount: 10, failure: .endOfInput)
        #expect(throws: FilesError.io(.endOfInput)) { try HashAlgorithm.sha256.hash(contentsOf: source) }
    }

    @Test("A size that the function does not have is refused before anything is read")
    func wrongSize() {
        let source = Letters(100, pieceByteCount: 10)
        #expect(throws: FilesError.self) { try HashAlgorithm.blake2b(byteCount: 65).hash(contentsOf: source) }
        #expect(source.left.withLock { $0 } == 100)
    }
}
