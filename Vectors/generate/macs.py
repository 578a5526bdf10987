"""Message authentication codes: HMAC over each hash function, and those over ciphers, sponges and BLAKE2."""

import hashlib
import hmac

from Crypto.Cipher import AES, DES3
from Crypto.Hash import CMAC, HMAC, KMAC128, KMAC256, MD5, RIPEMD160, SHA1, SHA224, SHA256, SHA384, SHA512
from Crypto.Hash.Poly1305 import Poly1305_MAC
from gmssl.sm4 import SM4_ENCRYPT, CryptSM4

from vector_file import GMSSL, PYCRYPTODOME, VectorFile, pattern

SCHEMA = "mac_test_schema_v1.json"
DESCRIPTION = ["Authentication codes; tagSize is in bits, and smaller than the digest where the code is cut."]
RFC2202 = "Rfc2202"
RFC2286 = "Rfc2286"
RFC4231 = "Rfc4231"
RFC4493 = "Rfc4493"
RFC8439 = "Rfc8439"
SP800_38B = "Sp800-38b"
SP800_185 = "Sp800-185"
MCGREW_VIEGA = "McGrewViega"
PYTHON = "Python"
ALTERED = "Altered"
INVALID_KEY_SIZE = "InvalidKeySize"
NOTES = {
    RFC2202: "RFC 2202, sections 2 and 3.",
    RFC2286: "RFC 2286, section 2.",
    RFC4231: "RFC 4231, section 4.",
    RFC4493: "RFC 4493, section 4.",
    RFC8439: "RFC 8439, section 2.5.2 and appendix A.3.",
    SP800_38B: "NIST SP 800-38B, examples of appendix D.",
    SP800_185: "NIST SP 800-185, KMAC samples.",
    MCGREW_VIEGA: "McGrew, Viega: The Galois/Counter Mode of Operation, appendix B, cases without plaintext.",
    GMSSL: "The value was computed by CMAC's definition (NIST SP 800-38B, section 6) over gmssl's SM4.",
    PYTHON: "The value was computed with Python's hmac or hashlib over its own BLAKE2, its authors' implementation.",
    PYCRYPTODOME: "The value was computed with PyCryptodome.",
    INVALID_KEY_SIZE: "A key of a size that the algorithm, or libcrypto, does not take.",
    ALTERED: "A right code of which a bit was turned over, or that was cut or made longer.",
}

COUNTING_KEY = bytes(range(1, 26))
HASH_KEY_FIRST = b"Test Using Larger Than Block-Size Key - Hash Key First"
LARGER_DATA = b"Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data"
LARGER_DATA_4231 = (
    b"This is a test using a larger than block-size key and a larger than block-size data. "
    b"The key needs to be hashed before being used by the HMAC algorithm."
)


def old_inputs(key_size):
    """The seven inputs of RFC 2202 and RFC 2286, whose short keys are as long as the digest."""
    return [
        (b"\x0b" * key_size, b"Hi There"),
        (b"Jefe", b"what do ya want for nothing?"),
        (b"\xaa" * key_size, b"\xdd" * 50),
        (COUNTING_KEY, b"\xcd" * 50),
        (b"\x0c" * key_size, b"Test With Truncation"),
        (b"\xaa" * 80, HASH_KEY_FIRST),
        (b"\xaa" * 80, LARGER_DATA),
    ]


# The seven inputs of RFC 4231; the code of the fifth is cut to 128 bits.
NEW_INPUTS = old_inputs(20)[:5] + [(b"\xaa" * 131, HASH_KEY_FIRST), (b"\xaa" * 131, LARGER_DATA_4231)]

