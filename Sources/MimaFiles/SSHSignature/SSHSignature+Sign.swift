internal import MimaBytes
public import MimaCrypto
public import MimaIO

extension SSHSignature {
    /// Signs everything that is left of `source`.
    ///
    /// Throws ``FilesError/io(_:)``, ``Failure/emptyNamespace``, and ``Failure/unsupported(_:)`` for DSA keys.
    public static func sign(
        _ source: any ByteSource,
        with key: SSHPrivateKey,
        namespace: String,
        hash: Hash = .sha512
    ) throws(FilesError) -> SSHSignature {
        let digest = try hash.algorithm.hash(contentsOf: source)
        return try sign(digest: digest, with: key, namespace: namespace, hash: hash)
    }

    /// Signs the file whose digest by `hash` this is.
    ///
    /// Throws ``Failure/emptyNamespace``, and ``Failure/unsupported(_:)`` for DSA keys.
    public static func sign(
        digest: [UInt8],
        with key: SSHPrivateKey,
        namespace: String,
        hash: Hash = .sha512
    ) throws(FilesError) -> SSHSignature {
        if namespace.isEmpty { throw .sshSignature(.emptyNamespace) }
        let size = hash.algorithm.byteCount
        if digest.count != size {
            throw .crypto(.wrongByteCount(of: "digest", found: digest.count, expected: size...size))
        }
        var publicKey = key.publicKey
        publicKey.comment = ""
        let algorithm = try SSHSignatureAlgorithm(signingWith: key.privateKey.publicKey, type: publicKey.type)
        let message = message(digest: digest, namespace: namespace, hash)
        let signature = try throwingFilesError { () throws(CryptoError) in
            try key.privateKey.signature(for: message, using: algorithm.scheme)
        }
        var writer = SSHWireWriter()
        writer.append(string: algorithm.name)
        writer.append(string: algorithm.isPair ? pair(signature) : signature)
        return SSHSignature(publicKey: publicKey, namespace: namespace, hash: hash, signature: writer.bytes)
    }

    /// The two numbers of a signature by ECDSA, each in as many bytes as the other, as SSH writes them (RFC 5656 §3.1.2).
    private static func pair(_ signature: [UInt8]) -> [UInt8] {
        var writer = SSHWireWriter()
        writer.append(number: Array(signature.prefix(signature.count / 2)))
        writer.append(number: Array(signature.suffix(signature.count / 2)))
        return writer.bytes
    }
}
