"""Modes over any block cipher of 16 bytes, put together from their standards: a second opinion on ours.

A block cipher is a function from 16 bytes to 16 bytes.
"""


def xor(left, right):
    return bytes(a ^ b for a, b in zip(left, right))


def counter_mode(encrypt, counter, message, width=16):
    """Counter mode; the last `width` bytes of the counter count."""
    fixed, number = counter[: 16 - width], int.from_bytes(counter[16 - width :], "big")
    output = b""
    for start in range(0, len(message), 16):
        block = fixed + (number % (1 << 8 * width)).to_bytes(width, "big")
        output += xor(message[start : start + 16], encrypt(block))
        number += 1
    return output


def padded(data):
    return data + bytes(-len(data) % 16)


def gcm(encrypt, nonce, aad, message):
    """NIST SP 800-38D, section 7.1, with a nonce of 12 bytes."""
    def multiply(x, y):
        z = 0
        for bit in range(127, -1, -1):
            if x >> bit & 1:
                z ^= y
            y = y >> 1 ^ (0xE1 << 120 if y & 1 else 0)
        return z

    key = int.from_bytes(encrypt(bytes(16)), "big")
    ciphertext = counter_mode(encrypt, nonce + (2).to_bytes(4, "big"), message, 4)
    sizes = (8 * len(aad)).to_bytes(8, "big") + (8 * len(message)).to_bytes(8, "big")
    data, state = padded(aad) + padded(ciphertext) + sizes, 0
    for start in range(0, len(data), 16):
        state = multiply(state ^ int.from_bytes(data[start : start + 16], "big"), key)
    return ciphertext, xor(state.to_bytes(16, "big"), encrypt(nonce + (1).to_bytes(4, "big")))


def ccm(encrypt, nonce, aad, message, tag_size=16):
    """RFC 3610, section 2, for additional data shorter than 0xff00 bytes."""
    width = 15 - len(nonce)
    flags = (64 if aad else 0) | (tag_size - 2) // 2 << 3 | width - 1
    data = bytes([flags]) + nonce + len(message).to_bytes(width, "big")
    if aad:
        data += padded(len(aad).to_bytes(2, "big") + aad)
    data += padded(message)
    state = bytes(16)
    for start in range(0, len(data), 16):
        state = encrypt(xor(state, data[start : start + 16]))
    counter = bytes([width - 1]) + nonce + bytes(width)
    ciphertext = counter_mode(encrypt, counter[:-1] + b"\1", message)
    return ciphertext, xor(state, encrypt(counter))[:tag_size]


def wrap(encrypt, secret, start=b"\xa6" * 8):
    """RFC 3394, section 2.2.1."""
    state, parts = start, [secret[i : i + 8] for i in range(0, len(secret), 8)]
    for number in range(1, 6 * len(parts) + 1):
        index = (number - 1) % len(parts)
        block = encrypt(state + parts[index])
        state, parts[index] = xor(block[:8], number.to_bytes(8, "big")), block[8:]
    return state + b"".join(parts)


def wrap_padded(encrypt, secret):
    """RFC 5649, section 4.1."""
    start = b"\xa6\x59\x59\xa6" + len(secret).to_bytes(4, "big")
    filled = secret + bytes(-len(secret) % 8)
    return encrypt(start + filled) if len(filled) == 8 else wrap(encrypt, filled, start)
