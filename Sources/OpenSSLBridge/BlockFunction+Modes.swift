import COpenSSL

/// A block of 16 bytes, as CCM, EAX and other modes put them together.
package typealias CipherBlock = InlineArray<16, UInt8>

/// What modes are composed of that libcrypto does not have for every cipher. The function must encrypt.
extension BlockFunction {
    /// Encrypts one block in its place.
    package func encrypt(_ block: inout CipherBlock) {
        var span = block.mutableSpan
        unsafe span.withUnsafeMutableBufferPointer { block in
            unsafe Self.block(block.baseAddress, block.baseAddress, UnsafeRawPointer(pointer))
        }
    }

    /// Counter mode: XORs `input` with the encrypted counters, the first of which is `counter`, a big-endian number of
    /// 16 bytes, and appends the output, as long as the input.
    package func applyCounterMode(
        to input: Span<UInt8>,
        counter: CipherBlock,
        into output: inout OutputSpan<UInt8>
    ) {
        precondition(output.freeCapacity >= input.count, "no room for the output")
        if input.isEmpty { return }
        var counter = counter
        var keystream = CipherBlock(repeating: 0)
        var counterSpan = counter.mutableSpan
        var keystreamSpan = keystream.mutableSpan
        var used: UInt32 = 0
        unsafe input.withUnsafeBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
                unsafe counterSpan.withUnsafeMutableBufferPointer { counter in
                    unsafe keystreamSpan.withUnsafeMutableBufferPointer { keystream in
                        unsafe CRYPTO_ctr128_encrypt(
                            input.baseAddress,
                            free.baseAddress,
                            input.count,
                            UnsafeRawPointer(pointer),
                            counter.baseAddress,
                            keystream.baseAddress,
                            &used,
                            Self.block
                        )
                        unsafe OPENSSL_cleanse(keystream.baseAddress, keystream.count)
                    }
                }
                count += input.count
            }
        }
    }

    /// Continues a CBC-MAC: XORs `input`, filled up with zeros to whole blocks, into `state` block by block, and encrypts
    /// after each.
    package func absorb(_ input: Span<UInt8>, into state: inout CipherBlock) {
        var offset = 0
        while offset < input.count {
            let count = min(16, input.count - offset)
            for index in 0..<count { state[index] ^= input[offset + index] }
            encrypt(&state)
            offset += count
        }
    }
}
