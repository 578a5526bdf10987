"""Primes, numbers and points of curves, keys in files, RSA decryption by PKCS#1 v1.5, and JSON Web Crypto."""

import base64
import hashlib
import hmac
import json

from Crypto.Cipher import AES, PKCS1_v1_5
from Crypto.PublicKey import ECC
from Crypto.Signature import DSS
from Crypto.Hash import SHA256
from Crypto.Util.number import isPrime

from rsa import make_key, prime
from vector_file import PYCRYPTODOME, VectorFile, pattern

SEC2 = "Sec2"
NUMBER_THEORY = "NumberTheory"
ALTERED = "Altered"
PYTHON_HMAC = "PythonHmac"
NOTES = {
    SEC2: "SEC 2, version 2, sections 2.2 to 2.6; PyCryptodome has the same numbers.",
    NUMBER_THEORY: "Carmichael numbers, strong pseudoprimes and Mersenne primes that are long known.",
    PYCRYPTODOME: "The value was computed with PyCryptodome.",
    PYTHON_HMAC: "The code was computed with Python's hmac.",
    ALTERED: "Something that was altered, or that is not of its kind.",
}
CURVES = (
    ("P-224", "secp224r1", "1.3.132.0.33"), ("P-256", "secp256r1", "1.2.840.10045.3.1.7"),
    ("P-384", "secp384r1", "1.3.132.0.34"), ("P-521", "secp521r1", "1.3.132.0.35"),
)


