import FuzzSupport
import MimaBytes
import MimaCrypto

/// Ciphers, hashes and chunked encryption in pieces: however the input is cut, the output is the same.
///
/// The first bytes of an input choose the algorithms and the cuts.
@main
enum CipherPieces: FuzzTarget {
    private static let ciphers = UnauthenticatedCipher.allAvailable
    private static let aeads = AEAD.allCases.filter { $0.isAvailable }
    private static let hashes: [HashAlgorithm] = [
        .sha256, .sha512, .sha3t256, .shake128(byteCount: 40), .blake2b(byteCount: 33), .blake2s256, .sm3, .ripemd160,
    ]

    static func test(_ bytes: [UInt8]) {
        guard bytes.count >= 4 else { return }
        let message = Array(bytes[4...])
        let cuts = Cuts(first: Int(bytes[1]), step: Int(bytes[2]), count: message.count)
        let cipher = ciphers[Int(bytes[0]) % ciphers.count]
        checkCipher(cipher, message, cuts)
        checkAEAD(aeads[Int(bytes[3]) % aeads.count], message, cuts)
        checkChunks(message, cuts)
        let hash = hashes[Int(bytes[3]) % hashes.count]
        var context = try? HashContext(hash)
        for range in cuts.ranges { context?.update(message.span.extracting(range)) }
        let digest = context.take()?.finalize()
        require(digest == (try? hash.hash(message)), "\(hash) in pieces")
    }

    private static func checkCipher(_ cipher: UnauthenticatedCipher, _ message: [UInt8], _ cuts: Cuts) {
        let key = SymmetricKey(data: pattern(cipher.keyByteCount))
        let iv = pattern(cipher.ivByteCount)
        // Some modes refuse sizes: both ways must do so then.
        let whole = try? cipher.encrypt(message, using: key, iv: iv)
        require(encrypt(cipher, key, iv, message, cuts) == whole, "\(cipher) encrypts otherwise in pieces")
        if let whole {
            require((try? cipher.decrypt(whole, using: key, iv: iv)) == message, "\(cipher) does not decrypt")
        }
        let decrypted = try? cipher.decrypt(message, using: key, iv: iv)
        require(decrypt(cipher, key, iv, message, cuts) == decrypted, "\(cipher) decrypts otherwise in pieces")
    }

    private static func encrypt(
        _ cipher: UnauthenticatedCipher,
        _ key: SymmetricKey,
        _ iv: [UInt8],
        _ message: [UInt8],
        _ cuts: Cuts
    ) -> [UInt8]? {
        do throws(CryptoError) {
            var output: [UInt8] = []
            var encryptor = try UnauthenticatedCipher.Encryptor(cipher, key: key, iv: iv.span)
            for range in cuts.ranges { try encryptor.update(message.span.extracting(range), into: &output) }
            try encryptor.finish(into: &output)
            return output
        } catch {
            return nil
        }
    }

    private static func decrypt(
        _ cipher: UnauthenticatedCipher,
        _ key: SymmetricKey,
        _ iv: [UInt8],
        _ message: [UInt8],
        _ cuts: Cuts
    ) -> [UInt8]? {
        do throws(CryptoError) {
            var output: [UInt8] = []
            var decryptor = try UnauthenticatedCipher.Decryptor(cipher, key: key, iv: iv.span)
            for range in cuts.ranges { try decryptor.update(message.span.extracting(range), into: &output) }
            try decryptor.finish(into: &output)
            return output
        } catch {
            return nil
        }
    }

    private static func checkAEAD(_ cipher: AEAD, _ message: [UInt8], _ cuts: Cuts) {
        let key = SymmetricKey(data: pattern(cipher.keyByteCount))
        let nonce = pattern(cipher.nonceByteCount)
        do throws(CryptoError) {
            let room = cipher.ciphertextByteCount(ofMessage: message.count) + cipher.tagByteCount
            let whole = try [UInt8](capacity: room) { (output) throws(CryptoError) in
                try cipher.seal(message.span, using: key, nonce: nonce.span, into: &output)
            }
            var opener = try AEAD.Opener(cipher, key: key)
            let opened = try [UInt8](capacity: whole.count) { (output) throws(CryptoError) in
                try opener.open(whole.span, nonce: nonce.span, into: &output)
            }
            require(opened == message, "\(cipher) does not open what it sealed")
            if !cipher.isStreamable() { return }
            var sealer = try AEAD.StreamingSealer(cipher, key: key, nonce: nonce.span)
            var sealed: [UInt8] = []
            for range in cuts.ranges { try sealer.update(message.span.extracting(range), into: &sealed) }
            sealed += try sealer.finish()
            require(sealed == whole, "\(cipher) seals otherwise in pieces")
        } catch {
            require(false, "\(cipher): \(error)")
        }
    }

    private static func checkChunks(_ message: [UInt8], _ cuts: Cuts) {
        let cipher = ChunkedEncryption.allCases[message.count % ChunkedEncryption.allCases.count]
        let key = SymmetricKey(data: pattern(cipher.keyByteCount))
        do throws(CryptoError) {
            var sealer = try ChunkedEncryption.Sealer(cipher, key: key, context: [1])
            var sealed: [UInt8] = []
            for range in cuts.ranges { try sealer.update(message.span.extracting(range), into: &sealed) }
            try sealer.finish(into: &sealed)
            require(try cipher.open(sealed, using: key, context: [1]) == message, "\(cipher)")
        } catch {
            require(false, "\(cipher): \(error)")
        }
    }

    private static func pattern(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7 + 1) } }
}

/// Where an input is cut: pieces of sizes that go on from the first in steps.
private struct Cuts {
    let ranges: [Range<Int>]

    init(first: Int, step: Int, count: Int) {
        var ranges: [Range<Int>] = []
        var (start, size) = (0, first)
        while start < count {
            let end = min(count, start + max(1, size))
            ranges.append(start..<end)
            start = end
            size = (size + step) % 300
        }
        self.ranges = ranges
    }
}
