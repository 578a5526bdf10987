import Mima

/// One run of `mima cipher encrypt` or `decrypt`.
struct CipherRun {
    private let choice: CipherChoice
    private let options: CipherOptions
    private let openssl: OpenSSLEncOptions
    private let passphrases: PassphraseReader
    private let key: SymmetricKey?
    private let source: InputFile
    private let name: String
    private let result: Output

    /// The largest message in bytes that is held in memory, of a cipher that is not a stream or until it is verified.
    private static let maximumByteCount = 1 << 30

    init(
        _ options: CipherOptions,
        _ openssl: OpenSSLEncOptions,
        _ output: OutputOptions,
        _ passphrase: PassphraseOptions,
        _ input: InputOptions,
        isDecrypting: Bool
    ) throws {
        self.options = options
        self.openssl = openssl
        choice = try options.choice()
        choice.warnIfInsecure()
        passphrases = try passphrase.source()
        key = openssl.isOpenSSL ? nil : try options.key(choice)
        source = try input.open()
        name = input.name
        result = try output.open(isSecret: isDecrypting)
        try result.requireDistinct(from: source)
        try result.requireDistinct(fromKeysIn: options.files)
    }

    func encrypt() throws {
        let progress = Progress(total: source.size, label: name)
        defer { progress.finish() }
        try naming(failures: name) {
            switch choice {
            case .unauthenticated(let cipher):
                guard let key else {
                    return try OpenSSLEnc.encrypt(
                        from: source,
                        to: result.sink,
                        cipher,
                        openssl.derivation(),
                        passphrase: passphrases.new(for: "the file"),
                        padding: options.padding(),
                        encoding: openssl.encoding,
                        progress: progress.update
                    )
                }
                let given = try options.nonce()
                let iv = given ?? SecureRandom.bytes(cipher.ivByteCount)
                if given == nil { try result.write(iv) }
                try cipher.encrypt(
                    from: source,
                    to: result.sink,
                    using: key,
                    iv: iv,
                    padding: options.padding(),
                    progress: progress.update
                )
            case .chunked(let cipher):
                try cipher.seal(
                    from: source,
                    to: result.sink,
                    using: requiredKey(),
                    context: options.additionalData(),
                    progress: progress.update
                )
            case .aead(let cipher):
                let given = try options.nonce()
                let nonce = given ?? SecureRandom.bytes(cipher.nonceByteCount)
                if cipher.isStreamable(nonceByteCount: nonce.count) {
                    if given == nil { try result.write(nonce) }
                    return try cipher.seal(
                        from: source,
                        to: result.sink,
                        using: requiredKey(),
                        nonce: nonce,
                        authenticating: options.additionalData(),
                        truncatedTagByteCount: options.tagByteCount,
                        progress: progress.update
                    )
                }
                let sealed = try seal(try message(), cipher, nonce: nonce)
                try result.write((given == nil ? nonce : []) + sealed)
            }
        }
        try result.finish()
    }

    func decrypt() throws {
        let progress = Progress(total: source.size, label: name)
        defer { progress.finish() }
        try naming(failures: name) {
            switch choice {
            case .unauthenticated(let cipher):
                guard let key else {
                    return try OpenSSLEnc.decrypt(
                        from: source,
                        to: result.sink,
                        cipher,
                        openssl.derivation(),
                        passphrase: passphrases.existing(for: name),
                        padding: options.padding(),
                        progress: progress.update
                    )
                }
                try cipher.decrypt(
                    from: source,
                    to: result.sink,
                    using: key,
                    iv: try options.nonce() ?? readNonce(cipher.ivByteCount),
                    padding: options.padding(),
                    progress: progress.update
                )
            case .chunked(let cipher):
                try cipher.open(
                    from: source,
                    to: result.sink,
                    using: requiredKey(),
                    context: options.additionalData(),
                    progress: progress.update
                )
            case .aead(let cipher):
                let nonce = try options.nonce() ?? readNonce(cipher.nonceByteCount)
                // A file appears only when all of it has been verified; anything else is seen at once.
                if !result.appearsAtOnce, cipher.isStreamable(nonceByteCount: nonce.count) {
                    return try cipher.open(
                        from: source,
                        toUnverified: result.sink,
                        using: requiredKey(),
                        nonce: nonce,
                        authenticating: options.additionalData(),
                        truncatedTagByteCount: options.tagByteCount,
                        progress: progress.update
                    )
                }
                try result.write(try open(try message(), cipher, nonce: nonce))
            }
        }
        try result.finish()
    }

    private func seal(_ message: SecretBytes, _ cipher: AEAD, nonce: [UInt8]) throws -> [UInt8] {
        let additionalData = try options.additionalData()
        let key = try requiredKey()
        let room = cipher.ciphertextByteCount(ofMessage: message.count) + cipher.tagByteCount
        return try message.withBytes { (message) throws(CryptoError) in
            try [UInt8](capacity: room) { (output) throws(CryptoError) in
                try cipher.seal(
                    message,
                    using: key,
                    nonce: nonce.span,
                    authenticating: additionalData.span,
                    truncatedTagByteCount: options.tagByteCount,
                    into: &output
                )
            }
        }
    }

    private func open(_ sealed: SecretBytes, _ cipher: AEAD, nonce: [UInt8]) throws -> [UInt8] {
        let additionalData = try options.additionalData()
        let key = try requiredKey()
        var opener = try AEAD.Opener(
            cipher,
            key: key,
            nonceByteCount: nonce.count,
            truncatedTagByteCount: options.tagByteCount
        )
        return try sealed.withBytes { (sealed) throws(CryptoError) in
            try [UInt8](capacity: sealed.count) { (output) throws(CryptoError) in
                try opener.open(sealed, nonce: nonce.span, authenticating: additionalData.span, into: &output)
            }
        }
    }

    private func requiredKey() throws -> SymmetricKey {
        guard let key else { throw ToolError.usage("a key is needed", advice: "give --key-file FILE") }
        return key
    }

    /// The whole message, in memory.
    private func message() throws -> SecretBytes {
        guard let message = try source.readSecret(limit: Self.maximumByteCount) else {
            var advice = "use cobblestone-128 or cobblestone-256"
            if case .aead(let cipher) = choice, cipher.isStreamable() {
                advice = "give -o FILE: what goes to a pipe must be held back until it is verified"
            }
            throw ToolError.badInput(
                "larger than 1 GiB, which \(choice.name) would have to hold in memory",
                at: name,
                advice: advice
            )
        }
        return message
    }

    /// The nonce that stands before the ciphertext.
    private func readNonce(_ count: Int) throws -> [UInt8] {
        let nonce = try [UInt8](capacity: count) { (output) throws(IOError) in try source.fill(&output) }
        if nonce.count < count { throw ToolError.badInput("the file ends within the nonce", at: name) }
        return nonce
    }

    /// Runs `body`, adding to an error which file it is about; that a message is not authentic is for the caller to tell.
    private func naming(failures place: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch FilesError.crypto(.authenticationFailed), CryptoError.authenticationFailed {
            throw CryptoError.authenticationFailed
        } catch FilesError.crypto(let error) {
            throw ToolError.badInput("\(error)")
        } catch FilesError.io(let error) {
            throw error
        } catch let error as FilesError {
            throw ToolError(error, at: place)
        } catch let error as CryptoError {
            throw ToolError.badInput("\(error)")
        }
    }
}
