internal import MimaBytes
internal import OpenSSLBridge

/// XTS (IEEE 1619 §5, with ciphertext stealing) over a block cipher for which libcrypto has no such mode: AES-192, which the
/// standard leaves out and some disks have, and the other ciphers.
struct ComposedXTS: ~Copyable, Sendable {
    private let function: BlockFunction
    private let isEncrypting: Bool
    /// The encrypted number of the sector.
    private let firstTweak: CipherBlock

    /// Sets up a key, two of the cipher's in one; its size is checked by the caller.
    init(_ cipher: BlockCipher, key: SymmetricKey, iv: Span<UInt8>, encrypting: Bool) throws(CryptoError) {
        let half = cipher.keyByteCount
        let first = key.withBytes { SymmetricKey(data: $0.extracting(first: half)) }
        let second = key.withBytes { SymmetricKey(data: $0.extracting(last: half)) }
        let tweakFunction = try cipher.blockFunction(key: second, encrypting: true)
        let function = try cipher.blockFunction(key: first, encrypting: encrypting)
        var tweak = CipherBlock(repeating: 0)
        for index in iv.indices { tweak[index] = iv[index] }
        tweakFunction.encrypt(&tweak)
        firstTweak = tweak
        isEncrypting = encrypting
        self.function = function
    }

    /// Appends the whole message, 16 bytes at least, encrypted or decrypted.
    func process(_ message: Span<UInt8>, appendingTo output: inout [UInt8]) {
        let rest = message.count % 16
        // The last whole block and the rest of it go together.
        let plainEnd = rest == 0 ? message.count : message.count - rest - 16
        output.append(addingCapacity: message.count) { output in
            var tweak = firstTweak
            for start in stride(from: 0, to: plainEnd, by: 16) {
                let block = run(message.extracting(start..<start + 16), tweak)
                for index in block.indices { output.append(block[index]) }
                tweak = tweak.doubledLittleEndian
            }
            if rest == 0 { return }
            // To decrypt, the block that was encrypted last comes first (§5.4.2).
            let next = tweak.doubledLittleEndian
            let whole = run(message.extracting(plainEnd..<plainEnd + 16), isEncrypting ? tweak : next)
            var last = whole
            for index in 0..<rest { last[index] = message[plainEnd + 16 + index] }
            let lastSpan = last.span
            let stolen = run(lastSpan, isEncrypting ? next : tweak)
            for index in stolen.indices { output.append(stolen[index]) }
            for index in 0..<rest { output.append(whole[index]) }
        }
    }

    private func run(_ bytes: Span<UInt8>, _ tweak: CipherBlock) -> CipherBlock {
        var block = tweak
        for index in block.indices { block[index] ^= bytes[index] }
        function.encrypt(&block)
        block ^= tweak
        return block
    }
}

extension CipherBlock {
    /// The block as an element of GF(2^128), little-endian, times x (IEEE 1619 §5.2), without a branch on it.
    fileprivate var doubledLittleEndian: CipherBlock {
        var result = self
        let carry = self[15] >> 7
        for index in (1..<16).reversed() { result[index] = self[index] << 1 | self[index - 1] >> 7 }
        result[0] = self[0] << 1 ^ (0x87 & (0 &- carry))
        return result
    }
}
