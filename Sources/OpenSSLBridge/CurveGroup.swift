import COpenSSL
package import MimaBytes

/// The arithmetic of a named elliptic curve.
///
/// Over a prime field each curve that is offered here has a cofactor of 1: every point of it but the one at infinity
/// generates the whole group. Over a binary field points outside of the subgroup of prime order are told apart.
@safe
package struct CurveGroup: ~Copyable {
    private let group: OpaquePointer
    /// The size of a coordinate in bytes.
    package let fieldByteCount: Int
    /// The size of the order, and so of a private key, in bytes.
    package let orderByteCount: Int

    /// The curve of this name, libcrypto's short one; nil when the running libcrypto does not have it.
    package static func named(_ name: StaticString) -> CurveGroup? {
        let identifier = unsafe OBJ_sn2nid(name.cString)
        guard identifier != 0, let group = unsafe EC_GROUP_new_by_curve_name_ex(nil, nil, identifier) else {
            ERR_clear_error()
            return nil
        }
        return unsafe CurveGroup(owning: group)
    }

    private init(owning group: OpaquePointer) {
        unsafe self.group = group
        fieldByteCount = (Int(unsafe EC_GROUP_get_degree(group)) + 7) / 8
        orderByteCount = (Int(unsafe EC_GROUP_order_bits(group)) + 7) / 8
    }

    deinit {
        unsafe EC_GROUP_free(group)
    }

    /// How a point is written as bytes (SEC 1 §2.3.3).
    package enum PointForm: Sendable {
        /// 2 or 3, and the x-coordinate.
        case compressed
        /// 4, and both coordinates.
        case uncompressed
    }

    /// The point that `bytes` are, compressed, uncompressed or hybrid, in another form; nil when it is not on the
    /// curve, is not in the subgroup of prime order, is the point at infinity, or is no encoding of a point at all.
    package func point(
        decoding bytes: Span<UInt8>,
        as form: PointForm
    ) throws(OpenSSLFailure) -> [UInt8]? {
        // The point at infinity is one byte of zero.
        guard bytes.count > 1 else { return nil }
        let pool = try NumberPool.make()
        let point = try unsafe check(EC_POINT_new(group), "EC_POINT_new")
        defer { unsafe EC_POINT_free(point) }
        let code = unsafe bytes.withUnsafeBufferPointer {
            unsafe EC_POINT_oct2point(group, point, $0.baseAddress, $0.count, pool.scratch)
        }
        guard code == 1 else {
            ERR_clear_error()
            return nil
        }
        if try unsafe !isInSubgroup(point, in: pool) { return nil }
        return try unsafe encode(point, as: form, in: pool)
    }

    /// Whether the order of the subgroup takes the point, which is on the curve, to infinity: with a cofactor of 1 any.
    private func isInSubgroup(_ point: OpaquePointer, in pool: borrowing NumberPool) throws(OpenSSLFailure) -> Bool {
        if unsafe BN_is_one(EC_GROUP_get0_cofactor(group)) == 1 { return true }
        let product = try unsafe check(EC_POINT_new(group), "EC_POINT_new")
        defer { unsafe EC_POINT_free(product) }
        let order = unsafe EC_GROUP_get0_order(group)
        try check(unsafe EC_POINT_mul(group, product, nil, point, order, pool.scratch), "EC_POINT_mul")
        return unsafe EC_POINT_is_at_infinity(group, product) == 1
    }

    /// The public key of a private one, uncompressed. The scalar must be in range.
    package func publicPoint(ofScalar scalar: SecretBytes) throws(OpenSSLFailure) -> [UInt8] {
        let pool = try NumberPool.make()
        let number = try unsafe scalar.withBytes { (bytes) throws(OpenSSLFailure) in
            try unsafe pool.number(bigEndian: bytes)
        }
        unsafe BN_set_flags(number, BN_FLG_CONSTTIME)
        let point = try unsafe check(EC_POINT_new(group), "EC_POINT_new")
        defer { unsafe EC_POINT_clear_free(point) }
        try check(unsafe EC_POINT_mul(group, point, number, nil, nil, pool.scratch), "EC_POINT_mul")
        return try unsafe encode(point, as: .uncompressed, in: pool)
    }

    /// Whether the number, big-endian, is a private key: at least 1 and less than the order.
    package func isScalar(_ scalar: SecretBytes) throws(OpenSSLFailure) -> Bool {
        guard scalar.count <= orderByteCount else { return false }
        let pool = try NumberPool.make()
        let number = try unsafe scalar.withBytes { (bytes) throws(OpenSSLFailure) in
            try unsafe pool.number(bigEndian: bytes)
        }
        return unsafe BN_is_zero(number) == 0 && BN_cmp(number, EC_GROUP_get0_order(group)) < 0
    }

    private func encode(
        _ point: OpaquePointer,
        as form: PointForm,
        in pool: borrowing NumberPool
    ) throws(OpenSSLFailure) -> [UInt8] {
        let size = 1 + (form == .compressed ? 1 : 2) * fieldByteCount
        let form = form == .compressed ? POINT_CONVERSION_COMPRESSED : POINT_CONVERSION_UNCOMPRESSED
        let scratch = unsafe pool.scratch
        return try [UInt8](capacity: size) { (output) throws(OpenSSLFailure) in
            try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                let written = unsafe EC_POINT_point2oct(group, point, form, buffer.baseAddress, size, scratch)
                if written == 0 { throw OpenSSLFailure.drain(after: "EC_POINT_point2oct") }
                count = written
            }
        }
    }
}

extension CurveGroup {
    /// The numbers that define the curve, big-endian without leading zeros, and its generator in two forms.
    package struct Numbers: Sendable {
        package let p: [UInt8]
        package let a: [UInt8]
        package let b: [UInt8]
        package let order: [UInt8]
        package let generator: [UInt8]
        package let compressedGenerator: [UInt8]
    }

    /// The numbers that define the curve.
    package func numbers() throws(OpenSSLFailure) -> Numbers {
        let pool = try NumberPool.make()
        let p = try unsafe pool.number()
        let a = try unsafe pool.number()
        let b = try unsafe pool.number()
        try check(unsafe EC_GROUP_get_curve(group, p, a, b, pool.scratch), "EC_GROUP_get_curve")
        let generator = try unsafe check(EC_GROUP_get0_generator(group), "EC_GROUP_get0_generator")
        let order = try unsafe check(EC_GROUP_get0_order(group), "EC_GROUP_get0_order")
        return Numbers(
            p: try unsafe Self.bytes(p),
            a: try unsafe Self.bytes(a),
            b: try unsafe Self.bytes(b),
            order: try unsafe Self.bytes(order),
            generator: try unsafe encode(generator, as: .uncompressed, in: pool),
            compressedGenerator: try unsafe encode(generator, as: .compressed, in: pool)
        )
    }

    private static func bytes(_ number: OpaquePointer) throws(OpenSSLFailure) -> [UInt8] {
        try unsafe SecretBytes(bigEndian: number).withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }
}
