import Glibc

/// Blowfish's cipher state with the "expensive key schedule" of bcrypt: 18 subkeys and four S-boxes, which a key and a
/// salt stir (B. Schneier, "Description of a New Variable-Length Key, 64-Bit Block Cipher", 1993; N. Provos and
/// D. Mazières, "A Future-Adaptable Password Scheme", 1999, §4).
///
/// Meant for key derivation and stored passwords alone: a cipher of 64-bit blocks is no choice for messages.
///
/// The state is 4,168 bytes of memory of its own, wiped when the value goes away. Its S-boxes are looked up at places
/// that depend on the key, as the algorithm demands, so its timing says something about the key to whoever shares the
/// processor's cache.
@safe
package struct BlowfishCore: ~Copyable, @unchecked Sendable {
    // Sendable: the memory is owned and the value not copyable, so only one thread can hold it at a time.

    /// The subkeys, then the S-boxes, in the order in which the key schedule replaces them.
    let words: UnsafeMutablePointer<UInt32>

    static let subkeyCount = 18
    static let wordCount = subkeyCount + 4 * 256

    /// The state before any key: the digits of pi.
    package init() {
        unsafe words = .allocate(capacity: BlowfishCore.wordCount)
        reset()
    }

    deinit {
        unsafe explicit_bzero(words, BlowfishCore.wordCount * MemoryLayout<UInt32>.stride)
        unsafe words.deallocate()
    }

    /// Goes back to the state before any key, in the same memory.
    package mutating func reset() {
        for index in 0..<BlowfishCore.wordCount {
            unsafe words[index] = BlowfishTables.words[index]
        }
    }

    /// The key schedule with a salt: bcrypt's ExpandKey(state, salt, key).
    ///
    /// The key and the salt are repeated as often as needed. Neither may be empty, and no byte of a key beyond the 72nd
    /// counts; both are for the caller to see to.
    package mutating func expandState(salt: Span<UInt8>, key: Span<UInt8>) {
        addToSubkeys(key)
        var offset = 0
        var left: UInt32 = 0
        var right: UInt32 = 0
        for index in stride(from: 0, to: BlowfishCore.wordCount, by: 2) {
            left ^= BlowfishCore.nextWord(of: salt, at: &offset)
            right ^= BlowfishCore.nextWord(of: salt, at: &offset)
            encipher(&left, &right)
            unsafe words[index] = left
            unsafe words[index &+ 1] = right
        }
    }

    /// The key schedule without a salt, which is Blowfish's own: bcrypt's ExpandKey(state, 0, key).
    package mutating func expand0State(key: Span<UInt8>) {
        addToSubkeys(key)
        var left: UInt32 = 0
        var right: UInt32 = 0
        for index in stride(from: 0, to: BlowfishCore.wordCount, by: 2) {
            encipher(&left, &right)
            unsafe words[index] = left
            unsafe words[index &+ 1] = right
        }
    }

    /// Enciphers one block, given as its two halves.
    @inline(__always)
    package borrowing func encipher(_ left: inout UInt32, _ right: inout UInt32) {
        var a = unsafe left ^ words[0]
        var b = right
        for round in stride(from: 1, to: 17, by: 2) {
            unsafe b ^= BlowfishCore.mixed(a, words) ^ words[round]
            unsafe a ^= BlowfishCore.mixed(b, words) ^ words[round &+ 1]
        }
        unsafe left = b ^ words[17]
        right = a
    }

    /// Blowfish's function F of one half, with the S-boxes of the state at `words`.
    @inline(__always)
    static func mixed(_ half: UInt32, _ words: UnsafeMutablePointer<UInt32>) -> UInt32 {
        let boxes = unsafe words + subkeyCount
        let first = unsafe boxes[Int(half &>> 24)]
        let second = unsafe boxes[256 &+ Int(half &>> 16 & 0xff)]
        let third = unsafe boxes[512 &+ Int(half &>> 8 & 0xff)]
        let fourth = unsafe boxes[768 &+ Int(half & 0xff)]
        return ((first &+ second) ^ third) &+ fourth
    }

    mutating func addToSubkeys(_ key: Span<UInt8>) {
        var offset = 0
        for index in 0..<BlowfishCore.subkeyCount {
            unsafe words[index] ^= BlowfishCore.nextWord(of: key, at: &offset)
        }
    }

    /// The next four bytes, the first one highest, of `bytes` repeated without end.
    private static func nextWord(of bytes: Span<UInt8>, at offset: inout Int) -> UInt32 {
        var word: UInt32 = 0
        for _ in 0..<4 {
            word = word &<< 8 | UInt32(bytes[offset])
            offset += 1
            if offset == bytes.count { offset = 0 }
        }
        return word
    }
}
