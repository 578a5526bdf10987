internal import FoundationEssentials
internal import MimaArchive
internal import MimaBytes
internal import MimaCrypto

/// Decryption of the compact form (RFC 7516 §3.1), composed from what MimaCrypto has.
enum JSONWebEncryption {
    fileprivate struct Header: Decodable {
        let alg: String
        let enc: String
        let kid: String?
        let crit: [String]?
        let zip: String?
        /// The sender's key for this text, of ECDH-ES.
        let epk: JSONKeyMembers?
        let apu: String?
        let apv: String?
        /// The nonce and the tag of a key that is wrapped with GCM.
        let iv: String?
        let tag: String?
        /// The salt and the iterations of a key from a password.
        let p2s: String?
        let p2c: Int?
    }

    /// The most bytes that a compressed message may have.
    private static let maximumMessageByteCount = 1 << 24
    /// The most iterations that a text may ask for.
    private static let maximumIterations = 1_000_000

    /// `message` and `content`, the name of the algorithm for the content, are compared where they are known.
    static func verdict(on text: String, _ keys: JSONWebKeys?, message: [UInt8]?, content: String?) -> Verdict {
        do {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 5 else { return .rejected("the text has not five parts") }
            let header = try Data(JSONWebText.decoded(parts[0])).decoded(Header.self)
            if header.crit != nil { return .rejected("the header needs an extension") }
            guard let cipher = contentCiphers[header.enc] else {
                throw CryptoError.unsupported("there is no algorithm \(header.enc)")
            }
            if let content, content != header.enc { return .rejected("the content is encrypted with \(header.enc)") }
            let members = try keys?.key(header.kid, use: "enc") ?? [:]
            // A key that is used as it is may name the cipher of the content.
            if let own = members["alg"], own != header.alg, header.alg != "dir" || own != header.enc {
                return .rejected("the key is for \(own)")
            }
            let wrapped = try JSONWebText.decoded(parts[1])
            let contentKey = try header.contentKey(wrapped, byteCount: cipher.keyByteCount, members)
            if contentKey.byteCount != cipher.keyByteCount { return .rejected("the key has another size") }
            let (nonce, tag) = (try JSONWebText.decoded(parts[2]), try JSONWebText.decoded(parts[4]))
            var found = try cipher.open(
                try JSONWebText.decoded(parts[3]),
                tag: tag,
                using: contentKey,
                nonce: nonce,
                authenticating: Array(parts[0].utf8)
            )
            if let zip = header.zip {
                guard zip == "DEF" else { return .rejected("the message is compressed with \(zip)") }
                found = try Deflate.decompress(found, maximumByteCount: maximumMessageByteCount)
            }
            return message.map { .comparing("message", expected: $0, found: found) } ?? .accepted
        } catch let error as CryptoError {
            return Verdict(error)
        } catch {
            return .rejected("the text is malformed: \(error)")
        }
    }

    private static let contentCiphers: [String: AEAD] = [
        "A128CBC-HS256": .aes128CBCHMACSHA256,
        "A192CBC-HS384": .aes192CBCHMACSHA384,
        "A256CBC-HS512": .aes256CBCHMACSHA512,
        "A128GCM": .aes128GCM,
        "A192GCM": .aes192GCM,
        "A256GCM": .aes256GCM,
    ]

    fileprivate static func requireIterations(_ count: Int) throws(CryptoError) {
        guard (1...maximumIterations).contains(count) else {
            throw .parameterOutOfRange("iterations", found: count, allowed: 1...maximumIterations)
        }
    }
}

extension JSONWebEncryption.Header {
    /// The key of the content by the algorithms of RFC 7518 §4.
    fileprivate func contentKey(
        _ wrapped: [UInt8],
        byteCount: Int,
        _ members: [String: String]
    ) throws -> SymmetricKey {
        switch alg {
        case "dir":
            guard wrapped.isEmpty else { throw CryptoError.authenticationFailed }
            return try secret(members)
        case "A128KW", "A192KW", "A256KW":
            return try unwrap(wrapped, using: secret(members), bits: alg.dropFirst().prefix(3))
        case "A128GCMKW", "A192GCMKW", "A256GCMKW":
            return try unwrapWithGCM(wrapped, using: secret(members))
        case "RSA-OAEP", "RSA-OAEP-256", "RSA1_5":
            return try decryptWithRSA(wrapped, byteCount: byteCount, members)
        case "ECDH-ES":
            guard wrapped.isEmpty else { throw CryptoError.authenticationFailed }
            return try agreedKey(members, purpose: enc, byteCount: byteCount)
        case "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW":
            let bits = alg.dropFirst(9).prefix(3)
            let key = try agreedKey(members, purpose: alg, byteCount: (Int(bits) ?? 0) / 8)
            return try unwrap(wrapped, using: key, bits: bits)
        case "PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW":
            return try unwrapWithPassword(wrapped, secret(members))
        default:
            throw CryptoError.unsupported("there is no algorithm \(alg)")
        }
    }

