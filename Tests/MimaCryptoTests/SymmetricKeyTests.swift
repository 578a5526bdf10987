import MimaBytes
import MimaCrypto
import Testing

@Suite("Symmetric keys")
struct SymmetricKeyTests {
    @Test("are random and of the size asked for")
    func sizes() {
        #expect(SymmetricKey(size: .bits128).byteCount == 16)
        #expect(SymmetricKey(size: .bits192).byteCount == 24)
        #expect(SymmetricKey(size: .bits256).bitCount == 256)
        #expect(SymmetricKey(size: .init(bitCount: 8)).byteCount == 1)
        #expect(SymmetricKey.Size.bits256 == SymmetricKey.Size(bitCount: 256))
        #expect(SymmetricKey(size: .bits256) != SymmetricKey(size: .bits256))
    }

    @Test("hold the bytes that they are made of")
    func contents() {
        let key = SymmetricKey(data: message(20))
        #expect(key.withBytes { span in span.indices.map { span[$0] } } == message(20))
        #expect(key == SymmetricKey(data: message(20).span))
        #expect(key == SymmetricKey(SecretBytes(copying: message(20))))
        #expect(key != SymmetricKey(data: message(21)))
        #expect(key != SymmetricKey(data: flipped(message(20), at: 19)))
        #expect(SymmetricKey(data: []).byteCount == 0)
    }

    @Test("are never printed")
    func printing() {
        let key = SymmetricKey(data: [UInt8](repeating: 0xa7, count: 6))
        var text = "\(key) \(String(reflecting: key))"
        dump(key, to: &text)
        #expect(key.description == "SymmetricKey(48 bits)")
        for secret in ["a7", "A7", "167"] { #expect(!text.contains(secret), "\(text)") }
    }
}
