import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// The expected digests were computed with kyber-py 1.2.0, dilithium-py 1.5.1 and SLH-DSA 0.2.5 from PyPI, which are
/// written in Python from FIPS 203, 204 and 205; X-Wing's of them with Python's hashlib and cryptography's X25519.
@Suite(
    "ML-KEM, ML-DSA and SLH-DSA",
    .enabled(if: PostQuantumAlgorithm.mlKEM768.isAvailable, "this libcrypto does not offer ML-KEM")
)
struct PostQuantumTests {
    /// (73 i + 41) mod 256.
    private static func seed(_ range: Range<Int>) -> SecretBytes {
        SecretBytes(copying: range.map { UInt8(($0 * 73 + 41) & 255) })
    }

    private static let message = Array("Meet me at six.".utf8)
    private static let context = Array("mima".utf8)

    private func digest(_ bytes: [UInt8]?) -> String { Hex.encode(SHA256.hash(data: bytes ?? []).bytes) }

    private func digest(_ bytes: SecretBytes?) -> String { digest(bytes.map { $0.revealed }) }

    @Test(
        "ML-KEM makes of a seed the keys, and of random bytes the ciphertext and the secret, that another program makes",
        arguments: [
            (
                PostQuantumAlgorithm.mlKEM512,
                [
                    "f04818e9d24ea5ed56d4f338ee6ea4ebfe7fe818bc5eca6f9f9022b0e9e330a5",
                    "58d862498de8a5ce47222f835599f0abca410b67a6bad370751cbfa22c53f835",
                    "b3f5a120819483c4c390b9d68429b7bc3c7f4fa06d3427a92c13166c8eb350d9",
                    "1c83ac188c57da35a8d9e52ac449d210baeef26e8a572b44f8d82ecabcd58b36",
                ]
            ),
            (
                .mlKEM768,
                [
                    "75f22a4dbc6d92319859746c239b978ef83466a6f36660dd0db6e3a0cfadc4a0",
                    "12be80d8b9a325c0fab7eaab52dc5fa954540aa58350aa398b0322fab1cfd665",
                    "8af33905c7982d5542f292e4893174dd54bd64b77764419bed9848e57f76f64e",
                    "29235679c6781be1d0be956d9453b51e9b4025adbb6169fc142133f781370b17",
                ]
            ),
            (
                .mlKEM1024,
                [
                    "af5cd9ce8663c9abeab1761e952acaca3f38f2a164e7722d2d82d2496e49a476",
                    "2d859c1ed0b80e5cd92b45d29831e2df488f9e8692d50e6a16db2a0bf57fcd86",
                    "f30e1de6fec52896533cbd92926a450a27fb9252d63efec5762b12c2cb32787e",
                    "6e2713163f9dab1a4cd4cfd03f6a290bc2c725d9d94eee69474f29ec40e21c66",
                ]
            ),
        ]
    )
    func mlKEM(_ algorithm: PostQuantumAlgorithm, _ expected: [String]) throws {
        let key = try PrivateKey(.postQuantum(algorithm), rawRepresentation: Self.seed(0..<64))
        #expect(digest(key.publicKey.rawRepresentation) == expected[0])
        #expect(digest(key.expandedRepresentation) == expected[1])
        let made = try key.publicKey.encapsulate(entropy: Self.seed(64..<96))
        #expect(digest(made.ciphertext) == expected[2])
        let secret = Hex.encode(made.sharedSecret.secretBytes.revealed)
        #expect(secret == expected[3])
        let opened = try key.decapsulate(made.ciphertext)
        #expect(opened == made.sharedSecret)
        let again = try key.publicKey.encapsulate()
        let openedAgain = try key.decapsulate(again.ciphertext)
        #expect(openedAgain == again.sharedSecret && again.ciphertext != made.ciphertext)
        var altered = made.ciphertext
        altered[0] ^= 1
        let other = try key.decapsulate(altered)
        #expect(other != made.sharedSecret)
        #expect(throws: CryptoError.self) { try key.decapsulate(Array(altered.dropLast())) }
    }

