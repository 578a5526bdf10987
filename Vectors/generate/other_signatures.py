"""DSA in DER and in IEEE P1363's form, Ed448, ECDSA as Bitcoin has it, and RSA signatures with parameters or made."""

from hashlib import sha256

import ecdsa
from Crypto.Hash import SHA256, SHA384, SHA512, SHAKE256
from Crypto.PublicKey import DSA, ECC
from Crypto.Signature import DSS, eddsa, pkcs1_15, pss
from Crypto.Util.number import isPrime

from rsa import make_key
from signatures import ALTERED, ENCODING, RANGE, der
from signatures import NOTES as SIGNATURE_NOTES
from vector_file import PYCRYPTODOME, VectorFile, pattern

RFC8032 = "Rfc8032"
PYTHON_ECDSA = "PythonEcdsa"
HIGH_S = "HighS"
NOTES = SIGNATURE_NOTES | {
    RFC8032: "RFC 8032, section 7.4.",
    PYTHON_ECDSA: "The signature was made with the Python package ecdsa.",
    HIGH_S: "s is larger than half of the order (BIP 146).",
}


def chosen(*flags):
    return {flag: NOTES[flag] for flag in flags}


def dsa_key():
    """2048 and 256 bits: q from a name, then the first p = 2 k q + 1."""
    q = int.from_bytes(SHAKE256.new(b"Mima, DSA q").read(32), "big") | 1 << 255 | 1
    while not isPrime(q):
        q += 2
    start = int.from_bytes(SHAKE256.new(b"Mima, DSA p").read(256), "big") | 1 << 2047
    p = start - start % (2 * q) + 1
    while not isPrime(p):
        p += 2 * q
    g = pow(2, (p - 1) // q, p)
    x = int.from_bytes(pattern(32), "big") % q
    return DSA.construct((pow(g, x, p), g, p, q, x))


def dsa_file(key, is_der):
    name, schema, group = (
        ("dsa_test.json", "dsa_verify_schema_v1.json", "DsaVerify")
        if is_der
        else ("dsa_p1363_test.json", "dsa_p1363_verify_schema_v1.json", "DsaP1363Verify")
    )
    file = VectorFile(
        name, "DSA", schema, group, ["Signatures by DSA."], chosen(PYCRYPTODOME, ALTERED, RANGE, ENCODING))
    numbers = {name: f"00{int(getattr(key, name)):x}" for name in ("p", "q")}
    numbers |= {name: f"{int(getattr(key, name)):0512x}" for name in ("g", "y")}
    for hash_name, module in (("SHA-256", SHA256), ("SHA-512", SHA512)):
        file.group(publicKey={"type": "DsaPublicKey", "keySize": 2048, **numbers}, sha=hash_name)

        def sign(message):
            raw = DSS.new(key, "deterministic-rfc6979").sign(module.new(message))
            return int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")

        def encode(r, s):
            return der(r, s) if is_der else r.to_bytes(32, "big") + s.to_bytes(32, "big")

        for count in (0, 1, 100, 1000):
            file.case(f"{count} bytes", [PYCRYPTODOME], msg=pattern(count), sig=encode(*sign(pattern(count))))
        (r, s), q = sign(b"sample"), int(key.q)
        good = encode(r, s)
        for comment, flag, signature in (
            ("of another message", ALTERED, encode(*sign(b"test"))),
            ("r and s exchanged", ALTERED, encode(s, r)),
            ("r zero", RANGE, encode(0, s)),
            ("s zero", RANGE, encode(r, 0)),
            ("r the order", RANGE, encode(q, s)),
            ("s the order", RANGE, encode(r, q)),
            ("a byte behind", ENCODING, good + b"\0"),
            ("without the last byte", ENCODING, good[:-1]),
            ("empty", ENCODING, b""),
        ):
            file.case(comment, [flag], "invalid", msg=b"sample", sig=signature)
    return file


def ed448_file():
    file = VectorFile(
        "ed448_test.json", "EDDSA", "eddsa_verify_schema_v1.json", "EddsaVerify", ["Signatures by Ed448."],
        chosen(RFC8032, PYCRYPTODOME, ALTERED),
    )

    def start(seed):
        key = ECC.construct(curve="Ed448", seed=seed)
        public = key.public_key().export_key(format="raw")
        file.group(publicKey={"type": "EDDSAPublicKey", "curve": "edwards448", "keySize": 448, "pk": public.hex()})
        return public, eddsa.new(key, "rfc8032").sign

    for comment, seed, message, signature in (
        (
            "Blank",
            "6c82a562cb808d10d632be89c8513ebf6c929f34ddfa8c9f63c9960ef6e348a3528c8a3fcc2f044e39a3fc5b94492f8f"
            "032e7549a20098f95b", "",
            "533a37f6bbe457251f023c0d88f976ae2dfb504a843e34d2074fd823d41a591f2b233f034f628281f2fd7a22ddd47d78"
            "28c59bd0a21bfd3980ff0d2028d4b18a9df63e006c5d1c2d345b925d8dc00b4104852db99ac5c7cdda8530a113a0f4db"
            "b61149f05a7363268c71d95808ff2e652600",
        ),
        (
            "1 octet",
            "c4eab05d357007c632f3dbb48489924d552b08fe0c353a0d4a1f00acda2c463afbea67c5e8d2877c5e3bc397a659949e"
            "f8021e954e0a12274e", "03",
            "26b8f91727bd62897af15e41eb43c377efb9c610d48f2335cb0bd0087810f4352541b143c4b981b7e18f62de8ccdf633"
            "fc1bf037ab7cd779805e0dbcc0aae1cbcee1afb2e027df36bc04dcecbf154336c19f0af7e0a6472905e799f1953d2a0f"
            "f3348ab21aa4adafd1d234441cf807c03a00",
        ),
    ):
        _, sign = start(bytes.fromhex(seed))
        message, signature = bytes.fromhex(message), bytes.fromhex(signature)
        assert sign(message) == signature, comment
        file.case(comment, [RFC8032], msg=message, sig=signature)
    _, sign = start(pattern(57))
    for size in (0, 1, 127, 128, 129, 1000):
        file.case(f"{size} bytes", [PYCRYPTODOME], msg=pattern(size), sig=sign(pattern(size)))
    message = pattern(100)
    good = sign(message)
    order = 2**446 - 13818066809895115352007386748515426880336692474882178609894547503885
    s = int.from_bytes(good[57:], "little")
    for comment, signature in (
        ("S made larger by the order of the base point", good[:57] + (s + order).to_bytes(57, "little")),
        ("S zero", good[:57] + bytes(57)),
        ("the last byte not zero", good[:-1] + b"\x80"),
        ("R and S exchanged", good[57:] + good[:57]),
        ("without the last byte", good[:-1]),
        ("with a byte more", good + b"\0"),
        ("empty", b""),
        ("of another message", sign(pattern(101))),
    ):
        file.case(comment, [ALTERED], "invalid", msg=message, sig=signature)
    return file


def bitcoin_file():
    file = VectorFile(
        "ecdsa_bitcoin_test.json", "ECDSA", "ecdsa_bitcoin_verify_schema.json", "EcdsaBitcoinVerify",
        ["Signatures by ECDSA as Bitcoin has them: DER, and s in the lower half."],
        chosen(PYTHON_ECDSA, HIGH_S, ALTERED, RANGE, ENCODING),
    )
    key = ecdsa.SigningKey.from_secret_exponent(int.from_bytes(pattern(31), "big"), ecdsa.SECP256k1, sha256)
    order = ecdsa.SECP256k1.order
    point = key.verifying_key.to_string("uncompressed")
    file.group(
        publicKey={"type": "EcPublicKey", "curve": "secp256k1", "keySize": 256, "uncompressed": point.hex()},
        sha="SHA-256",
    )

    def sign(message):
        r, s = key.sign_deterministic(message, hashfunc=sha256, sigencode=lambda r, s, order: (r, s))
        return r, min(s, order - s)

    for count in range(8):
        file.case(f"{count} bytes", [PYTHON_ECDSA], msg=pattern(count), sig=der(*sign(pattern(count))))
    r, s = sign(b"sample")
    for comment, flag, signature in (
        ("the other s", HIGH_S, der(r, order - s)),
        ("of another message", ALTERED, der(*sign(b"test"))),
        ("r zero", RANGE, der(0, s)),
        ("s zero", RANGE, der(r, 0)),
        ("s made larger by the order", RANGE, der(r, s + order)),
        ("a byte behind", ENCODING, der(r, s) + b"\0"),
        ("in P1363's form", ENCODING, r.to_bytes(32, "big") + s.to_bytes(32, "big")),
        ("empty", ENCODING, b""),
    ):
        file.case(comment, [flag], "invalid", msg=b"sample", sig=signature)
    return file


def rsa_files():
    key = make_key(2048)
    public = {"modulus": f"00{key.n:x}", "publicExponent": f"{key.e:06x}"}
    file = VectorFile(
        "rsa_pss_params_test.json", "RSASSA-PSS", "rsassa_pss_with_parameters_verify_schema_v1.json",
        "RsassaPssWithParametersVerify", ["Signatures by RSA with PSS."], chosen(PYCRYPTODOME, ALTERED),
    )
    for name, module, size in (("SHA-256", SHA256, 32), ("SHA-384", SHA384, 20)):
        file.group(keySize=2048, sha=name, mgf="MGF1", mgfSha=name, sLen=size, publicKey=public)

        def sign(message):
            return pss.new(key, salt_bytes=size, rand_func=pattern).sign(module.new(message))

        for count in (0, 1, 100, 1000):
            file.case(f"{count} bytes", [PYCRYPTODOME], msg=pattern(count), sig=sign(pattern(count)))
        file.case("of another message", [ALTERED], "invalid", msg=b"sample", sig=sign(b"test"))
        file.case("zero", [ALTERED], "invalid", msg=b"sample", sig=bytes(256))
    yield file
    file = VectorFile(
        "rsa_pkcs1_generation_test.json", "RSASSA-PKCS1-v1_5", "rsassa_pkcs1_generate_schema_v1.json",
        "RsassaPkcs1Generate", ["Signatures to be made by RSA with PKCS#1 v1.5."], chosen(PYCRYPTODOME),
    )
    for name, module in (("SHA-256", SHA256), ("SHA-512", SHA512)):
        file.group(keySize=2048, sha=name, privateKeyPem=key.export_key(format="PEM", pkcs=8).decode() + "\n")
        for count in (0, 1, 100, 1000):
            signature = pkcs1_15.new(key).sign(module.new(pattern(count)))
            file.case(f"{count} bytes", [PYCRYPTODOME], msg=pattern(count), sig=signature)
    yield file


def files():
    key = dsa_key()
    for file in (dsa_file(key, True), dsa_file(key, False), ed448_file(), bitcoin_file(), *rsa_files()):
        yield file.name, file.encoded()
