internal import OpenSSLBridge
public import MimaBytes

/// Random bytes and numbers from libcrypto's generator, which is seeded by the system, reseeds itself and is safe
/// from every thread and after a fork.
///
/// It is a `RandomNumberGenerator`, so that `Int.random(in: 1...6, using: &generator)` and `shuffled(using:)` take
/// it. Should the generator fail, which means that the system has no entropy source, the program ends: no caller
/// could go on safely.
public struct SecureRandom: RandomNumberGenerator, Sendable {
    /// Makes a generator; it has no state of its own.
    public init() {}

    /// A random number of 64 bits.
    public mutating func next() -> UInt64 {
        let bytes = InlineArray<8, UInt8> { output in SecureRandom.fill(&output) }
        var number: UInt64 = 0
        for index in bytes.indices { number = number << 8 | UInt64(bytes[index]) }
        return number
    }

    /// Fills what `output` has free.
    public static func fill(_ output: inout OutputSpan<UInt8>) {
        neverFailing { () throws(OpenSSLFailure) in try RandomSource.fill(&output) }
    }

    /// `byteCount` random bytes. A negative number is a programmer's error and traps.
    public static func bytes(_ byteCount: Int) -> [UInt8] {
        [UInt8](capacity: byteCount) { output in fill(&output) }
    }

    /// `byteCount` random bytes that are a secret. A negative number is a programmer's error and traps.
    public static func secret(byteCount: Int) -> SecretBytes {
        SecretBytes(count: byteCount) { output in fill(&output) }
    }

    /// A random number of 0 to `bound` - 1, each as likely as any other. `bound` must be positive: 0 is a programmer's
    /// error and traps.
    public static func number(below bound: UInt64) -> UInt64 {
        var generator = SecureRandom()
        return generator.next(upperBound: bound)
    }

    /// A random number in `range`, each as likely as any other.
    public static func number(in range: ClosedRange<Int>) -> Int {
        var generator = SecureRandom()
        return Int.random(in: range, using: &generator)
    }
}
