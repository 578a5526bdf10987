"""RSA encryption with OAEP."""

from Crypto.Cipher import PKCS1_OAEP
from Crypto.Hash import SHA1, SHA256, SHA384, SHA512, SHAKE256
from Crypto.PublicKey import RSA
from Crypto.Util.number import isPrime

from vector_file import PYCRYPTODOME, VectorFile, pattern

ALTERED = "Altered"
NOTES = {
    PYCRYPTODOME: "The ciphertext was made with PyCryptodome.",
    ALTERED: "A ciphertext that was altered, or that was made with another label or hash function.",
}
EXPONENT = 65537


def prime(name, bits):
    """The first prime at or after a number that SHAKE256 gives for the name, with the two highest bits set."""
    number = int.from_bytes(SHAKE256.new(name).read(bits // 8), "big") | 3 << (bits - 2) | 1
    while not isPrime(number) or number % EXPONENT == 1:
        number += 2
    return number


def make_key(bits):
    p, q = prime(b"Mima, p", bits // 2), prime(b"Mima, q", bits // 2)
    return RSA.construct((p * q, EXPONENT, pow(EXPONENT, -1, (p - 1) * (q - 1)), p, q))


def encrypt(key, module, label, message):
    # The seed is the only randomness of OAEP.
    return PKCS1_OAEP.new(key, hashAlgo=module, label=label, randfunc=pattern).encrypt(message)


def files():
    file = VectorFile(
        "rsa_oaep_test.json", "RSAES-OAEP", "rsaes_oaep_decrypt_schema_v1.json", "RsaesOaepDecrypt",
        ["Messages encrypted with OAEP, MGF1 over the same hash function as OAEP."], NOTES,
    )
    key = make_key(2048)
    size, modulus = key.size_in_bytes(), key.n
    for name, module in (("SHA-1", SHA1), ("SHA-256", SHA256), ("SHA-384", SHA384), ("SHA-512", SHA512)):
        file.group(
            keySize=key.size_in_bits(), sha=name, mgf="MGF1", mgfSha=name,
            privateKeyPem=key.export_key(format="PEM", pkcs=8).decode() + "\n",
        )
        longest = size - 2 * module.digest_size - 2
        for count, label in ((0, b""), (1, b""), (16, b"a label"), (32, pattern(200)), (longest, b"")):
            message = pattern(count)
            file.case(
                f"{count} bytes, a label of {len(label)}", [PYCRYPTODOME], msg=message,
                ct=encrypt(key, module, label, message), label=label,
            )
        message = pattern(20)
        good = encrypt(key, module, b"a label", message)
        other = SHA256 if module is not SHA256 else SHA1
        raised = int.from_bytes(good, "big") + modulus
        for comment, ciphertext, label in (
            ("the last bit turned over", good[:-1] + bytes([good[-1] ^ 1]), b"a label"),
            ("another label", good, b"A label"),
            ("no label", good, b""),
            ("made with another hash function", encrypt(key, other, b"a label", message), b"a label"),
            ("a byte of zero before it", b"\0" + good, b"a label"),
            ("a byte after it", good + b"\0", b"a label"),
            ("without the last byte", good[:-1], b"a label"),
            ("made larger by the modulus", raised.to_bytes(size + (raised >= 1 << 8 * size), "big"), b"a label"),
            ("the modulus", modulus.to_bytes(size, "big"), b"a label"),
            ("the modulus less one", (modulus - 1).to_bytes(size, "big"), b"a label"),
            ("zero", bytes(size), b"a label"),
            ("one", bytes(size - 1) + b"\1", b"a label"),
            ("empty", b"", b"a label"),
        ):
            file.case(comment, [ALTERED], "invalid", msg=message, ct=ciphertext, label=label)
    yield file.name, file.encoded()
