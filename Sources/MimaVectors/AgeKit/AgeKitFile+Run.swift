internal import MimaBytes
internal import MimaCrypto
internal import MimaFiles
internal import MimaIO

extension AgeKitFile {
    /// Decrypts the file with its own identities and passphrases.
    ///
    /// The class of the failure must be the expected one exactly, and what was released by then must have the
    /// payload's hash: an implementation that releases too much, or too little, is wrong even where it fails rightly.
    func run() -> Verdict {
        let (identities, missing) = parsedIdentities()
        guard !identities.isEmpty || missing == nil else { return .skipped("needs \(missing ?? "")") }
        let sink = MemorySink()
        let (outcome, error) = decrypt(with: identities, to: sink)
        // Where another identity would have been tried, "no match" is only what is left without it.
        if let missing, outcome == .noMatch { return .skipped("needs \(missing)") }
        guard outcome == expectation else {
            return .wrong(expected: expectation.rawValue, found: "\(outcome?.rawValue ?? "another error"): \(error)")
        }
        if let payloadDigest {
            return .comparing(
                "SHA-256 of what is released",
                expected: payloadDigest,
                found: SHA256.hash(data: sink.bytes).bytes
            )
        }
        // A file that fails before its payload releases nothing.
        return .comparing("plaintext", expected: [], found: sink.bytes)
    }

    private func decrypt(
        with identities: [any Age.Identity],
        to sink: MemorySink
    ) -> (outcome: Expectation?, error: String) {
        do throws(FilesError) {
            let decryptor = Age.Decryptor(with: identities, armor: isArmored ? .required : .forbidden)
            try decryptor.decrypt(from: MemorySource(body), to: sink)
            return (.success, "no error")
        } catch {
            return (Expectation(error), error.description)
        }
    }

    /// The identities that can be used here, and what the others need.
    private func parsedIdentities() -> (identities: [any Age.Identity], missing: String?) {
        var parsed: [any Age.Identity] = []
        var missing: String?
        for text in identities {
            if text.hasPrefix("AGE-SECRET-KEY-PQ-1") {
                missing = "ML-KEM, for the identity AGE-SECRET-KEY-PQ-1"
                continue
            }
            do throws(FilesError) {
                parsed.append(try Age.X25519Identity(text))
            } catch {
                missing = "an identity of an unknown kind"
            }
        }
        for passphrase in passphrases {
            parsed.append(Age.PassphraseIdentity(SecretBytes(copying: Array(passphrase.utf8))))
        }
        return (parsed, missing)
    }
}

extension AgeKitFile.Expectation {
    /// The class of a failure as the kit has it, or nil when the kit has none for it, such as an exhausted memory.
    fileprivate init?(_ error: FilesError) {
        switch error {
        case .notAnAgeFile, .unsupportedAgeVersion, .malformedAgeHeader, .malformedAgeStanza, .excessiveWork,
            .missingAgePayload:
            self = .headerFailure
        case .malformedArmor: self = .armorFailure
        case .noMatchingIdentity, .wrongPassphrase: self = .noMatch
        case .alteredAgeHeader: self = .hmacFailure
        case .damagedAgePayload: self = .payloadFailure
        default: return nil
        }
    }
}
