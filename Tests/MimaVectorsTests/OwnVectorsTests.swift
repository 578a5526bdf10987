import MimaVectors
import Testing

/// The values and where they come from: Vectors/PROVENANCE.md.
@Suite("Mima's own vectors")
struct OwnVectorsTests {
    @Test("all pass, and none is skipped")
    func all() {
        let report = VectorRun(paths: [OwnVectors.path]).report()
        #expect(report.files.filter { $0.failed > 0 } == [])
        #expect(report.skips == [])
        // One more: the streams of gob.
        #expect(report.files.count == OwnVectors.jsonFiles.count + OwnVectors.ageFiles.count + 1)
        #expect(report.isGood)
        #expect(report.isReadable)
    }

    @Test("are there for every schema that is run")
    func schemas() {
        let report = VectorRun(paths: [OwnVectors.path]).report()
        let schemas = Set(report.files.compactMap { $0.suite.split(separator: " ").last })
        #expect(
            schemas == [
                "aead_test", "c2sp_chunked_encryption", "daead_test", "dsa_p1363_verify", "dsa_verify",
                "ec_curve_test", "ec_point_test", "ec_public_key_verify", "ecdh_ecpoint_test", "ecdh_pem_test",
                "ecdh_test", "ecdh_webcrypto_test", "ecdsa_bitcoin_verify", "ecdsa_p1363_verify", "ecdsa_verify",
                "eddsa_to_xdh", "eddsa_verify", "hash_test", "hkdf_test", "hpke_decrypt_test", "hpke_encap_test",
                "ind_cpa_test", "json_web_crypto", "json_web_encryption", "json_web_key", "json_web_signature",
                "kdf_test", "keywrap_test", "kit", "mac_test", "mac_with_iv_test", "pbe_test", "pbkdf_test",
                "pkix_key_decode", "primality_test", "rsa_key_test", "rsaes_oaep_decrypt", "rsaes_pkcs1_decrypt",
                "rsassa_pkcs1_generate", "rsassa_pkcs1_verify", "rsassa_pss_verify",
                "rsassa_pss_with_parameters_verify", "scrypt_test", "stream_cipher_test", "streams", "xdh_asn_comp",
                "xdh_comp", "xdh_jwk_comp", "xdh_pem_comp",
            ]
        )
        #expect(OwnVectors.ageFiles.count > 200)
    }
}
