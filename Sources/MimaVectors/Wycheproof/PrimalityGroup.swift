internal import MimaBigInt
internal import MimaCrypto

/// Numbers, of which the primes are valid. Both of our tests for primes are asked.
struct PrimalityGroup: VectorGroup {
    static let typeName = "PrimalityTest"

    let type: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        /// The number, big-endian and in two's complement.
        let value: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        { test in
            let number = test.value.bytes
            if let first = number.first, first >= 0x80 { return .rejected("the number is negative") }
            let isPrime = BigUInt(bytes: number).isPrime(rounds: 10)
            do throws(CryptoError) {
                guard try Primality.isPrime(number) == isPrime else {
                    return .wrong(
                        expected: "libcrypto: \(!isPrime)",
                        found: "BigUInt.isPrime: \(isPrime)"
                    )
                }
                return isPrime ? .accepted : .rejected("the number is no prime")
            } catch {
                return Verdict(error)
            }
        }
    }
}
