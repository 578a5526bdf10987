"""HPKE in base mode: single messages, and the recipient's public key."""

from unittest import mock

from Crypto.Protocol import HPKE
from Crypto.PublicKey import ECC

from vector_file import PYCRYPTODOME, VectorFile, pattern

RFC9180 = "Rfc9180"
SMALL_ORDER = "SmallOrder"
INVALID_KEY = "InvalidKey"
ALTERED = "Altered"
NOTES = {
    RFC9180: "RFC 9180, the section of appendix A that the comment names; its first message.",
    PYCRYPTODOME: "The message was encrypted with PyCryptodome.",
    SMALL_ORDER: "The key is of small order, so nothing secret can be agreed on: refused (RFC 9180, section 7.1.4).",
    INVALID_KEY: "The encapsulated key is of another size, or no point of the curve.",
    ALTERED: "Something was altered, or belongs to something else.",
}
# PyCryptodome's names of the curves, with the names and numbers that HPKE has for what goes with them.
KEMS = {
    "P-256": (0x10, "DHKEM(P-256, HKDF-SHA256)", 1, "HKDF-SHA256", 32),
    "P-384": (0x11, "DHKEM(P-384, HKDF-SHA384)", 2, "HKDF-SHA384", 48),
    "P-521": (0x12, "DHKEM(P-521, HKDF-SHA512)", 3, "HKDF-SHA512", 66),
    "Curve25519": (0x20, "DHKEM(X25519, HKDF-SHA256)", 1, "HKDF-SHA256", 32),
    "Curve448": (0x21, "DHKEM(X448, HKDF-SHA512)", 3, "HKDF-SHA512", 56),
}
AEADS = {1: "AES-128-GCM", 2: "AES-256-GCM", 3: "ChaCha20Poly1305"}
# What the RFC's examples have in common: "Ode on a Grecian Urn", and of it "Beauty is truth, truth beauty".
INFO = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
AAD = b"Count-0"
MESSAGE = b"Beauty is truth, truth beauty"
# Section, curve, cipher, skEm, skRm, enc and ct.
EXAMPLES = (
    (
        "A.1.1", "Curve25519", 1,
        "52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736",
        "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8",
        "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a",
    ),
    (
        "A.2.1", "Curve25519", 3,
        "f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600",
        "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb",
        "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a",
        "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
    ),
    (
        "A.3.1", "P-256", 1,
        "4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb",
        "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2",
        "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c40"
        "3ce65c9bfcb9382657222d18c4",
        "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434",
    ),
    (
        "A.5.1", "P-256", 3,
        "7550253e1147aae48839c1f8af80d2770fb7a4c763afe7d0afa7e0f42a5b3689",
        "a4d1c55836aa30f9b3fbb6ac98d338c877c2867dd3a77396d13f68d3ab150d3b",
        "04c07836a0206e04e31d8ae99bfd549380b072a1b1b82e563c935c095827824fc1559eac6fb9e3c70cd3193968994e7fe9781aa1"
        "03f5b50e934b5b2f387e381291",
        "6469c41c5c81d3aa85432531ecf6460ec945bde1eb428cb2fedf7a29f5a685b4ccb0d057f03ea2952a27bb458b",
    ),
    (
        "A.6.1", "P-521", 2,
        "014784c692da35df6ecde98ee43ac425dbdd0969c0c72b42f2e708ab9d535415a8569bdacfcc0a114c85b8e3f26acf4d68115f8c"
        "91a66178cdbd03b7bcc5291e374b",
        "01462680369ae375e4b3791070a7458ed527842f6a98a79ff5e0d4cbde83c27196a3916956655523a6a2556a7af62c5cadabe2ef"
        "9da3760bb21e005202f7b2462847",
        "040138b385ca16bb0d5fa0c0665fbbd7e69e3ee29f63991d3e9b5fa740aab8900aaeed46ed73a49055758425a0ce36507c54b29c"
        "c5b85a5cee6bae0cf1c21f2731ece2013dc3fb7c8d21654bb161b463962ca19e8c654ff24c94dd2898de12051f1ed0692237fb02"
        "b2f8d1dc1c73e9b366b529eb436e98a996ee522aef863dd5739d2f29b0",
        "170f8beddfe949b75ef9c387e201baf4132fa7374593dfafa90768788b7b2b200aafcc6d80ea4c795a7c5b841a",
    ),
)
# The u of points whose order divides the cofactor, 0 and 1 on both curves.
SMALL_ORDER_POINTS = {"Curve25519": [bytes(32), b"\1" + bytes(31)], "Curve448": [bytes(56), b"\1" + bytes(55)]}