MD5_CODES = """
9294727a3638bb1c13f48ef8158bfc9d 750c783e6ab0b503eaa86e310a5db738 56be34521d144c88dbb8c733f0e8b3f6
697eaf0aca3a3aea3a75164746ffaa79 56461ef2342edc00f9bab995690efd4c 6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd
6f630fad67cda0ee1fb1f562db3aa53e
"""
SHA1_CODES = """
b617318655057264e28bc0b6fb378c8ef146be00 effcdf6ae5eb2fa2d27416d5f184df9c259a7c79
125d7342b9ac11cd91a39af48aa17b4f63f175d3 4c9007f4026250c6bc8414f9bf50c86c2d7235da
4c1a03424b55e07fe7f27be1d58bb9324a9a5a04 aa4ae5e15272d00e95705637ce8a3b55ed402112
e8e99d0f45237d786d6bbaa7965c7808bbff1a91
"""
RIPEMD160_CODES = """
24cb4bd67d20fc1a5d2ed7732dcc39377f0a5668 dda6c0213a485a9e24f4742064a7f033b43c4069
b0b105360de759960ab4f35298e116e295d8e7c1 d5ca862f4d21d5e610e18b4cf1beb97a4365ecf4
7619693978f91d90539ae786500ff3d8e0518e39 6466ca07ac5eac29e1bd523e5ada7605b791fd8b
69ea60798d71616cce5fd0871e23754cd75d5a0a
"""
SHA224_CODES = """
896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22 a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44
7fb3cb3588c6c1f6ffa9694d7d6ad2649365b0c1f65d69d1ec8333ea 6c11506874013cac6a2abc1bb382627cec6a90d86efc012de7afec5a
0e2aea68a90c8d37c988bcdb9fca6fa8
95e9a0db962095adaebe9b2d6f0dbce2d499f112f2d2b7273fa6870e 3a854166ac5d9f023f54d517d0b39dbd946770db9c2b95c9f6f565d1
"""
SHA256_CODES = """
b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7
5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843
773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe
82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b
a3b6167473100ee06e0c796c2955552b
60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54
9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2
"""
SHA384_CODES = """
afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6
af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649
88062608d3e6ad8a0aa2ace014c8a86f0aa635d947ac9febe83ef4e55966144b2a5ab39dc13814b94e3ab6e101a34f27
3e8a69b7783c25851933ab6290af6ca77a9981480850009cc5577c6e1f573b4e6801dd23c4a7d679ccf8a386c674cffb
3abf34c3503b2a23a46efc619baef897
4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952
6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82461e99c5a678cc31e799176d3860e6110c46523e
"""
SHA512_CODES = """
87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854
164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737
fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb
b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3dba91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd
415fad6271580a531d4179bc891d87a6
80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598
e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58
"""


def pycryptodome(module):
    return PYCRYPTODOME, lambda key, message: HMAC.new(key, message, module).digest()


def python(function):
    return PYTHON, lambda key, message: hmac.new(key, message, function).digest()


# (hash, oracle, the standard's flag, inputs and codes)
ALL = [
    ("MD5", pycryptodome(MD5), RFC2202, old_inputs(16), MD5_CODES),
    ("SHA1", pycryptodome(SHA1), RFC2202, old_inputs(20), SHA1_CODES),
    ("RIPEMD-160", pycryptodome(RIPEMD160), RFC2286, old_inputs(20), RIPEMD160_CODES),
    ("SHA224", pycryptodome(SHA224), RFC4231, NEW_INPUTS, SHA224_CODES),
    ("SHA256", pycryptodome(SHA256), RFC4231, NEW_INPUTS, SHA256_CODES),
    ("SHA384", pycryptodome(SHA384), RFC4231, NEW_INPUTS, SHA384_CODES),
    ("SHA512", pycryptodome(SHA512), RFC4231, NEW_INPUTS, SHA512_CODES),
    ("BLAKE2b-512", python(hashlib.blake2b), None, [], ""),
    ("BLAKE2s-256", python(hashlib.blake2s), None, [], ""),
]


