#!/usr/bin/env python3
"""Writes the files of Vectors/, or with --check says which of them differ from what it would write.

Values from a standard stand in the scripts beside this one, and each is checked against an outside oracle; the other
values come from the oracle alone. The oracles share no code with OpenSSL: pip install pycryptodome==4.4.0 gmssl==3.2.2
ecdsa==0.19.2.
"""

import pathlib
import sys
import zlib

import age_kit
import aeads
import agreements
import ciphers
import curves
import derivations
import hashes
import hpke
import kdfs
import macs
import numbers_and_keys
import other_signatures
import rsa
import signatures

FOLDER = pathlib.Path(__file__).resolve().parent.parent


def same(left, right):
    """Whether both are the same file; what is compressed may be so by different versions of zlib."""
    if left == right:
        return True
    if not all(b"\ncompressed: zlib\n" in content for content in (left, right)):
        return False
    (left_head, left_body), (right_head, right_body) = (content.split(b"\n\n", 1) for content in (left, right))
    return left_head == right_head and zlib.decompress(left_body) == zlib.decompress(right_body)


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit(__doc__)
    written, differing = set(), []
    for module in (
        hashes,
        macs,
        kdfs,
        aeads,
        ciphers,
        curves,
        rsa,
        signatures,
        agreements,
        other_signatures,
        numbers_and_keys,
        derivations,
        hpke,
        age_kit,
    ):
        for name, content in module.files():
            path = FOLDER / name
            assert path not in written, f"{name} is made twice"
            written.add(path)
            if path.exists() and same(path.read_bytes(), content):
                continue
            differing.append(name)
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
    made = [*FOLDER.glob("*_test.json"), *(FOLDER / "age").glob("*")]
    differing += [str(path.relative_to(FOLDER)) for path in made if path not in written]
    for name in differing:
        print(f"{name} {'differs' if check else 'written, or to be removed'}")
    if check and differing:
        sys.exit(1)


if __name__ == "__main__":
    main()
