/// A divisor that is used many times: shifted so that its top bit is set, and with its reciprocal where that helps.
struct PreparedDivisor {
    let value: BigUInt
    private let shifted: [UInt]
    private let shift: Int
    private let inverse: TransformDivisor?

    /// - Parameter value: Two limbs or more.
    init(_ value: BigUInt) {
        self.value = value
        shift = value.words.last?.leadingZeroBitCount ?? 0
        let shifted = value.shiftedLeft(shift).words
        self.shifted = shifted
        let count = shifted.count
        guard count >= Thresholds.reciprocal else {
            inverse = nil
            return
        }
        inverse = unsafe shifted.withUnsafeBufferPointer { source in
            guard let source = source.baseAddress else { return nil }
            return unsafe Limbs.withScratch(count + 1) { reciprocal in
                unsafe Limbs.reciprocal(reciprocal, source, count)
                return unsafe TransformDivisor(source, count, reciprocal: reciprocal)
            }
        }
    }

    var count: Int { shifted.count }

    /// Divides a number below `value * B^count`. `quotient` and `remainder` have `count` limbs; `scratch` has
    /// `4 * count + 2`.
    func divide(
        _ quotient: LimbBuffer,
        _ remainder: LimbBuffer,
        _ a: LimbSource,
        _ aCount: Int,
        _ scratch: LimbBuffer
    ) {
        let numerator = unsafe scratch, rest = unsafe scratch + (2 &* count &+ 1)
        let count = count
        unsafe Limbs.clear(numerator, 2 &* count &+ 1)
        if shift == 0 {
            unsafe Limbs.copy(numerator, a, aCount)
        } else {
            unsafe numerator[aCount] = unsafe Limbs.shiftLeft(numerator, a, aCount, shift)
        }
        unsafe shifted.withUnsafeBufferPointer { divisor in
            guard let divisor = divisor.baseAddress else { return }
            if let inverse {
                _ = unsafe inverse.divide(quotient, numerator, divisor, rest)
                return
            }
            let used = unsafe Swift.max(Limbs.trimmed(numerator, 2 &* count), count)
            // One limb more than there is, so that the top is below the divisor.
            let length = Swift.min(used &+ 1, 2 &* count)
            unsafe Limbs.clear(quotient + (length &- count), 2 &* count &- length)
            unsafe Limbs.divideNormalized(quotient, numerator, length, divisor, count)
        }
        if shift == 0 {
            unsafe Limbs.copy(remainder, numerator, count)
        } else {
            _ = unsafe Limbs.shiftRight(remainder, numerator, count, shift)
        }
    }
}
