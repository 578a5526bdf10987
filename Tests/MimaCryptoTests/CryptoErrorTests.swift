import MimaCrypto
import Testing

@Suite("CryptoError")
struct CryptoErrorTests {
    static let sentences: [(CryptoError, String)] = [
        (.unavailable(algorithm: "SM3"), "this system's libcrypto does not offer SM3"),
        (.wrongByteCount(of: "tag", found: 4, expected: 16...16), "the tag has 4 bytes, and should have 16"),
        (.wrongByteCount(of: "nonce", found: 0, expected: 1...128), "the nonce has 0 bytes, and should have 1 to 128"),
        (
            .wrongByteCount(of: "sealed box", found: 5, expected: 28...Int.max),
            "the sealed box has 5 bytes, and should have at least 28"
        ),
        (.parameterOutOfRange("cost", found: -1, allowed: 1...9), "the cost is -1, and should be 1 to 9"),
        (.unsupported("no such thing"), "no such thing"),
        (.authenticationFailed, "the message was altered, or the key is not its key"),
        (.invalidKey("no such key"), "no such key"),
        (.smallOrderPublicKey, "the public key is of small order, so no secret can be agreed on with it"),
        (.libcrypto(operation: "EVP_X", reasons: []), "libcrypto's EVP_X failed"),
        (.libcrypto(operation: "EVP_X", reasons: ["a", "b"]), "libcrypto's EVP_X failed: a; b"),
    ]

    @Test("is one sentence", arguments: sentences)
    func description(error: CryptoError, sentence: String) {
        #expect(error.description == sentence)
        #expect("\(error)" == sentence)
    }
}
