"""ECDSA in DER and in IEEE P1363's form, and RSA signatures by PKCS#1 v1.5 and PSS."""

from Crypto.Hash import SHA256, SHA384, SHA512
from Crypto.PublicKey import ECC
from Crypto.Signature import DSS, pkcs1_15, pss

from rsa import make_key
from vector_file import PYCRYPTODOME, VectorFile, pattern

RFC6979 = "Rfc6979"
ALTERED = "Altered"
RANGE = "Range"
ENCODING = "Encoding"
NOTES = {
    RFC6979: "RFC 6979, appendices A.2.5 to A.2.7: the message \"sample\".",
    PYCRYPTODOME: "The signature was made with PyCryptodome.",
    ALTERED: "A signature that was altered, or that belongs to something else.",
    RANGE: "A number of the signature is not from 1 to the order less one.",
    ENCODING: "A signature that is not in the one form that it should have.",
}
# The curve, its name in the suite, the hash function, the private key, and r and s.
SAMPLES = (
    (
        "P-256", "secp256r1", "SHA-256", SHA256, "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721",
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
        "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
    ),
    (
        "P-384", "secp384r1", "SHA-384", SHA384,
        "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D8"
        "96D5724E4C70A825F872C9EA60D2EDF5",
        "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C"
        "81A648152E44ACF96E36DD1E80FABE46",
        "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94F"
        "A329C145786E679E7B82C71A38628AC8",
    ),
    (
        "P-521", "secp521r1", "SHA-512", SHA512,
        "00FAD06DAA62BA3B25D2FB40133DA757205DE67F5BB0018FEE8C86E1B68C7E75"
        "CAA896EB32F1F47C70855836A6D16FCC1466F6D8FBEC67DB89EC0C08B0E996B83538",
        "00C328FAFCBD79DD77850370C46325D987CB525569FB63C5D3BC53950E6D4C5F"
        "174E25A1EE9017B5D450606ADD152B534931D7D4E8455CC91F9B15BF05EC36E377FA",
        "00617CCE7CF5064806C467F678D3B4080D6F1CC50AF26CA209417308281B68AF"
        "282623EAA63E5B5C0723D8B8C37FF0777B1A20F8CCB1DCCC43997F1EE0E44DA4A67A",
    ),
)


def length(count):
    return bytes([count]) if count < 128 else b"\x81" + bytes([count])


def integer(number):
    body = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return b"\x02" + length(len(body)) + body


def der(r, s):
    body = integer(r) + integer(s)
    return b"\x30" + length(len(body)) + body


def ecdsa_file(is_der):
    name, schema, group = (
        ("ecdsa_test.json", "ecdsa_verify_schema_v1.json", "EcdsaVerify")
        if is_der
        else ("ecdsa_p1363_test.json", "ecdsa_p1363_verify_schema_v1.json", "EcdsaP1363Verify")
    )
    file = VectorFile(name, "ECDSA", schema, group, ["Signatures by ECDSA."], NOTES)
    for curve, suite_name, hash_name, module, secret, r, s in SAMPLES:
        key = ECC.construct(curve=curve, d=int(secret, 16))
        point = key.public_key().export_key(format="raw")
        order, size = int(key._curve.order), len(r) // 2
        signer = DSS.new(key, "deterministic-rfc6979")
        file.group(
            publicKey={
                "type": "EcPublicKey", "curve": suite_name, "keySize": int(curve[2:]), "uncompressed": point.hex(),
            },
            sha=hash_name,
        )

        def sign(message):
            raw = signer.sign(module.new(message))
            return int.from_bytes(raw[:size], "big"), int.from_bytes(raw[size:], "big")

        def encode(r, s):
            return der(r, s) if is_der else r.to_bytes(size, "big") + s.to_bytes(size, "big")

        numbers = int(r, 16), int(s, 16)
        assert sign(b"sample") == numbers, curve
        file.case("sample", [RFC6979], msg=b"sample", sig=encode(*numbers))
        for count in (0, 1, 100, 1000):
            file.case(f"{count} bytes", [PYCRYPTODOME], msg=pattern(count), sig=encode(*sign(pattern(count))))
        r, s = sign(b"sample")
        file.case("of another message", [ALTERED], "invalid", msg=b"sample", sig=encode(*sign(b"test")))
        file.case("r and s exchanged", [ALTERED], "invalid", msg=b"sample", sig=encode(s, r))
        for comment, numbers in (
            ("r zero", (0, s)), ("s zero", (r, 0)), ("both zero", (0, 0)), ("r the order", (order, s)),
            ("s the order", (r, order)),
        ):
            file.case(comment, [RANGE], "invalid", msg=b"sample", sig=encode(*numbers))
        good = encode(r, s)
        wrong = [("a byte behind", good + b"\0"), ("without the last byte", good[:-1]), ("empty", b"")]
        other = r.to_bytes(size, "big") + s.to_bytes(size, "big") if is_der else der(r, s)
        wrong.append(("in the other form", other))
        if is_der:
            body = integer(r) + integer(s)
            wrong += [
                ("a length in a longer form", b"\x30\x82" + len(body).to_bytes(2, "big") + body),
                ("of indefinite length", b"\x30\x80" + body + b"\0\0"),
                ("a number with a byte of zero too many", b"\x30" + length(len(body) + 1) + b"\x02"
                    + length(len(integer(r)) - 1) + b"\0" + integer(r)[2:] + integer(s)),
            ]
        for comment, signature in wrong:
            file.case(comment, [ENCODING], "invalid", msg=b"sample", sig=signature)
    return file


