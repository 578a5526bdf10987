import MimaBytes
import MimaPassword
import Testing

@Suite("Generated passwords")
struct PasswordGeneratorTests {
    private func text(_ password: PasswordGenerator.Password) -> String {
        password.secret.withBytes { bytes in String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self) }
    }

    @Test(
        "The entropy is the logarithm of the number of passwords",
        arguments: [
            (PasswordGenerator.Alphabet.printable, 94.0), (.alphanumeric, 62), (.readable, 56), (.digits, 10),
        ]
    )
    func characters(alphabet: PasswordGenerator.Alphabet, count: Double) throws {
        var seen: Set<Character> = []
        for _ in 0..<40 {
            let password = try PasswordGenerator.characters(100, from: alphabet)
            #expect(password.secret.count == 100)
            // 2^(entropy / 100) is the size of the alphabet.
            var size = 1.0
            while size * size < count * count { size += 1 }
            #expect(abs(password.entropy / 100 - bits(size)) < 1e-9)
            seen.formUnion(text(password))
        }
        // 4,000 draws leave out one of 94 characters with a probability of 10^-16.
        #expect(seen.count == Int(count))
    }

    /// log2 of a number, from its definition.
    private func bits(_ number: Double) -> Double {
        var low = 0.0
        var high = 64.0
        for _ in 0..<200 {
            let middle = (low + high) / 2
            if power(middle) < number { low = middle } else { high = middle }
        }
        return low
    }

    private func power(_ exponent: Double) -> Double {
        var result = 1.0
        var root = 2.0
        var rest = exponent
        while rest >= 1 {
            result *= 2
            rest -= 1
        }
        for _ in 0..<60 {
            root = root.squareRoot()
            rest *= 2
            if rest >= 1 {
                result *= root
                rest -= 1
            }
        }
        return result
    }

    @Test("A passphrase is of as many words as asked, which differ from one to the next")
    func words() throws {
        let phrase = text(try PasswordGenerator.words(6, separator: " "))
        #expect(phrase.split(separator: " ").count == 6)
        #expect(phrase.allSatisfy { $0 == " " || ("a"..."z").contains($0) })
        #expect(abs(try PasswordGenerator.words(4).entropy - 4 * bits(1296)) < 1e-9)
        #expect(text(try PasswordGenerator.words(10)) != text(try PasswordGenerator.words(10)))
    }

    @Test("Counts out of range are errors", arguments: [0, -1, 1001, .max])
    func ranges(count: Int) {
        #expect(throws: PasswordError.self) { try PasswordGenerator.characters(count) }
        #expect(throws: PasswordError.self) { try PasswordGenerator.words(count) }
    }
}
