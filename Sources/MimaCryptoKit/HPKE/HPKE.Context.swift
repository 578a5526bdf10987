internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

extension HPKE {
    /// What sender and recipient have in common: the keys that follow from the shared secret, and the number of the next
    /// message.
    struct Context: Sendable {
        private var schedule: MimaCrypto.HPKE.KeySchedule

        init(
            _ ciphersuite: Ciphersuite,
            mode: MimaCrypto.HPKE.Mode,
            sharedSecret: SecretBytes,
            info: Data,
            presharedKey: SymmetricKey? = nil,
            presharedKeyIdentifier: Data = Data()
        ) throws(CryptoKitError) {
            schedule = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                try MimaCrypto.HPKE.KeySchedule(
                    ciphersuite.base,
                    mode: mode,
                    sharedSecret: sharedSecret,
                    info: [UInt8](info),
                    presharedKey: presharedKey?.secret,
                    presharedKeyIdentifier: [UInt8](presharedKeyIdentifier)
                )
            }
        }

        func export<Context: DataProtocol>(context: Context, byteCount: Int) throws(CryptoKitError) -> SymmetricKey {
            SymmetricKey(
                try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                    try schedule.export(context: [UInt8](context), byteCount: byteCount)
                }
            )
        }

        mutating func seal<M: DataProtocol, AD: DataProtocol>(_ message: M, authenticating data: AD) throws -> Data {
            try requireMessages()
            return try message.withContiguousSpan { message in
                try data.withContiguousSpan { data in
                    try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                        try Data.written(capacity: message.count + MimaCrypto.AEAD.tagByteCount) {
                            (output) throws(MimaCrypto.CryptoError) in
                            try schedule.seal(message, authenticating: data, into: &output)
                        }
                    }
                }
            }
        }

        mutating func open<C: DataProtocol, AD: DataProtocol>(_ sealed: C, authenticating data: AD) throws -> Data {
            try requireMessages()
            let capacity = sealed.count - MimaCrypto.AEAD.tagByteCount
            guard capacity >= 0 else { throw HPKE.Errors.expectedPSK }
            return try sealed.withContiguousSpan { sealed in
                try data.withContiguousSpan { data in
                    try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                        try Data.written(capacity: capacity) { (output) throws(MimaCrypto.CryptoError) in
                            try schedule.open(sealed, authenticating: data, into: &output)
                        }
                    }
                }
            }
        }

        private func requireMessages() throws(HPKE.Errors) {
            if schedule.suite.aead == .exportOnly { throw .exportOnlyMode }
            if !schedule.hasNext { throw .outOfRangeSequenceNumber }
        }
    }
}
