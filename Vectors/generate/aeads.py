"""AES-GCM and ChaCha20-Poly1305."""

from Crypto.Cipher import AES, ChaCha20_Poly1305

from vector_file import PYCRYPTODOME, VectorFile, pattern

SCHEMA = "aead_test_schema_v1.json"
DESCRIPTION = ["Authenticated encryption; ivSize, keySize and tagSize are in bits."]
GCM = "Gcm"
RFC8439 = "Rfc8439"
ALTERED = "Altered"
INVALID = "InvalidParameter"
NOTES = {
    GCM: "D. McGrew, J. Viega: The Galois/Counter Mode of Operation (GCM), appendix B.",
    RFC8439: "RFC 8439, section 2.8.2 or appendix A.5.",
    PYCRYPTODOME: "The value was computed with PyCryptodome.",
    ALTERED: "A sealed message of which something was altered.",
    INVALID: "A key, nonce or tag of a size that the cipher does not take.",
}

KEY = bytes.fromhex("feffe9928665731c6d6a8f9467308308")
PLAINTEXT = bytes.fromhex(
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"
)
AAD = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
NONCE = bytes.fromhex("cafebabefacedbaddecaf888")
LONG_NONCE = bytes.fromhex(
    "9313225df88406e555909c5aff5269aa6a7a9538534f7da1e4c303d2a318a728c3c0c95156809539fcf0e2429a6b525416aedbf5a0de6a57a637b39b"
)
ZERO, ZERO_NONCE = bytes(16), bytes(12)

# The test cases of the paper by number: key, nonce, additional data, plaintext, ciphertext (or None), tag.
GCM_VALUES = [
    (1, bytes(16), ZERO_NONCE, b"", b"", "", "58e2fccefa7e3061367f1d57a4e7455a"),
    (2, bytes(16), ZERO_NONCE, b"", ZERO, "0388dace60b6a392f328c2b971b2fe78", "ab6e47d42cec13bdf53a67b21257bddf"),
    (
        3, KEY, NONCE, b"", PLAINTEXT,
        "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
        "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091473f5985",
        "4d5c2af327cd64a62cf35abd2ba6fab4",
    ),
    (
        4, KEY, NONCE, AAD, PLAINTEXT[:60],
        "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
        "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091",
        "5bc94fbc3221a5db94fae95ae7121a47",
    ),
    (
        5, KEY, NONCE[:8], AAD, PLAINTEXT[:60],
        "61353b4c2806934a777ff51fa22a4755699b2a714fcdc6f83766e5f97b6c7423"
        "73806900e49f24b22b097544d4896b424989b5e1ebac0f07c23f4598",
        "3612d2e79e3b0785561be14aaca2fccb",
    ),
    (
        6, KEY, LONG_NONCE, AAD, PLAINTEXT[:60],
        "8ce24998625615b603a033aca13fb894be9112a5c3a211a8ba262a3cca7e2ca7"
        "01e4a9a4fba43c90ccdcb281d48c7c6fd62875d2aca417034c34aee5",
        "619cc5aefffe0bfa462af43c1699d050",
    ),
    (7, bytes(24), ZERO_NONCE, b"", b"", "", "cd33b28ac773f74ba00ed1f312572435"),
    (8, bytes(24), ZERO_NONCE, b"", ZERO, "98e7247c07f0fe411c267e4384b0f600", "2ff58d80033927ab8ef4d4587514f0fb"),
    (
        9, KEY + KEY[:8], NONCE, b"", PLAINTEXT,
        "3980ca0b3c00e841eb06fac4872a2757859e1ceaa6efd984628593b40ca1e19c"
        "7d773d00c144c525ac619d18c84a3f4718e2448b2fe324d9ccda2710acade256",
        "9924a7c8587336bfb118024db8674a14",
    ),
    (
        10, KEY + KEY[:8], NONCE, AAD, PLAINTEXT[:60],
        "3980ca0b3c00e841eb06fac4872a2757859e1ceaa6efd984628593b40ca1e19c"
        "7d773d00c144c525ac619d18c84a3f4718e2448b2fe324d9ccda2710",
        "2519498e80f1478f37ba55bd6d27618c",
    ),
    (13, bytes(32), ZERO_NONCE, b"", b"", "", "530f8afbc74536b9a963b4f1c4cb738b"),
    (14, bytes(32), ZERO_NONCE, b"", ZERO, "cea7403d4d606b6e074ec5d3baf39d18", "d0d1c8a799996bf0265b98b5d48ab919"),
    (
        15, KEY + KEY, NONCE, b"", PLAINTEXT,
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad",
        "b094dac5d93471bdec1a502270e3cc6c",
    ),
    (
        16, KEY + KEY, NONCE, AAD, PLAINTEXT[:60],
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
        "76fc6ece0f4e1768cddf8853bb2d551b",
    ),
]