    private func secret(_ members: [String: String]) throws -> SymmetricKey {
        guard members["kty"] == "oct" else { throw CryptoError.invalidKey("the key is none for \(alg)") }
        return SymmetricKey(data: try JSONWebText.decoded(members["k"] ?? ""))
    }

    private func unwrap(_ wrapped: [UInt8], using key: SymmetricKey, bits: Substring) throws -> SymmetricKey {
        guard "\(key.bitCount)" == bits else { throw CryptoError.invalidKey("the key is none for \(alg)") }
        return try KeyWrap.unwrap(wrapped, using: key)
    }

    private func unwrapWithGCM(_ wrapped: [UInt8], using key: SymmetricKey) throws -> SymmetricKey {
        let ciphers: [String: AEAD] = [
            "A128GCMKW": .aes128GCM, "A192GCMKW": .aes192GCM, "A256GCMKW": .aes256GCM,
        ]
        guard let cipher = ciphers[alg], cipher.keyByteCount == key.byteCount, let iv, let tag else {
            throw CryptoError.invalidKey("the key is none for \(alg)")
        }
        return SymmetricKey(
            data: try cipher.open(
                wrapped,
                tag: JSONWebText.decoded(tag),
                using: key,
                nonce: JSONWebText.decoded(iv),
                authenticating: []
            )
        )
    }

    private func decryptWithRSA(
        _ wrapped: [UInt8],
        byteCount: Int,
        _ members: [String: String]
    ) throws -> SymmetricKey {
        guard let der = try JSONWebText.key(members).privateKey?.pkcs1DERRepresentation else {
            throw CryptoError.invalidKey("the key is no private RSA key")
        }
        let key = try RSA.Encryption.PrivateKey(pkcs1DERRepresentation: der)
        switch alg {
        case "RSA-OAEP":
            let hash = HashAlgorithm.insecure(.sha1)
            return SymmetricKey(try key.decrypt(wrapped, padding: .oaep(hash, maskHash: hash, label: [])))
        case "RSA-OAEP-256":
            return SymmetricKey(try key.decrypt(wrapped, padding: .oaep(.sha256, maskHash: .sha256, label: [])))
        default:
            // RFC 7516 §11.5: bad padding gives a random key, and then the content fails.
            return SymmetricKey(
                try Insecure.PKCS1Encryption.decryptSessionKey(wrapped, byteCount: byteCount, with: key)
            )
        }
    }

    /// RFC 7518 §4.6.2.
    private func agreedKey(_ members: [String: String], purpose: String, byteCount: Int) throws -> SymmetricKey {
        guard let mine = try JSONWebText.key(members).privateKey, let epk else {
            throw CryptoError.invalidKey("the key is none for \(alg)")
        }
        let secret = try mine.sharedSecret(with: JSONWebText.key(epk.strings).publicKey)
        let parts = [Array(purpose.utf8), try JSONWebText.decoded(apu ?? ""), try JSONWebText.decoded(apv ?? "")]
        let info = parts.flatMap { Self.number($0.count) + $0 } + Self.number(8 * byteCount)
        return try OneStepKDF(.hash(.sha256)).deriveKey(
            from: SymmetricKey(secret.secretBytes),
            fixedInfo: info,
            byteCount: byteCount
        )
    }

    private static func number(_ value: Int) -> [UInt8] {
        let value = UInt32(truncatingIfNeeded: value)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// RFC 7518 §4.8.
    private func unwrapWithPassword(_ wrapped: [UInt8], _ password: SymmetricKey) throws -> SymmetricKey {
        let bits = alg.suffix(5).prefix(3)
        let hashes: [Substring: HashAlgorithm] = ["128": .sha256, "192": .sha384, "256": .sha512]
        guard let hash = hashes[bits], let count = p2c, let p2s else {
            throw CryptoError.invalidKey("the header lacks the salt or the iterations")
        }
        try JSONWebEncryption.requireIterations(count)
        let key = try PBKDF2(hash, iterations: count).deriveKey(
            from: password.secretBytes,
            salt: Array(alg.utf8) + [0] + JSONWebText.decoded(p2s),
            byteCount: (Int(bits) ?? 0) / 8
        )
        return try unwrap(wrapped, using: key, bits: bits)
    }
}

extension AEAD {
    /// The message of a box whose parts are apart.
    fileprivate func open(
        _ ciphertext: [UInt8],
        tag: [UInt8],
        using key: SymmetricKey,
        nonce: [UInt8],
        authenticating data: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        try [UInt8](capacity: ciphertext.count) { (output) throws(CryptoError) in
            try open(
                ciphertext.span,
                tag: tag.span,
                using: key,
                nonce: nonce.span,
                authenticating: data.span,
                into: &output
            )
        }
    }
}
