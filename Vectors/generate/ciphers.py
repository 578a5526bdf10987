"""Ciphers beside AES-GCM and ChaCha20-Poly1305: other AEADs, block modes, key wrap, streams."""

import hashlib
import hmac
import zlib

from Crypto.Cipher import AES, CAST, DES, DES3, Blowfish, ChaCha20, ChaCha20_Poly1305
from gmssl.sm4 import CryptSM4, SM4_ENCRYPT

import block_modes
from vector_file import GMSSL, PYCRYPTODOME, VectorFile, pattern

STANDARD = "Standard"
ALTERED = "Altered"
SIZES = ((0, 0), (1, 0), (0, 1), (15, 17), (16, 64), (20, 65), (200, 1000))


def aes(key):
    return AES.new(key, AES.MODE_ECB).encrypt


def sm4(key):
    cipher = CryptSM4()
    cipher.set_key(key, SM4_ENCRYPT)
    return lambda block: bytes(cipher.one_round(cipher.sk, list(block)))


def flip(data, bit):
    return data[: bit // 8] + bytes([data[bit // 8] ^ 0x80 >> bit % 8]) + data[bit // 8 + 1 :]


def notes(standard, oracle):
    said = "PyCryptodome" if oracle == PYCRYPTODOME else "gmssl"
    texts = {oracle: f"The value was computed with {said}.", ALTERED: "Something was altered."}
    return {STANDARD: standard, **texts} if standard else texts


def aead(name, algorithm, standard, seal, values, key_sizes, nonce_sizes, tag_sizes=(16,), oracle=PYCRYPTODOME):
    """A file of authenticated encryption; `seal` takes key, nonce, data, message and the tag's size."""
    description = ["Authenticated encryption; ivSize, keySize and tagSize are in bits."]
    file = VectorFile(name, algorithm, "aead_test_schema_v1.json", "AeadTest", description, notes(standard, oracle))
    groups = {}

    def add(comment, flag, key, nonce, aad, message, ciphertext, tag, result="valid"):
        groups.setdefault((len(key), len(nonce), len(tag)), []).append(
            (comment, flag, result, dict(key=key, iv=nonce, aad=aad, msg=message, ct=ciphertext, tag=tag))
        )

    for comment, *parts in values:
        key, nonce, aad, message, ciphertext, tag = (bytes.fromhex(part) for part in parts)
        assert seal(key, nonce, aad, message, len(tag)) == (ciphertext, tag), (algorithm, comment)
        add(comment, STANDARD, key, nonce, aad, message, ciphertext, tag)
    for key_size in key_sizes:
        for nonce_size in nonce_sizes:
            for tag_size in tag_sizes:
                for aad_size, message_size in SIZES if tag_size == tag_sizes[0] else SIZES[3:4]:
                    key, nonce, aad, message = map(pattern, (key_size, nonce_size, aad_size, message_size))
                    sealed = seal(key, nonce, aad, message, tag_size)
                    add("", oracle, key, nonce, aad, message, *sealed)
        key, nonce, aad, message = map(pattern, (key_size, nonce_sizes[0], 20, 33))
        ciphertext, tag = seal(key, nonce, aad, message, tag_sizes[0])
        for bit in (0, 7, 64, 8 * len(tag) - 1):
            comment = f"bit {bit} of the tag turned over"
            add(comment, ALTERED, key, nonce, aad, message, ciphertext, flip(tag, bit), "invalid")
        last = 8 * len(ciphertext) - 1
        add("the ciphertext altered", ALTERED, key, nonce, aad, message, flip(ciphertext, last), tag, "invalid")
        add("the data altered", ALTERED, key, nonce, flip(aad, 3), message, ciphertext, tag, "invalid")
        add("the nonce altered", ALTERED, key, flip(nonce, 5), aad, message, ciphertext, tag, "invalid")
    for (key_size, nonce_size, tag_size), cases in groups.items():
        file.group(ivSize=8 * nonce_size, keySize=8 * key_size, tagSize=8 * tag_size)
        for comment, flag, result, case in cases:
            file.case(comment, [flag], result, **case)
    return file


def pycryptodome(mode):
    def seal(key, nonce, aad, message, tag_size):
        cipher = AES.new(key, mode, nonce=nonce, mac_len=tag_size)
        cipher.update(aad)
        return cipher.encrypt_and_digest(message)

    return seal


def seal_siv(key, nonce, aad, message, tag_size):
    """RFC 5297, section 6: the nonce is the last of the associated data, and empty data are data."""
    cipher = AES.new(key, AES.MODE_SIV, nonce=nonce)
    cipher.update(aad)
    return cipher.encrypt_and_digest(message)


def seal_xchacha(key, nonce, aad, message, tag_size):
    cipher = ChaCha20_Poly1305.new(key=key, nonce=nonce)
    cipher.update(aad)
    return cipher.encrypt_and_digest(message)


def cbc_hmac(hash_name, mac_key_size):
    def seal(key, nonce, aad, message, tag_size):
        padding = 16 - len(message) % 16
        cipher = AES.new(key[mac_key_size:], AES.MODE_CBC, iv=nonce)
        ciphertext = cipher.encrypt(message + bytes([padding]) * padding)
        data = aad + nonce + ciphertext + (8 * len(aad)).to_bytes(8, "big")
        return ciphertext, hmac.digest(key[:mac_key_size], data, hash_name)[:mac_key_size]

    return seal


# RFC 7518, appendix B: the principle of Kerckhoffs.
KERCKHOFFS = (
    b"A cipher system must not be required to be secret, and it must be able to fall into the hands of the enemy "
    b"without inconvenience"
).hex()
B_NONCE = "1af38c2dc2b96ffdd86694092341bc04"
B_AAD = b"The second principle of Auguste Kerckhoffs".hex()

RFC8998_KEY, RFC8998_NONCE = "0123456789abcdeffedcba9876543210", "00001234567800000000abcd"
RFC8998_AAD = "feedfacedeadbeeffeedfacedeadbeefabaddad2"
RFC8998_MESSAGE = "".join(digit * 16 for digit in "abcdefea")


def rfc8998(ciphertext, tag):
    return [("RFC 8998, A", RFC8998_KEY, RFC8998_NONCE, RFC8998_AAD, RFC8998_MESSAGE, ciphertext, tag)]


def aeads():
    yield aead(
        "aes_ccm_test.json", "AES-CCM", "NIST SP 800-38C, appendix C, examples 1 to 3.", pycryptodome(AES.MODE_CCM),
        [
            ("example 1", "404142434445464748494a4b4c4d4e4f", "10111213141516", "0001020304050607", "20212223",
             "7162015b", "4dac255d"),
            ("example 2", "404142434445464748494a4b4c4d4e4f", "1011121314151617", "000102030405060708090a0b0c0d0e0f",
             "202122232425262728292a2b2c2d2e2f", "d2a1f0e051ea5f62081a7792073d593d", "1fc64fbfaccd"),
            ("example 3", "404142434445464748494a4b4c4d4e4f", "101112131415161718191a1b",
             "000102030405060708090a0b0c0d0e0f10111213", "202122232425262728292a2b2c2d2e2f3031323334353637",
             "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5", "484392fbc1b09951"),
        ],
        (16, 24, 32), (12, 7, 13), (16, 4, 6, 8, 10, 12, 14),
    )
    yield aead(
        "aes_eax_test.json", "AES-EAX", "Bellare, Rogaway, Wagner: EAX, appendix G.", pycryptodome(AES.MODE_EAX),
        [
            ("1", "233952dee4d5ed5f9b9c6d6ff80ff478", "62ec67f9c3a4a407fcb2a8c49031a8b3", "6bfb914fd07eae6b", "", "",
             "e037830e8389f27b025a2d6527e79d01"),
            ("2", "91945d3f4dcbee0bf45ef52255f095a4", "becaf043b0a23d843194ba972c66debd", "fa3bfd4806eb53fa", "f7fb",
             "19dd", "5c4c9331049d0bdab0277408f67967e5"),
        ],
        (16, 24, 32), (16, 12, 1),
    )
    yield aead(
        "aes_ocb_test.json", "AES-OCB", "RFC 7253, appendix A.", pycryptodome(AES.MODE_OCB),
        [
            ("A, 1", "000102030405060708090a0b0c0d0e0f", "bbaa99887766554433221100", "", "", "",
             "785407bfffc8ad9edcc5520ac9111ee6"),
            ("A, 2", "000102030405060708090a0b0c0d0e0f", "bbaa99887766554433221101", "0001020304050607",
             "0001020304050607", "6820b3657b6f615a", "5725bda0d3b4eb3a257c9af1f8f03009"),
        ],
        (16, 24, 32), (12, 15), (16, 8, 12),
    )
    yield aead(
        "aead_aes_siv_cmac_test.json", "AEAD-AES-SIV-CMAC", None, seal_siv, [], (32, 48, 64), (16, 12, 1),
    )
    yield aead(
        "xchacha20_poly1305_test.json", "XCHACHA20-POLY1305", "draft-irtf-cfrg-xchacha-03, appendix A.3.1.",
        seal_xchacha,
        [
            (
                "A.3.1", bytes(range(0x80, 0xA0)).hex(), bytes(range(0x40, 0x58)).hex(), "50515253c0c1c2c3c4c5c6c7",
                (
                    b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
                    b"sunscreen would be it."
                ).hex(),
                "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39"
                "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                "21f9664c97637da9768812f615c68b13b52e",
                "c0875924c1c7987947deafd8780acf49",
            )
        ],
        (32,), (24,),
    )
    yield aead(
        "a128cbc_hs256_test.json", "A128CBC-HS256", "RFC 7518, appendix B.1.", cbc_hmac("sha256", 16),
        [
            ("B.1", bytes(range(32)).hex(), B_NONCE, B_AAD, KERCKHOFFS,
             "c80edfa32ddf39d5ef00c0b468834279a2e46a1b8049f792f76bfe54b903a9c9a94ac9b47ad2655c5f10f9aef71427e2"
             "fc6f9b3f399a221489f16362c703233609d45ac69864e3321cf82935ac4096c86e133314c54019e8ca7980dfa4b9cf1b"
             "384c486f3a54c51078158ee5d79de59fbd34d848b3d69550a67646344427ade54b8851ffb598f7f80074b9473c82e2db",
             "652c3fa36b0a7c5b3219fab3a30bc1c4"),
        ],
        (32,), (16,),
    )
    yield aead("a192cbc_hs384_test.json", "A192CBC-HS384", None, cbc_hmac("sha384", 24), [], (48,), (16,), (24,))
    yield aead("a256cbc_hs512_test.json", "A256CBC-HS512", None, cbc_hmac("sha512", 32), [], (64,), (16,), (32,))
    yield aead(
        "sm4_gcm_test.json", "SM4-GCM", "RFC 8998, appendix A.1.",
        lambda key, nonce, aad, message, tag_size: block_modes.gcm(sm4(key), nonce, aad, message),
        rfc8998(
            "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
            "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d", "83de3541e4c2b58177e065a9bf7b62ec",
        ),
        (16,), (12,), oracle=GMSSL,
    )
    yield aead(
        "sm4_ccm_test.json", "SM4-CCM", "RFC 8998, appendix A.2.",
        lambda key, nonce, aad, message, tag_size: block_modes.ccm(sm4(key), nonce, aad, message, tag_size),
        rfc8998(
            "48af93501fa62adbcd414cce6034d895dda1bf8f132f042098661572e7483094"
            "fd12e518ce062c98acee28d95df4416bed31a2f04476c18bb40c84a74b97dc5b", "16842d4fa186f56ab33256971fa110f4",
        ),
        (16,), (12, 7, 13), (16, 4, 8), oracle=GMSSL,
    )


def siv_file():
    """AES-SIV with one associated data (RFC 5297, appendix A.1)."""
    key = bytes.fromhex("fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
    aad = bytes.fromhex("101112131415161718191a1b1c1d1e1f2021222324252627")
    message = bytes.fromhex("112233445566778899aabbccddee")
    sealed = bytes.fromhex("85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c")

    def seal(key, aad, message):
        cipher = AES.new(key, AES.MODE_SIV)
        cipher.update(aad)
        ciphertext, tag = cipher.encrypt_and_digest(message)
        return tag + ciphertext

    assert seal(key, aad, message) == sealed
    file = VectorFile(
        "aes_siv_cmac_test.json", "AES-SIV-CMAC", "daead_test_schema_v1.json", "DaeadTest",
        ["Deterministic authenticated encryption; ct is the tag and the ciphertext."],
        notes("RFC 5297, appendix A.1.", PYCRYPTODOME),
    )
    for size in (32, 48, 64):
        file.group(keySize=8 * size)
        if size == 32:
            file.case("A.1", [STANDARD], key=key, aad=aad, msg=message, ct=sealed)
        for aad_size, message_size in SIZES:
            values = pattern(size), pattern(aad_size), pattern(message_size)
            file.case("", [PYCRYPTODOME], key=values[0], aad=values[1], msg=values[2], ct=seal(*values))
        values = pattern(size), pattern(9), pattern(20)
        for bit in (0, 127, 128, 200):
            altered = flip(seal(*values), bit)
            file.case("altered", [ALTERED], "invalid", key=values[0], aad=values[1], msg=values[2], ct=altered)
    return file


def wrap_files():
    rfc3394 = [
        ("4.1", 16, "00112233445566778899aabbccddeeff", "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5"),
        ("4.6", 32, "00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f",
         "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21"),
    ]
    for name, algorithm, wrap, sizes, cipher, key_sizes, oracle in (
        ("aes_wrap_test.json", "AES-WRAP", block_modes.wrap, (16, 24, 40, 104), aes, (16, 24, 32), PYCRYPTODOME),
        ("aes_kwp_test.json", "AES-KWP", block_modes.wrap_padded, (1, 7, 8, 9, 20, 100), aes, (16, 24, 32),
         PYCRYPTODOME),
        ("sm4_wrap_test.json", "SM4-WRAP", block_modes.wrap, (16, 24, 40), sm4, (16,), GMSSL),
        ("sm4_kwp_test.json", "SM4-KWP", block_modes.wrap_padded, (1, 8, 20), sm4, (16,), GMSSL),
    ):
        standard = "RFC 3394, section 4." if algorithm == "AES-WRAP" else None
        file = VectorFile(
            name, algorithm, "keywrap_test_schema_v1.json", "KeywrapTest", ["Keys wrapped under keys."],
            notes(standard, oracle),
        )
        for key_size in key_sizes:
            file.group(keySize=8 * key_size)
            for comment, size, secret, wrapped in rfc3394 if standard else []:
                if size == key_size:
                    secret, wrapped = bytes.fromhex(secret), bytes.fromhex(wrapped)
                    assert wrap(aes(bytes(range(size))), secret) == wrapped
                    file.case(comment, [STANDARD], key=bytes(range(size)), msg=secret, ct=wrapped)
            key = pattern(key_size)
            for size in sizes:
                wrapped = wrap(cipher(key), pattern(size))
                if algorithm.startswith("AES"):
                    mode = AES.MODE_KW if algorithm == "AES-WRAP" else AES.MODE_KWP
                    assert AES.new(key, mode).seal(pattern(size)) == wrapped
                file.case("", [oracle], key=key, msg=pattern(size), ct=wrapped)
                for bit in (0, 64, 8 * len(wrapped) - 1):
                    file.case("altered", [ALTERED], "invalid", key=key, msg=pattern(size), ct=flip(wrapped, bit))
        yield file


def pad(kind, message, block):
    missing = block - len(message) % block
    return message + {
        "PKCS5": bytes([missing]) * missing,
        "ISO7816": b"\x80" + bytes(missing - 1),
        "X923": bytes(missing - 1) + bytes([missing]),
        "ZERO": bytes(missing % block),
        None: b"",
    }[kind]


def cipher_file(name, algorithm, cases, oracle, standard=None):
    file = VectorFile(
        name, algorithm, "ind_cpa_test_schema_v1.json", "IndCpaTest", ["Ciphers without authentication."],
        notes(standard, oracle),
    )
    groups = {}
    for flag, result, key, iv, message, ciphertext in cases:
        groups.setdefault((len(key), len(iv)), []).append((flag, result, key, iv, message, ciphertext))
    for (key_size, iv_size), group in groups.items():
        file.group(keySize=8 * key_size, ivSize=8 * iv_size)
        for flag, result, key, iv, message, ciphertext in group:
            file.case("", [flag], result, key=key, iv=iv, msg=message, ct=ciphertext)
    return file


def library_cases(module, mode, key_sizes, kind=None, **options):
    """What PyCryptodome makes of messages of some sizes, and for a padding some last blocks that are none."""
    block = module.block_size
    takes_blocks = mode in (AES.MODE_CBC, AES.MODE_ECB)
    def start(key, iv):
        if mode == AES.MODE_ECB:
            return module.new(key, mode)
        if mode == AES.MODE_CTR:
            return module.new(key, mode, nonce=b"", initial_value=iv)
        return module.new(key, mode, iv=iv, **options)

    for key_size in key_sizes:
        key = pattern(key_size)
        iv = b"" if mode == AES.MODE_ECB else pattern(block + 3)[3:]
        for size in (0, 1, 15, 16, 17, 32, 100):
            message = pattern(size + 1)[1:]
            if takes_blocks and kind is None and size % block:
                continue
            yield PYCRYPTODOME, "valid", key, iv, message, start(key, iv).encrypt(pad(kind, message, block))
        if kind in ("PKCS5", "ISO7816", "X923"):
            marked = b"\x80" + b"\6" * 6 + b"\7"
            for last in (bytes(block), bytes([block + 1]) * block, b"\1" * (block - 1) + b"\2", marked):
                text = pattern(block) + last.rjust(block, b"\3")
                yield ALTERED, "invalid", key, iv, pattern(block), start(key, iv).encrypt(text)


def cipher_files():
    sizes = (16, 24, 32)
    for name, algorithm, mode, kind, options in (
        ("aes_cbc_pkcs5", "AES-CBC-PKCS5", AES.MODE_CBC, "PKCS5", {}),
        ("aes_cbc_iso7816", "AES-CBC-ISO7816", AES.MODE_CBC, "ISO7816", {}),
        ("aes_cbc_x923", "AES-CBC-X923", AES.MODE_CBC, "X923", {}),
        ("aes_cbc_zero", "AES-CBC-ZERO", AES.MODE_CBC, "ZERO", {}),
        ("aes_cbc_nopadding", "AES-CBC-NOPADDING", AES.MODE_CBC, None, {}),
        ("aes_ctr", "AES-CTR", AES.MODE_CTR, None, {}),
        ("aes_cfb", "AES-CFB", AES.MODE_CFB, None, {"segment_size": 128}),
        ("aes_cfb8", "AES-CFB8", AES.MODE_CFB, None, {"segment_size": 8}),
        ("aes_ofb", "AES-OFB", AES.MODE_OFB, None, {}),
        ("aes_ecb_pkcs5", "AES-ECB-PKCS5", AES.MODE_ECB, "PKCS5", {}),
    ):
        cases = library_cases(AES, mode, sizes, kind, **options)
        yield cipher_file(f"{name}_test.json", algorithm, cases, PYCRYPTODOME)
    for name, algorithm, module, key_sizes in (
        ("3des_cbc_pkcs5", "3DES-CBC-PKCS5", DES3, (24,)),
        ("des_cbc_pkcs5", "DES-CBC-PKCS5", DES, (8,)),
        ("blowfish_cbc_pkcs5", "BLOWFISH-CBC-PKCS5", Blowfish, (16, 5, 56)),
        ("cast5_cbc_pkcs5", "CAST5-CBC-PKCS5", CAST, (16,)),
    ):
        cases = library_cases(module, AES.MODE_CBC, key_sizes, "PKCS5")
        yield cipher_file(f"{name}_test.json", algorithm, cases, PYCRYPTODOME)

    def one_block(name, algorithm, standard, values, oracle=PYCRYPTODOME):
        cases = [(STANDARD, "valid", *map(bytes.fromhex, (key, "", text, code))) for key, text, code in values]
        return cipher_file(name, algorithm, cases, oracle, standard)

    text = "00112233445566778899aabbccddeeff"
    yield one_block(
        "aria_ecb_nopadding_test.json", "ARIA-ECB-NOPADDING", "RFC 5794, appendix A.",
        [
            (bytes(range(16)).hex(), text, "d718fbd6ab644c739da95f3be6451778"),
            (bytes(range(24)).hex(), text, "26449c1805dbe7aa25a468ce263a9e79"),
            (bytes(range(32)).hex(), text, "f92bd7c79fb72e2f2b8f80c1972d24fc"),
        ],
    )
    key = text = "0123456789abcdeffedcba9876543210"
    yield one_block(
        "camellia_ecb_nopadding_test.json", "CAMELLIA-ECB-NOPADDING", "RFC 3713, appendix A.",
        [
            (key, text, "67673138549669730857065648eabe43"),
            (key + "0011223344556677", text, "b4993401b3e996f84ee5cee7d79b09b9"),
            (key + "00112233445566778899aabbccddeeff", text, "9acc237dff16d76c20ef7c919e3a7509"),
        ],
    )
    yield one_block(
        "seed_ecb_nopadding_test.json", "SEED-ECB-NOPADDING", "RFC 4269, appendix B.1.",
        [(bytes(16).hex(), bytes(range(16)).hex(), "5ebac6e0054e166819aff1cc6d346cdb")],
    )
    assert sm4(bytes.fromhex(key))(bytes.fromhex(text)).hex() == "681edf34d206965e86b3e94f536e4246"
    yield one_block(
        "sm4_ecb_nopadding_test.json", "SM4-ECB-NOPADDING", "GB/T 32907-2016, appendix A, example 1.",
        [(key, text, "681edf34d206965e86b3e94f536e4246")], GMSSL,
    )
    encrypt = sm4(pattern(16))
    cases = [
        (GMSSL, "valid", pattern(16), pattern(16), text, block_modes.counter_mode(encrypt, pattern(16), text))
        for text in map(pattern, (0, 1, 16, 33, 100))
    ]
    yield cipher_file("sm4_ctr_test.json", "SM4-CTR", cases, GMSSL)


def stream_file():
    file = VectorFile(
        "chacha20_counter_test.json", "CHACHA20", "stream_cipher_test_schema_v1.json", "StreamCipherTest",
        ["Stream ciphers from any block on; initialCounter is little-endian."],
        {STANDARD: "RFC 8439, section 2.4.2.", PYCRYPTODOME: "The value was computed with PyCryptodome.",
         "CounterOverflow": "The counter would come to its end within the message."},
    )
    for algorithm, nonce_size, counter_size in (("ChaCha20", 12, 4), ("XChaCha20", 24, 8)):
        file.group(algorithm=algorithm, keySize=256, ivSize=8 * nonce_size, counterSize=8 * counter_size)
        if nonce_size == 12:
            text = (
                b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
                b"sunscreen would be it."
            )
            cipher = ChaCha20.new(key=bytes(range(32)), nonce=bytes.fromhex("000000000000004a00000000"))
            cipher.seek(64)
            file.case(
                "2.4.2", [STANDARD], key=bytes(range(32)), iv=bytes.fromhex("000000000000004a00000000"),
                initialCounter=(1).to_bytes(4, "little"), msg=text, ct=cipher.encrypt(text),
            )
        for counter in (0, 1, 1000):
            for size in (1, 64, 65, 200):
                cipher = ChaCha20.new(key=pattern(32), nonce=pattern(nonce_size))
                cipher.seek(64 * counter)
                file.case(
                    "", [PYCRYPTODOME], key=pattern(32), iv=pattern(nonce_size),
                    initialCounter=counter.to_bytes(counter_size, "little"), msg=pattern(size),
                    ct=cipher.encrypt(pattern(size)),
                )
        file.case(
            "", ["CounterOverflow"], "invalid", key=pattern(32), iv=pattern(nonce_size),
            initialCounter=b"\xff" * counter_size, msg=pattern(65),
        )
    return file


def chunked_files():
    """C2SP, chunked-encryption.md, with SHA-512."""
    for name, algorithm, registered, key_size in (
        ("c2sp_chunked_encryption_aes_128_gcm_test.json", "Cobblestone-128", "AEAD_AES_128_GCM", 16),
        ("c2sp_chunked_encryption_aes_256_gcm_test.json", "Cobblestone-256", "AEAD_AES_256_GCM", 32),
    ):
        file = VectorFile(
            name, algorithm, "c2sp_chunked_encryption_schema.json", "ChunkedEncryption",
            ["Chunked encryption; ct is compressed with zlib."], notes(None, PYCRYPTODOME),
        )
        file.group(aead=registered, sha="SHA-512")
        for size, context in ((0, b""), (1, b""), (16383, b"x"), (16384, b"context"), (33000, b"")):
            key, salt, message = pattern(key_size), pattern(30)[6:], pattern(size)
            info = b"c2sp.org/chunked-encryption@v1+" + registered.encode() + b"\0" + salt + context
            first = hmac.digest(key, info + b"\1", "sha512")
            derived = first + hmac.digest(key, first + info + b"\2", "sha512")
            chunk_key, nonce = derived[:key_size], derived[key_size : key_size + 12]
            chunks = []
            for number in range(size // 16384 + 1):
                cipher = AES.new(chunk_key, AES.MODE_GCM, nonce=block_modes.xor(nonce, number.to_bytes(12, "big")))
                chunks.append(b"".join(cipher.encrypt_and_digest(message[16384 * number : 16384 * (number + 1)])))
            header = salt + derived[key_size + 12 : key_size + 44]
            sealed = header + b"".join(chunks)

            def add(comment, flag, sealed, message, result="valid"):
                file.case(
                    comment, [flag], result, key=key, ctx=context, ct=zlib.compress(sealed, 0),
                    msgLength=len(message), msgSha512=hashlib.sha512(message).digest(),
                )

            add(f"{size} bytes", PYCRYPTODOME, sealed, message)
            if size == 1:
                add("the salt altered", ALTERED, flip(sealed, 0), b"", "invalid")
                add("the commitment altered", ALTERED, flip(sealed, 8 * 30), b"", "invalid")
            if size in (1, 33000):
                good = message[: size // 16384 * 16384]
                add("the last tag altered", ALTERED, flip(sealed, 8 * len(sealed) - 1), good, "invalid")
                add("the last chunk missing", ALTERED, header + b"".join(chunks[:-1]), good, "invalid")
            if size == 33000:
                add("chunks exchanged", ALTERED, header + chunks[1] + chunks[0] + chunks[2], b"", "invalid")
        yield file


def files():
    for file in (*aeads(), siv_file(), *wrap_files(), *cipher_files(), stream_file(), *chunked_files()):
        yield file.name, file.encoded()
