/// The sizes in limbs from which on one method gives way to another.
///
/// Chosen by Scripts/tune-bigint, which measures either method around each size, on an AMD EPYC (Zen 4) with Swift 6.3.1
/// in November 2026. Near a threshold both methods take about the same time, so that other machines lose little.
enum Thresholds {
    /// Multiplies by Karatsuba's method.
    static var karatsuba: Int { chosen(0, 28) }
    /// Squares by Karatsuba's method.
    static var karatsubaSquare: Int { chosen(1, 40) }
    /// Multiplies by Toom's method in three parts.
    static var toomThree: Int { chosen(2, 108) }
    /// Squares by Toom's method in three parts.
    static var toomThreeSquare: Int { chosen(3, 150) }
    /// Multiplies by number-theoretic transforms; limbs of the shorter operand.
    static var transform: Int { chosen(4, 1792) }
    /// Squares by number-theoretic transforms.
    static var transformSquare: Int { chosen(5, 1792) }
    /// Divides by Burnikel and Ziegler's method; limbs of the divisor and the quotient.
    static var recursiveDivision: Int { chosen(6, 24) }
    /// Divides by a reciprocal that serves many divisions; limbs of the divisor.
    static var reciprocal: Int { chosen(7, 4096) }
    /// Splits a number to write its digits.
    static var digitWriter: Int { chosen(8, 24) }
    /// Splits digits to read them.
    static var digitReader: Int { chosen(9, 80) }
    /// Reduces by half-gcd in a greatest common divisor.
    static var halfDivisor: Int { chosen(10, 800) }
    /// Splits within half-gcd.
    static var halfDivisorStep: Int { chosen(11, 100) }
    /// Reduces in Montgomery's form by parts of products.
    static var montgomeryParts: Int { chosen(12, 88) }
    /// Splits the low half of a product.
    static var lowProduct: Int { chosen(13, 40) }
    /// Splits a product modulo B^n - 1.
    static var cyclicProduct: Int { chosen(14, 48) }
    /// Divides by a reciprocal that is made for this one division; limbs of the divisor.
    static var reciprocalDivision: Int { chosen(15, 24576) }
    /// Finds a reciprocal by Newton's iteration.
    static var newtonReciprocal: Int { chosen(16, 1200) }

    @inline(__always)
    private static func chosen(_ index: Int, _ value: Int) -> Int {
        #if MIMA_TUNE
            unsafe ThresholdTuning.values[index] ?? value
        #else
            value
        #endif
    }
}

#if MIMA_TUNE
    /// Lets the tuning program, for which alone this is built, change thresholds.
    public enum ThresholdTuning {
        nonisolated(unsafe) static var values = [Int?](repeating: nil, count: 17)

        /// Sets the threshold of this index in ``Thresholds``.
        public static func set(_ index: Int, _ value: Int?) { unsafe values[index] = value }
    }
#endif
