"""ECDH and X448 with the keys in each form that a schema has, and X25519 with keys in DER, PEM and JWK."""

import base64

from Crypto.Protocol.DH import key_agreement
from Crypto.PublicKey import ECC

from vector_file import PYCRYPTODOME, VectorFile, pattern

RFC7748 = "Rfc7748"
RFC5903 = "Rfc5903"
INVALID = "InvalidPublicKey"
NOTES = {
    RFC7748: "RFC 7748, section 5.2 or 6.2.",
    RFC5903: "RFC 5903, section 8.1.",
    PYCRYPTODOME: "The secret was computed with PyCryptodome.",
    INVALID: "A public key that is no point of the curve, is of small order, or is of another curve or size.",
}
CURVES = (("P-224", "secp224r1"), ("P-256", "secp256r1"), ("P-384", "secp384r1"), ("P-521", "secp521r1"))


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def agree(mine, theirs):
    return key_agreement(static_priv=mine, static_pub=theirs, kdf=lambda secret: secret)


def ec_jwk(key, with_private):
    size = (key._curve.modulus_bits + 7) // 8
    jwk = {
        "kty": "EC", "crv": key.curve.replace("NIST ", ""),
        "x": base64url(int(key.pointQ.x).to_bytes(size, "big")),
        "y": base64url(int(key.pointQ.y).to_bytes(size, "big")),
    }
    if with_private:
        jwk["d"] = base64url(int(key.d).to_bytes(size, "big"))
    return jwk


def number(curve, text):
    """A private number for a curve: bytes of the pattern, reduced."""
    order = int(ECC.construct(curve=curve, d=1)._curve.order)
    return int.from_bytes((text + pattern(80))[:72], "big") % (order - 1) + 1


def private_value(key):
    data = int(key.d).to_bytes(72, "big").lstrip(b"\0")
    return b"\0" + data if data[0] >= 128 else data


# Each form: the name in the file's name, the schema, the type of its groups, and how keys are written in it.
FORMS = (
    ("", "ecdh_test_schema_v1.json", "EcdhTest", "asn",
        lambda key: key.public_key().export_key(format="DER"), private_value),
    ("_ecpoint", "ecdh_ecpoint_test_schema_v1.json", "EcdhEcpointTest", "ecpoint",
        lambda key: key.public_key().export_key(format="raw"), private_value),
    ("_pem", "ecdh_pem_test_schema_v1.json", "EcdhPemTest", "pem",
        lambda key: key.public_key().export_key(format="PEM"), lambda key: key.export_key(format="PEM")),
    ("_webcrypto", "ecdh_webcrypto_test_schema_v1.json", "EcdhWebcryptoTest", "webcrypto",
        lambda key: ec_jwk(key, False), lambda key: ec_jwk(key, True)),
)


def ecdh_file(name, schema, group, encoding, public, private):
    file = VectorFile(
        f"ecdh{name}_test.json", "ECDH", schema, group, ["Shared secrets by ECDH."],
        {flag: NOTES[flag] for flag in (RFC5903, PYCRYPTODOME, INVALID)},
    )
    for curve, suite_name in CURVES:
        # RFC 7518 has no JWK on P-224.
        if encoding == "webcrypto" and curve == "P-224":
            continue
        file.group(curve=curve if encoding == "webcrypto" else suite_name, encoding=encoding)
        if curve == "P-256":
            mine = ECC.construct(
                curve=curve, d=0xC88F01F510D9AC3F70A292DAA2316DE544E9AAB8AFE84049C62A9C57862D1433)
            theirs = ECC.construct(
                curve=curve, d=0xC6EF9C5D78AE012A011164ACB397CE2088685D8F06BF9BE0B283AB46476BEE53)
            shared = bytes.fromhex("D6840F6B42F6EDAFD13116E0E12565202FEF8E9ECE7DCE03812464D04B9442DE")
            assert agree(mine, theirs.public_key()) == shared
            file.case("section 8.1", [RFC5903], public=public(theirs), private=private(mine), shared=shared)
        for index in range(4):
            mine = ECC.construct(curve=curve, d=number(curve, bytes([index, 1])))
            theirs = ECC.construct(curve=curve, d=number(curve, bytes([index, 2])))
            file.case(
                "", [PYCRYPTODOME], public=public(theirs), private=private(mine),
                shared=agree(mine, theirs.public_key()),
            )
        good = public(theirs)
        if encoding == "webcrypto":
            off = {**good, "y": good["x"]}
        elif encoding == "pem":
            lines = good.split("\n")
            der = bytearray(base64.b64decode("".join(lines[1:-1])))
            der[-1] ^= 1
            off = "\n".join([lines[0], base64.b64encode(der).decode(), lines[-1]])
        else:
            off = good[:-1] + bytes([good[-1] ^ 1])
        file.case("a point off the curve", [INVALID], "invalid", public=off, private=private(mine), shared=b"")
    return file


