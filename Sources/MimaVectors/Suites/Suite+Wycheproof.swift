extension Suite {
    /// Files in the form that Wycheproof's have: JSON that names its schema.
    static let wycheproof = Suite(
        recognizes: { file in
            guard let shape = file.shape else { return false }
            return !shape.isArray && shape.keys.contains("testGroups") && !shape.keys.contains("vsId")
        },
        run: { file in
            let header: WycheproofHeader
            do throws(JSONFailure) {
                header = try file.data.decoded(WycheproofHeader.self)
            } catch {
                return .failure(
                    path: file.path,
                    suite: "Wycheproof",
                    expected: "a file of test vectors",
                    found: error.description
                )
            }
            guard let schema = schemas[header.schemaName] else {
                return .failure(
                    path: file.path,
                    suite: "Wycheproof",
                    expected: "a known schema",
                    found: header.schema
                )
            }
            return schema.run(file, header)
        }
    )

    /// What is done with a file of a schema.
    private struct Schema: Sendable {
        let run: @Sendable (VectorFile, WycheproofHeader) -> FileReport

        /// The file is run; its groups are of this kind.
        static func groups<Group: VectorGroup & SendableMetatype>(_ type: Group.Type) -> Schema {
            Schema { file, header in file.run(header, as: type) }
        }

        /// The file is counted as skipped, for want of `what`.
        static func needing(_ what: String) -> Schema {
            Schema { file, header in file.skip(header, needing: what) }
        }

        /// The file is counted as skipped, for want of the algorithm that it names.
        static let needingItsAlgorithm = Schema { file, header in
            file.skip(header, needing: header.algorithm ?? "an algorithm that the file does not name")
        }
    }

    /// The public suite's schemas, without their versions, and our own.
    private static let schemas: [String: Schema] = [
        "aead_test": .groups(AEADGroup.self),
        "c2sp_chunked_encryption": .groups(ChunkedEncryptionGroup.self),
        "daead_test": .groups(DAEADGroup.self),
        "eddsa_verify": .groups(EdDSAGroup.self),
        "hash_test": .groups(HashGroup.self),
        "hkdf_test": .groups(HKDFGroup.self),
        "ind_cpa_test": .groups(CipherGroup.self),
        "keywrap_test": .groups(KeyWrapGroup.self),
        "kdf_test": .groups(KDFGroup.self),
        "hpke_decrypt_test": .groups(HPKEDecryptGroup.self),
        "hpke_encap_test": .groups(HPKEEncapGroup.self),
        "mac_test": .groups(MACGroup.self),
        "mac_with_iv_test": .groups(MACWithIVGroup.self),
        "pbe_test": .groups(PBES2Group.self),
        "pbkdf_test": .groups(PBKDF2Group.self),
        "rsaes_oaep_decrypt": .groups(OAEPGroup.self),
        "scrypt_test": .groups(ScryptGroup.self),
        "stream_cipher_test": .groups(StreamCipherGroup.self),
        "xdh_comp": .groups(XDHGroup.self),

        "bls_aggregate_verify": .needing("BLS12-381"),
        "bls_hash_to_g2": .needing("BLS12-381"),
        "bls_sig_verify": .needing("BLS12-381"),
        "dsa_p1363_verify": .groups(DSAGroup<DSAInP1363>.self),
        "dsa_verify": .groups(DSAGroup<DSAInDER>.self),
        "ec_curve_test": .groups(CurveParametersGroup.self),
        "ec_point_test": .groups(CurvePointGroup.self),
        "ec_public_key_verify": .groups(CurvePublicKeyGroup.self),
        "ecdh_ecpoint_test": .groups(ECDHPointGroup.self),
        "ecdh_pem_test": .groups(ECDHKeyGroup<ECDHInPEM>.self),
        "ecdh_test": .groups(ECDHKeyGroup<ECDHInDER>.self),
        "ecdh_webcrypto_test": .groups(ECDHKeyGroup<ECDHInJWK>.self),
        "ecdsa_bitcoin_verify": .groups(ECDSAGroup<ECDSAOfBitcoin>.self),
        "ecdsa_p1363_verify": .groups(ECDSAGroup<ECDSAInP1363>.self),
        "ecdsa_verify": .groups(ECDSAGroup<ECDSAInDER>.self),
        "eddsa_to_xdh": .groups(EdwardsToMontgomeryGroup.self),
        "fpe_list_test": .needingItsAlgorithm,
        "fpe_str_test": .needingItsAlgorithm,
        "json_web_crypto": .groups(JSONWebCryptoGroup<JSONWebCryptoOfBothKinds>.self),
        "json_web_encryption": .groups(JSONWebCryptoGroup<JSONWebEncryptions>.self),
        "json_web_key": .groups(JSONWebKeyGroup.self),
        "json_web_signature": .groups(JSONWebCryptoGroup<JSONWebSignatures>.self),
        "mldsa_sign": .needing("ML-DSA"),
        "mldsa_sign_mu_seed_hedged": .needing("ML-DSA"),
        "mldsa_sign_noseed": .groups(MLDSASignGroup.self),
        "mldsa_sign_seed": .groups(MLDSASignGroup.self),
        "mldsa_verify": .groups(MLDSAVerifyGroup.self),
        "mlkem_decaps_seed_test": .needing("ML-KEM"),
        "mlkem_decaps_test": .needing("ML-KEM"),
        "mlkem_encaps_seed_test": .needing("ML-KEM"),
        "mlkem_encaps_test": .groups(MLKEMGroup<MLKEMEncapsulation>.self),
        "mlkem_keygen_seed_test": .groups(MLKEMGroup<MLKEMKeyGeneration>.self),
        "mlkem_semi_expanded_decaps_test": .groups(MLKEMGroup<MLKEMDecapsulation<MLKEMExpandedKeys>>.self),
        "mlkem_test": .groups(MLKEMGroup<MLKEMDecapsulation<MLKEMSeeds>>.self),
        "pkix_key_decode": .groups(KeyDecodingGroup.self),
        "primality_test": .groups(PrimalityGroup.self),
        "ristretto_scalar_test": .needing("ristretto255"),
        "rsa_key_test": .groups(RSAKeyGroup.self),
        "rsaes_pkcs1_decrypt": .groups(RSAPKCS1DecryptGroup.self),
        "rsassa_pkcs1_generate": .groups(RSAPKCS1GenerateGroup.self),
        "rsassa_pkcs1_verify": .groups(RSAPKCS1VerifyGroup.self),
        "rsassa_pss_verify": .groups(RSAPSSVerifyGroup<RSAPSSPlain>.self),
        "rsassa_pss_with_parameters_verify": .groups(RSAPSSVerifyGroup<RSAPSSWithParameters>.self),
        "secretstream_test": .needing("secretstream"),
        "xdh_asn_comp": .groups(DERXDHGroup.self),
        "xdh_jwk_comp": .groups(JSONXDHGroup.self),
        "xdh_pem_comp": .groups(PEMXDHGroup.self),
    ]
}
