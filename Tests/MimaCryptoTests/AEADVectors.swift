import MimaBytes
import MimaCrypto
import Testing

/// A sealed message from a standard, for the tests of both tiers.
struct AEADVector: Sendable, CustomTestStringConvertible {
    var name: String
    var cipher: AEAD
    var key: String
    var nonce: String
    var message = ""
    var additionalData = ""
    /// Ciphertext and tag.
    var sealed: String

    var testDescription: String { name }

    private static let key = "feffe9928665731c6d6a8f9467308308"
    private static let zeros = "00000000000000000000000000000000"
    private static let message =
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    private static let additionalData = "feedfacedeadbeeffeedfacedeadbeefabaddad2"
    private static let longNonce =
        "9313225df88406e555909c5aff5269aa6a7a9538534f7da1e4c303d2a318a728"
        + "c3c0c95156809539fcf0e2429a6b525416aedbf5a0de6a57a637b39b"

    /// D. McGrew and J. Viega, "The Galois/Counter Mode of Operation (GCM)", appendix B.
    static let gcm = [
        AEADVector(
            name: "GCM test case 1, nothing at all",
            cipher: .aes128GCM,
            key: zeros,
            nonce: "000000000000000000000000",
            sealed: "58e2fccefa7e3061367f1d57a4e7455a"
        ),
        AEADVector(
            name: "GCM test case 2, one block",
            cipher: .aes128GCM,
            key: zeros,
            nonce: "000000000000000000000000",
            message: zeros,
            sealed: "0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"
        ),
        AEADVector(
            name: "GCM test case 4",
            cipher: .aes128GCM,
            key: key,
            nonce: "cafebabefacedbaddecaf888",
            message: message,
            additionalData: additionalData,
            sealed: "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091"
                + "5bc94fbc3221a5db94fae95ae7121a47"
        ),
        AEADVector(
            name: "GCM test case 5, a nonce of 8 bytes",
            cipher: .aes128GCM,
            key: key,
            nonce: "cafebabefacedbad",
            message: message,
            additionalData: additionalData,
            sealed: "61353b4c2806934a777ff51fa22a4755699b2a714fcdc6f83766e5f97b6c7423"
                + "73806900e49f24b22b097544d4896b424989b5e1ebac0f07c23f4598"
                + "3612d2e79e3b0785561be14aaca2fccb"
        ),
        AEADVector(
            name: "GCM test case 6, a nonce of 60 bytes",
            cipher: .aes128GCM,
            key: key,
            nonce: longNonce,
            message: message,
            additionalData: additionalData,
            sealed: "8ce24998625615b603a033aca13fb894be9112a5c3a211a8ba262a3cca7e2ca7"
                + "01e4a9a4fba43c90ccdcb281d48c7c6fd62875d2aca417034c34aee5"
                + "619cc5aefffe0bfa462af43c1699d050"
        ),
        AEADVector(
            name: "GCM test case 10, a key of 24 bytes",
            cipher: .aes192GCM,
            key: key + "feffe9928665731c",
            nonce: "cafebabefacedbaddecaf888",
            message: message,
            additionalData: additionalData,
            sealed: "3980ca0b3c00e841eb06fac4872a2757859e1ceaa6efd984628593b40ca1e19c"
                + "7d773d00c144c525ac619d18c84a3f4718e2448b2fe324d9ccda2710"
                + "2519498e80f1478f37ba55bd6d27618c"
        ),
        AEADVector(
            name: "GCM test case 16, a key of 32 bytes",
            cipher: .aes256GCM,
            key: key + key,
            nonce: "cafebabefacedbaddecaf888",
            message: message,
            additionalData: additionalData,
            sealed: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b"
        ),
        AEADVector(
            name: "GCM test case 18, a nonce of 60 bytes",
            cipher: .aes256GCM,
            key: key + key,
            nonce: longNonce,
            message: message,
            additionalData: additionalData,
            sealed: "5a8def2f0c9e53f1f75d7853659e2a20eeb2b22aafde6419a058ab4f6f746bf4"
                + "0fc0c3b780f244452da3ebf1c5d82cdea2418997200ef82e44ae7e3f"
                + "a44a8266ee1c8eb0c8b5d4cf5ae9f19a"
        ),
    ]

    /// RFC 8439 §2.8.2, whose message is in ASCII.
    static let chaCha20Poly1305 = [
        AEADVector(
            name: "RFC 8439 section 2.8.2",
            cipher: .chaCha20Poly1305,
            key: "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
            nonce: "070000004041424344454647",
            message: Hex.encode(
                ascii(
                    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
                        + "sunscreen would be it."
                )
            ),
            additionalData: "50515253c0c1c2c3c4c5c6c7",
            sealed: "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
                + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
                + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
                + "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691"
        )
    ]
}