RFC8439_VALUES = [
    (
        "2.8.2", bytes(range(0x80, 0xA0)), bytes.fromhex("070000004041424344454647"),
        bytes.fromhex("50515253c0c1c2c3c4c5c6c7"),
        b"Ladies and Gentlemen of the class of '99: "
        b"If I could offer you only one tip for the future, sunscreen would be it.",
        "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
        "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
        "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
        "3ff4def08e4b7a9de576d26586cec64b6116",
        "1ae10b594f09e26a7e902ecbd0600691",
    ),
    (
        "A.5", bytes.fromhex("1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0"),
        bytes.fromhex("000000000102030405060708"), bytes.fromhex("f33388860000000000004e91"),
        b"Internet-Drafts are draft documents valid for a maximum of six months and may be updated, replaced, "
        b"or obsoleted by other documents at any time. It is inappropriate to use Internet-Drafts as reference "
        b"material or to cite them other than as /\xe2\x80\x9cwork in progress./\xe2\x80\x9d",
        "64a0861575861af460f062c79be643bd5e805cfd345cf389f108670ac76c8cb2"
        "4c6cfc18755d43eea09ee94e382d26b0bdb7b73c321b0100d4f03b7f355894cf"
        "332f830e710b97ce98c8a84abd0b948114ad176e008d33bd60f982b1ff37c855"
        "9797a06ef4f0ef61c186324e2b3506383606907b6a7c02b0f9f6157b53c867e4"
        "b9166c767b804d46a59b5216cde7a4e99040c5a40433225ee282a1b0a06c523e"
        "af4534d7f83fa1155b0047718cbc546a0d072b04b3564eea1b422273f548271a"
        "0bb2316053fa76991955ebd63159434ecebb4e466dae5a1073a6727627097a10"
        "49e617d91d361094fa68f0ff77987130305beaba2eda04df997b714d6c6f2c29"
        "a6ad5cb4022b02709b",
        "eead9d67890cbb22392336fea1851f38",
    ),
]


def seal_gcm(key, nonce, aad, message):
    cipher = AES.new(key, AES.MODE_GCM, nonce=nonce, mac_len=16)
    cipher.update(aad)
    return cipher.encrypt_and_digest(message)


def seal_chacha(key, nonce, aad, message):
    cipher = ChaCha20_Poly1305.new(key=key, nonce=nonce)
    cipher.update(aad)
    return cipher.encrypt_and_digest(message)


