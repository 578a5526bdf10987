import MimaBytes
import MimaFiles
import MimaIO
import Testing

@Suite("age: payload")
struct AgePayloadTests {
    typealias Chunk = AgeFileBuilder.Chunk

    private static let full = 65536
    private static let builder = AgeFileBuilder()
    /// A full chunk and a short one.
    private static let first = pattern(full)
    private static let second = Array(pattern(full + 700)[full...])

    private func decrypting(_ chunks: [Chunk]) throws -> (released: [UInt8], failure: FilesError?) {
        try MimaFilesTests.decrypting(Self.builder.header() + Self.builder.payload(chunks))
    }

    private func isDamaged(_ failure: FilesError?, chunk: Int) -> Bool {
        if case .damagedAgePayload(chunk, _) = failure { true } else { false }
    }

    // MARK: what is right

    @Test(
        "chunks sealed by the specification are opened",
        arguments: [0, 1, 65535, 65536, 65537, 131072, 524288, 524289, 600_000]
    )
    func good(byteCount: Int) throws {
        let plaintext = pattern(byteCount)
        var chunks: [[UInt8]] = []
        var start = 0
        repeat {
            let end = min(start + Self.full, byteCount)
            chunks.append(Array(plaintext[start..<end]))
            start = end
        } while start < byteCount
        let (released, failure) = MimaFilesTests.decrypting(try Self.builder.file(chunks: chunks))
        #expect(failure == nil)
        #expect(released == plaintext)
    }

    // MARK: truncation

    @Test("a small file that is cut anywhere is refused and nothing of it released")
    func smallTruncated() throws {
        let file = try Self.builder.file(chunks: [pattern(300)])
        for count in 0..<file.count {
            let (released, failure) = MimaFilesTests.decrypting(Array(file.prefix(count)))
            #expect(failure != nil && released.isEmpty, "\(count) bytes")
        }
    }

    @Test("a file of two chunks that is cut anywhere gives at most its first chunk")
    func truncated() throws {
        let file = try Self.builder.file(chunks: [Self.first, Self.second])
        let header = try Self.builder.header().count + 16
        let boundary = header + Self.full + 16
        for count in Self.places(in: file, around: [0, header, boundary, file.count]) where count < file.count {
            let (released, failure) = MimaFilesTests.decrypting(Array(file.prefix(count)))
            switch failure {
            case .notAnAgeFile, .malformedAgeHeader: #expect(count < header - 16)
            case .missingAgePayload: #expect((header - 16..<header).contains(count))
            case .damagedAgePayload(0, _): #expect((header..<boundary).contains(count))
            case .damagedAgePayload(1, _): #expect(count >= boundary)
            default: Issue.record("\(count) bytes: \(failure as Any)")
            }
            #expect(released == (count < boundary ? [] : Self.first), "\(count) bytes")
        }
    }

    @Test("any bit of a small file that is flipped is found")
    func smallFlipped() throws {
        let file = try Self.builder.file(chunks: [pattern(40)])
        for index in file.indices {
            for bit in 0..<8 {
                var damaged = file
                damaged[index] ^= 1 << bit
                let (released, failure) = MimaFilesTests.decrypting(damaged)
                #expect(failure != nil && released.isEmpty, "bit \(bit) of byte \(index)")
            }
        }
    }

