internal import MimaBytes

/// Key derivation by a pseudorandom function (NIST SP 800-108 revision 1): keys from a key.
///
/// It is put together from ``MACContext``: libcrypto 3.0's has one size of counter, and refuses some of the modes.
public struct KBKDF: Sendable {
    /// How the blocks follow one another.
    public enum Mode: Hashable, Sendable {
        /// §4.1: each block is made of its number.
        case counter
        /// §4.2: each block is made of the one before it, of its number unless told otherwise, and the first of `iv`.
        case feedback(iv: [UInt8] = [], hasCounter: Bool = true)
        /// §4.3: two pipelines, the first over the fixed input alone.
        case doublePipeline(hasCounter: Bool = true)
    }

    /// Where the counter stands in what a block is made of: §4 leaves that to the protocol.
    public enum CounterLocation: Hashable, Sendable {
        /// First of all, before the block that the chained modes carry over too.
        case beforeIteration
        /// After the block that is carried over, before the fixed input: as the formulas of §4 have it.
        case beforeFixedInput
        /// After the first so many bytes of the fixed input.
        case insideFixedInput(at: Int)
        /// Last.
        case afterFixedInput
    }

    /// The pseudorandom function: an HMAC or a CMAC. For KMAC see ``deriveKeyWithKMAC128(from:label:context:byteCount:)``.
    public let function: MACAlgorithm
    /// How the blocks follow one another.
    public let mode: Mode
    /// The size of the counter in bits: 8, 16, 24 or 32.
    public let counterBitCount: Int
    /// Where the counter stands.
    public let counterLocation: CounterLocation

    /// The derivation with `function`, an HMAC or a CMAC, in `mode`.
    public init(
        _ function: MACAlgorithm,
        mode: Mode = .counter,
        counterBitCount: Int = 32,
        counterLocation: CounterLocation = .beforeFixedInput
    ) {
        self.function = function
        self.mode = mode
        self.counterBitCount = counterBitCount
        self.counterLocation = counterLocation
    }

    /// Derives a key of `byteCount` bytes, 1 to 2^24, with the fixed input of §4: label, a zero byte, context, and the
    /// size in bits as four bytes.
    ///
    /// Throws as ``deriveKey(from:fixedInput:byteCount:)`` does.
    public func deriveKey(
        from key: SymmetricKey,
        label: [UInt8],
        context: [UInt8],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        try requireDerivedKeyByteCount(byteCount)
        // At most 2^27 bits: they fit.
        let size = (0..<4).reversed().map { UInt8(truncatingIfNeeded: (8 * byteCount) >> (8 * $0)) }
        return try deriveKey(from: key, fixedInput: label + [0] + context + size, byteCount: byteCount)
    }

    /// Derives a key of `byteCount` bytes, 1 to 2^24, with a fixed input that a protocol puts together in its own way.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` for another size, another counter, a place for it
    /// that the fixed input does not have, or more blocks than it can count, ``CryptoError/unsupported(_:)`` when the function is no HMAC or CMAC, and as
    /// ``MACContext/init(_:key:)`` does.
    public func deriveKey(
        from key: SymmetricKey,
        fixedInput: [UInt8],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        switch function {
        case .hmac, .cmac: break
        default: throw .unsupported("\(function) is no pseudorandom function of SP 800-108: give an HMAC or a CMAC")
        }
        if ![8, 16, 24, 32].contains(counterBitCount) {
            throw .parameterOutOfRange("size of the counter in bits", found: counterBitCount, allowed: 8...32)
        }
        if case .insideFixedInput(let offset) = counterLocation, !(0...fixedInput.count).contains(offset) {
            throw .parameterOutOfRange("place of the counter", found: offset, allowed: 0...fixedInput.count)
        }
        let keyed = try MACContext(function, key: key)
        try requireDerivedKeyByteCount(byteCount)
        let blockCount = (byteCount + keyed.byteCount - 1) / keyed.byteCount
        let allowed = 1...(1 << counterBitCount - 1)
        if !allowed.contains(blockCount) {
            throw .parameterOutOfRange("number of blocks of the derived key", found: blockCount, allowed: allowed)
        }
        return SymmetricKey(
            SecretBytes(count: byteCount) { output in
                fill(&output, blockCount: blockCount, keyed, fixedInput: fixedInput)
            }
        )
    }

    private func fill(
        _ output: inout OutputSpan<UInt8>,
        blockCount: Int,
        _ keyed: borrowing MACContext,
        fixedInput: [UInt8]
    ) {
        // What stands before the counter: nothing, K(i - 1), or A(i).
        var chained: SecretBytes?
        if case .feedback(let iv, _) = mode { chained = SecretBytes(copying: iv) }
        for number in 1...blockCount {
            if case .doublePipeline = mode {
                var first = keyed.copy()
                if let chained { chained.withBytes { first.update($0) } } else { first.update(fixedInput) }
                chained = first.secret()
            }
            var block = keyed.copy()
            let counter = hasCounter ? counter(number) : []
            let place = counterPlace(in: fixedInput)
            if counterLocation == .beforeIteration { block.update(counter) }
            chained?.withBytes { block.update($0) }
            block.update(fixedInput.span.extracting(..<place))
            if counterLocation != .beforeIteration { block.update(counter) }
            block.update(fixedInput.span.extracting(place...))
            let bytes = block.secret()
            bytes.withBytes { bytes in
                for index in 0..<min(bytes.count, output.freeCapacity) { output.append(bytes[index]) }
            }
            if case .feedback = mode { chained = bytes }
        }
    }

    /// How many bytes of the fixed input stand before the counter.
    private func counterPlace(in fixedInput: [UInt8]) -> Int {
        switch counterLocation {
        case .beforeIteration, .beforeFixedInput: 0
        case .insideFixedInput(let offset): offset
        case .afterFixedInput: fixedInput.count
        }
    }

    private var hasCounter: Bool {
        switch mode {
        case .counter: true
        case .feedback(_, let hasCounter), .doublePipeline(let hasCounter): hasCounter
        }
    }

    private func counter(_ number: Int) -> [UInt8] {
        (0..<counterBitCount / 8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

extension KBKDF {
    /// Derives a key of `byteCount` bytes, 1 to 2,097,151, with KMAC128 (§4.4): the context is its message, the label its
    /// customization. The key has 4 to 512 bytes, the label up to 512.
    public static func deriveKeyWithKMAC128(
        from key: SymmetricKey,
        label: [UInt8],
        context: [UInt8],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        try kmac(.kmac128(byteCount: byteCount, customization: label), key, context)
    }

    /// Derives a key of `byteCount` bytes, 1 to 2,097,151, with KMAC256 (§4.4); the rest is as with KMAC128.
    public static func deriveKeyWithKMAC256(
        from key: SymmetricKey,
        label: [UInt8],
        context: [UInt8],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        try kmac(.kmac256(byteCount: byteCount, customization: label), key, context)
    }

    private static func kmac(
        _ function: MACAlgorithm,
        _ key: SymmetricKey,
        _ context: [UInt8]
    ) throws(CryptoError) -> SymmetricKey {
        var code = try MACContext(function, key: key)
        code.update(context)
        return SymmetricKey(code.secret())
    }
}

extension MACContext {
    /// Ends the message and gives its code as a secret.
    consuming func secret() -> SecretBytes {
        let byteCount = byteCount
        var last: MACContext? = self
        return SecretBytes(count: byteCount) { output in last.take()?.finalize(into: &output) }
    }
}
