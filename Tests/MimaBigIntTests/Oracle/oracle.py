"""Random operations on big integers with their results, for OracleTests: oracle.py SEED COUNT LARGEST SOURCES

Writes COUNT records to standard output and then one with an empty name. A record is the operation's name, its arguments
and its results: the name after its length in one byte, each list after its count in one byte, each value after its
length in four bytes, least significant first. Integers are two's complement, as few bytes as show the sign, least
significant first; text and bytes are themselves.

Results are those of GMP (gmpy2); where Python's own integers have the operation and the numbers are not long, both must
agree, or the script stops. SOURCES is the folder of the library, of which every threshold is read, so that many numbers
are just as long, a limb more or a limb less. LARGEST is the number of bits that numbers have at most.
"""

import fractions
import math
import pathlib
import random
import re
import struct
import sys

import gmpy2
from gmpy2 import mpz

sys.set_int_max_str_digits(0)
seed, count, largest = (int(text) for text in sys.argv[1:4])
rng = random.Random(seed)
output = sys.stdout.buffer

thresholds = {1, 2, 3, 4, 8, 16, 1024, 4096, 8192, 16384}
for file in pathlib.Path(sys.argv[4]).rglob("*.swift"):
    thresholds |= {int(text) for text in re.findall(r"hreshold: Int \{ ([0-9_]+) \}", file.read_text())}
