import MimaBytes
import MimaCrypto
import Testing

@Suite("Running hashes")
struct HashContextTests {
    @Test("give the one-shot digest wherever the message is split", arguments: HashAlgorithm.samples)
    func splits(_ algorithm: HashAlgorithm) throws {
        let block = algorithm.blockByteCount
        let data = message(2 * block + 3)
        let whole = try algorithm.hash(data)
        for first in 0...data.count {
            var hash = try HashContext(algorithm)
            hash.update(data.span.extracting(0..<first))
            hash.update(data.span.extracting(first...))
            #expect(hash.finalize() == whole, "split at \(first)")
        }
        let places = [0, 1, block - 1, block, block + 1, 2 * block - 1, 2 * block, 2 * block + 1, data.count]
        for first in places {
            for second in places where second >= first {
                var hash = try HashContext(algorithm)
                hash.update(data.span.extracting(0..<first))
                hash.update([])
                hash.update(data.span.extracting(first..<second))
                hash.update(data.span.extracting(second...))
                #expect(hash.finalize() == whole, "split at \(first) and \(second)")
            }
        }
    }

    @Test("give the one-shot digest byte by byte", arguments: HashAlgorithm.samples)
    func byteByByte(_ algorithm: HashAlgorithm) throws {
        var hash = try HashContext(algorithm)
        for byte in message(400) { hash.update([byte]) }
        #expect(hash.finalize() == (try algorithm.hash(message(400))))
    }

    private static let large = message(1 << 20 + 5)

    @Test("give the one-shot digest of a large message", arguments: HashAlgorithm.samples)
    func large(_ algorithm: HashAlgorithm) throws {
        let data = Self.large
        var hash = try HashContext(algorithm)
        var rest = data.span
        while rest.count > 0 {
            let count = min(rest.count, 100_003)
            hash.update(rest.extracting(first: count))
            rest = rest.extracting(droppingFirst: count)
        }
        #expect(hash.finalize() == (try algorithm.hash(data)))
    }

    @Test("go on separately in a copy", arguments: HashAlgorithm.samples)
    func copies(_ algorithm: HashAlgorithm) throws {
        for count in [0, 1, algorithm.blockByteCount, algorithm.blockByteCount + 7] {
            var hash = try HashContext(algorithm)
            hash.update(message(count))
            var other = hash.copy()
            let third = other.copy()
            #expect(other.algorithm == algorithm)
            hash.update([1, 2, 3])
            other.update([4])
            #expect(other.finalize() == (try algorithm.hash(message(count) + [4])))
            #expect(hash.finalize() == (try algorithm.hash(message(count) + [1, 2, 3])))
            #expect(third.finalize() == (try algorithm.hash(message(count))))
        }
    }

    @Test("append their digest to what the output holds", arguments: HashAlgorithm.samples)
    func appends(_ algorithm: HashAlgorithm) throws {
        let digest = try algorithm.hash(message(10))
        let output = try [UInt8](capacity: algorithm.byteCount + 5) { output in
            output.append(7)
            var hash = try HashContext(algorithm)
            hash.update(message(10))
            hash.finalize(into: &output)
        }
        #expect(output == [7] + digest)
    }

    @Test("leave nothing of one message in the next", arguments: HashAlgorithm.samples)
    func oneAfterAnother(_ algorithm: HashAlgorithm) throws {
        let empty = try algorithm.hash([])
        for other in HashAlgorithm.samples {
            _ = try other.hash(message(200))
            #expect(try algorithm.hash([]) == empty, "after \(other)")
        }
    }
}
