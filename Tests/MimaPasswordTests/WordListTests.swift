import Testing

@testable import MimaPassword

@Suite("The word list")
struct WordListTests {
    @Test("It has 6^4 words of small letters, none of which begins with another")
    func words() {
        let words = WordList.words
        #expect(words.count == 1296)
        #expect(Set(words).count == 1296)
        #expect(words.allSatisfy { $0.utf8.count >= 3 && $0.utf8.allSatisfy { (97...122).contains($0) } })
        let all = Set(words)
        for word in words {
            #expect((1..<word.count).allSatisfy { !all.contains(String(word.prefix($0))) }, "\(word)")
        }
    }
}
