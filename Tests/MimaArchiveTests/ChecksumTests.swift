import MimaArchive
import Testing

@Suite("CRC-32 and Adler-32")
struct ChecksumTests {
    static let digits = [UInt8]("123456789".utf8)

    @Test("The check values of the two are those that are published")
    func published() {
        // "check" of CRC-32/ISO-HDLC in the RevEng catalogue; Adler-32 by Python's zlib.adler32.
        let crc = CRC32(Self.digits)
        let adler = Adler32(Self.digits)
        #expect(crc.value == 0xcbf4_3926)
        #expect(adler.value == 0x091e_01de)
        #expect(CRC32().value == 0)
        #expect(Adler32().value == 1)
    }

    @Test("The checksum of a whole follows from those of its parts", arguments: 0...9)
    func parts(count: Int) {
        let (first, second) = (Array(Self.digits[..<count]), Array(Self.digits[count...]))
        var crc = CRC32(first)
        crc.append(CRC32(second), byteCount: second.count)
        var adler = Adler32(first)
        adler.append(Adler32(second), byteCount: second.count)
        #expect(crc.value == 0xcbf4_3926)
        #expect(adler.value == 0x091e_01de)
        var inTurn = CRC32()
        inTurn.update(first.span)
        inTurn.update(second.span)
        #expect(inTurn == crc)
    }
}