    @Test(
        "ML-DSA makes of a seed the keys and the signature that another program makes",
        arguments: [
            (
                PostQuantumAlgorithm.mlDSA44,
                [
                    "f98ea8ea2284d294d9da27f263167b39797d2bbc4406e6aebc1fe19c4c033e85",
                    "3a2bcdb8fa913c2860b09e2b78e6f723f239c45ec85598becc602baa1c109c25",
                    "7acfa94d2eb854e5eb33eaf862a339d50cd22d2bc8f55676178bdfc2b5dae578",
                ]
            ),
            (
                .mlDSA65,
                [
                    "a534658aedf1915552b627aa73c419469ab02e92d12b2ef72da177f0c888efb2",
                    "3a43d7037919793e8f16f7567540f241e81660b1870da9220889c63c4dea500b",
                    "e8482fd38e861251067ce24d9c54052558dbb8285aa6d93dba7a7ef136254185",
                ]
            ),
            (
                .mlDSA87,
                [
                    "88021deb5d63ae1250aa22f000dfd750f6d484b644beea3c61e08cf6f709d0ec",
                    "b0b8e7a58274b86233fadceed95c7ac9134ef02bea7e3831974bdacdc81c8e16",
                    "e6261b8017e79163ebdcc788f2f35212e8aa06e5ca3881d961ac7488fae51ce5",
                ]
            ),
        ]
    )
    func mlDSA(_ algorithm: PostQuantumAlgorithm, _ expected: [String]) throws {
        let key = try PrivateKey(.postQuantum(algorithm), rawRepresentation: Self.seed(0..<32))
        #expect(digest(key.publicKey.rawRepresentation) == expected[0])
        #expect(digest(key.expandedRepresentation) == expected[1])
        let scheme = SignatureScheme.mlDSA(context: Self.context, isDeterministic: true)
        let signature = try key.signature(for: Self.message, using: scheme)
        #expect(digest(signature) == expected[2])
        try verifies(key, signature, by: { .mlDSA(context: $0) })
    }

    /// The last quarter of a private key whose first three are the pattern, and the digest of the signature.
    static let slhDSA: [(PostQuantumAlgorithm, String, String)] = [
        (
            .slhDSASHA2128f,
            "f371af55f77d1652bf9352b7f5247a41",
            "ce390584956dafd9e08ef1b3bc0665f3df276b230d6a7f88879ded63a180aa63"
        ),
        (
            .slhDSASHAKE128f,
            "93eb1705b1e276c56ee390a5f5fda787",
            "7a6b630acb66f9d43303ff903879b7e9c718c8136904dc9bb6a77432988c6cd5"
        ),
        (
            .slhDSASHA2192f,
            "ef7a8362575776b42f9aeb11a007675ac18d350465f6a6c2",
            "cfb0b4642fa0b4e486aa7adab54e2d62b6cf7f272944da2164762f804babe6e5"
        ),
        (
            .slhDSASHAKE192f,
            "5b79af3396e806ecda23d05ae9bbf6715b82d12b446a2739",
            "ad7935aff96ba7bf4a75aa36543f347d762514b28bd90e2525f55a05cfb12e15"
        ),
        (
            .slhDSASHA2256f,
            "d897e3afda5ae95e92ab681406af394715e378f12a37df42f4a0b93414e0744e",
            "a8123af8f4775bd17e1dbaca0560d00eb776b12f06b92d58a102dd7c473fcac4"
        ),
        (
            .slhDSASHAKE256f,
            "5c3f40e430b94b6119343f6abac61a74987b2f6d326dce40ad180543d51b8449",
            "ec5279d008575006e1c25ef5945c3d7c9b4447c7123ed20c76b85dc3b10cf8e0"
        ),
        (
            .slhDSASHA2128s,
            "7a73d6f89db45281a06d57f35e1c71bb",
            "612fec32a068ede29dd853d27f83b30b1a8bdc59248cf260819987125b4cc6a2"
        ),
        (
            .slhDSASHAKE128s,
            "6e5fa2c09ffaa98ec694c0961c5fec12",
            "4e91b083e01cd618fbdbc1ae94cce433ef827c3ba766202e767c50367a3cd21f"
        ),
        (
            .slhDSASHA2192s,
            "e2c6838369523e9f249fe70c40303bcfb45ca92403b0148a",
            "daf145b92cf5e82b24687e4abe68d61d414616479c7c38b6957c00c23b07ca5e"
        ),
        (
            .slhDSASHAKE192s,
            "504121f4d8ade9614294d1e4ac6daefbbcd6a261a65b4c5a",
            "e2b32e171175e8bce6bad926c6945a35a8bde51669072d163eca3066eb554379"
        ),
        (
            .slhDSASHA2256s,
            "3a7ceb08633f1b49433b5e71347fd9ddb160f5a08e98dda63505791ef1ba5847",
            "cdd3f738d11b6dbe5a46cccd154de8242d45e17381e5498cc06fc91d53d60df0"
        ),
        (
            .slhDSASHAKE256s,
            "f7aa3ca601581641d54c78a6cf9d041befc5ceb02e2e0f491af7553d16960aae",
            "1e402184e245d42ad28fab0fa54144151da3e80d6a93a65923e0127f2261a99d"
        ),
    ]

