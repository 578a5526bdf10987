"""Hash functions."""

from Crypto.Hash import BLAKE2b, BLAKE2s, MD5, RIPEMD160, SHA1, SHA224, SHA256, SHA384, SHA512, SHA3_224, SHA3_256
from Crypto.Hash import SHA3_384, SHA3_512, SHAKE128, SHAKE256
from gmssl import sm3

from vector_file import GMSSL, PYCRYPTODOME, VectorFile, pattern

SCHEMA = "hash_test_schema_v1.json"
DESCRIPTION = [
    "Digests: msg, so many times as repeat says (once when it says nothing), hashes to digest.",
    "digestSize is in bits. The schema is Mima's own; see schemas/hash_test_schema_v1.json.",
]
ORACLES = {
    PYCRYPTODOME: "The value was computed with PyCryptodome.",
    GMSSL: "The value was computed with the Python package gmssl.",
}

# Around the block sizes of all functions, and around where the padding needs another block.
COUNTS = [0, 1, 2, 3, 55, 56, 57, 63, 64, 65, 71, 72, 73, 103, 104, 105, 111, 112, 113, 119, 120, 127, 128, 129]
COUNTS += [135, 136, 137, 143, 144, 145, 167, 168, 169, 200, 255, 256, 257, 1000]

TWO_BLOCKS_OF_64 = b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
TWO_BLOCKS_OF_128 = (
    b"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
    b"hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"
)
ALPHABET = b"abcdefghijklmnopqrstuvwxyz"
ALPHANUMERIC = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

FIPS180 = "Fips180"
RFC3174 = "Rfc3174"
RFC6234 = "Rfc6234"
FIPS202 = "Fips202"
RFC1321 = "Rfc1321"
RFC7693 = "Rfc7693"
GBT32905 = "GbT32905"
RIPEMD = "Ripemd160Paper"

NOTES = {
    FIPS180: "FIPS 180-4: NIST's examples with intermediate values.",
    RFC3174: "RFC 3174, section 7.3 (TEST1 to TEST4).",
    RFC6234: "RFC 6234, section 8.5.",
    FIPS202: "FIPS 202: NIST's examples with intermediate values, messages of 0 and 1600 bits.",
    RFC1321: "RFC 1321, appendix A.5.",
    RFC7693: "RFC 7693, appendices A and B.",
    GBT32905: "GB/T 32905-2016, appendix A.",
    RIPEMD: "H. Dobbertin, A. Bosselaers, B. Preneel: RIPEMD-160, a strengthened version of RIPEMD (1996), appendix B.",
}

