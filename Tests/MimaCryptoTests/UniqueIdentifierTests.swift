import Foundation
import Testing

@testable import MimaCrypto

@Suite("UUIDs")
struct UniqueIdentifierTests {
    @Test(
        "are read and written as RFC 9562 has them (appendix A)",
        arguments: [
            ("C232AB00-9414-11EC-B3C8-9F6BDECED846", 1), ("5df41881-3aed-3515-88a7-2f4a814cf09e", 3),
            ("919108f7-52d1-4320-9bac-f847db4148a8", 4), ("2ed6657d-e927-568b-95e1-2665a8aea6a2", 5),
            ("1EC9414C-232A-6B00-B3C8-9F6BDECED846", 6), ("017F22E2-79B0-7CC3-98C4-DC0C0C07398F", 7),
            ("2489E9AD-2EE2-8E00-8EC9-32D5F69181C0", 8),
        ]
    )
    func text(text: String, version: Int) throws {
        let identifier = try #require(UniqueIdentifier(text))
        #expect(identifier.version == version)
        #expect(identifier.description == text.lowercased())
        #expect(try UniqueIdentifier(bytes: identifier.bytes) == identifier)
        let foundation = try #require(UUID(uuidString: text))
        unsafe #expect(withUnsafeBytes(of: foundation.uuid) { unsafe Array($0) } == identifier.bytes)
        // RFC 9562, appendix A.6: 2022-02-22 14:22:22 UTC-5.
        #expect(identifier.millisecondsSinceEpoch == (version == 7 ? 1_645_557_742_000 : nil))
    }

    @Test(
        "are no other text",
        arguments: [
            "", "919108f752d143209bacf847db4148a8", "{919108f7-52d1-4320-9bac-f847db4148a8}",
            "919108f7-52d1-4320-9bac-f847db4148ag", "919108f7-52d1-4320-9bac-f847db4148a",
            "919108f7-52d1-4320-9bac-f847db4148a80", "919108f7 52d1 4320 9bac f847db4148a8",
            "9191-8f7-52d1-4320-9bac-f847db4148a88", "919108f7-52d1-4320-9bac-f847db4148é",
        ]
    )
    func noText(text: String) {
        #expect(UniqueIdentifier(text) == nil)
    }

    @Test("have 16 bytes", arguments: [0, 15, 17])
    func sizes(count: Int) {
        #expect(throws: CryptoError.wrongByteCount(of: "UUID", found: count, expected: 16...16)) {
            try UniqueIdentifier(bytes: message(count))
        }
    }

    @Test("of version 4 have every random bit set half of the time")
    func random() {
        let all = (0..<4000).map { _ in UniqueIdentifier.random() }
        #expect(Set(all).count == all.count)
        var counts = [Int](repeating: 0, count: 128)
        for identifier in all {
            #expect(identifier.version == 4)
            #expect(identifier.bytes[8] >> 6 == 2)
            for (index, byte) in identifier.bytes.enumerated() {
                for bit in 0..<8 where byte >> (7 - bit) & 1 == 1 { counts[8 * index + bit] += 1 }
            }
        }
        // 8 standard deviations, each 32, from the middle.
        for (bit, count) in counts.enumerated() where !(48..<52).contains(bit) && !(64..<66).contains(bit) {
            #expect((1744...2256).contains(count), "bit \(bit)")
        }
    }

    @Test("of version 7 are in order, whatever thread makes them, and tell the time")
    func timeOrdered() async throws {
        let before = UInt64(Date().timeIntervalSince1970 * 1000)
        let sets = await withTaskGroup(of: [UniqueIdentifier].self) { group in
            for _ in 0..<4 { group.addTask { (0..<5000).map { _ in UniqueIdentifier.timeOrdered() } } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for set in sets { #expect(set == set.sorted()) }
        #expect(Set(sets.joined()).count == 20_000)
        let after = UInt64(Date().timeIntervalSince1970 * 1000)
        for identifier in sets.joined() {
            #expect(identifier.version == 7)
            #expect(identifier.bytes[8] >> 6 == 2)
            let time = try #require(identifier.millisecondsSinceEpoch)
            // A full counter takes milliseconds from the future.
            #expect(time >= before && time <= after + 100)
        }
    }

    @Test("of version 7 go on when the clock is set back, and when the counter is full")
    func counter() {
        var state = UniqueIdentifier.TimeOrderedState()
        var last = state.next(atMilliseconds: 1000, random: .max, low: 0)
        #expect(last.description == "00000000-03e8-77ff-8000-000000000000")
        for step in 0..<5000 {
            let next = state.next(atMilliseconds: step.isMultiple(of: 2) ? 1000 : 10, random: .max, low: 0)
            #expect(last < next)
            last = next
        }
        #expect(last.millisecondsSinceEpoch == 1002)
        let next = state.next(atMilliseconds: 5000, random: 0, low: .max)
        #expect(next.description == "00000000-1388-7000-bfff-ffffffffffff")
    }
}

@Suite("Random tokens")
struct TokenTests {
    @Test("have the characters of their spelling, and as many as the bytes need")
    func spellings() throws {
        for (spelling, count, characters) in [
            (SecureRandom.TokenSpelling.hex, 64, "0123456789abcdef"), (.base32, 52, "abcdefghijklmnopqrstuvwxyz234567"),
            (.base64URL, 43, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
        ] {
            let tokens = try (0..<500).map { _ in try SecureRandom.token(byteCount: 32, spelling) }
            #expect(Set(tokens).count == 500)
            #expect(tokens.allSatisfy { $0.count == count })
            #expect(Set(tokens.joined()) == Set(characters))
        }
        #expect(try SecureRandom.token().count == 43)
    }

    @Test("are made of any alphabet, each character as often")
    func alphabets() throws {
        let token = try SecureRandom.token(characterCount: 30_000, from: "ä密🔑")
        #expect(token.count == 30_000)
        for character in "ä密🔑" {
            // 8 standard deviations, each 82.
            #expect((9344...10656).contains(token.count { $0 == character }))
        }
    }

    @Test("are refused in sizes and alphabets that make none")
    func refusals() {
        for count in [-1, 0, 1 << 20 + 1] {
            #expect(throws: CryptoError.self) { try SecureRandom.token(byteCount: count) }
            #expect(throws: CryptoError.self) { try SecureRandom.token(characterCount: count, from: "ab") }
        }
        for alphabet in ["", "a", "aa", "aba"] {
            #expect(throws: CryptoError.self) { try SecureRandom.token(characterCount: 4, from: alphabet) }
        }
    }
}
