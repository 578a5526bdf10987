import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

@Suite("Python's cryptography and Mima open each other's messages")
struct PythonCipherTests {
    /// For each line of a cipher, key, nonce, additional data, message and what Mima sealed, in hexadecimal: "right" and
    /// what Python seals, or "wrong" and the line.
    private static let script = """
        from cryptography.hazmat.primitives.ciphers import aead
        from cryptography.hazmat.primitives.keywrap import aes_key_wrap, aes_key_unwrap
        try:
            from cryptography import cobblestone
        except ImportError:
            cobblestone = None
        for line in open("messages"):
            name, *parts = line.split()
            key, nonce, data, message, sealed = (b"" if part == "-" else bytes.fromhex(part) for part in parts)
            if name == "siv":
                cipher = aead.AESSIV(key)
                opened, again = cipher.decrypt(sealed, [data, nonce]), cipher.encrypt(message, [data, nonce])
            elif name == "wrap":
                opened, again = aes_key_unwrap(key, sealed), aes_key_wrap(key, message)
            elif name == "cobblestone":
                if cobblestone is None:
                    print("right", sealed.hex())
                    continue
                opener = cobblestone.Cobblestone128Decryptor(key, data)
                opened = opener.update(sealed) + opener.finalize()
                sealer = cobblestone.Cobblestone128Encryptor(key, data)
                again = sealer.update(message) + sealer.finalize()
            else:
                kinds = {"gcm": aead.AESGCM, "ccm": aead.AESCCM, "ocb": aead.AESOCB3, "chacha": aead.ChaCha20Poly1305}
                cipher = kinds[name](key)
                opened, again = cipher.decrypt(nonce, sealed, data), cipher.encrypt(nonce, message, data)
            print("right" if opened == message else "wrong " + line.strip(), again.hex())
        """

    private static let hasLibrary: Bool = {
        guard Peer.python3.isInstalled else { return false }
        return (try? withTemporaryFolder { try Peer.python3.run(["-c", "import cryptography"], in: $0) }) != nil
    }()

    private struct Sample {
        let name: String
        var cipher: AEAD?
        let key: [UInt8]
        let nonce: [UInt8]
        let data: [UInt8]
        let message: [UInt8]

        func sealed() throws -> [UInt8] {
            let key = SymmetricKey(data: key)
            switch name {
            case "wrap": return try KeyWrap.wrap(SymmetricKey(data: message), using: key)
            case "cobblestone":
                return try ChunkedEncryption.cobblestone128.seal(message, using: key, context: data)
            default:
                guard let cipher else { return [] }
                return try [UInt8](capacity: message.count + 16) { output in
                    try cipher.seal(
                        message.span,
                        using: key,
                        nonce: nonce.span,
                        authenticating: data.span,
                        into: &output
                    )
                }
            }
        }

        func open(_ sealed: [UInt8]) throws -> [UInt8] {
            let key = SymmetricKey(data: key)
            switch name {
            case "wrap":
                return try KeyWrap.unwrap(sealed, using: key).withBytes { bytes in
                    [UInt8](capacity: bytes.count) { output in
                        for index in bytes.indices { output.append(bytes[index]) }
                    }
                }
            case "cobblestone":
                return try ChunkedEncryption.cobblestone128.open(sealed, using: key, context: data)
            default:
                guard let cipher else { return [] }
                var opener = try AEAD.Opener(cipher, key: key, nonceByteCount: nonce.count)
                return try [UInt8](capacity: sealed.count) { output in
                    try opener.open(sealed.span, nonce: nonce.span, authenticating: data.span, into: &output)
                }
            }
        }
    }

    @Test(
        "with AES-GCM, CCM, OCB and SIV, ChaCha20-Poly1305, key wrap and Cobblestone-128",
        .enabled(if: hasLibrary, "python3 has no cryptography")
    )
    func bothWays() throws {
        var samples: [Sample] = []
        let ciphers: [(String, AEAD)] = [
            ("gcm", .aes128GCM), ("gcm", .aes256GCM), ("ccm", .aes192CCM), ("ocb", .aes256OCB), ("siv", .aes128SIV),
            ("siv", .aes256SIV), ("chacha", .chaCha20Poly1305),
        ]
        for (name, cipher) in ciphers {
            for count in [1, 16, 100, 1000] {
                samples.append(
                    Sample(
                        name: name,
                        cipher: cipher,
                        key: SecureRandom.bytes(cipher.keyByteCount),
                        nonce: SecureRandom.bytes(12),
                        data: SecureRandom.bytes(count % 30),
                        message: SecureRandom.bytes(count)
                    )
                )
            }
        }
        for count in [16, 24, 40] {
            let message = SecureRandom.bytes(count)
            samples.append(
                Sample(name: "wrap", key: SecureRandom.bytes(32), nonce: [], data: [], message: message)
            )
        }
        for count in [0, 16_384, 40_000] {
            let message = SecureRandom.bytes(count)
            samples.append(
                Sample(name: "cobblestone", key: SecureRandom.bytes(16), nonce: [], data: [7], message: message)
            )
        }
        let lines = try samples.map { sample in
            let parts = [sample.key, sample.nonce, sample.data, sample.message, try sample.sealed()]
            return ([sample.name] + parts.map { $0.isEmpty ? "-" : Hex.encode($0) }).joined(separator: " ")
        }
        let answers = try withTemporaryFolder { folder in
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(component: "messages"))
            return try Peer.python3.run(["-c", Self.script], in: folder)
        }
        let words = String(decoding: answers, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
        #expect(words.count == samples.count)
        for (sample, answer) in zip(samples, words) {
            #expect(answer.first == "right", "\(sample.name), \(sample.message.count) bytes")
            let opened = try sample.open(Hex.decode(String(answer.last ?? "")))
            #expect(opened == sample.message, "\(sample.name), \(sample.message.count) bytes")
        }
    }
}
