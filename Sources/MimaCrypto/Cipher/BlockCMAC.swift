internal import OpenSSLBridge

/// CMAC (NIST SP 800-38B, RFC 4493) as a part of the modes that are composed of it, over a function that encrypts. The
/// function serves their counter mode too.
struct BlockCMAC: ~Copyable, Sendable {
    let function: BlockFunction
    /// The two subkeys (SP 800-38B §6.1): for a last block that is whole, and for one that is filled up.
    private let wholeSubkey: CipherBlock
    private let filledSubkey: CipherBlock

    init(_ function: consuming BlockFunction) {
        var block = CipherBlock(repeating: 0)
        function.encrypt(&block)
        wholeSubkey = block.doubled
        filledSubkey = wholeSubkey.doubled
        self.function = function
    }

    /// The code of a message. `state` is what its first blocks left, zeros if there were none; `rest` is what follows
    /// them, and may be empty only if there were none.
    func code(after state: CipherBlock = CipherBlock(repeating: 0), of rest: Span<UInt8>) -> CipherBlock {
        var state = state
        let lastStart = max(0, rest.count - 1) / 16 * 16
        function.absorb(rest.extracting(0..<lastStart), into: &state)
        let last = rest.extracting(lastStart...)
        for index in last.indices { state[index] ^= last[index] }
        if last.count < 16 {
            state[last.count] ^= 0x80
            state ^= filledSubkey
        } else {
            state ^= wholeSubkey
        }
        function.encrypt(&state)
        return state
    }
}

extension CipherBlock {
    /// The block as an element of GF(2^128), big-endian, times x (SP 800-38B §6.1), without a branch on it.
    var doubled: CipherBlock {
        var result = self
        let carry = self[0] >> 7
        for index in 0..<15 { result[index] = self[index] << 1 | self[index + 1] >> 7 }
        result[15] = self[15] << 1 ^ (0x87 & (0 &- carry))
        return result
    }

    static func ^= (left: inout CipherBlock, right: CipherBlock) {
        for index in left.indices { left[index] ^= right[index] }
    }
}