def private_key(curve, secret):
    if curve.startswith("P-"):
        return ECC.construct(curve=curve, d=int.from_bytes(secret, "big"))
    return ECC.construct(curve=curve, seed=secret)


def public_bytes(key):
    return key.public_key().export_key(format="raw")


def seal(curve, aead, ephemeral, recipient, info, aad, message):
    """What PyCryptodome encrypts with this key for the exchange instead of a random one."""
    with mock.patch.object(HPKE.ECC, "generate", lambda curve: private_key_of(ephemeral, curve)):
        context = HPKE.new(receiver_key=recipient.public_key(), aead_id=HPKE.AEAD(aead), info=info)
    return context.enc, context.seal(message, aad)


def private_key_of(secret, curve):
    return private_key(curve.replace("NIST ", ""), secret)


def unseal(aead, enc, recipient, info, aad, ciphertext):
    context = HPKE.new(receiver_key=recipient, aead_id=HPKE.AEAD(aead), enc=enc, info=info)
    return context.unseal(ciphertext, aad)


def is_refused(*arguments):
    try:
        unseal(*arguments)
    except ValueError:
        return True
    return False


def start(file, curve, aead):
    kem_id, kem, kdf_id, kdf, size = KEMS[curve]
    file.group(kem=kem, kemId=kem_id, kdf=kdf, kdfId=kdf_id, aead=AEADS[aead], aeadId=aead)
    return size


def scalar(size, number):
    """A private key: below the order of each curve, whose first byte is 1 or more."""
    return (b"\0" if size == 66 else b"\x5a") + pattern(size)[1:-1] + bytes([number])


