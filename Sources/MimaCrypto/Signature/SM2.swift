internal import OpenSSLBridge

/// SM2, China's signatures and encryption on an elliptic curve (GB/T 32918).
public enum SM2 {
    /// The identity of a user who has not chosen one: "1234567812345678" (GM/T 0009 §10).
    public static var defaultUserID: [UInt8] { Array("1234567812345678".utf8) }

    /// The hash that is put before the message, of the user's identity, the curve and the public key
    /// (GB/T 32918.2 §5.5).
    static func userHash(_ userID: [UInt8], point: [UInt8]) throws(CryptoError) -> [UInt8] {
        // The size in bits stands in two bytes.
        try requireByteCount(userID.count, of: "SM2 user's identity", in: 0...8191)
        var hash = try HashContext(.sm3)
        hash.update([UInt8(userID.count * 8 >> 8), UInt8(userID.count * 8 & 0xff)])
        hash.update(userID)
        hash.update(curveNumbers)
        hash.update(Array(point.dropFirst()))
        return hash.finalize()
    }

    /// a, b and the coordinates of the generator (GB/T 32918.5 §2), 32 bytes each.
    private static let curveNumbers: [UInt8] = [
        0xffff_fffe_ffff_ffff, 0xffff_ffff_ffff_ffff, 0xffff_ffff_0000_0000, 0xffff_ffff_ffff_fffc,
        0x28e9_fa9e_9d9f_5e34, 0x4d5a_9e4b_cf65_09a7, 0xf397_89f5_15ab_8f92, 0xddbc_bd41_4d94_0e93,
        0x32c4_ae2c_1f19_8119, 0x5f99_0446_6a39_c994, 0x8fe3_0bbf_f266_0be1, 0x715a_4589_334c_74c7,
        0xbc37_36a2_f4f6_779c, 0x59bd_cee3_6b69_2153, 0xd0a9_877c_c62a_4740, 0x02df_32e5_2139_f0a0,
    ].flatMap { (word: UInt64) in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
}