def hmac_file(hash_name, oracle, standard, inputs, codes):
    oracle_flag, code_of = oracle
    flags = [flag for flag in (standard, oracle_flag, ALTERED) if flag]
    algorithm = "HMAC" + hash_name
    name = "hmac_" + hash_name.lower().replace("-", "_") + "_test.json"
    file = VectorFile(name, algorithm, SCHEMA, "MacTest", DESCRIPTION, {flag: NOTES[flag] for flag in flags})
    size = len(code_of(b"", b""))

    cases = {size: []}
    for (key, message), code in zip(inputs, map(bytes.fromhex, codes.split()), strict=True):
        assert code_of(key, message)[: len(code)] == code, (algorithm, key, message)
        cases.setdefault(len(code), []).append(("", [standard], "valid", key, message, code))
    for key_size in (0, 1, 20, 63, 64, 65, 127, 128, 129, 200):
        for message_size in (0, 3, 200):
            key, message = pattern(key_size), pattern(message_size)
            comment = f"a key of {key_size} bytes, a message of {message_size}"
            cases[size].append((comment, [oracle_flag], "valid", key, message, code_of(key, message)))
    key, message = pattern(20), pattern(3)
    code = code_of(key, message)
    for comment, altered in (
        ("the first bit turned over", bytes([code[0] ^ 0x80]) + code[1:]),
        ("the last bit turned over", code[:-1] + bytes([code[-1] ^ 1])),
        ("without the last byte", code[:-1]),
        ("with a byte more", code + b"\0"),
        ("empty", b""),
    ):
        cases[size].append((comment, [ALTERED], "invalid", key, message, altered))
    for tag_size, group in cases.items():
        file.group(tagSize=8 * tag_size)
        for comment, flags, result, key, message, code in group:
            file.case(comment, flags, result, key=key, msg=message, tag=code)
    return file


def altered(code):
    """Codes that must not verify."""
    return [
        ("the first bit turned over", bytes([code[0] ^ 0x80]) + code[1:]),
        ("the last bit turned over", code[:-1] + bytes([code[-1] ^ 1])),
        ("without the last byte", code[:-1]),
        ("with a byte more", code + b"\0"),
        ("empty", b""),
    ]


def code_file(name, algorithm, oracle_flag, code_of, standards, sizes, key_sizes, invalid_key_sizes=()):
    """A file of codes whose sizes are `sizes`, all but the first of them cut or asked for."""
    flags = [*dict.fromkeys(flag for flag, _, _, _ in standards), oracle_flag, ALTERED]
    if invalid_key_sizes:
        flags.append(INVALID_KEY_SIZE)
    notes = {flag: NOTES[flag] for flag in flags}
    file = VectorFile(f"{name}_test.json", algorithm, SCHEMA, "MacTest", DESCRIPTION, notes)
    for size in sizes:
        file.group(tagSize=8 * size)
        for flag, key, message, code in standards:
            if len(code) == size:
                assert code_of(key, message, size) == code, (algorithm, key.hex(), message.hex())
                file.case("", [flag], "valid", key=key, msg=message, tag=code)
        for key_size in key_sizes:
            for message_size in (0, 1, 7, 8, 15, 16, 17, 32, 63, 64, 65, 127, 128, 129, 200):
                key, message = pattern(key_size), pattern(message_size)
                comment = f"a key of {key_size} bytes, a message of {message_size}"
                code = code_of(key, message, size)
                file.case(comment, [oracle_flag], "valid", key=key, msg=message, tag=code)
        key, message = pattern(key_sizes[0]), pattern(3)
        for comment, code in altered(code_of(key, message, size)):
            file.case(comment, [ALTERED], "invalid", key=key, msg=message, tag=code)
        for key_size in invalid_key_sizes:
            comment = f"a key of {key_size} bytes"
            file.case(comment, [INVALID_KEY_SIZE], "invalid", key=pattern(key_size), msg=message, tag=pattern(size))
    return file


# NIST's messages for CMAC are the starts of this one.
CMAC_MESSAGE = bytes.fromhex(
    "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
    "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"
)
# (flag, key, sizes of the messages, codes)
AES_CMAC_VALUES = [
    (
        RFC4493, "2b7e151628aed2a6abf7158809cf4f3c", (0, 16, 40, 64),
        "bb1d6929e95937287fa37d129b756746 070a16b46b4d4144f79bdd9dd04a287c "
        "dfa66747de9ae63030ca32611497c827 51f0bebf7e3b9d92fc49741779363cfe",
    ),
    (
        SP800_38B, "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b", (0, 16, 40, 64),
        "d17ddf46adaacde531cac483de7a9367 9e99a7bf31e710900662f65e617c5184 "
        "8a1de5be2eb31aad089a82e6ee908b0e a1d5df0eed790f794d77589659f39a11",
    ),
    (
        SP800_38B, "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", (0, 16, 40, 64),
        "028962f61b7bf89efc6b551f4667d983 28a7023f452e8f82bd4bf28d8c37c35c "
        "aaf3d8f1de5640c232f5b169b9c911e6 e1992190549f6ed5696a2c056c315410",
    ),
]
TRIPLE_DES_CMAC_VALUES = [
    (
        SP800_38B, "8aa83bf8cbda10620bc1bf19fbb6cd58bc313d4a371ca8b5", (0, 8, 20, 32),
        "b7a688e122ffaf95 8e8f293136283797 743ddbe0ce2dc2ed 33e6b1092400eae5",
    ),
]