def decrypt_file():
    file = VectorFile(
        "hpke_decrypt_test.json", "HPKE", "hpke_decrypt_test_schema.json", "HpkeTest",
        ["Single messages by HPKE in base mode. ikmE is the private key of the exchange."], NOTES,
    )

    def add(comment, flag, recipient, secret, enc, ct, result="valid", ephemeral=None, info=INFO, aad=AAD, pt=b""):
        optional = {} if ephemeral is None else {"ikmE": ephemeral}
        file.case(
            comment, [flag], result, skRm=secret, pkRm=public_bytes(recipient), **optional, info=info, aad=aad,
            enc=enc, ct=ct, pt=pt,
        )

    for section, curve, aead, ephemeral, secret, enc, ct in EXAMPLES:
        start(file, curve, aead)
        ephemeral, secret, enc, ct = map(bytes.fromhex, (ephemeral, secret, enc, ct))
        recipient = private_key(curve, secret)
        assert seal(curve, aead, ephemeral, recipient, INFO, AAD, MESSAGE) == (enc, ct), section
        assert unseal(aead, enc, recipient, INFO, AAD, ct) == MESSAGE, section
        add(f"appendix {section}", RFC9180, recipient, secret, enc, ct, ephemeral=ephemeral, pt=MESSAGE)

    for curve in KEMS:
        for aead in AEADS:
            size = start(file, curve, aead)
            secret, ephemeral = scalar(size, 1), scalar(size, 2)
            recipient = private_key(curve, secret)
            for count, info, aad in ((0, b"", b""), (1, b"", pattern(7)), (33, pattern(60), b""), (17, INFO, AAD)):
                message = pattern(count)
                enc, ct = seal(curve, aead, ephemeral, recipient, info, aad, message)
                add(
                    f"{count} bytes", PYCRYPTODOME, recipient, secret, enc, ct, ephemeral=ephemeral, info=info,
                    aad=aad, pt=message,
                )
            for comment, values in (
                ("info altered", {"info": info + b"\0"}),
                ("aad altered", {"aad": b""}),
                ("ct: a bit turned over", {"ct": ct[:5] + bytes([ct[5] ^ 4]) + ct[6:]}),
                ("ct: a bit of the tag turned over", {"ct": ct[:-1] + bytes([ct[-1] ^ 128])}),
                ("ct without its last byte", {"ct": ct[:-1]}),
                ("ct: a tag alone", {"ct": ct[-16:]}),
                ("ct: too short for a tag", {"ct": ct[:15]}),
                ("ct empty", {"ct": b""}),
                ("enc of another exchange", {"enc": seal(curve, aead, scalar(size, 3), recipient, b"", b"", b"")[0]}),
            ):
                given = {"enc": enc, "ct": ct, "info": info, "aad": aad, **values}
                assert is_refused(aead, given["enc"], recipient, given["info"], given["aad"], given["ct"]), comment
                add(comment, ALTERED, recipient, secret, result="invalid", **given)
            bad = [("empty", b""), ("without its last byte", enc[:-1]), ("with a byte more", enc + b"\0")]
            if curve.startswith("P-"):
                bad += [
                    ("a compressed point", bytes([2 + (enc[-1] & 1)]) + enc[1 : 1 + size]),
                    ("a point off the curve", enc[:-1] + bytes([enc[-1] ^ 1])),
                    ("the point at infinity", b"\0"),
                    ("a first byte of 6", bytes([6 + (enc[-1] & 1)]) + enc[1:]),
                ]
            for comment, wrong in bad:
                add(f"enc {comment}", INVALID_KEY, recipient, secret, wrong, ct, "invalid")
            for point in SMALL_ORDER_POINTS.get(curve, []):
                assert is_refused(aead, point, recipient, info, aad, ct)
                add(f"enc of small order, {point[0]}", SMALL_ORDER, recipient, secret, point, ct, "invalid")
    return file


def encap_file():
    flags = [RFC9180, PYCRYPTODOME, SMALL_ORDER, INVALID_KEY]
    file = VectorFile(
        "hpke_encap_test.json", "HPKE", "hpke_encap_test_schema.json", "HpkeEncapTest",
        ["HPKE in base mode with the recipient's public key under test. ikmE is the private key of the exchange."],
        {flag: NOTES[flag] for flag in flags},
    )
    nothing = {"pt": b"", "enc": b"", "ct": b""}
    for section, curve, aead, ephemeral, secret, enc, ct in EXAMPLES:
        if curve != "Curve25519":
            continue
        start(file, curve, aead)
        ephemeral, secret, enc, ct = map(bytes.fromhex, (ephemeral, secret, enc, ct))
        file.case(
            f"appendix {section}", [RFC9180], pkRm=public_bytes(private_key(curve, secret)), ikmE=ephemeral,
            skRm=secret, info=INFO, aad=AAD, pt=MESSAGE, enc=enc, ct=ct,
        )
        for point in SMALL_ORDER_POINTS[curve]:
            file.case(
                f"small order, {point[0]}", [SMALL_ORDER], "invalid", pkRm=point, info=INFO, aad=AAD, **nothing
            )
        for size in (0, 31, 33, 64):
            file.case(
                f"a public key of {size} bytes", [INVALID_KEY], "invalid", pkRm=pattern(size), info=INFO, aad=AAD,
                **nothing,
            )
        for number in (1, 2):
            secret, ephemeral = scalar(32, number), scalar(32, number + 10)
            recipient = private_key(curve, secret)
            message = pattern(100 * number)
            enc, ct = seal(curve, aead, ephemeral, recipient, b"", AAD, message)
            file.case(
                f"{len(message)} bytes", [PYCRYPTODOME], pkRm=public_bytes(recipient), ikmE=ephemeral, skRm=secret,
                info=b"", aad=AAD, pt=message, enc=enc, ct=ct,
            )
    return file


def files():
    for file in (decrypt_file(), encap_file()):
        yield file.name, file.encoded()
