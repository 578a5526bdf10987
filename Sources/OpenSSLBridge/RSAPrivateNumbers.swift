import COpenSSL
package import MimaBytes

/// The numbers of an RSA private key with two or more primes (RFC 8017 §3.2), each big-endian without leading zeros.
///
/// Nothing is promised of them before ``areConsistent()`` has been asked.
package struct RSAPrivateNumbers: Sendable {
    /// n = p·q.
    package let modulus: [UInt8]
    /// e.
    package let publicExponent: [UInt8]
    /// d, the inverse of e.
    package let privateExponent: SecretBytes
    /// p.
    package let prime1: SecretBytes
    /// q.
    package let prime2: SecretBytes
    /// d modulo p - 1.
    package let exponent1: SecretBytes
    /// d modulo q - 1.
    package let exponent2: SecretBytes
    /// The inverse of q modulo p.
    package let coefficient: SecretBytes
    /// The third prime and those that follow; few keys have any.
    package let otherPrimes: [OtherPrime]

    /// A prime beyond the second.
    package struct OtherPrime: Sendable {
        /// The prime.
        package let prime: SecretBytes
        /// d modulo the prime less one.
        package let exponent: SecretBytes
        /// The inverse of the product of all primes before this one, modulo this one.
        package let coefficient: SecretBytes

        package init(prime: SecretBytes, exponent: SecretBytes, coefficient: SecretBytes) {
            self.prime = prime
            self.exponent = exponent
            self.coefficient = coefficient
        }
    }

    /// The numbers as PKCS#1 lists them.
    package init(
        modulus: [UInt8],
        publicExponent: [UInt8],
        privateExponent: SecretBytes,
        prime1: SecretBytes,
        prime2: SecretBytes,
        exponent1: SecretBytes,
        exponent2: SecretBytes,
        coefficient: SecretBytes,
        otherPrimes: [OtherPrime] = []
    ) {
        self.modulus = modulus
        self.publicExponent = publicExponent
        self.privateExponent = privateExponent
        self.prime1 = prime1
        self.prime2 = prime2
        self.exponent1 = exponent1
        self.exponent2 = exponent2
        self.coefficient = coefficient
        self.otherPrimes = otherPrimes
    }

    /// The numbers without the two exponents that follow from the others, as OpenSSH lists them.
    package init(
        modulus: [UInt8],
        publicExponent: [UInt8],
        privateExponent: SecretBytes,
        prime1: SecretBytes,
        prime2: SecretBytes,
        coefficient: SecretBytes
    ) throws(OpenSSLFailure) {
        self.init(
            modulus: modulus,
            publicExponent: publicExponent,
            privateExponent: privateExponent,
            prime1: prime1,
            prime2: prime2,
            exponent1: try Self.reduced(privateExponent, belowOneLessThan: prime1),
            exponent2: try Self.reduced(privateExponent, belowOneLessThan: prime2),
            coefficient: coefficient
        )
    }

    private static func reduced(
        _ exponent: SecretBytes,
        belowOneLessThan prime: SecretBytes
    ) throws(OpenSSLFailure) -> SecretBytes {
        let pool = try NumberPool.make()
        let result = try unsafe pool.number()
        let exponent = try unsafe pool.secret(exponent)
        let prime = try unsafe pool.secret(prime)
        // No prime, and nothing to divide by: what comes of it is not consistent.
        if unsafe BN_num_bits(prime) < 2 { return SecretBytes(copying: []) }
        try check(unsafe BN_sub_word(prime, 1), "BN_sub_word")
        try check(unsafe BN_div(nil, result, exponent, prime, pool.scratch), "BN_div")
        return unsafe SecretBytes(count: (Int(BN_num_bits(result)) + 7) / 8) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                count = Int(unsafe BN_bn2bin(result, buffer.baseAddress))
            }
        }
    }

    /// Whether the numbers belong together: n is the product of the primes, e·d is 1 modulo each prime less one, and the
    /// derived numbers follow from the others. That the primes are primes is taken on trust: the test takes long for a large key, and a key
    /// whose primes are not harms only its owner.
    package func areConsistent() throws(OpenSSLFailure) -> Bool {
        // Nothing is computed with numbers that are larger than the modulus, whose size the caller has bounded.
        let secrets = [privateExponent, prime1, prime2, exponent1, exponent2, coefficient]
        guard
            (secrets + otherPrimes.flatMap { [$0.prime, $0.exponent, $0.coefficient] })
                .allSatisfy({ $0.count <= modulus.count })
        else { return false }
        let pool = try NumberPool.make()
        let n = try unsafe pool.number(bigEndian: modulus.span)
        let e = try unsafe pool.number(bigEndian: publicExponent.span)
        let d = try unsafe pool.secret(privateExponent)
        let p = try unsafe pool.secret(prime1)
        let q = try unsafe pool.secret(prime2)
        guard
            unsafe BN_is_odd(p) == 1, unsafe BN_is_odd(q) == 1, unsafe BN_is_one(p) == 0, unsafe BN_is_one(q) == 0
        else { return false }

        let product = try unsafe pool.number()
        try check(unsafe BN_mul(product, p, q, pool.scratch), "BN_mul")
        for other in otherPrimes {
            let prime = try unsafe pool.secret(other.prime)
            guard unsafe BN_is_odd(prime) == 1, unsafe BN_is_one(prime) == 0 else { return false }
            let inverse = try unsafe pool.secret(other.coefficient)
            guard unsafe BN_cmp(inverse, prime) < 0 else { return false }
            try check(unsafe BN_mod_mul(inverse, inverse, product, prime, pool.scratch), "BN_mod_mul")
            guard unsafe BN_is_one(inverse) == 1 else { return false }
            guard try unsafe Self.isConsistent(d, other.exponent, modulo: prime, e: e, in: pool) else { return false }
            try check(unsafe BN_mul(product, product, prime, pool.scratch), "BN_mul")
        }
        guard unsafe BN_cmp(product, n) == 0 else { return false }
        guard unsafe BN_cmp(d, n) < 0 else { return false }

        guard try unsafe Self.isConsistent(d, exponent1, modulo: p, e: e, in: pool) else { return false }
        guard try unsafe Self.isConsistent(d, exponent2, modulo: q, e: e, in: pool) else { return false }

        let inverse = try unsafe pool.secret(coefficient)
        guard unsafe BN_cmp(inverse, p) < 0 else { return false }
        try check(unsafe BN_mod_mul(product, inverse, q, p, pool.scratch), "BN_mod_mul")
        return unsafe BN_is_one(product) == 1
    }

    /// Whether `exponent` is `d` modulo `prime` - 1, and the inverse of `e` there.
    private static func isConsistent(
        _ d: OpaquePointer,
        _ exponent: SecretBytes,
        modulo prime: OpaquePointer,
        e: OpaquePointer,
        in pool: borrowing NumberPool
    ) throws(OpenSSLFailure) -> Bool {
        let below = try unsafe pool.number()
        _ = try unsafe check(BN_copy(below, prime), "BN_copy")
        try check(unsafe BN_sub_word(below, 1), "BN_sub_word")
        let reduced = try unsafe pool.number()
        try check(unsafe BN_div(nil, reduced, d, below, pool.scratch), "BN_div")
        let stated = try unsafe pool.secret(exponent)
        guard unsafe BN_cmp(reduced, stated) == 0 else { return false }
        try check(unsafe BN_mod_mul(reduced, reduced, e, below, pool.scratch), "BN_mod_mul")
        return unsafe BN_is_one(reduced) == 1
    }
}

extension NumberPool {
    /// The number that `bytes` are, big-endian.
    func secret(_ bytes: SecretBytes) throws(OpenSSLFailure) -> OpaquePointer {
        try unsafe bytes.withBytes { (bytes) throws(OpenSSLFailure) in try unsafe number(bigEndian: bytes) }
    }
}
