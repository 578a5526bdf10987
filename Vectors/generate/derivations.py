"""Key derivations that Wycheproof has no schema for, each by its definition over PyCryptodome's hash functions."""

from Crypto.Cipher import AES, DES3
from Crypto.Hash import CMAC, HMAC, KMAC128, KMAC256, MD5, SHA1, SHA224, SHA256, SHA384, SHA512

from vector_file import PYCRYPTODOME, VectorFile, pattern

SCHEMA = "kdf_test_schema_v1.json"
INVALID = "InvalidParameters"
MODULES = {"MD5": MD5, "SHA1": SHA1, "SHA224": SHA224, "SHA256": SHA256, "SHA384": SHA384, "SHA512": SHA512}
NOTES = {
    "CavpX963": "NIST CAVP, ANSI X9.63-2001 KDF.",
    "Rfc7518": "RFC 7518, appendix C.",
    "Rfc8009": "RFC 8009, appendix A.",
    "Sp800-185": "NIST SP 800-185, KMAC samples, taken as NIST SP 800-108, section 4.4, uses KMAC.",
    "TlsList": "Test vectors for the TLS 1.2 PRF, IETF TLS mailing list, 2009.",
    "Rfc8448": "RFC 8448, section 3.",
    "Rfc9001": "RFC 9001, appendix A.1.",
    "CavpSsh": "NIST CAVP, SSH KDF.",
    "Henson": "S. Henson: PKCS#12 v1.0 test vectors.",
    PYCRYPTODOME: "The value was computed by the function's definition over PyCryptodome's hash functions.",
    INVALID: "The parameters are none that the function, or libcrypto, takes.",
}


def digest(name, *parts):
    return MODULES[name].new(b"".join(parts)).digest()


def hmac(name, key, *parts):
    return HMAC.new(key, b"".join(parts), MODULES[name]).digest()


def blocks(size, block):
    """The blocks of numbers from 1 on, cut to `size`."""
    output, number = b"", 0
    while len(output) < size:
        number += 1
        output += block(number)
    return output[:size]


def x963(case, name):
    return blocks(
        case["size"], lambda number: digest(name, case["secret"], number.to_bytes(4, "big"), case.get("info", b""))
    )


def one_step(case, function):
    data = lambda number: number.to_bytes(4, "big") + case["secret"] + case.get("info", b"")
    salt = case.get("salt", b"")
    if function.startswith("HMAC"):
        return blocks(case["size"], lambda number: hmac(function[4:], salt, data(number)))
    if function.startswith("KMAC"):
        module, default = (KMAC128, 164) if function == "KMAC128" else (KMAC256, 132)
        code = module.new(key=salt or bytes(default), data=data(1), mac_len=case["size"], custom=b"KDF")
        return code.digest()
    return blocks(case["size"], lambda number: digest(function, data(number)))


def prf(function, key, *parts):
    if function.startswith("HMAC"):
        return hmac(function[4:], key, *parts)
    return CMAC.new(key, b"".join(parts), ciphermod={"AES-CMAC": AES, "3DES-CMAC": DES3}[function]).digest()


