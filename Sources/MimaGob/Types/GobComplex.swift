/// A complex64 or complex128 of Go.
public struct GobComplex: Sendable, Hashable, Codable {
    /// The real part.
    public var real: Double
    /// The imaginary part.
    public var imaginary: Double

    /// Makes a number, by default 0.
    public init(real: Double = 0, imaginary: Double = 0) {
        self.real = real
        self.imaginary = imaginary
    }
}
