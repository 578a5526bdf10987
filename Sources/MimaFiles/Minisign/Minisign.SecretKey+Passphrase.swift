public import MimaBytes
internal import MimaCrypto

extension Minisign.SecretKey.File {
    /// The key in the file.
    ///
    /// `passphrase` is not looked at when the key is not encrypted. A file that asks for more work than `limit` is
    /// refused before any is done.
    ///
    /// Throws ``Minisign/Failure/passphraseRequired``, ``Minisign/Failure/wrongPassphrase``,
    /// ``Minisign/Failure/excessiveCost(memory:operations:limit:)`` or ``Minisign/Failure/damagedSecretKey``.
    public func unlock(
        passphrase: SecretBytes? = nil,
        limit: Minisign.Cost = .sensitive
    ) throws(FilesError) -> Minisign.SecretKey {
        guard let cost else {
            return try payload.withBytes { (payload) throws(FilesError) in
                try Minisign.SecretKey(payload: payload, allowingNoChecksum: true, failure: .damagedSecretKey)
            }
        }
        guard let passphrase else { throw .minisign(.passphraseRequired) }
        let plain = try cost.applying(passphrase, salt: salt, to: payload, limit: limit)
        return try plain.withBytes { (plain) throws(FilesError) in
            try Minisign.SecretKey(payload: plain, allowingNoChecksum: false, failure: .wrongPassphrase)
        }
    }
}

extension Minisign.SecretKey {
    /// The most bytes that the passphrase of a new key can have, since minisign reads no longer one.
    public static let maximumPassphraseByteCount = 1022

    /// The key's file, encrypted with `passphrase`, whose opening takes `cost`.
    ///
    /// Throws ``Minisign/Failure/unusablePassphrase(reason:)`` when minisign could not be given the passphrase, or
    /// ``Minisign/Failure/unusableComment(reason:)`` when the comment is too long.
    public func file(
        passphrase: SecretBytes,
        cost: Minisign.Cost = .sensitive,
        comment: Minisign.Comment? = nil
    ) throws(FilesError) -> File {
        if passphrase.count > Self.maximumPassphraseByteCount {
            let reason = "it has \(passphrase.count) bytes, and minisign takes at most "
            throw .minisign(.unusablePassphrase(reason: reason + "\(Self.maximumPassphraseByteCount)"))
        }
        let isOneLine = passphrase.withBytes { bytes in
            bytes.indices.allSatisfy { ![0x00, 0x0a, 0x0d].contains(bytes[$0]) }
        }
        if !isOneLine { throw .minisign(.unusablePassphrase(reason: "minisign takes one line of text")) }
        let salt = SecureRandom.bytes(File.saltByteCount)
        return File(
            comment: try comment.usable(orElse: "minisign encrypted secret key"),
            cost: cost,
            salt: salt,
            payload: try cost.applying(passphrase, salt: salt, to: payload(), limit: cost)
        )
    }

    /// The key's file without a passphrase: whoever can read it can sign.
    ///
    /// Throws ``Minisign/Failure/unusableComment(reason:)`` when the comment is too long.
    public func fileWithoutPassphrase(comment: Minisign.Comment? = nil) throws(FilesError) -> File {
        File(
            comment: try comment.usable(orElse: "minisign secret key, not encrypted"),
            cost: nil,
            salt: [UInt8](repeating: 0, count: File.saltByteCount),
            // minisign writes zeros here and reads anything; with the checksum, an altered file is noticed.
            payload: try payload()
        )
    }
}

extension Minisign.Comment? {
    /// The comment, or the one that says `text`, if it is not too long for an untrusted one.
    func usable(orElse text: String) throws(FilesError) -> Minisign.Comment {
        let comment = self ?? Minisign.Comment(unchecked: [UInt8](text.utf8))
        try comment.require(atMost: Minisign.Comment.maximumByteCount)
        return comment
    }
}

extension Minisign.Cost {
    /// `payload` XORed with the bytes that scrypt makes of the passphrase; doing so twice gives it back.
    func applying(
        _ passphrase: SecretBytes,
        salt: [UInt8],
        to payload: SecretBytes,
        limit: Minisign.Cost
    ) throws(FilesError) -> SecretBytes {
        let scrypt = try scrypt(limit: limit)
        let stream = try throwingFilesError { () throws(CryptoError) in
            try scrypt.deriveKey(from: passphrase, salt: salt, byteCount: payload.count)
        }
        return SecretBytes(count: payload.count) { output in
            payload.withBytes { payload in
                stream.withBytes { stream in
                    for index in payload.indices { output.append(payload[index] ^ stream[index]) }
                }
            }
        }
    }
}
