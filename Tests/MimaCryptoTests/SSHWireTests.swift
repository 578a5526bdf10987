import MimaCrypto
import Testing

/// The examples are those of RFC 4251 §5.
@Suite("SSH's wire encoding")
struct SSHWireTests {
    private func read<R>(
        _ bytes: [UInt8],
        _ body: (inout SSHWireReader, Span<UInt8>) throws(SSHWireError) -> R
    ) throws(SSHWireError) -> R {
        var reader = SSHWireReader()
        let result = try body(&reader, bytes.span)
        try reader.requireEnd(of: bytes.span)
        return result
    }

    private func number(_ bytes: [UInt8]) throws(SSHWireError) -> [UInt8] {
        Array(bytes[try read(bytes) { (reader, bytes) throws(SSHWireError) in try reader.readNumber(in: bytes) }])
    }

    @Test("reads and writes a uint32")
    func uint32() throws {
        let bytes: [UInt8] = [0x29, 0xb7, 0xf4, 0xaa]
        let value = try read(bytes) { (reader, bytes) throws(SSHWireError) in try reader.readUInt32(in: bytes) }
        #expect(value == 699_921_578)
        var writer = SSHWireWriter()
        writer.append(699_921_578)
        #expect(writer.bytes == bytes)
    }

    @Test("reads and writes a string")
    func string() throws {
        let bytes: [UInt8] = [0, 0, 0, 7, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]
        let range = try read(bytes) { (reader, bytes) throws(SSHWireError) in try reader.readString(in: bytes) }
        #expect(bytes[range] == Array("testing".utf8)[...])
        var writer = SSHWireWriter()
        writer.append(string: "testing")
        #expect(writer.bytes == bytes)
    }

    @Test(
        "reads and writes numbers",
        arguments: [
            ([], [0, 0, 0, 0]),
            (
                [0x09, 0xa3, 0x78, 0xf9, 0xb2, 0xe3, 0x32, 0xa7],
                [0, 0, 0, 8, 0x09, 0xa3, 0x78, 0xf9, 0xb2, 0xe3, 0x32, 0xa7]
            ),
            ([0x80], [0, 0, 0, 2, 0, 0x80]),
        ] as [([UInt8], [UInt8])]
    )
    func numbers(_ value: [UInt8], _ encoding: [UInt8]) throws {
        #expect(try number(encoding) == value)
        var writer = SSHWireWriter()
        writer.append(number: [0, 0] + value)
        #expect(writer.bytes == encoding)
    }

    @Test("refuses negative numbers and zeros that are not needed")
    func malformedNumbers() {
        #expect(throws: SSHWireError.negativeNumber(offset: 0)) { try number([0, 0, 0, 2, 0xed, 0xcc]) }
        #expect(throws: SSHWireError.negativeNumber(offset: 0)) {
            try number([0, 0, 0, 5, 0xff, 0x21, 0x52, 0x41, 0x11])
        }
        #expect(throws: SSHWireError.paddedNumber(offset: 0)) { try number([0, 0, 0, 1, 0]) }
        #expect(throws: SSHWireError.paddedNumber(offset: 0)) { try number([0, 0, 0, 2, 0, 0x7f]) }
        #expect(throws: SSHWireError.paddedNumber(offset: 0)) { try number([0, 0, 0, 3, 0, 0, 0x80]) }
    }

    @Test("refuses what ends too early or too late, and says where")
    func truncations() {
        #expect(throws: SSHWireError.truncated(offset: 0, needed: 4, left: 3)) { try number([0, 0, 0]) }
        #expect(throws: SSHWireError.truncated(offset: 0, needed: 3, left: 2)) { try number([0, 0, 0, 3, 1, 2]) }
        #expect(throws: SSHWireError.truncated(offset: 0, needed: 0xffff_ffff, left: 1)) {
            try number([0xff, 0xff, 0xff, 0xff, 1])
        }
        #expect(throws: SSHWireError.trailingBytes(offset: 5, count: 2)) { try number([0, 0, 0, 1, 1, 2, 3]) }
        #expect(throws: SSHWireError.truncated(offset: 0, needed: 1, left: 0)) {
            try read([]) { (reader, bytes) throws(SSHWireError) in try reader.readByte(in: bytes) }
        }
    }
}
