import MimaBytes
import Testing

@Suite("constantTimeEquals")
struct ConstantTimeTests {
    @Test("finds every single differing bit, at every place")
    func everyBit() {
        for count in [1, 7, 8, 9, 16, 31, 32, 33, 65] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            #expect(constantTimeEquals(bytes, bytes))
            for place in 0..<count {
                for bit in 0..<8 {
                    var other = bytes
                    other[place] ^= 1 << UInt8(bit)
                    #expect(!constantTimeEquals(bytes, other))
                }
            }
        }
    }

    @Test("calls different sizes different, and nothing equal to nothing")
    func sizes() {
        #expect(constantTimeEquals([], []))
        #expect(!constantTimeEquals([0], []))
        #expect(!constantTimeEquals([0], [0, 0]))
    }
}
