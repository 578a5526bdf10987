"""HKDF, PBKDF2, encryption with a password, and scrypt."""

import importlib

from Crypto.Cipher import AES
from Crypto.Hash import RIPEMD160, SHA1, SHA256, SHA512, SHA3_256
from Crypto.Protocol.KDF import HKDF, PBKDF2, scrypt
from Crypto.Util.Padding import pad

from vector_file import PYCRYPTODOME, VectorFile, pattern

RFC5869 = "Rfc5869"
RFC6070 = "Rfc6070"
RFC7914 = "Rfc7914"
INVALID = "InvalidParameter"
NOTES = {
    RFC5869: "RFC 5869, appendix A.",
    RFC6070: "RFC 6070, section 2; without the case of 16777216 iterations, which takes long.",
    RFC7914: "RFC 7914, section 11 (PBKDF2) or 12 (scrypt; without the last, which takes 1 GiB of memory).",
    PYCRYPTODOME: "The value was computed with PyCryptodome.",
    INVALID: "A parameter that the standard does not allow.",
}


def start(name, algorithm, schema, group_type, description, flags):
    return VectorFile(name, algorithm, schema, group_type, description, {flag: NOTES[flag] for flag in flags})


LONG = (bytes(range(0x00, 0x50)), bytes(range(0x60, 0xB0)), bytes(range(0xB0, 0x100)))
SHORT_SALT, SHORT_INFO = bytes(range(0x00, 0x0D)), bytes(range(0xF0, 0xFA))
HKDF_VALUES = {
    "SHA-256": [
        (
            b"\x0b" * 22, SHORT_SALT, SHORT_INFO,
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            *LONG,
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
            "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        ),
        (
            b"\x0b" * 22, b"", b"",
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ],
    "SHA-1": [
        (
            b"\x0b" * 11, SHORT_SALT, SHORT_INFO,
            "085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896",
        ),
        (
            *LONG,
            "0bd770a74d1160f7c9f12cd5912a06ebff6adcae899d92191fe4305673ba2ffe8fa3f1a4e5ad79f3f334b3b202b2173c"
            "486ea37ce3d397ed034c7f9dfeb15c5e927336d0441f4c4300e2cff0d0900b52d3b4",
        ),
        (
            b"\x0b" * 22, b"", b"",
            "0ac1af7002b3d761d1e55298da9d0506b9ae52057220a306e07b6b87e8df21d0ea00033de03984d34918",
        ),
        (
            b"\x0c" * 22, b"", b"",
            "2c91117204d745f3500d636a62f64f0ab3bae548aa53d423b0d1f27ebba6f5e5673a081d70cce7acfc48",
        ),
    ],
    "SHA3-256": [],
}
HKDF_HASHES = {"SHA-1": SHA1, "SHA-256": SHA256, "SHA3-256": SHA3_256}


def hkdf_file(hash_name):
    module, values = HKDF_HASHES[hash_name], HKDF_VALUES[hash_name]
    digest_size = module.new().digest_size
    file = start(
        "hkdf_" + hash_name.lower().replace("-", "_") + "_test.json",
        "HKDF-" + hash_name,
        "hkdf_test_schema_v1.json",
        "HkdfTest",
        ["Keys by HKDF, extraction and expansion in one; size is in bytes."],
        ([RFC5869] if values else []) + [PYCRYPTODOME, INVALID],
    )
    file.group()
    for key, salt, info, output in values:
        output = bytes.fromhex(output)
        assert HKDF(key, len(output), salt, module, context=info) == output
        file.case("", [RFC5869], ikm=key, salt=salt, info=info, size=len(output), okm=output)
    for size in (1, digest_size - 1, digest_size, digest_size + 1, 100, 255 * digest_size):
        key, salt, info = pattern(32), pattern(16), pattern(5)
        output = HKDF(key, size, salt, module, context=info)
        file.case(f"{size} bytes", [PYCRYPTODOME], ikm=key, salt=salt, info=info, size=size, okm=output)
    # RFC 5869, section 2.3: at most 255 digests; no key of no bytes is one either.
    for size in (255 * digest_size + 1, 0, -1):
        file.case(f"{size} bytes", [INVALID], "invalid", ikm=key, salt=salt, info=info, size=size, okm=b"")
    return file


PBKDF2_VALUES = {
    "SHA1": [
        (RFC6070, b"password", b"salt", 1, "0c60c80f961f0e71f3a9b524af6012062fe037a6"),
        (RFC6070, b"password", b"salt", 2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"),
        (RFC6070, b"password", b"salt", 4096, "4b007901b765489abead49d926f721d065a429c1"),
        (
            RFC6070, b"passwordPASSWORDpassword", b"saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096,
            "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
        ),
        (RFC6070, b"pass\0word", b"sa\0lt", 4096, "56fa6aa75548099dcc37d7f03425e0c3"),
    ],
    "SHA256": [
        (
            RFC7914, b"passwd", b"salt", 1,
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
            "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        ),
        (
            RFC7914, b"Password", b"NaCl", 80000,
            "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
            "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d",
        ),
    ],
    "SHA512": [],
    "SHA3-256": [],
    "RIPEMD-160": [],
}
PBKDF2_HASHES = {"SHA1": SHA1, "SHA256": SHA256, "SHA512": SHA512, "SHA3-256": SHA3_256, "RIPEMD-160": RIPEMD160}


def pbkdf2_file(hash_name):
    module, values = PBKDF2_HASHES[hash_name], PBKDF2_VALUES[hash_name]
    file = start(
        "pbkdf2_hmac" + hash_name.lower().replace("-", "_") + "_test.json",
        "PBKDF2-HMAC" + hash_name,
        "pbkdf_test_schema.json",
        "PbkdfTest",
        ["Keys by PBKDF2; dkLen is in bytes."],
        sorted({flag for flag, *_ in values}) + [PYCRYPTODOME, INVALID],
    )
    file.group()

    def add(comment, flag, password, salt, count, size, key, result="valid"):
        file.case(
            comment, [flag], result, password=password, salt=salt, iterationCount=count, dkLen=size, dk=key
        )

    for flag, password, salt, count, key in values:
        key = bytes.fromhex(key)
        assert PBKDF2(password, salt, len(key), count, hmac_hash_module=module) == key
        add("", flag, password, salt, count, len(key), key)
    for password_size in (0, 1, 200):
        for size in (1, 70):
            password, salt = pattern(password_size), pattern(16)
            key = PBKDF2(password, salt, size, 3, hmac_hash_module=module)
            add(f"a password of {password_size} bytes", PYCRYPTODOME, password, salt, 3, size, key)
    for count, size in ((0, 32), (-1, 32), (1, 0), (1, -1)):
        add(f"{count} iterations, {size} bytes", INVALID, b"password", b"salt", count, size, b"", "invalid")
    return file


SCRYPT_VALUES = [
    (
        b"", b"", 16, 1, 1,
        "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906",
    ),
    (
        b"password", b"NaCl", 1024, 8, 16,
        "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
    ),
    (
        b"pleaseletmein", b"SodiumChloride", 16384, 8, 1,
        "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887",
    ),
]


def scrypt_file():
    file = start(
        "scrypt_test.json",
        "SCRYPT",
        "scrypt_test_schema_v1.json",
        "ScryptTest",
        [
            "Keys by scrypt with the cost n, the block size r and the parallelism p; dkLen is in bytes.",
            "The schema is Mima's own; see schemas/scrypt_test_schema_v1.json.",
        ],
        [RFC7914, PYCRYPTODOME, INVALID],
    )
    file.group()

    def add(comment, flag, password, salt, n, r, p, size, key, result="valid"):
        file.case(comment, [flag], result, password=password, salt=salt, n=n, r=r, p=p, dkLen=size, dk=key)

    for password, salt, n, r, p, key in SCRYPT_VALUES:
        key = bytes.fromhex(key)
        assert scrypt(password, salt, len(key), n, r, p) == key
        add("", RFC7914, password, salt, n, r, p, len(key), key)
    for n, r, p, size in ((2, 1, 1, 1), (2, 3, 5, 31), (64, 7, 2, 33), (1024, 8, 1, 65), (4, 16, 3, 200)):
        password, salt = pattern(n % 50), pattern(16)
        key = scrypt(password, salt, size, n, r, p)
        add(f"N = {n}, r = {r}, p = {p}, {size} bytes", PYCRYPTODOME, password, salt, n, r, p, size, key)
    # RFC 7914, section 2: N is a power of two larger than 1, and r p is less than 2^30.
    for n, r, p, size in (
        (0, 8, 1, 32), (1, 8, 1, 32), (3, 8, 1, 32), (1023, 8, 1, 32), (-16, 8, 1, 32), (16, 0, 1, 32), (16, 8, 0, 32),
        (16, -1, 1, 32), (16, 8, -1, 32), (16, 1 << 15, 1 << 15, 32), (16, 1 << 40, 1 << 40, 32), (1 << 62, 8, 1, 32),
        (16, 8, 1, 0), (16, 8, 1, -1),
    ):
        comment = f"N = {n}, r = {r}, p = {p}, {size} bytes"
        add(comment, INVALID, b"password", b"NaCl", n, r, p, size, b"", "invalid")
    return file


PBES2 = [("SHA1", 16), ("SHA256", 32), ("SHA512", 24)]


def pbes2_file(name, key_size):
    """Encryption with a password (RFC 8018, section 6.2): PBKDF2, and AES in CBC mode with the padding of PKCS#7."""
    module = importlib.import_module(f"Crypto.Hash.{name}")
    bits = 8 * key_size
    file = start(
        f"pbes2_hmac{name.lower()}_aes_{bits}_test.json",
        f"PbeWithHmac{name.capitalize()}AndAes_{bits}",
        "pbe_test_schema.json",
        "PbeTest",
        ["Encryption with a password by PBES2."],
        [PYCRYPTODOME, INVALID],
    )
    file.group()
    iv = pattern(16)
    for password in (b"", b"password", "pässwörd 密码".encode(), pattern(100)):
        for size in (0, 1, 15, 16, 100):
            key = PBKDF2(password, pattern(8), key_size, 100, hmac_hash_module=module)
            message = pattern(size)
            ciphertext = AES.new(key, AES.MODE_CBC, iv=iv).encrypt(pad(message, 16))
            values = {"password": password, "salt": pattern(8), "iterationCount": 100, "iv": iv, "msg": message}
            file.case(f"{size} bytes", [PYCRYPTODOME], **values, ct=ciphertext)
    wrong = AES.new(key, AES.MODE_CBC, iv=iv).encrypt(bytes(32))
    for comment, changed in (
        ("no padding", {"ct": wrong}),
        ("not whole blocks", {"ct": ciphertext[:-1]}),
        ("no ciphertext", {"ct": b""}),
        ("no iteration", {"ct": ciphertext, "iterationCount": 0}),
        ("a vector of 15 bytes", {"ct": ciphertext, "iv": iv[:15]}),
    ):
        file.case(comment, [INVALID], "invalid", **{**values, **changed})
    return file


def files():
    for file in [
        *map(hkdf_file, HKDF_VALUES), *map(pbkdf2_file, PBKDF2_VALUES), scrypt_file(), *(pbes2_file(*kind) for kind in PBES2)
    ]:
        yield file.name, file.encoded()