    @Test("SLH-DSA makes the signature that another program makes", arguments: slhDSA)
    func slhDSASignature(_ algorithm: PostQuantumAlgorithm, _ root: String, _ expected: String) throws {
        let seeds = Self.seed(0..<(3 * algorithm.publicKeyByteCount / 2)).revealed
        let bytes = seeds + (try Hex.decode(root))
        let key = try PrivateKey(.postQuantum(algorithm), rawRepresentation: SecretBytes(copying: bytes))
        #expect(key.publicKey.rawRepresentation == Array(bytes.suffix(algorithm.publicKeyByteCount)))
        let scheme = SignatureScheme.slhDSA(context: Self.context, isDeterministic: true)
        let signature = try key.signature(for: Self.message, using: scheme)
        #expect(digest(signature) == expected)
        try verifies(key, signature, by: { .slhDSA(context: $0) })
        var altered = bytes
        altered[altered.count - 1] ^= 1
        #expect(throws: CryptoError.self) {
            try PrivateKey(.postQuantum(algorithm), rawRepresentation: SecretBytes(copying: altered))
        }
    }

    private func verifies(
        _ key: PrivateKey,
        _ signature: [UInt8],
        by scheme: ([UInt8]) -> SignatureScheme
    ) throws {
        let (publicKey, message, context) = (key.publicKey, Self.message, Self.context)
        let isValid = try publicKey.isValidSignature(signature, for: message, using: scheme(context))
        #expect(isValid)
        let inOtherContext = try publicKey.isValidSignature(signature, for: message, using: scheme([]))
        #expect(!inOtherContext)
        let ofOther = try publicKey.isValidSignature(signature, for: message + [0], using: scheme(context))
        #expect(!ofOther)
        var altered = signature
        altered[7] ^= 1
        let isAlteredValid = try publicKey.isValidSignature(altered, for: message, using: scheme(context))
        #expect(!isAlteredValid)
        #expect(throws: CryptoError.self) {
            try publicKey.isValidSignature(Array(signature.dropLast()), for: message, using: scheme(context))
        }
        let long = scheme([UInt8](repeating: 0, count: 256))
        #expect(throws: CryptoError.self) { try key.signature(for: message, using: long) }
        let usual = try SignatureScheme.usual(for: publicKey)
        let random = try key.signature(for: message, using: usual)
        let isRandomValid = try publicKey.isValidSignature(random, for: message, using: usual)
        #expect(isRandomValid)
    }

    @Test("X-Wing makes the secret that another composition of its parts makes")
    func xWing() throws {
        let key = try XWing.PrivateKey(seedRepresentation: Self.seed(0..<32))
        #expect(
            digest(key.publicKey.rawRepresentation)
                == "6c9f91522814001a3c984e9105fc4a47b8afc8daf18d90a4e32780f294d32707"
        )
        let publicKey = try XWing.PublicKey(rawRepresentation: key.publicKey.rawRepresentation)
        let made = try publicKey.encapsulate(entropy: Self.seed(32..<96))
        #expect(digest(made.ciphertext) == "a0a379cd15d8078d8179d58123058560345f7596be4ae1ab6aacfaef19369032")
        let secret = Hex.encode(made.sharedSecret.secretBytes.revealed)
        #expect(secret == "ced9b80f844211657b36425955f3fd3ff81818e394e9e7fe372ebd8fb434e929")
        let opened = try key.decapsulate(made.ciphertext)
        #expect(opened == made.sharedSecret)
        let again = try publicKey.encapsulate()
        let openedAgain = try key.decapsulate(again.ciphertext)
        #expect(openedAgain == again.sharedSecret)
    }

    @Test("Static types do what the run-time tier does")
    func staticTypes() throws {
        let kem = try MLKEM768.PrivateKey()
        let made = try kem.publicKey.encapsulate()
        let opened = try MLKEM768.PrivateKey(pemRepresentation: kem.pemRepresentation).decapsulate(made.ciphertext)
        #expect(opened == made.sharedSecret)
        let key = try MLDSA65.PrivateKey()
        let signature = try key.signature(for: Self.message, context: Self.context)
        #expect(key.publicKey.isValidSignature(signature, for: Self.message, context: Self.context))
        #expect(!key.publicKey.isValidSignature(signature, for: Self.message))
        let seed = try #require(key.seedRepresentation)
        #expect(throws: CryptoError.self) {
            try MLDSA65.PrivateKey(seedRepresentation: seed, publicKey: MLDSA65.PrivateKey().publicKey)
        }
    }

    @Test("Keys of each kind are read as they were written", arguments: PostQuantumAlgorithm.allCases)
    func formats(_ algorithm: PostQuantumAlgorithm) throws {
        let key = try PrivateKey.generate(.postQuantum(algorithm))
        for format in [key.pkcs8DERRepresentation, key.pemRepresentation] {
            let read = try format.withBytes { bytes in try EncodedKey(bytes).unlock().key }
            #expect(read.publicKey == key.publicKey && read.rawRepresentation == key.rawRepresentation)
        }
        for format in [key.publicKey.derRepresentation, Array(key.publicKey.pemRepresentation.utf8)] {
            let read = try EncodedKey(format).publicKey
            #expect(read == key.publicKey)
        }
        let expanded = try #require(key.expandedRepresentation)
        let again = try PrivateKey(.postQuantum(algorithm), rawRepresentation: expanded)
        #expect(again.publicKey == key.publicKey)
        let der = again.pkcs8DERRepresentation
        #expect(try PrivateKey(pkcs8DERRepresentation: der).publicKey == key.publicKey)
        let cut = expanded.withBytes { SecretBytes(copying: $0.extracting(0..<($0.count - 1))) }
        #expect(throws: CryptoError.self) { try PrivateKey(.postQuantum(algorithm), rawRepresentation: cut) }
    }
}

@Suite(
    "ML-KEM, ML-DSA and SLH-DSA, where libcrypto lacks them",
    .enabled(if: !PostQuantumAlgorithm.mlKEM768.isAvailable, "this libcrypto offers ML-KEM")
)
struct MissingPostQuantumTests {
    @Test("are errors that name them", arguments: PostQuantumAlgorithm.allCases)
    func missing(_ algorithm: PostQuantumAlgorithm) {
        let error = CryptoError.unavailable(algorithm: algorithm.name)
        let type = KeyAlgorithm.postQuantum(algorithm)
        #expect(throws: error) { try PrivateKey.generate(type) }
        let publicKey = [UInt8](repeating: 0, count: algorithm.publicKeyByteCount)
        #expect(throws: error) { try PublicKey(type, rawRepresentation: publicKey) }
        let privateKey = SecretBytes(copying: [UInt8](repeating: 0, count: algorithm.expandedKeyByteCount))
        #expect(throws: error) { try PrivateKey(type, rawRepresentation: privateKey) }
    }
}
