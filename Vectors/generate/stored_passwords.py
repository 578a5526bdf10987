#!/usr/bin/env python3
"""Prints Tests/MimaPasswordTests/StoredPasswords.swift.

The hashes come from the packages argon2-cffi, bcrypt, passlib and Django (pip install argon2-cffi==25.1.0 bcrypt==4.0.1
passlib==1.7.4 django), from the system's crypt(3), which is libxcrypt on Debian, and from apache2-utils' htpasswd.
"""
import ctypes
import importlib.metadata
import subprocess
import warnings

import argon2.low_level
import bcrypt
import django.conf
import passlib.hash
from django.contrib.auth import hashers

warnings.simplefilter("ignore")

# Sizes around bcrypt's limit, zero bytes, letters beyond ASCII, and bytes that are no text at all.
PASSWORDS = [
    b"",
    b"a",
    b"correct horse battery staple",
    "\u5bc6\u7801 \u043f\u0430\u0440\u043e\u043b\u044c \u00e9".encode(),
    bytes(range(48, 120)),
    bytes(range(48, 121)),
    bytes(33 + i % 90 for i in range(1000)),
    b"before\0after",
    b"\xff\xa3345",
    b"\xff\xff\xa3345",
    b"\xa3",
]
TEXT = [p for p in PASSWORDS if b"\0" not in p]

libcrypt = ctypes.CDLL("libcrypt.so.1")
libcrypt.crypt.restype = ctypes.c_char_p


def crypt(password, setting):
    result = libcrypt.crypt(password, setting.encode()).decode()
    assert not result.startswith("*"), setting
    return result


def argon2_hashes():
    kinds = [argon2.low_level.Type.ID, argon2.low_level.Type.I, argon2.low_level.Type.D]
    for kind in kinds:
        for version in (19, 16):
            for memory, passes, lanes, size in [(8, 1, 1, 32), (64, 3, 2, 16), (200, 2, 3, 64)]:
                password = PASSWORDS[(memory + passes + version) % len(PASSWORDS)]
                text = argon2.low_level.hash_secret(
                    password, b"saltsaltsaltsalt", passes, memory, lanes, size, kind, version
                ).decode()
                yield password, text
    for password in PASSWORDS:
        yield password, argon2.low_level.hash_secret(password, b"0123456789abcdef", 2, 64, 1, 32, kinds[0]).decode()


def bcrypt_hashes():
    for password in TEXT:
        # This version of the package cuts a password as all older ones and crypt(3) do.
        for prefix in ("2a", "2b"):
            salt = f"${prefix}$04$abcdefghijklmnopqrstuu".encode()
            yield password, bcrypt.hashpw(password, salt).decode()


def crypt_hashes():
    # libxcrypt takes less than 512 bytes.
    passwords = [p for p in TEXT if len(p) < 512]
    for password in passwords:
        for prefix in ("2a", "2b", "2x", "2y"):
            yield password, crypt(password, f"${prefix}$04$/OK.fbVrR/bpIqNJ5ianF.")
    for password in passwords:
        yield password, crypt(password, "$5$rounds=1000$saltstring")
        yield password, crypt(password, "$6$rounds=1000$saltstringsaltst")
        yield password, crypt(password, "$1$saltstri$")
        yield password, crypt(password, "$7$6/..../....SodiumChloride$")
    yield b"secret", crypt(b"secret", "$5$a$")
    yield b"secret", crypt(b"secret", "$6$$")
    yield b"secret", crypt(b"secret", "$1$$")
    yield b"secret", crypt(b"secret", "$7$26..../....$")


def passlib_hashes():
    schemes = [
        passlib.hash.bcrypt_sha256.using(rounds=4, version=2),
        passlib.hash.bcrypt_sha256.using(rounds=4, version=1),
        passlib.hash.scrypt.using(rounds=4),
        passlib.hash.pbkdf2_sha1.using(rounds=7),
        passlib.hash.pbkdf2_sha256.using(rounds=7),
        passlib.hash.pbkdf2_sha512.using(rounds=7),
    ]
    for scheme in schemes:
        for password in PASSWORDS:
            yield password, scheme.hash(password)
    for password in TEXT[:6]:
        yield password, passlib.hash.apr_md5_crypt.hash(password)
        yield password, passlib.hash.ldap_sha1.hash(password)


def django_hashes():
    for kind in (
        hashers.PBKDF2PasswordHasher,
        hashers.PBKDF2SHA1PasswordHasher,
        hashers.ScryptPasswordHasher,
        hashers.Argon2PasswordHasher,
        hashers.BCryptSHA256PasswordHasher,
        hashers.BCryptPasswordHasher,
    ):
        hasher = kind()
        for name, value in (("iterations", 9), ("work_factor", 16), ("memory_cost", 64), ("time_cost", 1)):
            if hasattr(hasher, name):
                setattr(hasher, name, value)
        if isinstance(hasher, hashers.BCryptSHA256PasswordHasher):
            hasher.rounds = 4
        for password in ("a", "\u5bc6\u7801 \u043f\u0430\u0440\u043e\u043b\u044c \u00e9"):
            yield password.encode(), hasher.encode(password, hasher.salt())


def htpasswd_hashes():
    for options in (["-m"], ["-B", "-C", "4"], ["-s"], ["-2", "-r", "1000"], ["-5", "-r", "1000"]):
        for password in (b"a", "\u00e9\u5bc6".encode()):
            command = ["htpasswd", "-nb", *options, "user", password]
            line = subprocess.run(command, check=True, capture_output=True).stdout.decode().strip()
            yield password, line.partition(":")[2]


def main():
    django.conf.settings.configure()
    version = importlib.metadata.version
    names = ", ".join(f"{name} {version(name)}" for name in ("argon2-cffi", "bcrypt", "passlib", "Django"))
    print(f"// Made by Vectors/generate/stored_passwords.py with {names}, libxcrypt and htpasswd.")
    print()
    print("/// What other implementations store for some passwords.")
    print("enum StoredPasswords {")
    for peer, hashes in (
        ("argon2cffi", argon2_hashes()),
        ("bcrypt", bcrypt_hashes()),
        ("crypt3", crypt_hashes()),
        ("passlib", passlib_hashes()),
        ("django", django_hashes()),
        ("htpasswd", htpasswd_hashes()),
    ):
        print(f"    /// From {peer}: the place of a password in ``passwords``, and its hash.")
        print(f"    static let {peer}: [(password: Int, text: String)] = [")
        for password, text in hashes:
            if password not in PASSWORDS:
                PASSWORDS.append(password)
            print(f'        ({PASSWORDS.index(password)}, "{text}"),')
        print("    ]")
    print("    /// The passwords in hexadecimal, which the lists above name by their place.")
    print("    static let passwords: [String] = [")
    for password in PASSWORDS:
        chunks = [password.hex()[i : i + 100] for i in range(0, 2 * len(password), 100)] or [""]
        print('        "' + '"\n            + "'.join(chunks) + '",')
    print("    ]")
    print("}")


main()
