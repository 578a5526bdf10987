internal import MimaCrypto

/// Messages that end with a part of a byte, which CFB of single bits and XTS have: the bits stand first in it.
extension UnauthenticatedCipher {
    /// Encrypts and decrypts a message of bits with a cipher that goes bit by bit: what comes out for the bits that fill
    /// up the last byte is dropped, since nothing before them depends on it.
    func verdict(key: [UInt8], iv: [UInt8], messageBits: [Bool], encryptedBits: [Bool]) throws -> Verdict {
        if !isAvailable { throw Missing("\(self), which this libcrypto does not offer") }
        let key = SymmetricKey(data: key)
        let encrypted = try encrypt(Self.bytes(messageBits), using: key, iv: iv)
        let expected = Self.bytes(encryptedBits)
        let found = encrypted.droppingBits(after: messageBits.count)
        if messageBits.count != encryptedBits.count || found != expected {
            return .comparing("ciphertext", expected: expected, found: found)
        }
        let message = try decrypt(found, using: key, iv: iv).droppingBits(after: messageBits.count)
        return .comparing("message", expected: Self.bytes(messageBits), found: message)
    }

    private static func bytes(_ bits: [Bool]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
        for (index, bit) in bits.enumerated() where bit { bytes[index / 8] |= 0x80 >> (index % 8) }
        return bytes
    }

    /// Encrypts and decrypts a data unit of `bitCount` bits, no multiple of 8, by XTS: stealing is put together here from
    /// data units of whole blocks (IEEE 1619 §5.3.2, §5.4.2), since libcrypto steals whole bytes.
    func verdictOnPartOfByte(
        key: [UInt8],
        iv: [UInt8],
        message: [UInt8],
        encrypted: [UInt8],
        bitCount: Int
    ) throws -> Verdict {
        let byteCount = (bitCount + 7) / 8
        guard bitCount > 128, message.count == byteCount, encrypted.count == byteCount else {
            return .wrong(expected: "more than 128 bits, in \(byteCount) bytes", found: "\(message.count) bytes")
        }
        let key = SymmetricKey(data: key)
        let whole = bitCount / 128 * 16
        let rest = bitCount % 128
        // The last whole block, encrypted, gives its first bits away and lends its last ones to the rest.
        var found = try encrypt(Array(message[..<whole]), using: key, iv: iv)
        let lent = Array(found.suffix(16))
        let ending = lent.replacingBits(first: rest, by: Array(message[whole...]))
        let last = try encrypt(Array(message[..<whole]) + ending, using: key, iv: iv).suffix(16)
        found = found.dropLast(16) + last + lent.droppingBits(after: rest)
        if found != encrypted { return .comparing("ciphertext", expected: encrypted, found: found) }

        // The other way, the last whole block stands under the tweak of the rest.
        let blocks = Array(found[..<whole])
        let borrowed = Array(try decrypt(blocks + blocks.suffix(16), using: key, iv: iv).suffix(16))
        let before = borrowed.replacingBits(first: rest, by: Array(found[whole...]))
        let opened = try decrypt(blocks.dropLast(16) + before, using: key, iv: iv) + borrowed.droppingBits(after: rest)
        return .comparing("message", expected: message, found: opened)
    }
}

extension [UInt8] {
    /// The first `count` bits, filled up with zeros to a whole byte.
    fileprivate func droppingBits(after count: Int) -> [UInt8] {
        var bytes = Array(prefix((count + 7) / 8))
        if count % 8 != 0, let last = bytes.popLast() { bytes.append(last & ~(0xff >> (count % 8))) }
        return bytes
    }

    /// The bytes with their first `count` bits taken from `other`.
    fileprivate func replacingBits(first count: Int, by other: [UInt8]) -> [UInt8] {
        var bytes = Array(other.prefix(count / 8) + dropFirst(count / 8))
        if count % 8 != 0, other.count > count / 8, bytes.count > count / 8 {
            let mask: UInt8 = 0xff >> (count % 8)
            bytes[count / 8] = other[count / 8] & ~mask | bytes[count / 8] & mask
        }
        return bytes
    }
}

extension ResponseFile.Record {
    /// The bits of a value that is written with a digit for each.
    func bits(_ name: String) throws(RecordFailure) -> [Bool] {
        guard let text = values[name], !text.isEmpty, text.allSatisfy({ $0 == "0" || $0 == "1" }) else {
            throw RecordFailure(expected: "\(name) in bits", found: values[name] ?? "none")
        }
        return text.map { $0 == "1" }
    }
}
