public import FoundationEssentials
internal import MimaBytes

/// The derivation function of ANSI X9.63 (SEC 1 §3.6.1) over any hash function.
@_spi(ANSIKDF)
public struct ANSIKDFx963<H: HashFunction>: Sendable {
    /// A key of `outputByteCount` bytes, 1 to the hash value's size times 2^32 - 1; another number is a programmer's
    /// error and traps.
    public static func deriveKey<Info: DataProtocol>(
        inputKeyMaterial: SymmetricKey,
        info: Info,
        outputByteCount: Int
    ) -> SymmetricKey {
        let (largest, overflows) = H.Digest.byteCount.multipliedReportingOverflow(by: Int(UInt32.max))
        precondition(
            outputByteCount >= 0 && (overflows || outputByteCount < largest),
            "X9.63 does not give \(outputByteCount) bytes"
        )
        return SymmetricKey(
            SecretBytes(count: outputByteCount) { output in
                var number: UInt32 = 0
                while output.freeCapacity > 0 {
                    number += 1
                    let counter = InlineArray<4, UInt8> { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
                    var function = H()
                    inputKeyMaterial.secret.withBytes { function.update($0) }
                    function.update(counter.span)
                    function.update(data: info)
                    function.finalize().withSpan { block in
                        for index in block.indices where output.freeCapacity > 0 { output.append(block[index]) }
                    }
                }
            }
        )
    }

    /// As ``deriveKey(inputKeyMaterial:info:outputByteCount:)``, without info.
    public static func deriveKey(inputKeyMaterial: SymmetricKey, outputByteCount: Int) -> SymmetricKey {
        deriveKey(inputKeyMaterial: inputKeyMaterial, info: [UInt8](), outputByteCount: outputByteCount)
    }
}
