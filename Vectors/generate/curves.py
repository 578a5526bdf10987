"""X25519 with raw keys, and Ed25519."""

from Crypto.Protocol.DH import import_x25519_private_key, import_x25519_public_key, key_agreement
from Crypto.PublicKey import ECC
from Crypto.Signature import eddsa

from vector_file import PYCRYPTODOME, VectorFile, pattern

RFC7748 = "Rfc7748"
RFC8032 = "Rfc8032"
SMALL_ORDER = "SmallOrder"
NON_CANONICAL = "NonCanonical"
INVALID = "InvalidParameter"
ALTERED = "Altered"
NOTES = {
    RFC7748: "RFC 7748, section 5.2 or 6.1.",
    RFC8032: "RFC 8032, section 7.1: TEST 1, 2, 3 and SHA(abc).",
    PYCRYPTODOME: "The value was computed with PyCryptodome.",
    SMALL_ORDER: "The public key is of small order, so the secret would be zero: refused (RFC 7748, section 6.1).",
    NON_CANONICAL: "The public key is not reduced, or its highest bit is set; RFC 7748, section 5, accepts it.",
    INVALID: "A key of another size than 32 bytes.",
    ALTERED: "A signature that was altered, or that belongs to something else.",
}
P = 2**255 - 19
# The u of the points whose order divides 8, on the curve and on its twist.
SMALL_ORDER_POINTS = (
    0,
    1,
    P - 1,
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
)
# The order of the base point.
L = 2**252 + 27742317777372353535851937790883648493


def x25519(private, public):
    return key_agreement(
        static_priv=import_x25519_private_key(private), static_pub=import_x25519_public_key(public), kdf=lambda x: x
    )


def public_key(private):
    return x25519(private, (9).to_bytes(32, "little"))


def is_refused(private, public):
    try:
        x25519(private, public)
    except ValueError:
        return True
    return False


def encodings(u):
    """Each way to write u in 32 bytes, the canonical one first: not reduced where it fits, the highest bit set or not."""
    for value in (u, u + P):
        for top in (0, 2**255):
            if value < 2**255:
                yield (value + top).to_bytes(32, "little")


def x25519_file():
    flags = [RFC7748, PYCRYPTODOME, SMALL_ORDER, NON_CANONICAL, INVALID]
    file = VectorFile(
        "x25519_test.json", "XDH", "xdh_comp_schema_v1.json", "XdhComp", ["Shared secrets by X25519, with raw keys."],
        {flag: NOTES[flag] for flag in flags},
    )
    file.group(curve="curve25519")

    def add(comment, flag, private, public, shared, result="valid"):
        file.case(comment, [flag], result, public=public, private=private, shared=shared)

    for comment, private, public, shared in (
        (
            "section 5.2, first", "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
            "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
            "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
        ),
        (
            "section 5.2, second, whose public key has its highest bit set",
            "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
            "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
            "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
        ),
        (
            "section 5.2, one iteration", "09" + "00" * 31, "09" + "00" * 31,
            "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079",
        ),
        (
            "section 6.1, Alice", "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
            "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
            "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
        ),
        (
            "section 6.1, Bob", "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb",
            "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
            "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
        ),
    ):
        private, public, shared = bytes.fromhex(private), bytes.fromhex(public), bytes.fromhex(shared)
        assert x25519(private, public) == shared, comment
        add(comment, RFC7748, private, public, shared)
    # Section 5.2's loop; its last step stands for the 999 before it.
    k = u = (9).to_bytes(32, "little")
    for _ in range(1000):
        k, u, private, public = x25519(k, u), k, k, u
    assert k.hex() == "684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51"
    add("section 5.2, the last of 1,000 iterations", RFC7748, private, public, k)

    for number in range(10):
        private, other = bytes([number]) + pattern(31), pattern(31) + bytes([number])
        public = public_key(other)
        add("", PYCRYPTODOME, private, public, x25519(private, public))
    private = pattern(32)
    for u in (*range(2, 10), P - 2, P - 3):
        canonical, *others = encodings(u)
        for encoding in others:
            add(f"u = {u}", NON_CANONICAL, private, encoding, x25519(private, canonical))
    for u in SMALL_ORDER_POINTS:
        assert is_refused(private, next(encodings(u)))
        for encoding in encodings(u):
            add(f"u = {u}", SMALL_ORDER, private, encoding, bytes(32), "invalid")
    for size in (0, 31, 33, 64):
        add(f"a private key of {size} bytes", INVALID, pattern(size), public, bytes(32), "invalid")
        add(f"a public key of {size} bytes", INVALID, private, pattern(size), bytes(32), "invalid")
    return file


def ed25519_file():
    flags = [RFC8032, PYCRYPTODOME, ALTERED]
    file = VectorFile(
        "ed25519_test.json", "EDDSA", "eddsa_verify_schema_v1.json", "EddsaVerify", ["Signatures by Ed25519."],
        {flag: NOTES[flag] for flag in flags},
    )

    def start(seed):
        key = ECC.construct(curve="Ed25519", seed=seed)
        public = key.public_key().export_key(format="raw")
        file.group(
            publicKey={"type": "EDDSAPublicKey", "curve": "edwards25519", "keySize": 255, "pk": public.hex()}
        )
        signer = eddsa.new(key, "rfc8032")
        return public, signer.sign

    for comment, seed, public, message, signature in (
        (
            "TEST 1", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            "d25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "TEST 2", "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
            "387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "TEST 3", "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
            "4a7c15e9716ed28dc027beceea1ec40a",
        ),
        (
            "TEST SHA(abc)", "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030"
            "3dca179c138ac17ad9bef1177331a704",
        ),
    ):
        found, sign = start(bytes.fromhex(seed))
        assert found.hex() == public, comment
        message, signature = bytes.fromhex(message), bytes.fromhex(signature)
        assert sign(message) == signature, comment
        file.case(comment, [RFC8032], msg=message, sig=signature)

    public, sign = start(pattern(32))
    for size in (0, 1, 63, 64, 65, 127, 128, 129, 1000):
        file.case(f"{size} bytes", [PYCRYPTODOME], msg=pattern(size), sig=sign(pattern(size)))
    message = pattern(100)
    signature = sign(message)
    s = int.from_bytes(signature[32:], "little")
    alterations = [
        ("S made larger by the order of the base point", signature[:32] + (s + L).to_bytes(32, "little")),
        ("S zero", signature[:32] + bytes(32)),
        ("R and S zero", bytes(64)),
        ("the highest bit of S set", signature[:63] + bytes([signature[63] | 0x80])),
        ("R and S exchanged", signature[32:] + signature[:32]),
        ("without the last byte", signature[:-1]),
        ("with a byte more", signature + b"\0"),
        ("empty", b""),
        ("of another message", sign(pattern(101))),
    ]
    for bit in (0, 100, 255, 256, 300, 500):
        altered = bytearray(signature)
        altered[bit // 8] ^= 1 << bit % 8
        alterations.append((f"bit {bit} turned over", bytes(altered)))
    for comment, altered in alterations:
        file.case(comment, [ALTERED], "invalid", msg=message, sig=altered)
    return file


def files():
    for file in (x25519_file(), ed25519_file()):
        yield file.name, file.encoded()