# (algorithm, digest in bytes, oracle, oracle's function, values of the standard: flag, message, times, digest)
MD5_VALUES = [
    (RFC1321, b"", 1, "d41d8cd98f00b204e9800998ecf8427e"),
    (RFC1321, b"a", 1, "0cc175b9c0f1b6a831c399e269772661"),
    (RFC1321, b"abc", 1, "900150983cd24fb0d6963f7d28e17f72"),
    (RFC1321, b"message digest", 1, "f96b697d7cb7938d525a2f31aaf161d0"),
    (RFC1321, ALPHABET, 1, "c3fcd3d76192e4007dfb496cca67e13b"),
    (RFC1321, ALPHANUMERIC, 1, "d174ab98d277d9f5a5611c2c9f419d9f"),
    (RFC1321, b"1234567890", 8, "57edf4a22be3c955ac49da2e2107b67a"),
]
RIPEMD160_VALUES = [
    (RIPEMD, b"", 1, "9c1185a5c5e9fc54612808977ee8f548b2258d31"),
    (RIPEMD, b"a", 1, "0bdc9d2d256b3ee9daae347be6f4dc835a467ffe"),
    (RIPEMD, b"abc", 1, "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"),
    (RIPEMD, b"message digest", 1, "5d0689ef49d2fae572b881b123a85ffa21595f36"),
    (RIPEMD, ALPHABET, 1, "f71c27109c692c1b56bbdceb5b9d2865b3708dbc"),
    (RIPEMD, TWO_BLOCKS_OF_64, 1, "12a053384a9c0c88e405a06c27dcf49ada62eb2b"),
    (RIPEMD, ALPHANUMERIC, 1, "b0e20b6e3116640286ed3a87a5713079b21f5189"),
    (RIPEMD, b"1234567890", 8, "9b752e45573d4b39f4dbd3323cab82bf63326bfb"),
    (RIPEMD, b"a", 1000000, "52783243c1697bdbe16d37f97f68f08325dc1528"),
]
SHA1_VALUES = [
    (RFC3174, b"abc", 1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (RFC3174, TWO_BLOCKS_OF_64, 1, "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
    (RFC3174, b"a", 1000000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
    (RFC3174, b"01234567" * 8, 10, "dea356a2cddd90c7a7ecedc5ebb563934f460452"),
]
SHA224_VALUES = [
    (FIPS180, b"abc", 1, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
    (FIPS180, TWO_BLOCKS_OF_64, 1, "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525"),
    (RFC6234, b"a", 1000000, "20794655980c91d8bbb4c1ea97618a4bf03f42581948b2ee4ee7ad67"),
]
SHA256_VALUES = [
    (FIPS180, b"abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (FIPS180, TWO_BLOCKS_OF_64, 1, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    (RFC6234, b"a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
]
SHA384_VALUES = [
    (
        FIPS180, b"abc", 1,
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
    ),
    (
        FIPS180, TWO_BLOCKS_OF_128, 1,
        "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039",
    ),
    (
        RFC6234, b"a", 1000000,
        "9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972cec5704c2a5b07b8b3dc38ecc4ebae97ddd87f3d8985",
    ),
]
SHA512_VALUES = [
    (
        FIPS180, b"abc", 1,
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    ),
    (
        FIPS180, TWO_BLOCKS_OF_128, 1,
        "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
        "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909",
    ),
    (
        RFC6234, b"a", 1000000,
        "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb"
        "de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b",
    ),
]
SHA512_224_VALUES = [
    (FIPS180, b"abc", 1, "4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa"),
    (FIPS180, TWO_BLOCKS_OF_128, 1, "23fec5bb94d60b23308192640b0c453335d664734fe40e7268674af9"),
]
SHA512_256_VALUES = [
    (FIPS180, b"abc", 1, "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"),
    (FIPS180, TWO_BLOCKS_OF_128, 1, "3928e184fb8690f840da3988121d31be65cb9d3ef83ee6146feac861e19b563a"),
]
# The message of 1600 bits is 200 bytes a3.
SHA3_224_VALUES = [
    (FIPS202, b"", 1, "6b4e03423667dbb73b6e15454f0eb1abd4597f9a1b078e3f5b5a6bc7"),
    (FIPS202, b"\xa3", 200, "9376816aba503f72f96ce7eb65ac095deee3be4bf9bbc2a1cb7e11e0"),
]
SHA3_256_VALUES = [
    (FIPS202, b"", 1, "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"),
    (FIPS202, b"\xa3", 200, "79f38adec5c20307a98ef76e8324afbfd46cfd81b22e3973c65fa1bd9de31787"),
]
SHA3_384_VALUES = [
    (
        FIPS202, b"", 1,
        "0c63a75b845e4f7d01107d852e4c2485c51a50aaaa94fc61995e71bbee983a2ac3713831264adb47fb6bd1e058d5f004",
    ),
    (
        FIPS202, b"\xa3", 200,
        "1881de2ca7e41ef95dc4732b8f5f002b189cc1e42b74168ed1732649ce1dbcdd76197a31fd55ee989f2d7050dd473e8f",
    ),
]
SHA3_512_VALUES = [
    (
        FIPS202, b"", 1,
        "a69f73cca23a9ac5c8b567dc185a756e97c982164fe25859e0d1dcc1475c80a6"
        "15b2123af1f5f94c11e3e9402c3ac558f500199d95b6d3e301758586281dcd26",
    ),
    (
        FIPS202, b"\xa3", 200,
        "e76dfad22084a8b1467fcf2ffa58361bec7628edf5f3fdc0e4805dc48caeeca8"
        "1b7c13c30adf52a3659584739a2df46be589c51ca1a4a8416df6545a1ce8ba00",
    ),
]
# NIST's examples give 4096 bits of output; these are their beginnings.
SHAKE128_VALUES = [
    (FIPS202, b"", 1, "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26"),
    (FIPS202, b"\xa3", 200, "131ab8d2b594946b9c81333f9bb6e0ce75c3b93104fa3469d3917457385da037"),
]
SHAKE256_VALUES = [
    (FIPS202, b"", 1, "46b9dd2b0ba88d13233b3feb743eeb243fcd52ea62b81b82b50c27646ed5762f"),
    (FIPS202, b"\xa3", 200, "cd8a920ed141aa0407a22d59288652e9d9f1a7ee0c1e7c1ca699424da84a904d"),
]
BLAKE2B_VALUES = [
    (
        RFC7693, b"abc", 1,
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
    ),
]
BLAKE2S_VALUES = [
    (RFC7693, b"abc", 1, "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"),
]
SM3_VALUES = [
    (GBT32905, b"abc", 1, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    (GBT32905, b"abcd", 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
]

FIXED = [
    ("MD5", PYCRYPTODOME, lambda m: MD5.new(m).digest(), MD5_VALUES),
    ("RIPEMD-160", PYCRYPTODOME, lambda m: RIPEMD160.new(m).digest(), RIPEMD160_VALUES),
    ("SHA-1", PYCRYPTODOME, lambda m: SHA1.new(m).digest(), SHA1_VALUES),
    ("SHA-224", PYCRYPTODOME, lambda m: SHA224.new(m).digest(), SHA224_VALUES),
    ("SHA-256", PYCRYPTODOME, lambda m: SHA256.new(m).digest(), SHA256_VALUES),
    ("SHA-384", PYCRYPTODOME, lambda m: SHA384.new(m).digest(), SHA384_VALUES),
    ("SHA-512", PYCRYPTODOME, lambda m: SHA512.new(m).digest(), SHA512_VALUES),
    ("SHA-512/224", PYCRYPTODOME, lambda m: SHA512.new(m, truncate="224").digest(), SHA512_224_VALUES),
    ("SHA-512/256", PYCRYPTODOME, lambda m: SHA512.new(m, truncate="256").digest(), SHA512_256_VALUES),
    ("SHA3-224", PYCRYPTODOME, lambda m: SHA3_224.new(m).digest(), SHA3_224_VALUES),
    ("SHA3-256", PYCRYPTODOME, lambda m: SHA3_256.new(m).digest(), SHA3_256_VALUES),
    ("SHA3-384", PYCRYPTODOME, lambda m: SHA3_384.new(m).digest(), SHA3_384_VALUES),
    ("SHA3-512", PYCRYPTODOME, lambda m: SHA3_512.new(m).digest(), SHA3_512_VALUES),
    ("BLAKE2s-256", PYCRYPTODOME, lambda m: BLAKE2s.new(data=m, digest_bits=256).digest(), BLAKE2S_VALUES),
    ("SM3", GMSSL, lambda m: bytes.fromhex(sm3.sm3_hash(list(m))), SM3_VALUES),
]


def start(algorithm, values, oracle):
    flags = {flag: NOTES[flag] for flag, *_ in values} | {oracle: ORACLES[oracle]}
    name = algorithm.lower().replace("-", "_").replace("/", "_") + "_test.json"
    return VectorFile(name, algorithm, SCHEMA, "HashTest", DESCRIPTION, flags)


def add_standard(file, values, hash):
    for flag, message, times, digest in values:
        digest = bytes.fromhex(digest)
        assert hash(message * times) == digest, (file.name, message, times)
        repeat = {} if times == 1 else {"repeat": times}
        file.case(f"{len(message) * times} bytes", [flag], msg=message, **repeat, digest=digest)


def add_oracle(file, counts, oracle, hash):
    for count in counts:
        file.case(f"{count} bytes", [oracle], msg=pattern(count), digest=hash(pattern(count)))


def fixed_file(algorithm, oracle, hash, values):
    file = start(algorithm, values, oracle)
    file.group(digestSize=8 * len(hash(b"")))
    add_standard(file, values, hash)
    add_oracle(file, COUNTS, oracle, hash)
    return file


def shake_file(algorithm, new, values):
    file = start(algorithm, values, PYCRYPTODOME)
    for byte_count in (32, 1, 2, 31, 33, 64, 135, 136, 137, 167, 168, 169, 500):
        def hash(message):
            return new(message).read(byte_count)

        file.group(digestSize=8 * byte_count)
        if byte_count == 32:
            add_standard(file, values, hash)
            add_oracle(file, COUNTS, PYCRYPTODOME, hash)
        else:
            add_oracle(file, [0, 3, 136, 168, 300], PYCRYPTODOME, hash)
    return file


def blake2b_file():
    file = start("BLAKE2b", BLAKE2B_VALUES, PYCRYPTODOME)
    for byte_count in range(64, 0, -1):
        def hash(message):
            return BLAKE2b.new(data=message, digest_bytes=byte_count).digest()

        file.group(digestSize=8 * byte_count)
        if byte_count == 64:
            add_standard(file, BLAKE2B_VALUES, hash)
        add_oracle(file, COUNTS if byte_count in (64, 32) else [0, 129], PYCRYPTODOME, hash)
    return file


def files():
    for arguments in FIXED:
        file = fixed_file(*arguments)
        yield file.name, file.encoded()
    for file in (
        shake_file("SHAKE128", SHAKE128.new, SHAKE128_VALUES),
        shake_file("SHAKE256", SHAKE256.new, SHAKE256_VALUES),
        blake2b_file(),
    ):
        yield file.name, file.encoded()