def kbkdf(case, function, mode, counter_bits):
    size = case["size"]
    if function.startswith("KMAC"):
        module = KMAC128 if function == "KMAC128" else KMAC256
        return module.new(key=case["secret"], data=case["context"], mac_len=size, custom=case["label"]).digest()
    fixed = case["label"] + b"\0" + case["context"] + (8 * size).to_bytes(4, "big")
    chained = case.get("iv", b"")
    first = fixed

    def block(number):
        nonlocal chained, first
        counter = number.to_bytes(counter_bits // 8, "big") if counter_bits else b""
        if mode == "FEEDBACK":
            chained = prf(function, case["secret"], chained, counter, fixed)
            return chained
        if mode == "DOUBLE-PIPELINE":
            first = prf(function, case["secret"], first)
            return prf(function, case["secret"], first, counter, fixed)
        return prf(function, case["secret"], counter, fixed)

    return blocks(size, block)


def p_hash(name, secret, seed, size):
    link = seed

    def block(_):
        nonlocal link
        link = hmac(name, secret, link)
        return hmac(name, secret, link, seed)

    return blocks(size, block)


def tls12(case, name):
    return p_hash(name, case["secret"], case["label"] + case["seed"], case["size"])


def tls10(case):
    half = (len(case["secret"]) + 1) // 2
    seed = case["label"] + case["seed"]
    left = p_hash("MD5", case["secret"][:half], seed, case["size"])
    right = p_hash("SHA1", case["secret"][len(case["secret"]) - half :], seed, case["size"])
    return bytes(a ^ b for a, b in zip(left, right))


def tls13(case, name):
    label = b"tls13 " + case["label"]
    context = case["context"]
    info = case["size"].to_bytes(2, "big") + bytes([len(label)]) + label + bytes([len(context)]) + context
    link = b""

    def block(number):
        nonlocal link
        link = hmac(name, case["secret"], link, info, bytes([number]))
        return link

    return blocks(case["size"], block)


def ssh(case, name):
    start = case["secret"] + case["exchangeHash"]
    key = digest(name, start, case["purpose"].encode(), case["sessionId"])
    while len(key) < case["size"]:
        key += digest(name, start, key)
    return key[: case["size"]]


def pkcs12(case, name):
    """RFC 7292, appendix B.2."""
    block = 128 if name in ("SHA384", "SHA512") else 64
    password = case["secret"].decode().encode("utf-16-be") + b"\0\0"
    stretched = lambda data: (data * (block // len(data) + 1) * (len(data) // block + 1))[: -(-len(data) // block) * block]
    diversifier = bytes([{"key": 1, "iv": 2, "mac": 3}[case["purpose"]]]) * block
    text = stretched(case["salt"]) + stretched(password)

    def chunk(_):
        nonlocal text
        key = digest(name, diversifier, text)
        for _ in range(case["iterations"] - 1):
            key = digest(name, key)
        addend = int.from_bytes((key * block)[:block], "big") + 1
        pieces = (int.from_bytes(text[at : at + block], "big") for at in range(0, len(text), block))
        text = b"".join(((piece + addend) % (1 << 8 * block)).to_bytes(block, "big") for piece in pieces)
        return key

    return blocks(case["size"], chunk)


def pbkdf1(case, name):
    key = digest(name, case["secret"], case["salt"])
    for _ in range(case["iterations"] - 1):
        key = digest(name, key)
    return key[: case["size"]]


def h(text):
    return bytes.fromhex(text)


RFC8448_HANDSHAKE_HASH = h("860c06edc07858ee8e78f0e7428c58edd6b43f2ca3e6e95f02ed063cf0e1cad8")
CAVP_SSH_SECRET = h(
    "0000008055bae931c07fd824bf10add1902b6fbc7c665347383498a686929ff5a25f8e40cb6645ea814fb1a5e0a11f852f86255641e5ed98"
    "6e83a78bc8269480eac0b0dfd770cab92e7a28dd87ff452466d6ae867cead63b366b1c286e6c4811a9f14c27aea14c5171d49b78c06e3735"
    "d36e6a3be321dd5fc82308f34ee1cb17fba94a59"
)
CAVP_SSH_HASH = h("a4ebd45934f56792b5112dcd75a1075fdc889245")


def standards():
    """(file, algorithm, flag, case with its key) of each value that a document gives."""
    yield "x963_sha1", "CavpX963", {
        "secret": h("1c7d7b5f0597b03d06a018466ed1a93e30ed4b04dc64ccdd"), "info": b"", "size": 16,
        "okm": h("bf71dffd8f4d99223936beb46fee8ccc"),
    }
    yield "x963_sha256", "CavpX963", {
        "secret": h("96c05619d56c328ab95fe84b18264b08725b85e33fd34f08"), "info": b"", "size": 16,
        "okm": h("443024c3dae66b95e6f5670601558f71"),
    }
    yield "x963_sha256", "CavpX963", {
        "secret": h("22518b10e70f2a3f243810ae3254139efbee04aa57c7af7d"), "info": h("75eef81aa3041e33b80971203d2c0c52"),
        "size": 128,
        "okm": h(
            "c498af77161cc59f2962b9a713e2b215152d139766ce34a776df11866a69bf2e52a13d9c7c6fc878c50c5ea0bc7b00e0"
            "da2447cfd874f6cf92f30d0097111485500c90c3af8b487872d04685d14c8d1dc8d7fa08beb0ce0ababc11f0bd496269"
            "142d43525a78e5bc79a17f59676a5706dc54d54d4d1f0bd7e386128ec26afc21"
        ),
    }
    yield "one_step_sha256", "Rfc7518", {
        "secret": h("9e56d91d817135d372834283bf84269cfb316ea3da806a48f6daa7798cfe90c4"),
        "info": b"\0\0\0\7A128GCM\0\0\0\5Alice\0\0\0\3Bob\0\0\0\x80", "size": 16,
        "okm": h("56aa8deaf8236d205c2228cd71a7101a"),
    }
    for usage, key in (
        (0x99, "b31a018a48f54776f403e9a396325dc3"),
        (0xAA, "9b197dd1e8c5609d6e67c3e37c62c72e"),
        (0x55, "9fda0e56ab2d85e1569a688696c26a6c"),
    ):
        yield "kbkdf_counter_hmacsha256", "Rfc8009", {
            "secret": h("3705d96080c17728a0e800eab6e0d23c"), "label": bytes([0, 0, 0, 2, usage]), "context": b"",
            "size": 16, "okm": h(key),
        }
    yield "kbkdf_kmac128", "Sp800-185", {
        "secret": bytes(range(0x40, 0x60)), "label": b"My Tagged Application", "context": bytes(range(4)), "size": 32,
        "okm": h("3b1fba963cd8b0b59e8c1a6d71888b7143651af8ba0a7070c0979e2811324aa5"),
    }
    yield "tls12_prf_sha256", "TlsList", {
        "secret": h("9bbe436ba940f017b17652849a71db35"), "label": b"test label",
        "seed": h("a0ba9f936cda311827a6f796ffd5198c"), "size": 100,
        "okm": h(
            "e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af"
            "0fa022f7077def17abfd3797c0564bab4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff701"
            "87347b66"
        ),
    }
    handshake = h("1dc826e93606aa6fdc0aadc12f741b01046aa6b99f691ed221a9f0ca043fbeac")
    server = h("b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38")
    for secret, label, context, key in (
        (h("33ad0a1c607ec03b09e6cd9893680ce210adf300aa1f2660e1b22e10f170f92a"), b"derived", digest("SHA256"),
         h("6f2615a108c702c5678f54fc9dbab69716c076189c48250cebeac3576c3611ba")),
        (handshake, b"c hs traffic", RFC8448_HANDSHAKE_HASH,
         h("b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21")),
        (handshake, b"s hs traffic", RFC8448_HANDSHAKE_HASH, server),
        (server, b"key", b"", h("3fce516009c21727d0f2e4e86ee403bc")),
        (server, b"iv", b"", h("5d313eb2671276ee13000b30")),
    ):
        yield "tls13_sha256", "Rfc8448", {
            "secret": secret, "label": label, "context": context, "size": len(key), "okm": key
        }
    client = h("c00cf151ca5be075ed0ebfb5c80323c42d6b7db67881289af4008f1f6c357aea")
    for label, key in (
        (b"quic key", "1f369613dd76d5467730efcbe3b1a22d"),
        (b"quic iv", "fa044b2f42a3fd3b46fb255c"),
        (b"quic hp", "9f50449e04a0e810283a1e9933adedd2"),
    ):
        key = h(key)
        yield "tls13_sha256", "Rfc9001", {
            "secret": client, "label": label, "context": b"", "size": len(key), "okm": key
        }
    yield "ssh_sha1", "CavpSsh", {
        "secret": CAVP_SSH_SECRET, "exchangeHash": CAVP_SSH_HASH, "sessionId": CAVP_SSH_HASH, "purpose": "A", "size": 8,
        "okm": h("e2f627c0b43f1ac1"),
    }
    for password, salt, iterations, purpose, key in (
        (b"smeg", "0a58cf64530d823f", 1, "key", "8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3"),
        (b"smeg", "0a58cf64530d823f", 1, "iv", "79993dfe048d3b76"),
        (b"smeg", "3d83c0e4546ac140", 1, "mac", "8d967d88f6caa9d714800ab3d48051d63f73a312"),
        (b"queeg", "05dec959acff72f7", 1000, "key", "ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4"),
        (b"queeg", "05dec959acff72f7", 1000, "iv", "11dedad7758d4860"),
        (b"queeg", "263216fcc2fab31c", 1000, "mac", "5ec4c7a80df652294c3925b6489a7ab857c83476"),
    ):
        key = h(key)
        yield "pkcs12_sha1", "Henson", {
            "secret": password, "salt": h(salt), "iterations": iterations, "purpose": purpose, "size": len(key),
            "okm": key,
        }


def sized(**values):
    # PyCryptodome has no KMAC of less than 8 bytes.
    return [{**values, "size": size} for size in (8, 16, 32, 33, 64, 65, 200)]


def passwords(purposes):
    """Cases with a password and iterations."""
    return [
        {"secret": secret, "salt": pattern(salt), "iterations": iterations, "purpose": purpose, "size": size}
        for secret, salt, iterations, size in (
            (b"password", 8, 1, 16), (b"", 16, 2, 20), ("pässwörd 密码 🔑".encode(), 20, 1000, 100),
            (b"x" * 100, 64, 3, 64),
        )
        for purpose in purposes
    ]


LABELS = {"label": b"label", "context": pattern(20)}
AGREED = {"secret": pattern(48), "info": pattern(30)}

# file: (algorithm, function, cases without a key, those that are refused)
FILES = {
    f"x963_{name.lower()}": (
        f"X963KDF-{name}", lambda case, name=name: x963(case, name), sized(**AGREED),
        [{"secret": b"", "info": b"", "size": 16}, {"secret": b"x", "info": b"", "size": 0}],
    )
    for name in ("SHA1", "SHA256", "SHA512")
}
FILES |= {
    f"one_step_{name.lower()}": (
        f"SSKDF-{name}", lambda case, name=name: one_step(case, name),
        sized(**AGREED) + (sized(salt=pattern(40), **AGREED) if "MAC" in name else []),
        [{"secret": b"", "info": b"", "size": 16}, {"secret": b"x", "info": b"", "size": 0}],
    )
    for name in ("SHA256", "SHA512", "HMACSHA256", "KMAC128", "KMAC256")
}
FILES |= {
    "kbkdf_" + "_".join(part.lower().replace("-", "_") for part in (mode, function) if part)
    + (f"_r{bits}" if bits != 32 and mode else ""): (
        "-".join(part for part in ("KBKDF", mode, f"R{bits}" if mode else "", function) if part),
        lambda case, function=function, mode=mode, bits=bits: kbkdf(case, function, mode, bits),
        sized(secret=pattern(24 if "CMAC" in function else 32), **LABELS)
        + (sized(secret=pattern(24 if "CMAC" in function else 32), iv=pattern(20), **LABELS) if mode == "FEEDBACK" else []),
        [{"secret": pattern(24 if "CMAC" in function else 32), **LABELS, "size": 0}],
    )
    for mode, function, bits in (
        ("COUNTER", "HMACSHA256", 32), ("COUNTER", "HMACSHA1", 8), ("COUNTER", "AES-CMAC", 16),
        ("COUNTER", "3DES-CMAC", 24), ("FEEDBACK", "HMACSHA256", 32), ("FEEDBACK", "AES-CMAC", 0),
        ("DOUBLE-PIPELINE", "HMACSHA512", 32), ("DOUBLE-PIPELINE", "HMACSHA256", 0), ("", "KMAC128", 32),
        ("", "KMAC256", 32),
    )
}
FILES |= {
    f"tls12_prf_{name.lower()}": (
        f"TLS12PRF-{name}", lambda case, name=name: tls12(case, name),
        sized(secret=pattern(48), label=b"master secret", seed=pattern(64)),
        [{"secret": b"x", "label": b"", "seed": b"", "size": 16}, {"secret": b"x", "label": b"x", "seed": b"", "size": 0}],
    )
    for name in ("SHA256", "SHA384")
}
FILES["tls10_prf"] = (
    "TLS10PRF", tls10,
    sized(secret=pattern(48), label=b"master secret", seed=pattern(64)) + sized(secret=pattern(7), label=b"x", seed=b""),
    [{"secret": b"x", "label": b"", "seed": b"", "size": 16}],
)
FILES["tls13_sha256"] = (
    "TLS13KDF-SHA256", lambda case: tls13(case, "SHA256"),
    sized(secret=pattern(32), label=b"x", context=pattern(255)),
    [
        {"secret": pattern(32), "label": b"", "context": b"", "size": 16},
        {"secret": pattern(32), "label": b"l" * 250, "context": b"", "size": 16},
        {"secret": pattern(32), "label": b"x", "context": bytes(256), "size": 16},
        {"secret": pattern(32), "label": b"x", "context": b"", "size": 8161},
    ],
)
FILES |= {
    f"ssh_{name.lower()}": (
        f"SSHKDF-{name}", lambda case, name=name: ssh(case, name),
        [
            {**case, "purpose": purpose}
            for purpose in "ABCDEF"
            for case in sized(secret=CAVP_SSH_SECRET, exchangeHash=pattern(32), sessionId=pattern(20))
        ],
        [
            {"secret": b"", "exchangeHash": b"x", "sessionId": b"x", "purpose": "A", "size": 8},
            {"secret": b"x", "exchangeHash": b"", "sessionId": b"x", "purpose": "A", "size": 8},
            {"secret": b"x", "exchangeHash": b"x", "sessionId": b"", "purpose": "A", "size": 8},
        ],
    )
    for name in ("SHA1", "SHA256", "SHA512")
}
FILES |= {
    f"pkcs12_{name.lower()}": (
        f"PKCS12KDF-{name}", lambda case, name=name: pkcs12(case, name), passwords(("key", "iv", "mac")),
        [
            {"secret": b"\xff", "salt": b"12345678", "iterations": 1, "purpose": "key", "size": 8},
            {"secret": b"x", "salt": b"12345678", "iterations": 0, "purpose": "key", "size": 8},
            {"secret": b"x", "salt": b"", "iterations": 1, "purpose": "key", "size": 8},
        ],
    )
    for name in ("SHA1", "SHA256", "SHA512")
}
FILES["pbkdf1_sha1"] = (
    "PBKDF1-SHA1", lambda case: pbkdf1(case, "SHA1"),
    [{**case, "size": min(case["size"], 20)} for case in passwords(("",))],
    [
        {"secret": b"x", "salt": b"12345678", "iterations": 1, "size": 21},
        {"secret": b"x", "salt": b"12345678", "iterations": 0, "size": 8},
    ],
)


def files():
    values = list(standards())
    for name, (algorithm, function, cases, refused) in FILES.items():
        given = [(flag, case) for file, flag, case in values if file == name]
        flags = [*dict.fromkeys(flag for flag, _ in given), PYCRYPTODOME, INVALID]
        description = [
            "Keys of size bytes; the members that a case has are those that the function takes.",
            f"The schema is Mima's own; see schemas/{SCHEMA}.",
        ]
        notes = {flag: NOTES[flag] for flag in flags}
        file = VectorFile(f"kdf_{name}_test.json", algorithm, SCHEMA, "KdfTest", description, notes)
        file.group()
        for flag, case in given:
            assert function(case) == case["okm"], (name, flag, function(case).hex())
            file.case("", [flag], **case)
        for case in cases:
            case = {key: value for key, value in case.items() if value != ""}
            file.case(f"{case['size']} bytes", [PYCRYPTODOME], **case, okm=function(case))
        for case in refused:
            file.case("", [INVALID], "invalid", **case, okm=b"")
        yield file.name, file.encoded()
    assert {file for file, _, _ in values} <= FILES.keys()
