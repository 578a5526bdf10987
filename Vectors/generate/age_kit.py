"""Files in the form of the age test kit (C2SP/CCTV), made from the specification of the format (C2SP, age.md).

Each has one fault or peculiarity. The chunks' plaintext is the keystream itself, so that their ciphertext is zeros and
a file of many chunks takes little room.
"""

import base64
import hashlib
import zlib

from Crypto.Cipher import ChaCha20_Poly1305
from Crypto.Hash import HMAC, SHA256
from Crypto.Protocol.KDF import HKDF, scrypt

from curves import public_key, x25519
from vector_file import pattern

FILE_KEY = pattern(16)
IDENTITY = pattern(32)
OTHER_IDENTITY = pattern(33)[1:]
EPHEMERAL = pattern(34)[2:]
SALT = pattern(16)
NONCE = pattern(16)
CHUNK = 65536
PASSPHRASE = "correct horse battery staple"
BEGIN, END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"

HEADER, NO_MATCH, MAC = "header failure", "no match", "HMAC failure"
PAYLOAD, ARMOR, SUCCESS = "payload failure", "armor failure", "success"


def b64(data):
    return base64.b64encode(data).rstrip(b"=")


def not_canonical(text):
    """The same bytes with a bit set that encodes nothing."""
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return text[:-1] + alphabet[alphabet.index(text[-1]) + 1 :][:1]