def cmac_standards(values):
    for flag, key, sizes, codes in values:
        for size, code in zip(sizes, codes.split(), strict=True):
            yield flag, bytes.fromhex(key), CMAC_MESSAGE[:size], bytes.fromhex(code)


def pycryptodome_cmac(module):
    return lambda key, message, size: CMAC.new(key, message, ciphermod=module).digest()[:size]


def gmssl_cmac(key, message, size):
    """CMAC by its definition, over an SM4 from elsewhere."""
    cipher = CryptSM4()
    cipher.set_key(key, SM4_ENCRYPT)

    def encrypted(block):
        return bytes(cipher.one_round(cipher.sk, block))

    def doubled(number):
        return number << 1 & (1 << 128) - 1 ^ (0x87 if number >> 127 else 0)

    subkey = doubled(int.from_bytes(encrypted(bytes(16)), "big"))
    blocks = [message[at : at + 16] for at in range(0, len(message), 16)] or [b""]
    if len(blocks[-1]) < 16:
        subkey = doubled(subkey)
        blocks[-1] = (blocks[-1] + b"\x80").ljust(16, b"\0")
    state = 0
    for block in blocks[:-1]:
        state = int.from_bytes(encrypted((state ^ int.from_bytes(block, "big")).to_bytes(16, "big")), "big")
    state ^= int.from_bytes(blocks[-1], "big") ^ subkey
    return encrypted(state.to_bytes(16, "big"))[:size]


KMAC_KEY = bytes(range(0x40, 0x60))
# NIST's samples without a customization.
KMAC128_VALUES = [
    (
        SP800_185, KMAC_KEY, bytes(range(4)),
        bytes.fromhex("e5780b0d3ea6f7d3a429c5706aa43a00fadbd7d49628839e3187243f456ee14e"),
    ),
]
KMAC256_VALUES = [
    (
        SP800_185, KMAC_KEY, bytes(range(200)),
        bytes.fromhex(
            "75358cf39e41494e949707927cee0af20a3ff553904c86b08f21cc414bcfd691"
            "589d27cf5e15369cbbff8b9a4c2eb17800855d0235ff635da82533ec6b759b69"
        ),
    ),
]


def pycryptodome_kmac(module):
    return lambda key, message, size: module.new(key=key, data=message, mac_len=size).digest()


POLY1305_VALUES = [
    (
        RFC8439,
        bytes.fromhex("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b"),
        b"Cryptographic Forum Research Group",
        bytes.fromhex("a8061dc1305136c6c22b8baf0c0127a9"),
    ),
    (RFC8439, bytes(32), bytes(64), bytes(16)),
    # Appendix A.3, numbers 7 to 11: where the carries are.
    (RFC8439, b"\2" + bytes(31), b"\xff" * 16, b"\3" + bytes(15)),
    (RFC8439, b"\2" + bytes(15) + b"\xff" * 16, b"\2" + bytes(15), b"\3" + bytes(15)),
    (RFC8439, b"\1" + bytes(31), b"\xff" * 16 + b"\xf0" + b"\xff" * 15 + b"\x11" + bytes(15), b"\5" + bytes(15)),
    (RFC8439, b"\1" + bytes(31), b"\xff" * 16 + b"\xfb" + b"\xfe" * 15 + b"\1" * 16, bytes(16)),
    (RFC8439, b"\2" + bytes(31), b"\xfd" + b"\xff" * 15, b"\xfa" + b"\xff" * 15),
]


def pycryptodome_poly1305(key, message, size):
    return Poly1305_MAC(key[:16], key[16:], message).digest()[:size]


def python_blake2(function):
    return lambda key, message, size: function(message, key=key, digest_size=size).digest()