    @Test("a flipped bit anywhere in a file of two chunks is found, and no chunk from there on released")
    func flipped() throws {
        let file = try Self.builder.file(chunks: [Self.first, Self.second])
        let header = try Self.builder.header().count + 16
        let boundary = header + Self.full + 16
        for index in Self.places(in: file, around: [0, header, boundary, file.count]) where index < file.count {
            var damaged = file
            damaged[index] ^= 1 << (index % 8)
            let (released, failure) = MimaFilesTests.decrypting(damaged)
            #expect(released == (index < boundary ? [] : Self.first), "byte \(index)")
            if index >= header { #expect(isDamaged(failure, chunk: index < boundary ? 0 : 1), "byte \(index)") }
            #expect(failure != nil)
        }
    }

    /// Every byte near `edges`, and some of those between.
    private static func places(in file: [UInt8], around edges: [Int]) -> [Int] {
        (0...file.count).filter { place in
            place % 97 == 0 || edges.contains { abs($0 - place) <= 40 }
        }
    }

    // MARK: order

    @Test("chunks that are swapped, dropped or doubled are refused from there on")
    func reordered() throws {
        let good = (0..<4).map { Chunk(pattern(Self.full), number: $0, isLast: $0 == 3) }
        #expect(try decrypting(good).failure == nil)
        for (order, count) in [
            ([1, 0, 2, 3], 0), ([0, 2, 1, 3], 1), ([0, 1, 3, 2], 2), ([3, 1, 2, 0], 0), ([1, 2, 3], 0), ([0, 2, 3], 1),
            ([0, 1, 3], 2), ([0, 0, 1, 2, 3], 1), ([0, 1, 1, 2, 3], 2), ([0, 1, 2, 2, 3], 3), ([3], 0), ([2, 3], 0),
        ] {
            let (released, failure) = try decrypting(order.map { good[$0] })
            #expect(isDamaged(failure, chunk: count), "\(order): \(failure as Any)")
            #expect(released.count == count * Self.full, "\(order)")
        }
    }

    @Test("without its last chunks a file is truncated, though each chunk is good")
    func lastDropped() throws {
        let good = (0..<4).map { Chunk(pattern(Self.full), number: $0, isLast: $0 == 3) }
        for count in 1...3 {
            let (released, failure) = try decrypting(Array(good.prefix(count)))
            #expect(failure == .damagedAgePayload(chunk: count, reason: "the file is truncated"))
            #expect(released.isEmpty || released.count == count * Self.full)
        }
        let (released, failure) = try decrypting([])
        #expect(isDamaged(failure, chunk: 0))
        #expect(released.isEmpty)
    }

    @Test("what stands behind the last chunk is refused", arguments: [1, 15, 16, 17, 700, 65552, 70000])
    func trailing(byteCount: Int) throws {
        let extra = pattern(byteCount)
        for last in [0, 5, Self.full] {
            let file = try Self.builder.file(chunks: [pattern(last)])
            let (released, failure) = MimaFilesTests.decrypting(file + extra)
            #expect(failure != nil)
            #expect(released.isEmpty || released.count == Self.full && last == Self.full)
        }
        let whole = try Self.builder.file(chunks: [Self.first, Self.first])
        #expect(MimaFilesTests.decrypting(whole + extra).failure != nil)
        #expect(MimaFilesTests.decrypting(whole + whole).failure != nil)
    }

    @Test("two last chunks are refused")
    func twoLast() throws {
        let chunks = [Chunk(Self.first, number: 0, isLast: true), Chunk(Self.second, number: 1, isLast: true)]
        #expect(isDamaged(try decrypting(chunks).failure, chunk: 1))
    }

    @Test("no last chunk at all is refused", arguments: [0, 5, 65536])
    func noLast(byteCount: Int) throws {
        #expect(try decrypting([Chunk(pattern(byteCount), number: 0)]).failure != nil)
    }

    @Test("a chunk of another file of the same key is refused")
    func otherFile() throws {
        var other = Self.builder
        other.nonce[0] ^= 1
        let chunk = Chunk(Self.first, number: 0)
        let last = Chunk(Self.second, number: 1, isLast: true)
        let file = try Self.builder.header() + Self.builder.nonce + Self.builder.sealed(chunk) + other.sealed(last)
        #expect(isDamaged(MimaFilesTests.decrypting(file).failure, chunk: 1))
    }

    // MARK: sizes of chunks

    @Test("an empty last chunk is for an empty file alone")
    func emptyLast() throws {
        #expect(try decrypting([Chunk([], number: 0, isLast: true)]).failure == nil)
        let two = [Chunk(Self.first, number: 0), Chunk([], number: 1, isLast: true)]
        let (released, failure) = try decrypting(two)
        #expect(failure == .damagedAgePayload(chunk: 1, reason: "the last chunk is empty"))
        #expect(released == Self.first)
    }

    @Test("an empty last chunk is refused behind any number of chunks", arguments: [7, 8, 9, 16])
    func emptyLastOfMany(count: Int) throws {
        let chunks = (0..<count).map { Chunk(Self.first, number: $0) } + [Chunk([], number: count, isLast: true)]
        let (released, failure) = try decrypting(chunks)
        #expect(failure == .damagedAgePayload(chunk: count, reason: "the last chunk is empty"))
        #expect(released.count == count * Self.full)
    }

    @Test("a chunk that is short before the last, or too long, is refused")
    func otherSizes() throws {
        #expect(
            try decrypting([Chunk(Self.second, number: 0), Chunk(Self.first, number: 1, isLast: true)]).failure != nil
        )
        #expect(try decrypting([Chunk(pattern(65537), number: 0, isLast: true)]).failure != nil)
        #expect(try decrypting([Chunk([], number: 0), Chunk(Self.second, number: 1, isLast: true)]).failure != nil)
    }

    @Test("a last chunk that is damaged is damaged wherever it falls in a batch", arguments: 1...18)
    func damagedLast(count: Int) throws {
        var file = try Self.builder.file(chunks: (0..<count).map { _ in Self.first })
        file[file.count - 1] ^= 1
        let (released, failure) = MimaFilesTests.decrypting(file)
        #expect(isDamaged(failure, chunk: count - 1))
        #expect(released.count == (count - 1) * Self.full)
    }
}