# An operation that divides two limbs by one, or doubles a length, meets them at these.
thresholds = sorted({size * factor // 2 for size in thresholds for factor in (1, 2, 3, 4, 6)} - {0})
MASK = (1 << 64) - 1


def size(limit=1 << 30):
    """A number of bits: mostly few, seldom many, often around a threshold."""
    limit = min(limit, largest)
    kind = rng.random()
    top = 512 if kind < 0.55 else 8192 if kind < 0.85 else 65536 if kind < 0.95 else 262144 if kind < 0.995 else 1 << 20
    top = min(top, limit)
    if rng.random() < 0.3:
        near = [limbs for limbs in thresholds if 64 * (limbs - 2) < top]
        bits = 64 * (rng.choice(near) + rng.randint(-1, 1)) + rng.choice([-1, 0, 0, 1])
        return min(max(bits, 1), top)
    return max(1, int(2 ** rng.uniform(0, math.log2(top))))


def natural(limit=1 << 30, bits=None):
    """A number of so many bits, or a little different: random, or ones and zeros in a pattern."""
    bits = bits or size(limit)
    kind = rng.randrange(10)
    if kind < 5:
        return mpz(rng.getrandbits(bits) | 1 << bits - 1)
    if kind < 7:
        # Runs of ones and zeros.
        longest = max(2, 2 * bits // rng.randint(2, 40))
        number, position, ones = mpz(0), 0, True
        while position < bits:
            run = min(rng.randint(1, longest), bits - position)
            if rng.random() < 0.5:
                run = min((run + 63) // 64 * 64, bits - position)
            if ones:
                number |= ((mpz(1) << run) - 1) << position
            position += run
            ones = not ones
        return number
    power = mpz(1) << bits
    if kind == 7:
        return power - 1 if rng.random() < 0.5 else power - 1 - (mpz(1) << rng.randrange(bits))
    if kind == 8:
        return power >> 1 if rng.random() < 0.5 else (power >> 1) + rng.randint(0, 3)
    number = mpz(0)
    for _ in range(rng.randint(0, 4)):
        number |= mpz(1) << rng.randrange(bits)
    return number


def integer(limit=1 << 30):
    number = natural(limit)
    return -number if rng.random() < 0.5 else number


def positive(limit=1 << 30):
    return natural(limit) or mpz(1)


def nonzero(limit=1 << 30):
    return integer(limit) or mpz(-1)


def both(result, python, *numbers):
    """The result, which Python's integers must have too where they are quick."""
    if all(abs(number).bit_length() <= 20000 for number in numbers):
        other = python(*(int(number) for number in numbers))
        if result != other:
            sys.exit(f"GMP and Python disagree: {result} {other} of {numbers}")
    return result


def encode(value):
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    value = int(value)
    bits = value.bit_length() if value >= 0 else (~value).bit_length()
    return value.to_bytes(bits // 8 + 1, "little", signed=True)


operations = {}


def operation(weight=1):
    def register(function):
        operations[function.__name__.rstrip("_")] = (function, weight)
        return function

    return register


def two(weight, name, gmp, python=None, a=integer, b=integer):
    def function():
        x, y = a(), b()
        if rng.random() < 0.03:
            y = x if b is integer or b is nonzero and x else y
        result = gmp(x, y)
        if python:
            both(result, python, x, y)
        return (x, y), result if isinstance(result, tuple) else (result,)

    operations[name] = (function, weight)


def truncate(a, b):
    quotient = abs(a) // abs(b)
    quotient = quotient if (a < 0) == (b < 0) else -quotient
    return quotient, a - quotient * b


def euclid(a, b):
    remainder = a % abs(b)
    return (a - remainder) // b, remainder


two(4, "add", lambda a, b: a + b, lambda a, b: a + b)
two(4, "subtract", lambda a, b: a - b, lambda a, b: a - b)
two(6, "multiply", lambda a, b: a * b, lambda a, b: a * b)
two(2, "and", lambda a, b: a & b, lambda a, b: a & b)
two(2, "or", lambda a, b: a | b, lambda a, b: a | b)
two(2, "xor", lambda a, b: a ^ b, lambda a, b: a ^ b)
two(1, "compare", lambda a, b: (a > b) - (a < b), lambda a, b: (a > b) - (a < b))
two(4, "divide", lambda a, b: gmpy2.t_divmod(a, b), truncate, b=nonzero)
two(2, "divideFloor", lambda a, b: gmpy2.f_divmod(a, b), divmod, b=nonzero)
two(1, "divideCeiling", lambda a, b: gmpy2.c_divmod(a, b), lambda a, b: (-(-a // b), a + (-a // b) * b), b=nonzero)
two(1, "divideEuclid", euclid, euclid, b=nonzero)
two(1, "modulo", lambda a, b: a % b, lambda a, b: a % b, b=positive)
two(3, "gcd", gmpy2.gcd, math.gcd)
two(1, "lcm", gmpy2.lcm, math.lcm)
two(1, "kronecker", gmpy2.kronecker, a=lambda: integer(16384), b=lambda: integer(16384))
two(1, "jacobi", gmpy2.jacobi, a=lambda: integer(16384), b=lambda: natural(16384) | 1)


@operation(3)
def divideLong():
    # A quotient whose estimates are too large: a multiple, or a little less or more, of a divisor of ones and zeros.
    b = positive(largest // 2)
    q = natural(largest // 2)
    r = rng.choice([0, 1, b - 1, b // 2]) if rng.random() < 0.7 else mpz(rng.getrandbits(b.bit_length())) % b
    r = r % b
    return (q * b + r, b), (q, r)


@operation(2)
def square():
    a = integer()
    return (a,), (both(a * a, lambda a: a * a, a),)


@operation()
def addProduct():
    a, b, c = natural(), natural(), natural(64 if rng.random() < 0.7 else 1 << 30)
    return (a, b, c), (a + b * c,)


@operation()
def subtractProduct():
    b, c = natural(), natural(64 if rng.random() < 0.7 else 1 << 30)
    a = b * c + natural()
    return (a, b, c), (a - b * c,)


@operation()
def inPlace():
    # ((a + b) * b - a) of naturals, by the forms that use a variable's memory.
    a, b = natural(), natural()
    return (a, b), ((a + b) * b, (a + b) * b + b - b, a + b)


@operation(2)
def exact():
    a, b = integer(largest // 2), nonzero(largest // 2)
    if rng.random() < 0.3 and abs(b) > 1:
        n = a * b + rng.choice([1, -1])
        return (n, b), (b"none",)
    return (a * b, b), (gmpy2.divexact(a * b, b),)


@operation()
def isMultiple():
    a, b = integer(largest // 2), integer(largest // 2)
    a = a * b if rng.random() < 0.5 else a
    return (a, b), (int(a == 0 if b == 0 else a % b == 0),)


@operation()
def complement():
    a = integer()
    return (a,), (~a, -a, abs(a))


@operation(2)
def shift():
    a = integer()
    bits = rng.choice([0, 1, 63, 64, 65, 128, rng.randrange(200), rng.randrange(1, a.bit_length() + 70)])
    return (a, bits), (both(a << bits, lambda a: a << bits, a), both(a >> bits, lambda a: a >> bits, a))


@operation()
def bits():
    a = integer()
    i = rng.choice([0, 63, 64, rng.randrange(a.bit_length() + 70)])
    # Bits from 0 on: trailing zeros; of zero there are 64.
    zeros = (a & -a).bit_length() - 1 if a else 64
    count = gmpy2.popcount(a) if a >= 0 else -1
    return (a, i), (a >> i & 1, a | mpz(1) << i, a & ~(mpz(1) << i), abs(a).bit_length(), zeros, count)


@operation()
def lowBits():
    a, i = natural(), rng.randrange(200) if rng.random() < 0.5 else size()
    return (a, i), (a & ((mpz(1) << i) - 1),)


@operation(2)
def power():
    bits = rng.randint(1, 2000)
    a, e = integer(bits), rng.randint(0, max(1, min(largest, 65536) // bits))
    return (a, e), (both(a**e, lambda a: a**e, a),)


@operation(3)
def modularPower():
    limit = 1024 if rng.random() < 0.93 else 12000 if rng.random() < 0.97 else 24000
    bits = min(size(limit), limit)
    a, m = integer(2 * bits), positive(bits)
    if rng.random() < 0.6:
        m |= 1
    e = natural(bits if bits < 2000 else 300)
    return (a, e, m), (both(gmpy2.powmod(a, e, m), pow, a, e, m) if bits < 3000 else gmpy2.powmod(a, e, m),)


@operation(2)
def inverse():
    a, m = integer(65536), positive(65536)
    try:
        return (a, m), (gmpy2.invert(a, m) if m > 1 else 0,)
    except ZeroDivisionError:
        return (a, m), (b"none",)


@operation(2)
def squareRoot():
    a = natural()
    a = a if rng.random() < 0.5 else max(a * a + rng.choice([-1, 0, 1, 2 * a]), mpz(0)) if a.bit_length() < 300000 else a
    root, rest = gmpy2.isqrt_rem(a)
    both(root, math.isqrt, a)
    return (a,), (root, rest, int(rest == 0))


@operation(2)
def root():
    degree = rng.choice([2, 3, 4, 5, 7, rng.randint(1, 40), rng.randint(1, 2000)])
    a = natural(100000)
    if rng.random() < 0.5:
        a = natural(max(1, 60000 // degree)) ** degree + rng.choice([-1, 0, 1])
        a = max(a, mpz(0))
    return (a, degree), gmpy2.iroot_rem(a, degree)


@operation()
def perfectPower():
    a = natural(400)
    if rng.random() < 0.7:
        a = natural(60) ** rng.choice([2, 3, 4, 5, 6, 7, 11, 12, 30])
    if a > 1:
        for degree in range(a.bit_length(), 1, -1):
            base, isExact = gmpy2.iroot(a, degree)
            if isExact:
                return (a,), (base, degree)
    return (a,), (b"none",)


@operation(2)
def extendedGcd():
    a, b = integer(262144), integer(262144)
    if rng.random() < 0.5:
        common = natural(65536)
        a, b = a * common, b * common
    g = gmpy2.gcd(a, b)
    return (a, b), (g, g)


def prime(limit=192):
    return gmpy2.next_prime(natural(limit))


@operation()
def modularSquareRoot():
    p = prime(160)
    # 1 modulo a high power of 2 now and then.
    if rng.random() < 0.3:
        k = rng.randint(10, 60)
        p = (mpz(1) << k) + 1
        while not gmpy2.is_prime(p):
            p += mpz(1) << k
    r = mpz(rng.getrandbits(200)) % p
    if rng.random() < 0.3 and p > 2:
        while gmpy2.legendre(r, p) != -1:
            r = mpz(rng.getrandbits(200)) % p
        return (r, p), (b"none",)
    return (r * r, p), (min(r, p - r) if r else 0,)


@operation()
def chinese():
    moduli = [positive(rng.choice([30, 64, 500])) for _ in range(rng.randint(1, 5))]
    x = natural(3000)
    modulus = mpz(1)
    for m in moduli:
        modulus = gmpy2.lcm(modulus, m)
    arguments = []
    for m in moduli:
        arguments += [x % m + m * rng.randint(-2, 2), m]
    return arguments, (x % modulus, modulus)


def character(digit, radix):
    alphabet = "0123456789abcdefghijklmnopqrstuvwxyz"
    if radix > 36:
        alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    return alphabet[digit]


def radix():
    return rng.choice([10, 10, 10, 16, 2, 3, rng.randint(2, 62)])


@operation(4)
def digits():
    base = radix()
    kind = rng.random()
    a = integer()
    if kind < 0.2:
        a = mpz(base) ** int(a.bit_length() / math.log2(base)) + rng.choice([-1, 0, 1])
    text = a.digits(base)
    if base == 10:
        both(text, str, a)
    return (a, base), (text.encode(),)


@operation(4)
def parse():
    base = radix()
    bits = size()
    length = int(bits / math.log2(base)) + 1
    if rng.random() < 0.3:
        text = rng.choice(["", "-", "+"]) + character(rng.choice([0, 1, base - 1]), base) * length
    else:
        text = natural(bits=bits).digits(base)
        text = rng.choice(["", "-", "+"]) + "0" * rng.choice([0, 0, 1, 40]) + text
    number = mpz(text.removeprefix("+"), base)
    if base <= 36:
        both(number, lambda _: int(text, base), number)
    return (text.encode(), base), (number,)


@operation()
def toBytes():
    a = natural()
    n = (a.bit_length() + 7) // 8
    wide = n + rng.choice([0, 0, 1, 9])
    return (a, wide), (int(a).to_bytes(wide, "little"), int(a).to_bytes(wide, "big"))


@operation()
def fromBytes():
    data = encode(integer()) + rng.choice([b"", b"\0", b"\xff\xff", b"\0" * 9])
    return (data,), (
        int.from_bytes(data, "little"),
        int.from_bytes(data, "big"),
        int.from_bytes(data, "little", signed=True),
        int.from_bytes(data, "big", signed=True),
    )


def rounded(a, precision, exponent):
    """The nearest value of a binary format as an integer, or the sign of an infinity."""
    context = gmpy2.context(precision=precision, emax=exponent)
    with context:
        value = gmpy2.mpfr(a)
    if gmpy2.is_infinite(value):
        return b"+inf" if value > 0 else b"-inf"
    return mpz(value)


@operation(2)
def toFloat():
    a = integer(rng.choice([70, 140, 1100, 17000]))
    if rng.random() < 0.4:
        # In the middle between two values, or next to it.
        precision = rng.choice([24, 53, 64])
        zeros = rng.randrange(0, 1000)
        a = (mpz(rng.getrandbits(precision)) * 2 + 1 << zeros) + rng.choice([-1, 0, 0, 1])
    double = rounded(a, 53, 1024)
    try:
        python = mpz(float(int(a)))
    except OverflowError:
        python = b"+inf" if a > 0 else b"-inf"
    if python != double:
        sys.exit(f"GMP and Python disagree on {a} as a double")
    return (a,), (rounded(a, 24, 128), double, rounded(a, 64, 16384))


@operation()
def fromDouble():
    pattern = rng.getrandbits(64) if rng.random() < 0.3 else struct.unpack("<Q", struct.pack("<d", rng.gauss(0, 1) * 2 ** rng.uniform(-5, 1000)))[0]
    value = struct.unpack("<d", struct.pack("<Q", pattern))[0]
    if not math.isfinite(value):
        return (pattern,), (b"none", b"none")
    return (pattern,), (int(value), int(value) if value == int(value) else b"none")


@operation()
def factorial():
    n = rng.randint(0, 3000) if rng.random() < 0.999 else rng.randint(0, 20000)
    return (n,), (both(gmpy2.fac(n), math.factorial, mpz(n)),)


@operation()
def binomial():
    n = rng.randint(0, 5000)
    k = rng.randint(0, n + 2) if rng.random() < 0.7 else rng.randint(0, 20)
    return (n, k), (both(gmpy2.bincoef(n, k), math.comb, mpz(n), mpz(k)),)


@operation()
def fibonacci():
    n = rng.randint(0, 3000) if rng.random() < 0.99 else rng.randint(0, 300000)
    return (n,), (gmpy2.fib(n), gmpy2.lucas(n))


@operation()
def primorial():
    n = rng.randint(0, 5000)
    return (n,), (gmpy2.primorial(n),)


@operation(2)
def isPrime():
    kind = rng.random()
    a = natural(400)
    if kind < 0.3:
        a = prime(200)
    elif kind < 0.5:
        a = prime(100) * prime(100)
    elif kind < 0.6:
        # Of the form (k + 1)(2k + 1), of which many pass some tests.
        k = mpz(rng.getrandbits(rng.randint(4, 80)))
        a = (k + 1) * (2 * k + 1)
    return (a,), (int(gmpy2.is_prime(a, 40)),)


@operation()
def nextPrime():
    a = natural(200)
    return (a,), (gmpy2.next_prime(a), gmpy2.prev_prime(a) if a > 2 else b"none")


@operation()
def factors():
    primes = [prime(rng.choice([4, 12, 20])) for _ in range(rng.randint(0, 6))]
    a = mpz(1)
    for p in primes:
        a *= p
    return (a,), sorted(primes)


def rational():
    return fractions.Fraction(int(integer(2000)), int(positive(2000)))


def parts(value):
    return value.numerator, value.denominator


@operation()
def rationals():
    x, y = rational(), rational()
    if rng.random() < 0.1:
        y = x
    results = parts(x + y) + parts(x - y) + parts(x * y) + (parts(x / y) if y else (b"none", b"none"))
    return parts(x) + parts(y), results + ((x > y) - (x < y),)


@operation()
def rationalRounding():
    x = rational() if rng.random() < 0.6 else fractions.Fraction(int(integer(70)), rng.choice([1, 2, 4, 10, 3]))
    return parts(x), (math.floor(x), math.ceil(x), math.trunc(x), round(x))


@operation()
def rationalToDouble():
    x = fractions.Fraction(int(integer(1200)), int(positive(1200)))
    if rng.random() < 0.3:
        x = fractions.Fraction(rng.gauss(0, 1)) * fractions.Fraction(2) ** rng.randint(-1080, 0)
    try:
        value = x.numerator / x.denominator
    except OverflowError:
        value = math.inf if x > 0 else -math.inf
    return parts(x), (struct.unpack("<Q", struct.pack("<d", value))[0],)


@operation()
def rationalFromDouble():
    pattern = rng.getrandbits(64)
    value = struct.unpack("<d", struct.pack("<Q", pattern))[0]
    return (pattern,), parts(fractions.Fraction(value)) if math.isfinite(value) else (b"none", b"none")


@operation()
def rationalDigits():
    x, places = fractions.Fraction(int(integer(200)), int(positive(100))), rng.randint(0, 60)
    if rng.random() < 0.3:
        x = fractions.Fraction(rng.randint(-10**6, 10**6), 10 ** rng.randint(0, 6))
        places = rng.randint(0, 6)
    scaled = round(x * 10**places)
    text = str(abs(scaled)).rjust(places + 1, "0")
    text = text[: len(text) - places] + ("." + text[len(text) - places :] if places else "")
    return parts(x) + (places,), (("-" + text if scaled < 0 else text).encode(),)


@operation()
def rationalParsing():
    digits = str(rng.randint(0, 10 ** rng.randint(1, 30)))
    point = rng.randint(1, len(digits))
    text = digits[:point] + ("." + digits[point:] if point < len(digits) else "")
    text = rng.choice(["", "-", "+"]) + text + rng.choice(["", f"e{rng.randint(-50, 50)}"])
    return (text.encode(),), parts(fractions.Fraction(text))


names = list(operations)
weights = [operations[name][1] for name in names]


def write(values):
    output.write(bytes([len(values)]))
    for value in values:
        data = encode(value)
        output.write(len(data).to_bytes(4, "little"))
        output.write(data)


for index in range(count):
    # Every operation once, then at random.
    name = names[index] if index < len(names) else rng.choices(names, weights)[0]
    arguments, results = operations[name][0]()
    output.write(bytes([len(name)]) + name.encode())
    write(arguments)
    write(results)
output.write(b"\0")
output.flush()