CODES = [
    ("aes_cmac", "AES-CMAC", PYCRYPTODOME, pycryptodome_cmac(AES), list(cmac_standards(AES_CMAC_VALUES)), (16, 8),
     (16, 24, 32), (0, 8, 15, 17, 33)),
    ("3des_cmac", "3DES-CMAC", PYCRYPTODOME, pycryptodome_cmac(DES3), list(cmac_standards(TRIPLE_DES_CMAC_VALUES)),
     (8, 4), (24,), (0, 8, 23, 25)),
    ("sm4_cmac", "SM4-CMAC", GMSSL, gmssl_cmac, [], (16,), (16,), (0, 15, 17, 32)),
    ("kmac128", "KMAC128", PYCRYPTODOME, pycryptodome_kmac(KMAC128), KMAC128_VALUES, (32, 16, 200), (16, 32, 200),
     (0, 3)),
    ("kmac256", "KMAC256", PYCRYPTODOME, pycryptodome_kmac(KMAC256), KMAC256_VALUES, (64, 32, 200), (32, 64, 200),
     (0, 3)),
    ("poly1305", "POLY1305", PYCRYPTODOME, pycryptodome_poly1305, POLY1305_VALUES, (16,), (32,), (0, 16, 31, 33)),
    ("blake2b_mac", "BLAKE2b-MAC", PYTHON, python_blake2(hashlib.blake2b), [], (64, 32, 1), (1, 32, 64), (0, 65)),
    ("blake2s_mac", "BLAKE2s-MAC", PYTHON, python_blake2(hashlib.blake2s), [], (32, 16, 1), (1, 16, 32), (0, 33)),
]

# Cases 1, 7 and 13, whose key, nonce and text are zero and empty.
GMAC_VALUES = [
    (16, "58e2fccefa7e3061367f1d57a4e7455a"),
    (24, "cd33b28ac773f74ba00ed1f312572435"),
    (32, "530f8afbc74536b9a963b4f1c4cb738b"),
]


def gmac(key, nonce, message):
    cipher = AES.new(key, AES.MODE_GCM, nonce=nonce)
    cipher.update(message)
    return cipher.digest()


def gmac_file():
    notes = {flag: NOTES[flag] for flag in (MCGREW_VIEGA, PYCRYPTODOME, ALTERED, INVALID_KEY_SIZE)}
    file = VectorFile(
        "aes_gmac_test.json", "AES-GMAC", "mac_with_iv_test_schema_v1.json", "MacWithIvTest", DESCRIPTION, notes
    )
    file.group(tagSize=128)
    for key_size, code in GMAC_VALUES:
        code = bytes.fromhex(code)
        assert gmac(bytes(key_size), bytes(12), b"") == code
        file.case("", [MCGREW_VIEGA], "valid", key=bytes(key_size), iv=bytes(12), msg=b"", tag=code)
    for key_size in (16, 24, 32):
        for nonce_size in (1, 8, 12, 16, 128):
            for message_size in (0, 1, 16, 200):
                key, nonce, message = pattern(key_size), pattern(nonce_size), pattern(message_size)
                comment = f"a key of {key_size} bytes, a nonce of {nonce_size}, a message of {message_size}"
                code = gmac(key, nonce, message)
                file.case(comment, [PYCRYPTODOME], "valid", key=key, iv=nonce, msg=message, tag=code)
    key, nonce, message = pattern(16), pattern(12), pattern(3)
    for comment, code in altered(gmac(key, nonce, message)):
        file.case(comment, [ALTERED], "invalid", key=key, iv=nonce, msg=message, tag=code)
    code = gmac(key, nonce, message)
    file.case("another nonce", [ALTERED], "invalid", key=key, iv=pattern(11) + b"x", msg=message, tag=code)
    file.case("no nonce", [ALTERED], "invalid", key=key, iv=b"", msg=message, tag=code)
    for key_size in (0, 15, 33):
        comment = f"a key of {key_size} bytes"
        file.case(comment, [INVALID_KEY_SIZE], "invalid", key=pattern(key_size), iv=nonce, msg=message, tag=code)
    return file


def files():
    for arguments in ALL:
        file = hmac_file(*arguments)
        yield file.name, file.encoded()
    for arguments in CODES:
        file = code_file(*arguments)
        yield file.name, file.encoded()
    file = gmac_file()
    yield file.name, file.encoded()
