import MimaBytes
import MimaIO
import Testing

@Suite("Reading a secret whole")
struct SecretReadingTests {
    @Test("all of a source is read, whatever its size", arguments: [0, 1, 16383, 16384, 16385, 49152, 49153, 200_000])
    func sizes(count: Int) throws {
        let bytes = pattern(count)
        #expect(try MemorySource(bytes).readSecret(limit: 200_000) == SecretBytes(copying: bytes))
        #expect(try MemorySource(bytes).readSecret(limit: count) == SecretBytes(copying: bytes))
    }

    @Test("more than the limit is nothing", arguments: [1, 16384, 16385, 49153, 200_000])
    func limits(count: Int) throws {
        #expect(try MemorySource(pattern(count)).readSecret(limit: count - 1) == nil)
        #expect(try MemorySource(pattern(count)).readSecret(limit: 0) == nil)
    }

    @Test("a source that fails is an error")
    func failure() throws {
        let missing = InputFile(descriptor: -1, named: "nothing", closing: false)
        #expect(throws: IOError.self) { try missing.readSecret(limit: 10) }
    }
}
