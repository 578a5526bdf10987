internal import MimaArchive
internal import MimaCrypto

/// C2SP's chunked encryption: opened whole and in pieces, and sealed again with the same salt.
struct ChunkedEncryptionGroup: VectorGroup {
    static let typeName = "ChunkedEncryption"

    let type: String
    /// The name of the AEAD in IANA's registry.
    let aead: String
    /// The hash function of the HKDF.
    let sha: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let key: HexBytes
        let ctx: HexBytes
        /// Compressed with zlib.
        let ct: HexBytes
        /// Of the message, or of the part of it that may come out before the failure.
        let msgLength: Int?
        let msgSha512: HexBytes?
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let encryption: ChunkedEncryption
        switch (algorithm, aead, sha) {
        case ("Cobblestone-128", "AEAD_AES_128_GCM", "SHA-512"): encryption = .cobblestone128
        case ("Cobblestone-256", "AEAD_AES_256_GCM", "SHA-512"): encryption = .cobblestone256
        default: throw Missing("\(algorithm) with \(aead) and \(sha)")
        }
        return { $0.run(encryption) }
    }
}

extension ChunkedEncryptionGroup.Case {
    fileprivate func run(_ encryption: ChunkedEncryption) -> Verdict {
        let sealed: [UInt8]
        do throws(ArchiveError) {
            sealed = try Zlib.decompress(ct.bytes, maximumByteCount: 1 << 28)
        } catch {
            return .wrong(expected: "a ciphertext compressed with zlib", found: "\(error)")
        }
        let key = SymmetricKey(data: self.key.bytes)
        var message: [UInt8] = []
        do throws(CryptoError) {
            var opener = try ChunkedEncryption.Opener(encryption, key: key, context: ctx.bytes)
            // In pieces that end in the header, within chunks and at their ends.
            for start in stride(from: 0, to: sealed.count, by: 10_007) {
                let end = min(start + 10_007, sealed.count)
                try opener.update(sealed.span.extracting(start..<end), into: &message)
            }
            try opener.finish(into: &message)
            let verdict = compare(message, isWhole: true)
            if verdict != .accepted { return verdict }
            let whole = try encryption.open(sealed, using: key, context: ctx.bytes)
            if whole != message { return .comparing("message", expected: message, found: whole) }
            var sealer = try ChunkedEncryption.Sealer(
                encryption,
                key: key,
                context: ctx.bytes,
                salt: Array(sealed.prefix(ChunkedEncryption.saltByteCount))
            )
            var again: [UInt8] = []
            try sealer.update(message.span, into: &again)
            try sealer.finish(into: &again)
            return .comparing("sealed message", expected: sealed, found: again)
        } catch {
            // What came out before must be the beginning that is good, or a part of it.
            if message.count > msgLength ?? 0 {
                return .wrong(expected: "at most \(msgLength ?? 0) bytes", found: "\(message.count)")
            }
            if message.count == msgLength, !message.isEmpty {
                let verdict = compare(message, isWhole: false)
                if verdict != .accepted { return verdict }
            }
            return Verdict(error)
        }
    }

    private func compare(_ message: [UInt8], isWhole: Bool) -> Verdict {
        guard let msgLength, let msgSha512 else {
            return isWhole ? .accepted : .wrong(expected: "no message", found: "\(message.count) bytes")
        }
        if message.count != msgLength { return .wrong(expected: "\(msgLength) bytes", found: "\(message.count)") }
        let digest = SHA512.hash(data: message)
        return .comparing("SHA-512 of the message", expected: msgSha512.bytes, found: digest.bytes)
    }
}