def bech32_identity(secret):
    """BIP 173, for AGE-SECRET-KEY-1."""
    prefix, charset = "age-secret-key-", "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    bits = "".join(f"{byte:08b}" for byte in secret)
    bits += "0" * (-len(bits) % 5)
    values = [int(bits[i : i + 5], 2) for i in range(0, len(bits), 5)]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    checksum = 1
    for value in expanded + values + [0] * 6:
        top, checksum = checksum >> 25, (checksum & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            if top >> i & 1:
                checksum ^= generator
    checksum ^= 1
    values += [checksum >> 5 * (5 - i) & 31 for i in range(6)]
    return (prefix + "1" + "".join(charset[value] for value in values)).upper()


def seal(key, message):
    cipher = ChaCha20_Poly1305.new(key=key, nonce=bytes(12))
    return b"".join(cipher.encrypt_and_digest(message))


def body(data):
    """The lines of a stanza's body; the last one is shorter than 64 characters, possibly empty."""
    lines = [b64(data[i : i + 48]) for i in range(0, len(data), 48)]
    if len(data) % 48 == 0:
        lines.append(b"")
    return b"".join(line + b"\n" for line in lines)


def x25519_parts(secret=IDENTITY, ephemeral=EPHEMERAL, file_key=FILE_KEY):
    share, recipient = public_key(ephemeral), public_key(secret)
    shared = x25519(ephemeral, recipient)
    key = HKDF(shared, 32, share + recipient, SHA256, context=b"age-encryption.org/v1/X25519")
    return share, seal(key, file_key)


def x25519_stanza(**parameters):
    share, wrapped = x25519_parts(**parameters)
    return b"-> X25519 " + b64(share) + b"\n" + body(wrapped)


def scrypt_parts(log_cost=10, salt=SALT, file_key=FILE_KEY, passphrase=PASSPHRASE):
    key = scrypt(passphrase.encode(), b"age-encryption.org/v1/scrypt" + salt, 32, 1 << log_cost, 8, 1)
    return seal(key, file_key)


def scrypt_stanza(arguments=None, wrapped=None):
    arguments = arguments or b64(SALT) + b" 10"
    return b"-> scrypt " + arguments + b"\n" + body(wrapped or scrypt_parts())


def header_code(text):
    key = HKDF(FILE_KEY, 32, b"", SHA256, context=b"header")
    return HMAC.new(key, text, SHA256).digest()


def header(*stanzas, version=b"age-encryption.org/v1\n"):
    text = version + b"".join(stanzas) + b"---"
    return text + b" " + b64(header_code(text)) + b"\n"


class Payload:
    """Chunks with their plaintext."""

    def __init__(self):
        self.key = HKDF(FILE_KEY, 32, NONCE, SHA256, context=b"payload")
        self.sealed = NONCE
        self.plaintext = b""
        self.counter = 0

    def chunk(self, size, last=False, flip=False):
        nonce = self.counter.to_bytes(11, "big") + bytes([last])
        plaintext = ChaCha20_Poly1305.new(key=self.key, nonce=nonce).encrypt(bytes(size))
        ciphertext, tag = ChaCha20_Poly1305.new(key=self.key, nonce=nonce).encrypt_and_digest(plaintext)
        self.sealed += ciphertext + (bytes([tag[0] ^ 1]) + tag[1:] if flip else tag)
        self.plaintext += plaintext
        self.counter += 1
        return self


def small():
    return Payload().chunk(20, last=True)


class Kit:
    def __init__(self):
        self.cases = {}

    def add(
        self, name, expect, content, released=None, identities=(IDENTITY,), passphrases=(), armored=False, comment=None
    ):
        lines = [f"expect: {expect}"]
        if expect in (SUCCESS, PAYLOAD):
            lines.append(f"payload: {hashlib.sha256(released).hexdigest()}")
        lines.append(f"file key: {FILE_KEY.hex()}")
        lines += [f"identity: {bech32_identity(secret)}" for secret in identities]
        lines += [f"passphrase: {passphrase}" for passphrase in passphrases]
        if armored:
            lines.append("armored: yes")
        if len(content) > 4096:
            lines.append("compressed: zlib")
            content = zlib.compress(content, 9)
        if comment:
            lines.append(f"comment: {comment}")
        assert name not in self.cases, name
        self.cases[name] = "\n".join(lines).encode() + b"\n\n" + content


def add_headers(kit):
    good, payload = x25519_stanza(), small()

    def add(name, expect, head, **more):
        kit.add(f"header_{name}", expect, head + payload.sealed, payload.plaintext, **more)

    def add_stanza(name, expect, stanza, **more):
        add(f"stanza_{name}", expect, header(stanza, good), **more)

    add("plain", SUCCESS, header(good))
    kit.add("header_of_empty_file", HEADER, b"", identities=())
    for count in (1, 10, 21, 22, 40, 100, len(header(good)) - 1):
        kit.add(f"header_cut_at_{count}", HEADER, header(good)[:count])
    for name, version in (
        ("version_2", b"age-encryption.org/v2\n"),
        ("version_10", b"age-encryption.org/v10\n"),
        ("version_with_space", b"age-encryption.org/v1 \n"),
        ("version_with_cr", b"age-encryption.org/v1\r\n"),
        ("version_in_capitals", b"AGE-ENCRYPTION.ORG/V1\n"),
        ("version_after_empty_line", b"\nage-encryption.org/v1\n"),
        ("version_of_other_kind", b"untrusted comment: a signature\n"),
    ):
        add(name, HEADER, header(good, version=version))
    add_stanza("of_unknown_type", SUCCESS, b"-> gargle-7 a b c\n" + body(pattern(20)))
    visible = bytes(range(0x21, 0x7F))
    add_stanza("of_all_visible_characters", SUCCESS, b"-> " + visible + b" " + visible + b"\n" + body(b""))
    add_stanza("without_body", SUCCESS, b"-> gargle\n\n")
    add_stanza("with_full_last_line", SUCCESS, b"-> gargle\n" + body(pattern(48)))
    add_stanza("with_long_body", SUCCESS, b"-> gargle\n" + body(pattern(1000)))
    full = b64(pattern(48)) + b"\n"
    for name, stanza in (
        ("without_type", b"->\n" + body(b"")),
        ("with_empty_type", b"-> \n" + body(b"")),
        ("without_space", b"->gargle\n" + body(b"")),
        ("with_two_spaces", b"->  gargle\n" + body(b"")),
        ("with_space_at_end", b"-> gargle \n" + body(b"")),
        ("with_empty_argument", b"-> gargle a  b\n" + body(b"")),
        ("with_tab", b"-> gargle\ta\n" + body(b"")),
        ("with_cr", b"-> gargle\r\n" + body(b"")),
        ("with_nul", b"-> gargle a\0b\n" + body(b"")),
        ("with_delete", b"-> gargle \x7f\n" + body(b"")),
        ("with_accent", "-> gargle é\n".encode() + body(b"")),
        ("with_other_arrow", b"=> gargle\n" + body(b"")),
        ("with_space_before_arrow", b" -> gargle\n" + body(b"")),
        ("with_no_body_at_all", b"-> gargle\n"),
        ("with_two_short_lines", b"-> gargle\nYWJj\nYWJj\n"),
        ("with_short_line_before_full_one", b"-> gargle\nYWJj\n" + full + b"\n"),
        ("with_long_line", b"-> gargle\n" + b64(pattern(51)) + b"\n\n"),
        ("without_last_line", b"-> gargle\n" + full),
        ("with_padding", b"-> gargle\nYWI=\n"),
        ("with_non_canonical_body", b"-> gargle\nYWJ\n".replace(b"YWJ", not_canonical(b"YWI"))),
        ("with_impossible_length", b"-> gargle\nYWJjY\n"),
        ("with_url_safe_base64", b"-> gargle\n-_-_\n"),
        ("with_space_in_body", b"-> gargle\nYW Jj\n"),
        ("with_space_after_body", b"-> gargle\nYWJj \n"),
        ("with_cr_after_body", b"-> gargle\nYWJj\r\n"),
        ("followed_by_empty_line", b"-> gargle\nYWJj\n\n"),
    ):
        add_stanza(name, HEADER, stanza)

    start = b"age-encryption.org/v1\n" + good + b"---"
    code = header_code(start)
    text = b64(code)
    flipped = b64(bytes([code[0] ^ 1]) + code[1:])
    add("code_altered", MAC, start + b" " + flipped + b"\n")
    add("code_of_zeros", MAC, start + b" " + b64(bytes(32)) + b"\n")
    other = header(b"-> gargle\n" + body(b""), good)
    add("stanza_removed", MAC, other.replace(b"-> gargle\n\n", b""))
    add("stanza_renamed", MAC, other.replace(b"gargle", b"gurgle"))
    for name, end in (
        ("missing", b"\n"),
        ("empty", b" \n"),
        ("without_space", text + b"\n"),
        ("with_two_spaces", b"  " + text + b"\n"),
        ("with_space_at_end", b" " + text + b" \n"),
        ("with_cr", b" " + text + b"\r\n"),
        ("with_word_after", b" " + text + b" a\n"),
        ("with_padding", b" " + text + b"=\n"),
        ("not_canonical", b" " + not_canonical(text) + b"\n"),
        ("too_short", b" " + b64(code[:31]) + b"\n"),
        ("too_long", b" " + b64(code + b"\0") + b"\n"),
        ("after_four_hyphens", b"- " + text + b"\n"),
        ("in_url_safe_base64", b" " + b"-" + text[1:] + b"\n"),
    ):
        add(f"code_{name}", HEADER, start + end)


def add_x25519(kit):
    payload = small()

    def add(name, expect, *stanzas, **more):
        kit.add(f"x25519_{name}", expect, header(*stanzas) + payload.sealed, payload.plaintext, **more)

    share, wrapped = x25519_parts()
    text = b64(share)

    def stanza(arguments=text, data=body(wrapped), kind=b"X25519"):
        return b"-> " + kind + (b" " + arguments if arguments else b"") + b"\n" + data

    other = x25519_stanza(secret=OTHER_IDENTITY)
    add("second_stanza", SUCCESS, other, stanza())
    add("second_identity", SUCCESS, stanza(), identities=(OTHER_IDENTITY, IDENTITY))
    add("both_identities", SUCCESS, other, stanza(), identities=(OTHER_IDENTITY, IDENTITY))
    add("other_identity", NO_MATCH, stanza(), identities=(OTHER_IDENTITY,))
    add("passphrase_instead", NO_MATCH, stanza(), identities=(), passphrases=(PASSPHRASE,))
    add("altered_tag", NO_MATCH, stanza(data=body(wrapped[:-1] + bytes([wrapped[-1] ^ 1]))))
    add("altered_key", NO_MATCH, stanza(data=body(bytes([wrapped[0] ^ 1]) + wrapped[1:])))
    add("other_share", NO_MATCH, stanza(b64(public_key(OTHER_IDENTITY))))
    add("lower_case_type", NO_MATCH, stanza(kind=b"x25519"))
    high = share[:31] + bytes([share[31] | 0x80])
    add("share_with_highest_bit", NO_MATCH, stanza(b64(high)))
    for name, arguments in (
        ("without_share", None),
        ("with_extra_argument", text + b" a"),
        ("with_short_share", b64(share[:31])),
        ("with_long_share", b64(share + b"\0")),
        ("with_padded_share", text + b"="),
        ("with_non_canonical_share", not_canonical(text)),
        ("with_share_not_base64", b"*" + text[1:]),
        ("with_share_zero", b64(bytes(32))),
        ("with_share_one", b64(b"\1" + bytes(31))),
        ("with_share_p", b64((2**255 - 19).to_bytes(32, "little"))),
        (
            "with_share_of_order_8",
            b64((325606250916557431795983626356110631294008115727848805560023387167927233504).to_bytes(32, "little")),
        ),
    ):
        add(name, HEADER, stanza(arguments))
    for size in (0, 15, 17, 24, 32):
        wrong = x25519_parts(file_key=pattern(size))[1]
        add(f"key_of_{size}_bytes", HEADER, stanza(data=body(wrong)))
    add("key_without_tag", HEADER, stanza(data=body(wrapped[:16])))
    add("key_empty", HEADER, stanza(data=body(b"")))


def add_scrypt(kit):
    payload = small()

    def add(name, expect, *stanzas, identities=(), passphrases=(PASSPHRASE,)):
        kit.add(
            f"scrypt_{name}", expect, header(*stanzas) + payload.sealed, payload.plaintext, identities, passphrases
        )

    good, salt = scrypt_stanza(), b64(SALT)
    add("plain", SUCCESS, good)
    add("second_passphrase", SUCCESS, good, passphrases=("wrong", PASSPHRASE))
    add("beside_identity", SUCCESS, good, identities=(IDENTITY,))
    add("work_factor_1", SUCCESS, scrypt_stanza(salt + b" 1", scrypt_parts(1)))
    add("other_passphrase", NO_MATCH, good, passphrases=("wrong",))
    add("empty_passphrase", NO_MATCH, good, passphrases=("",))
    add("identity_instead", NO_MATCH, good, identities=(IDENTITY,), passphrases=())
    add("other_work_factor", NO_MATCH, scrypt_stanza(salt + b" 11"))
    add("other_salt", NO_MATCH, scrypt_stanza(b64(pattern(17)[1:]) + b" 10"))
    add("upper_case_type", NO_MATCH, good.replace(b"scrypt", b"SCRYPT"))
    add("twice", HEADER, good, good)
    add("before_x25519", HEADER, good, x25519_stanza())
    add("after_x25519", HEADER, x25519_stanza(), good)
    add("beside_unknown", HEADER, good, b"-> gargle\n" + body(b""))
    for name, arguments in (
        ("without_work_factor", salt),
        ("without_salt", b"10"),
        ("with_extra_argument", salt + b" 10 a"),
        ("in_other_order", b"10 " + salt),
        ("salt_too_short", b64(SALT[:15]) + b" 10"),
        ("salt_too_long", b64(SALT + b"\0") + b" 10"),
        ("salt_padded", salt + b"== 10"),
        ("salt_not_canonical", not_canonical(salt) + b" 10"),
        ("salt_not_base64", b"*" + salt[1:] + b" 10"),
        ("work_factor_0", salt + b" 0"),
        ("work_factor_00", salt + b" 00"),
        ("work_factor_010", salt + b" 010"),
        ("work_factor_hexadecimal", salt + b" 0xa"),
        ("work_factor_letter", salt + b" a"),
        ("work_factor_plus", salt + b" +10"),
        ("work_factor_minus", salt + b" -10"),
        ("work_factor_fraction", salt + b" 10.0"),
        ("work_factor_exponent", salt + b" 1e1"),
        ("work_factor_underscore", salt + b" 1_0"),
        ("work_factor_letter_after", salt + b" 10a"),
        ("work_factor_23", salt + b" 23"),
        ("work_factor_64", salt + b" 64"),
        ("work_factor_of_20_digits", salt + b" 18446744073709551626"),
        ("work_factor_of_1000_digits", salt + b" " + b"1" * 1000),
    ):
        add(name, HEADER, scrypt_stanza(arguments))
    for size in (0, 15, 17, 24, 32):
        add(f"key_of_{size}_bytes", HEADER, scrypt_stanza(wrapped=scrypt_parts(file_key=pattern(size))))


def add_payloads(kit):
    head = header(x25519_stanza())

    def add(name, expect, sealed, released):
        kit.add(f"payload_{name}", expect, head + sealed, released)

    def good(*sizes):
        payload = Payload()
        for index, size in enumerate(sizes):
            payload.chunk(size, last=index == len(sizes) - 1)
        return payload

    for sizes in ((0,), (1,), (15,), (16,), (17,), (CHUNK - 1,), (CHUNK,), (CHUNK, 1), (CHUNK, CHUNK), (CHUNK,) * 9):
        payload = good(*sizes)
        add(f"of_{sum(sizes)}_bytes", SUCCESS, payload.sealed, payload.plaintext)

    for size in (0, 1, 15):
        kit.add(f"payload_nonce_of_{size}_bytes", HEADER, head + NONCE[:size])
    whole = small().sealed
    for count in (16, 17, 31, 32, 33, 40, len(whole) - 1):
        add(f"cut_at_{count}", PAYLOAD, whole[:count], b"")
    add("altered_nonce", PAYLOAD, pattern(17)[1:] + whole[16:], b"")
    add("altered_ciphertext", PAYLOAD, whole[:16] + b"\1" + whole[17:], b"")
    add("altered_tag", PAYLOAD, Payload().chunk(20, last=True, flip=True).sealed, b"")
    add("altered_tag_of_empty_chunk", PAYLOAD, Payload().chunk(0, last=True, flip=True).sealed, b"")
    add("altered_tag_of_full_chunk", PAYLOAD, Payload().chunk(CHUNK, last=True, flip=True).sealed, b"")

    first = Payload().chunk(CHUNK).plaintext
    only = Payload().chunk(CHUNK, last=True).plaintext
    two = Payload().chunk(CHUNK).chunk(CHUNK).plaintext
    # (name, chunks, what is released)
    for name, payload, released in (
        ("second_chunk_altered", Payload().chunk(CHUNK).chunk(9, last=True, flip=True), first),
        ("second_full_chunk_altered", Payload().chunk(CHUNK).chunk(CHUNK, last=True, flip=True), first),
        ("second_of_three_altered", Payload().chunk(CHUNK).chunk(CHUNK, flip=True).chunk(9, last=True), first),
        ("first_of_two_altered", Payload().chunk(CHUNK, flip=True).chunk(9, last=True), b""),
        ("one_chunk_not_last", Payload().chunk(20), b""),
        ("one_full_chunk_not_last", Payload().chunk(CHUNK), first),
        ("empty_chunk_not_last", Payload().chunk(0), b""),
        ("two_chunks_not_last", Payload().chunk(CHUNK).chunk(9), first),
        ("two_full_chunks_not_last", Payload().chunk(CHUNK).chunk(CHUNK), two),
        ("first_of_two_last", Payload().chunk(CHUNK, last=True).chunk(9, last=True), only),
        ("first_of_two_last_and_second_not", Payload().chunk(CHUNK, last=True).chunk(9), only),
        ("empty_last_chunk_after_full_one", Payload().chunk(CHUNK).chunk(0, last=True), first),
        ("empty_last_chunk_after_two", Payload().chunk(CHUNK).chunk(CHUNK).chunk(0, last=True), two),
        ("short_chunk_before_last", Payload().chunk(9).chunk(9, last=True), b""),
        ("short_last_chunk_before_last", Payload().chunk(9, last=True).chunk(9, last=True), b""),
    ):
        add(name, PAYLOAD, payload.sealed, released)

    one, sealed = good(CHUNK), good(CHUNK, CHUNK, 9).sealed
    second = sealed[16 + CHUNK + 16 : 16 + 2 * (CHUNK + 16)]
    add("chunks_exchanged", PAYLOAD, NONCE + second + sealed[16 : 16 + CHUNK + 16] + sealed[-25:], b"")
    add("first_chunk_missing", PAYLOAD, NONCE + sealed[16 + CHUNK + 16 :], b"")
    add("middle_chunk_missing", PAYLOAD, sealed[: 16 + CHUNK + 16] + sealed[-25:], first)
    add("middle_chunk_twice", PAYLOAD, sealed[:-25] + second + sealed[-25:], two)
    add("last_chunk_missing", PAYLOAD, sealed[:-25], two)
    for count in (1, 16, 17, 100, CHUNK + 16, CHUNK + 17):
        add(f"full_chunk_and_{count}_bytes", PAYLOAD, one.sealed + bytes(count), one.plaintext)
        add(f"chunk_and_{count}_bytes", PAYLOAD, whole + bytes(count), b"")
    repeated = Payload()
    repeated.chunk(CHUNK)
    repeated.counter = 0
    add("counter_repeated", PAYLOAD, repeated.chunk(9, last=True).sealed, first)
    jumped = Payload()
    jumped.counter = 1
    add("counter_from_1", PAYLOAD, jumped.chunk(9, last=True).sealed, b"")


def add_armor(kit):
    payload = small()
    binary = header(x25519_stanza()) + payload.sealed
    # A file of a multiple of 48 bytes has a full last line; the other one has a short one with padding.
    filled = (header(b"-> " + b"a" * size + b"\n\n", x25519_stanza()) + payload.sealed for size in range(1, 49))
    full = next(content for content in filled if len(content) % 48 == 0)
    assert len(binary) % 3 == 1

    def lines(data, length=64):
        text = base64.b64encode(data)
        return [text[i : i + length] for i in range(0, len(text), length)]

    def join(inner, newline=b"\n"):
        return newline.join([BEGIN, *inner, END]) + newline

    def add(name, expect, text, released=payload.plaintext):
        kit.add(f"armor_{name}", expect, text, released, armored=True)

    inner = lines(binary)
    add("plain", SUCCESS, join(inner))
    add("with_full_last_line", SUCCESS, join(lines(full)))
    add("with_crlf", SUCCESS, join(inner, b"\r\n"))
    add("without_last_newline", SUCCESS, join(inner)[:-1])
    add("with_white_space_before", SUCCESS, b"\n\r\n \t\n" + join(inner))
    add("with_white_space_after", SUCCESS, join(inner) + b" \t\r\n\n  ")
    add("with_nothing_in_it", HEADER, join([]))
    add("of_altered_header", MAC, join(lines(altered_code(binary))))
    add("of_truncated_header", HEADER, join(lines(binary[:100])))
    add("of_header_with_crlf", HEADER, join(lines(binary.replace(b"\n", b"\r\n", 2))))
    add("of_truncated_payload", PAYLOAD, join(lines(binary[:-1])), b"")
    add("of_long_payload", PAYLOAD, join(lines(binary + b"\0")), b"")
    two = Payload().chunk(CHUNK).chunk(9, last=True)
    add("of_two_chunks", SUCCESS, join(lines(header(x25519_stanza()) + two.sealed)), two.plaintext)

    last = inner[-1]
    unpadded = last.rstrip(b"=")
    middle = inner[1]
    for name, text in (
        ("missing", binary),
        ("empty_file", b""),
        ("only_beginning", BEGIN + b"\n"),
        ("only_beginning_without_newline", BEGIN),
        ("without_beginning", join(inner)[len(BEGIN) + 1 :]),
        ("without_end", join(inner)[: -len(END) - 1]),
        ("with_end_cut", join(inner)[:-2]),
        ("with_garbage_before", b"garbage\n" + join(inner)),
        ("with_garbage_after", join(inner) + b"garbage\n"),
        ("with_garbage_after_end", join(inner)[:-1] + b"garbage\n"),
        ("with_garbage_after_beginning", join(inner).replace(BEGIN, BEGIN + b"garbage")),
        ("with_space_before_beginning", b" " + join(inner)),
        ("with_space_after_beginning", join(inner).replace(BEGIN, BEGIN + b" ")),
        ("twice", join(inner) * 2),
        ("in_lower_case", join(inner).replace(b"BEGIN AGE", b"begin age").replace(b"END AGE", b"end age")),
        ("with_other_label", join(inner).replace(b"AGE ENCRYPTED FILE", b"AGE ENCRYPTED FILES")),
        ("with_other_label_at_end", join(inner).replace(END, b"-----END ENCRYPTED FILE-----")),
        ("with_four_hyphens", join(inner).replace(BEGIN, BEGIN[1:])),
        ("with_headers", join([b"Comment: none", b"", *inner])),
        ("with_empty_line_at_start", join([b"", *inner])),
        ("with_empty_line_in_middle", join([*inner[:2], b"", *inner[2:]])),
        ("with_empty_line_at_end", join([*inner, b""])),
        ("with_empty_line_after_full_one", join([*lines(full), b""])),
        ("with_space_line", join([*inner[:2], b" ", *inner[2:]])),
        ("with_space_at_line_start", join([inner[0], b" " + middle, *inner[2:]])),
        ("with_space_at_line_end", join([inner[0], middle + b" ", *inner[2:]])),
        ("with_tab_in_line", join([inner[0], middle[:30] + b"\t" + middle[30:], *inner[2:]])),
        ("with_space_at_last_line_end", join([*inner[:-1], last + b" "])),
        ("with_cr_alone", join(inner, b"\r")),
        ("with_cr_in_line", join([inner[0], middle[:30] + b"\r" + middle[30:], *inner[2:]])),
        ("with_two_cr", join([inner[0], middle + b"\r\r", *inner[2:]])),
        ("with_nul", join([inner[0], middle[:30] + b"\0" + middle[31:], *inner[2:]])),
        ("with_lines_of_68", join(lines(binary, 68))),
        ("with_lines_of_60", join(lines(binary, 60))),
        ("in_one_line", join(lines(binary, 1 << 20))),
        ("with_short_line_in_middle", join([inner[0][:60], *lines(binary[45:])])),
        ("without_padding", join([*inner[:-1], unpadded])),
        ("with_half_of_padding", join([*inner[:-1], last[:-1]])),
        ("with_too_much_padding", join([*inner[:-1], last + b"="])),
        ("with_padding_on_its_own_line", join([*inner[:-1], unpadded, last[len(unpadded) :]])),
        ("with_padding_in_middle", join([inner[0], middle[:62] + b"==", *inner[2:]])),
        ("not_canonical", join([*inner[:-1], not_canonical(unpadded) + last[len(unpadded) :]])),
        ("in_url_safe_base64", join([inner[0], b"-_" + middle[2:], *inner[2:]])),
        ("with_star", join([inner[0], b"*" + middle[1:], *inner[2:]])),
        ("with_checksum", join([*inner, b"=aB3d"])),
    ):
        add(name, ARMOR, text)


def altered_code(binary):
    """The file with another authentication code of the right form."""
    start = binary.index(b"\n--- ") + 5
    return binary[:start] + b64(bytes(32)) + binary[start + 43 :]


def files():
    kit = Kit()
    for add in (add_headers, add_x25519, add_scrypt, add_payloads, add_armor):
        add(kit)
    for name, content in kit.cases.items():
        yield f"age/{name}", content
