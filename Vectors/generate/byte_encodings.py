#!/usr/bin/env python3
"""Prints Tests/MimaBytesTests/PythonVectors.swift.

The values come from Python's own base64 and binascii modules and from the package "bech32" (the reference
implementation of BIP 173; pip install bech32==1.2.0).
"""
import base64
import binascii
import platform

import bech32


def pattern(count):
    return bytes((i * 73 + 41) & 255 for i in range(count))


def bech32_text(prefix, data):
    return bech32.bech32_encode(prefix, bech32.convertbits(data, 8, 5, True))


def literal(text):
    return '"' + text + '"'


def column(name, doc, values):
    print(f"    /// {doc}")
    print(f"    static let {name}: [String] = [")
    for value in values:
        # Swift's formatter leaves long literals alone; 100 characters a piece keeps them readable.
        pieces = [value[i : i + 100] for i in range(0, len(value), 100)] or [""]
        print("        " + "\n            + ".join(literal(piece) for piece in pieces) + ",")
    print("    ]")


COUNTS = list(range(0, 36)) + [47, 48, 49, 50, 64, 97, 256]

print(f"// Made by Vectors/generate/byte_encodings.py with Python {platform.python_version()} and bech32 1.2.0.")
print()
print("/// What other implementations make of the bytes (73 i + 41) mod 256.")
print("enum PythonVectors {")
print("    /// How many bytes each entry of the other lists encodes.")
print("    static let counts = [")
for i in range(0, len(COUNTS), 16):
    print("        " + " ".join(f"{count}," for count in COUNTS[i : i + 16]))
print("    ]")
column("hex", "`binascii.hexlify`", [binascii.hexlify(pattern(n)).decode() for n in COUNTS])
column("base64", "`base64.b64encode`", [base64.b64encode(pattern(n)).decode() for n in COUNTS])
column("base64URL", "`base64.urlsafe_b64encode`", [base64.urlsafe_b64encode(pattern(n)).decode() for n in COUNTS])
column("base32", "`base64.b32encode`", [base64.b32encode(pattern(n)).decode() for n in COUNTS])
column("base32Hex", "`base64.b32hexencode`", [base64.b32hexencode(pattern(n)).decode() for n in COUNTS])
column("bech32", '`bech32.bech32_encode` with the prefix "mima1x"', [bech32_text("mima1x", pattern(n)) for n in COUNTS])
print("}")
