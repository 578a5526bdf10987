"""Writes oaep.txt: messages that PyCryptodome 4.4.0, an implementation apart from libcrypto, encrypts to rsa.key.

A line has the hash function, and in hexadecimal the label, the message and the ciphertext; "-" for nothing.
"""

import pathlib

from Crypto.Cipher import PKCS1_OAEP
from Crypto.Hash import SHA1, SHA224, SHA256, SHA384, SHA512, SHA3_256
from Crypto.PublicKey import RSA

here = pathlib.Path(__file__).parent
key = RSA.import_key((here / "rsa-pkcs1.key").read_text())
cases = [
    ("SHA-256", SHA256, b"", b"hello"),
    ("SHA-256", SHA256, b"age-encryption.org/v1/ssh-rsa", bytes(range(16))),
    ("SHA-1", SHA1, b"", b""),
    ("SHA-224", SHA224, b"label", bytes(1)),
    ("SHA-384", SHA384, b"label", bytes(158)),
    ("SHA-512", SHA512, b"", b"\xff" * 126),
    ("SHA3-256", SHA3_256, bytes(300), b"a longer label than a block"),
]
with open(here / "oaep.txt", "w") as file:
    for name, hash, label, message in cases:
        ciphertext = PKCS1_OAEP.new(key, hashAlgo=hash, label=label).encrypt(message)
        print(name, *(part.hex() or "-" for part in (label, message, ciphertext)), file=file)