def altered(ciphertext, tag, aad, nonce):
    """What is done to a sealed message: comment, ciphertext, tag, additional data, nonce."""
    def flip(data, bit):
        return data[: bit // 8] + bytes([data[bit // 8] ^ 0x80 >> bit % 8]) + data[bit // 8 + 1 :]

    for bit in (0, 7, 64, 127):
        yield f"bit {bit} of the tag turned over", ciphertext, flip(tag, bit), aad, nonce
    yield "the first bit of the ciphertext turned over", flip(ciphertext, 0), tag, aad, nonce
    yield "the last bit of the ciphertext turned over", flip(ciphertext, 8 * len(ciphertext) - 1), tag, aad, nonce
    yield "a byte of ciphertext cut off", ciphertext[:-1], tag, aad, nonce
    yield "a byte of ciphertext added", ciphertext + b"\0", tag, aad, nonce
    yield "a bit of the additional data turned over", ciphertext, tag, flip(aad, 3), nonce
    yield "a byte of the additional data moved into the ciphertext", aad[-1:] + ciphertext, tag, aad[:-1], nonce
    yield "a bit of the nonce turned over", ciphertext, tag, aad, flip(nonce, 5)
    yield "a tag of zeros", ciphertext, bytes(16), aad, nonce


def cipher_file(name, algorithm, flag, seal, values, key_sizes, nonce_sizes, bad_nonce_sizes):
    flags = [flag, PYCRYPTODOME, ALTERED, INVALID]
    file = VectorFile(name, algorithm, SCHEMA, "AeadTest", DESCRIPTION, {flag: NOTES[flag] for flag in flags})
    groups = {}

    def add(comment, flag, key, nonce, aad, message, ciphertext, tag, result="valid"):
        groups.setdefault((len(key), len(nonce)), []).append(
            (comment, flag, result, dict(key=key, iv=nonce, aad=aad, msg=message, ct=ciphertext, tag=tag))
        )

    for number, key, nonce, aad, message, ciphertext, tag in values:
        ciphertext, tag = bytes.fromhex(ciphertext), bytes.fromhex(tag)
        assert seal(key, nonce, aad, message) == (ciphertext, tag), (algorithm, number)
        add(f"{number}", flag, key, nonce, aad, message, ciphertext, tag)
    for key_size in key_sizes:
        for nonce_size in nonce_sizes:
            for aad_size, message_size in ((0, 0), (1, 0), (0, 1), (15, 17), (16, 64), (20, 65), (200, 1000)):
                key, nonce, aad, message = map(pattern, (key_size, nonce_size, aad_size, message_size))
                ciphertext, tag = seal(key, nonce, aad, message)
                add("", PYCRYPTODOME, key, nonce, aad, message, ciphertext, tag)
        key, nonce, aad, message = pattern(key_size), pattern(12), pattern(20), pattern(33)
        for comment, ciphertext, tag, other_aad, other_nonce in altered(*seal(key, nonce, aad, message), aad, nonce):
            add(comment, ALTERED, key, other_nonce, other_aad, message, ciphertext, tag, "invalid")
        ciphertext, tag = seal(key, nonce, aad, message)
        for size in (0, 1, 4, 8, 12, 15):
            comment = f"a tag of {size} bytes"
            add(comment, INVALID, key, nonce, aad, message, ciphertext, tag[:size], "invalid")
        add("a tag of 17 bytes", INVALID, key, nonce, aad, message, ciphertext, tag + b"\0", "invalid")
        for size in bad_nonce_sizes:
            comment = f"a nonce of {size} bytes"
            add(comment, INVALID, key, pattern(size), aad, message, ciphertext, tag, "invalid")
    for size in (0, 1, 8, 15, 17, 31, 33, 64):
        add(f"a key of {size} bytes", INVALID, pattern(size), nonce, aad, message, ciphertext, tag, "invalid")
    for (key_size, nonce_size), cases in groups.items():
        file.group(ivSize=8 * nonce_size, keySize=8 * key_size, tagSize=128)
        for comment, flag, result, case in cases:
            file.case(comment, [flag], result, **case)
    return file


def files():
    for file in (
        cipher_file("aes_gcm_test.json", "AES-GCM", GCM, seal_gcm, GCM_VALUES, (16, 24, 32), (12, 1, 16, 128), (0,)),
        cipher_file(
            "chacha20_poly1305_test.json", "CHACHA20-POLY1305", RFC8439, seal_chacha, RFC8439_VALUES, (32,), (12,),
            (0, 1, 8, 11, 13, 24),
        ),
    ):
        yield file.name, file.encoded()