def x448_file():
    file = VectorFile(
        "x448_test.json", "XDH", "xdh_comp_schema_v1.json", "XdhComp", ["Shared secrets by X448, with raw keys."],
        {flag: NOTES[flag] for flag in (RFC7748, PYCRYPTODOME, INVALID)},
    )
    file.group(curve="curve448")

    def key(seed):
        return ECC.construct(curve="Curve448", seed=seed)

    from Crypto.Protocol.DH import import_x448_public_key

    for comment, private, public, shared in (
        (
            "section 5.2, first",
            "3d262fddf9ec8e88495266fea19a34d28882acef045104d0d1aae121700a779c984c24f8cdd78fbff44943eba368f54b"
            "29259a4f1c600ad3",
            "06fce640fa3487bfda5f6cf2d5263f8aad88334cbd07437f020f08f9814dc031ddbdc38c19c6da2583fa5429db94ada1"
            "8aa7a7fb4ef8a086",
            "ce3e4ff95a60dc6697da1db1d85e6afbdf79b50a2412d7546d5f239fe14fbaadeb445fc66a01b0779d98223961111e21"
            "766282f73dd96b6f",
        ),
        (
            "section 6.2, Alice",
            "9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565d498c28dd9c9baf574a9419744897391006382a6f127ab1d"
            "9ac2d8c0a598726b",
            "3eb7a829b0cd20f5bcfc0b599b6feccf6da4627107bdb0d4f345b43027d8b972fc3e34fb4232a13ca706dcb57aec3dae"
            "07bdc1c67bf33609",
            "07fff4181ac6cc95ec1c16a94a0f74d12da232ce40a77552281d282bb60c0b56fd2464c335543936521c24403085d59a"
            "449a5037514a879d",
        ),
    ):
        private, public, shared = (bytes.fromhex(text) for text in (private, public, shared))
        assert agree(key(private), import_x448_public_key(public)) == shared, comment
        file.case(comment, [RFC7748], public=public, private=private, shared=shared)
    for index in range(10):
        mine, theirs = bytes([index]) + pattern(55), pattern(55) + bytes([index])
        public = key(theirs).public_key().export_key(format="raw")
        file.case(
            "", [PYCRYPTODOME], public=public, private=mine, shared=agree(key(mine), import_x448_public_key(public)))
    p = 2**448 - 2**224 - 1
    for u in (0, 1, p - 1, p, p + 1):
        encoded = u.to_bytes(56, "little")
        file.case(f"u = {u}", [INVALID], "invalid", public=encoded, private=mine, shared=bytes(56))
    for size in (0, 55, 57):
        file.case(
            f"a public key of {size} bytes", [INVALID], "invalid", public=pattern(size), private=mine, shared=b"")
    return file


def xdh_jwk(key, curve, with_private):
    jwk = {"kty": "OKP", "crv": curve, "x": base64url(key.public_key().export_key(format="raw"))}
    if with_private:
        jwk["d"] = base64url(key.seed)
    return jwk


def encoded_xdh_files():
    for curve, group_name, size in (("Curve25519", "x25519", 32), ("Curve448", "x448", 56)):
        jwk_curve = group_name.upper()
        for form, schema, group, write in (
            ("asn", "xdh_asn_comp_schema_v1.json", "XdhAsnComp", lambda key: key.export_key(format="DER")),
            ("pem", "xdh_pem_comp_schema_v1.json", "XdhPemComp", lambda key: key.export_key(format="PEM")),
            ("jwk", "xdh_jwk_comp_schema_v1.json", "XdhJwkComp",
                lambda key: xdh_jwk(key, jwk_curve, key.has_private())),
        ):
            file = VectorFile(
                f"{group_name}_{form}_test.json", "XDH", schema, group, [f"Shared secrets by {jwk_curve}."],
                {flag: NOTES[flag] for flag in (PYCRYPTODOME, INVALID)},
            )
            file.group(curve=curve.lower())
            for index in range(4):
                mine = ECC.construct(curve=curve, seed=bytes([index]) + pattern(size - 1))
                theirs = ECC.construct(curve=curve, seed=pattern(size - 1) + bytes([index])).public_key()
                file.case(
                    "", [PYCRYPTODOME], public=write(theirs), private=write(mine), shared=agree(mine, theirs))
            other = ECC.construct(curve="P-256", d=7).public_key()
            if form == "jwk":
                wrong = ec_jwk(other, False)
            else:
                wrong = other.export_key(format="DER" if form == "asn" else "PEM")
            file.case(
                "a public key on another curve", [INVALID], "invalid", public=wrong, private=write(mine), shared=b"")
            yield file


def files():
    for file in (x448_file(), *(ecdh_file(*form) for form in FORMS), *encoded_xdh_files()):
        yield file.name, file.encoded()