def chosen(*flags):
    return {flag: NOTES[flag] for flag in flags}


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def primality_file():
    file = VectorFile(
        "primality_test.json", "PrimalityTest", "primality_test_schema_v1.json", "PrimalityTest", ["Primes and others."],
        chosen(NUMBER_THEORY, PYCRYPTODOME),
    )
    file.group()

    def add(number, flag):
        data = number.to_bytes(number.bit_length() // 8 + 1, "big")
        file.case("", [flag], "valid" if isPrime(number) else "invalid", value=data)

    for number in (*range(2, 40), 561, 1105, 1729, 2047, 3215031751, 3825123056546413051, 2**61 - 1, 2**127 - 1,
                   2**521 - 1, 2**67 - 1, 2**255 - 19, 318665857834031151167461, 3317044064679887385961981):
        add(number, NUMBER_THEORY)
    for bits in (64, 256, 512, 1024):
        p, q = prime(b"Mima, first", bits), prime(b"Mima, second", bits)
        for number in (p, p + 2, p * q, p * p):
            add(number, PYCRYPTODOME)
    file.case("0", [NUMBER_THEORY], "invalid", value=b"\0")
    file.case("1", [NUMBER_THEORY], "invalid", value=b"\1")
    file.case("-7", [NUMBER_THEORY], "invalid", value=b"\xf9")
    return file


def curve_file():
    file = VectorFile(
        "ec_curves_test.json", "EcCurveTest", "ec_curve_test_schema.json", "EcCurveTest", ["Numbers of curves."],
        chosen(SEC2, ALTERED),
    )
    file.group()
    for curve, name, oid in CURVES:
        key = ECC.construct(curve=curve, d=1)
        numbers = key._curve
        p, n, b = int(numbers.p), int(numbers.order), int(numbers.b)

        def text(number):
            return number.to_bytes(number.bit_length() // 8 + 1, "big")

        values = {
            "name": name, "oid": oid, "p": text(p), "n": text(n), "a": text(p - 3), "b": text(b),
            "gx": text(int(key.pointQ.x)), "gy": text(int(key.pointQ.y)), "h": 1,
        }
        file.case(name, [SEC2], **values)
        file.case(name, [ALTERED], "invalid", **(values | {"h": 2}))
    return file


def point_files():
    file = VectorFile(
        "ec_points_test.json", "EcPointTest", "ec_point_test_schema.json", "EcPointTest", ["Points of curves."],
        chosen(PYCRYPTODOME, ALTERED),
    )
    public = VectorFile(
        "ec_public_keys_test.json", "EcPublicKeyVerify", "ec_public_key_verify_schema.json", "EcPublicKeyVerify",
        ["Public keys on curves."], chosen(PYCRYPTODOME, ALTERED),
    )
    public.group(encoding="asn")
    for curve, name, _ in CURVES:
        for encoding in ("uncompressed", "compressed"):
            file.group(curve=name, encoding=encoding)
            for number in (1, 2, 3, 1000):
                key = ECC.construct(curve=curve, d=number).public_key()
                x, y = int(key.pointQ.x), int(key.pointQ.y)
                size = (key._curve.modulus_bits + 7) // 8
                numbers = {"x": x.to_bytes(size, "big"), "y": y.to_bytes(size, "big")}
                encoded = key.export_key(format="raw", compress=encoding == "compressed")
                file.case("", [PYCRYPTODOME], encoded=encoded, **numbers)
            file.case("one byte short", [ALTERED], "invalid", encoded=encoded[:-1], **numbers)
            if encoding == "uncompressed":
                off = encoded[:-1] + bytes([encoded[-1] ^ 1])
                file.case("off the curve", [ALTERED], "invalid", encoded=off, **numbers)
        der = key.export_key(format="DER", compress=False)
        public.case("", [PYCRYPTODOME], encoded=der, wx=numbers["x"], wy=numbers["y"])
        public.case(
            "off the curve", [ALTERED], "invalid", encoded=der[:-1] + bytes([der[-1] ^ 1]), wx=numbers["x"],
            wy=numbers["y"],
        )
    return file, public


def key_files():
    keys = [("RSA", make_key(2048)), ("EC", ECC.construct(curve="P-256", d=1000)),
            ("Ed25519", ECC.construct(curve="Ed25519", seed=pattern(32)))]
    file = VectorFile(
        "pkix_keys_test.json", "PkixKeyDecode", "pkix_key_decode_schema.json", "PkixKeyDecode", ["Keys in DER."],
        chosen(PYCRYPTODOME, ALTERED),
    )
    for algorithm, key in keys:
        private = (
            key.export_key(format="DER", pkcs=8) if algorithm == "RSA" else key.export_key(format="DER", use_pkcs8=True))
        for key_type, der in (("spki", key.public_key().export_key(format="DER")), ("pkcs8", private)):
            file.group(keyType=key_type, algorithm=algorithm, parameterSet="")
            file.case("", [PYCRYPTODOME], encoded=der)
            file.case("a byte behind", [ALTERED], "invalid", encoded=der + b"\0")
            file.case("without the last byte", [ALTERED], "invalid", encoded=der[:-1])
            file.case("empty", [ALTERED], "invalid", encoded=b"")
    yield file
    file = VectorFile(
        "rsa_keys_test.json", "RSA", "rsa_key_test_schema.json", "RsaKeyTest", ["Public RSA keys."],
        chosen(PYCRYPTODOME, ALTERED),
    )
    der = keys[0][1].public_key().export_key(format="DER")
    file.group()
    file.case("", [PYCRYPTODOME], public=der)
    file.case("a byte behind", [ALTERED], "invalid", public=der + b"\0")
    yield file
    # The map of RFC 7748, section 4.1: u = (1 + y) / (1 - y).
    file = VectorFile(
        "ed25519_to_x25519_test.json", "EddsaToXdh", "eddsa_to_xdh_schema_v1.json", "EddsaToXdh",
        ["Ed25519 keys as X25519 keys."], chosen(PYCRYPTODOME, ALTERED),
    )
    p = 2**255 - 19
    file.group(edwardsCurve="edwards25519", montgomeryCurve="curve25519")
    for index in range(8):
        seed = bytes([index]) + pattern(31)
        public = ECC.construct(curve="Ed25519", seed=seed).public_key().export_key(format="raw")
        y = int.from_bytes(public, "little") % 2**255
        u = (1 + y) * pow(1 - y, -1, p) % p
        # RFC 8032, section 5.1.5: the scalar of the Ed25519 key is the X25519 key.
        scalar = hashlib.sha512(seed).digest()[:32]
        montgomery = ECC.construct(curve="Curve25519", seed=scalar).public_key().export_key(format="raw")
        assert montgomery == u.to_bytes(32, "little")
        file.case("", [PYCRYPTODOME], publicKey=public, convertedPublicKey=montgomery)
    file.case("31 bytes", [ALTERED], "invalid", publicKey=public[:31], convertedPublicKey=montgomery)
    yield file


def pkcs1_decryption_file():
    file = VectorFile(
        "rsa_pkcs1_decryption_test.json", "RSAES-PKCS1-v1_5", "rsaes_pkcs1_decrypt_schema_v1.json",
        "RsaesPkcs1Decrypt", ["Messages encrypted by RSA with PKCS#1 v1.5."], chosen(PYCRYPTODOME, ALTERED),
    )
    key = make_key(2048)
    file.group(keySize=2048, privateKeyPem=key.export_key(format="PEM", pkcs=8).decode() + "\n")

    def filling(count):
        return bytes(byte or 1 for byte in pattern(count))

    for count in (0, 1, 16, 32, 100, 245):
        # PyCryptodome asks for one byte of padding after the other.
        source = iter(filling(256))
        message = pattern(count)
        ciphertext = PKCS1_v1_5.new(key, randfunc=lambda size: bytes(next(source) for _ in range(size))).encrypt(message)
        assert PKCS1_v1_5.new(key).decrypt(ciphertext, None) == message
        file.case(f"{count} bytes", [PYCRYPTODOME], msg=message, ct=ciphertext)

    def raw(block):
        return pow(int.from_bytes(block, "big"), key.e, key.n).to_bytes(256, "big")

    message = pattern(32)
    rest = b"\0" + message
    for comment, ciphertext in (
        ("the first byte not zero", raw(b"\1\2" + filling(221) + rest)),
        ("type 1", raw(b"\0\1" + filling(221) + rest)),
        ("type 0", raw(b"\0\0" + filling(221) + rest)),
        ("7 bytes of padding", raw(b"\0\2" + filling(7) + b"\0" + filling(246))),
        ("no end of the padding", raw(b"\0\2" + filling(254))),
        ("a byte too long", b"\0" + ciphertext),
        ("a byte too short", ciphertext[:-1]),
        ("the modulus", key.n.to_bytes(256, "big")),
        ("empty", b""),
    ):
        file.case(comment, [ALTERED], "invalid", msg=message, ct=ciphertext)
    return file


def jose_files():
    flags = chosen(PYCRYPTODOME, PYTHON_HMAC, ALTERED)
    secret = {"kty": "oct", "alg": "HS256", "use": "sig", "kid": "one", "k": base64url(pattern(32))}
    other = secret | {"kid": "two", "k": base64url(pattern(33)[1:])}
    ec = ECC.construct(curve="P-256", d=1000)
    point = {
        "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": "three",
        "x": base64url(int(ec.pointQ.x).to_bytes(32, "big")), "y": base64url(int(ec.pointQ.y).to_bytes(32, "big")),
    }
    wrapping = {"kty": "oct", "alg": "A128GCMKW", "use": "enc", "kid": "four", "k": base64url(pattern(16))}

    def text(header, payload):
        return base64url(json.dumps(header, separators=(",", ":")).encode()) + "." + base64url(payload)

    def hs256(payload, header=None):
        start = text(header or {"alg": "HS256", "kid": "one"}, payload)
        return start + "." + base64url(hmac.digest(pattern(32), start.encode(), "sha256"))

    def es256(payload):
        start = text({"alg": "ES256"}, payload)
        return start + "." + base64url(DSS.new(ec, "deterministic-rfc6979").sign(SHA256.new(start.encode())))

    def signed(file):
        for payload in (b"", b"{}", pattern(100)):
            file.case("", [PYTHON_HMAC], jws=hs256(payload))
        good = hs256(b"sample")
        file.case("another payload", [ALTERED], "invalid", jws=good.replace(base64url(b"sample"), base64url(b"simple")))
        file.case("without the signature", [ALTERED], "invalid", jws=good[:good.rindex(".") + 1])
        file.case("no algorithm", [ALTERED], "invalid", jws=text({"alg": "none"}, b"sample") + ".")

    def encrypted(file):
        for count in (0, 1, 100):
            key, iv, nonce = pattern(17)[1:], pattern(12), pattern(13)[1:]
            wrap = AES.new(pattern(16), AES.MODE_GCM, nonce=iv)
            wrapped, tag = wrap.encrypt_and_digest(key)
            header = {"alg": "A128GCMKW", "enc": "A128GCM", "iv": base64url(iv), "tag": base64url(tag)}
            start = base64url(json.dumps(header, separators=(",", ":")).encode())
            content = AES.new(key, AES.MODE_GCM, nonce=nonce)
            content.update(start.encode())
            ciphertext, code = content.encrypt_and_digest(pattern(count))
            good = ".".join([start, *map(base64url, (wrapped, nonce, ciphertext, code))])
            file.case("", [PYCRYPTODOME], jwe=good, pt=pattern(count), enc="A128GCM")
        bad = ".".join([start, *map(base64url, (wrapped, nonce, ciphertext, bytes(16)))])
        file.case("another tag", [ALTERED], "invalid", jwe=bad, enc="A128GCM")
        file.case("four parts", [ALTERED], "invalid", jwe=good[:good.rindex(".")], enc="A128GCM")

    file = VectorFile(
        "jws_test.json", "JOSE", "json_web_signature_schema_v1.json", "JsonWebSignature", ["Signed texts."], flags)
    file.group(private=secret)
    signed(file)
    file.group(public=point)
    file.case("", [PYCRYPTODOME], jws=es256(b"sample"))
    file.case("a code under the public key", [ALTERED], "invalid", jws=hs256(b"sample", {"alg": "HS256"}))
    yield file
    file = VectorFile(
        "jwe_test.json", "JOSE", "json_web_encryption_schema_v1.json", "JsonWebEncryption", ["Encrypted texts."], flags)
    file.group(private=wrapping)
    encrypted(file)
    yield file
    file = VectorFile(
        "jose_test.json", "JOSE", "json_web_crypto_schema_v1.json", "JsonWebCrypto", ["Signed and encrypted texts."],
        flags)
    file.group(private=secret)
    signed(file)
    file.group(private=wrapping)
    encrypted(file)
    yield file
    file = VectorFile(
        "jwk_set_test.json", "JOSE", "json_web_key_schema_v1.json", "JsonWebKey", ["Sets of keys."], flags)
    file.group(private={"keys": [other, secret]})
    signed(file)
    file.group(private={"keys": [secret, point]})
    file.case("secret and public keys together", [ALTERED], "invalid", jws=hs256(b"sample"))
    yield file


def files():
    for file in (
        primality_file(), curve_file(), *point_files(), *key_files(), pkcs1_decryption_file(), *jose_files(),
    ):
        yield file.name, file.encoded()
