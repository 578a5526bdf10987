internal import MimaCrypto
internal import MimaIO

/// What an Ed25519 signature of minisign is made over: the message's digest, or the message.
struct MinisignMessage: ~Copyable {
    private var hash: HashContext?
    private var whole: [UInt8] = []
    private let legacyLimit: Int

    init(_ form: Minisign.Form, legacyLimit: Int) throws(FilesError) {
        self.init(
            form == .prehashed
                ? try throwingFilesError { () throws(CryptoError) in try HashContext(.blake2b(byteCount: 64)) } : nil,
            legacyLimit: legacyLimit
        )
    }

    private init(_ hash: consuming HashContext?, legacyLimit: Int) {
        self.hash = hash
        self.legacyLimit = legacyLimit
    }

    mutating func update(_ bytes: Span<UInt8>) throws(FilesError) {
        if hash != nil {
            hash?.update(bytes)
            return
        }
        if bytes.count > legacyLimit - whole.count { throw .minisign(.legacyTooLarge(limit: legacyLimit)) }
        whole.append(addingCapacity: bytes.count) { output in output.append(copying: bytes) }
    }

    /// What Ed25519 gets to sign.
    consuming func finish() -> [UInt8] {
        if let hash { hash.finalize() } else { whole }
    }
}

extension ByteSource {
    /// Lends everything that is left of the source to `body`, piece by piece.
    func forEachPiece(_ body: (Span<UInt8>) throws(FilesError) -> Void) throws(FilesError) {
        while true {
            let piece = try throwingFilesError { () throws(IOError) in
                try [UInt8](capacity: 1 << 16) { (output) throws(IOError) in _ = try read(into: &output) }
            }
            if piece.isEmpty { return }
            try body(piece.span)
        }
    }
}