def rsa_files():
    key = make_key(2048)
    public = {"modulus": f"00{key.n:x}", "publicExponent": f"{key.e:06x}"}
    hashes = (("SHA-256", SHA256), ("SHA-384", SHA384), ("SHA-512", SHA512))
    flags = {flag: NOTES[flag] for flag in (PYCRYPTODOME, ALTERED, ENCODING)}

    def add(file, sign):
        for count in (0, 1, 100, 1000):
            file.case(f"{count} bytes", [PYCRYPTODOME], msg=pattern(count), sig=sign(pattern(count)))
        good = sign(b"sample")
        raised = (int.from_bytes(good, "big") + key.n).to_bytes(257, "big")
        for comment, flag, signature in (
            ("of another message", ALTERED, sign(b"test")),
            ("the last bit turned over", ALTERED, good[:-1] + bytes([good[-1] ^ 1])),
            ("zero", ALTERED, bytes(256)),
            ("one", ALTERED, bytes(255) + b"\1"),
            ("a byte of zero before it", ENCODING, b"\0" + good),
            ("a byte behind", ENCODING, good + b"\0"),
            ("without the last byte", ENCODING, good[:-1]),
            ("made larger by the modulus", ENCODING, raised),
            ("empty", ENCODING, b""),
        ):
            file.case(comment, [flag], "invalid", msg=b"sample", sig=signature)

    file = VectorFile(
        "rsa_pkcs1_signature_test.json", "RSASSA-PKCS1-v1_5", "rsassa_pkcs1_verify_schema_v1.json",
        "RsassaPkcs1Verify", ["Signatures by RSA with PKCS#1 v1.5."], flags,
    )
    for name, module in hashes:
        file.group(keySize=2048, sha=name, publicKey=public)
        add(file, lambda message: pkcs1_15.new(key).sign(module.new(message)))
    yield file
    file = VectorFile(
        "rsa_pss_test.json", "RSASSA-PSS", "rsassa_pss_verify_schema_v1.json", "RsassaPssVerify",
        ["Signatures by RSA with PSS."], flags,
    )
    for (name, module), (mask_name, mask), size in (
        (hashes[0], hashes[0], 32), (hashes[0], hashes[2], 20), (hashes[1], hashes[1], 0), (hashes[2], hashes[2], 64),
    ):
        file.group(keySize=2048, sha=name, mgf="MGF1", mgfSha=mask_name, sLen=size, publicKey=public)
        generate = lambda seed, count: pss.MGF1(seed, count, mask)
        add(file, lambda message: pss.new(
            key, mask_func=generate, salt_bytes=size, rand_func=pattern).sign(module.new(message)))
    yield file


def files():
    for file in (ecdsa_file(True), ecdsa_file(False), *rsa_files()):
        yield file.name, file.encoded()
