#!/usr/bin/env python3
"""The peer of Mima's big integers: Python's own. It reads "OPERATION WORDS EXPONENT-BITS" and makes the operands, the
same that the other parties make, then "run COUNT", and answers with the nanoseconds that took and a checksum."""
import math
import sys
import time

MASK = (1 << 64) - 1
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


def random(seed, count):
    """SplitMix64."""
    words = []
    for _ in range(count):
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        words.append(z ^ (z >> 31))
    return words


def number(words, role, count):
    limbs = random(words * 16 + role, count)
    limbs[-1] = limbs[-1] & ~(1 << 63) | 1 << 62
    return limbs


def value(limbs):
    return int.from_bytes(b"".join(limb.to_bytes(8, "little") for limb in limbs), "little")


def repeat(expression, names):
    """A function that evaluates the expression so many times, with the names as its local variables."""
    source = f"def run(count, {', '.join(names)}):\n    for _ in range(count):\n        r = {expression}\n    return r"
    scope = {"math": math}
    exec(source, scope)
    return lambda count: scope["run"](count, *names.values())


def operation(name, words, bits):
    a, b = value(number(words, 1, words)), value(number(words, 2, words))
    if name == "add":
        return repeat("a + b", {"a": a, "b": b})
    if name == "multiply":
        return repeat("a * b", {"a": a, "b": b})
    if name == "square":
        return repeat("a * a", {"a": a})
    if name == "divide":
        return repeat("divmod(a, b)", {"a": value(number(words, 1, 2 * words)), "b": b})
    if name == "gcd":
        return repeat("math.gcd(a, b)", {"a": a, "b": b})
    if name == "toDecimal":
        return repeat("str(a)", {"a": a})
    if name == "fromDecimal":
        return repeat("int(text)", {"text": str(a)})
    base = number(words, 1, words)
    base[-1] >>= 1
    exponent = random(words * 16 + 2, (bits + 63) // 64)
    if bits < 64:
        exponent[0] = exponent[0] >> (64 - bits) | 1 << (bits - 1)
    modulus = number(words, 3, words)
    modulus[0] |= 1
    return repeat("pow(a, e, m)", {"a": value(base), "e": value(exponent), "m": value(modulus)})


def main():
    run = None
    for line in iter(sys.stdin.readline, ""):
        words = line.split()
        if words[0] != "run":
            run = operation(words[0], int(words[1]), int(words[2]))
            print("ready", flush=True)
            continue
        start = time.perf_counter_ns()
        result = run(int(words[1]))
        spent = time.perf_counter_ns() - start
        if isinstance(result, tuple):
            result = sum(result)
        if isinstance(result, str):
            result = int(result)
        print(spent, result % 1_000_000_000_000_000_009, flush=True)


main()
