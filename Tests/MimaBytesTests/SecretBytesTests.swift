import MimaBytes
import Synchronization
import Testing

@Suite("SecretBytes")
struct SecretBytesTests {
    private struct Stop: Error, Equatable {}

    private func contents(_ secret: SecretBytes) -> [UInt8] {
        secret.withBytes { span in span.indices.map { span[$0] } }
    }

    @Test("holds a copy of what it was made from")
    func copies() {
        for bytes in [[], [7], Array(0...255)] as [[UInt8]] {
            let fromArray = SecretBytes(copying: bytes)
            let fromSpan = SecretBytes(copying: bytes.span)
            #expect(fromArray.count == bytes.count)
            #expect(contents(fromArray) == bytes)
            #expect(contents(fromSpan) == bytes)
        }
    }

    @Test("is as long as what the closure wrote, up to the capacity")
    func writtenInPlace() {
        let secret = SecretBytes(count: 10) { output in
            output.append(1)
            output.append(2)
        }
        #expect(secret.count == 2)
        #expect(contents(secret) == [1, 2])
        #expect(SecretBytes(count: 3) { _ in }.count == 0)
        #expect(SecretBytes(count: 0) { _ in }.count == 0)
    }

    @Test("passes on the closures' own errors")
    func throwing() {
        #expect(throws: Stop.self) {
            try SecretBytes(count: 4) { (output: inout OutputSpan<UInt8>) throws(Stop) in
                output.append(1)
                throw Stop()
            }
        }
        let secret = SecretBytes(copying: [1])
        #expect(throws: Stop.self) {
            try secret.withBytes { (_: Span<UInt8>) throws(Stop) in throw Stop() }
        }
    }

    @Test("compares contents and sizes")
    func equality() {
        let secret = SecretBytes(copying: [1, 2, 3])
        #expect(secret == SecretBytes(copying: [1, 2, 3]))
        #expect(secret != SecretBytes(copying: [1, 2, 4]))
        #expect(secret != SecretBytes(copying: [1, 2]))
        #expect(SecretBytes(copying: []) == SecretBytes(copying: []))
        let same: [UInt8] = [1, 2, 3]
        let other: [UInt8] = [0, 2, 3]
        let isSame = secret.isEqual(to: same.span)
        #expect(isSame)
        let isOther = secret.isEqual(to: other.span)
        #expect(!isOther)
    }

    @Test("shows its size alone, however it is printed")
    func redaction() {
        let secret = SecretBytes(copying: Array("hunter2!".utf8))
        let expected = "SecretBytes(8 bytes)"
        #expect(secret.description == expected)
        #expect("\(secret)" == expected)
        #expect(String(describing: secret) == expected)
        #expect(String(reflecting: secret) == expected)
        #expect("\([secret])" == "[\(expected)]")
        #expect("\(secret as Any?)" == "Optional(\(expected))")
        #expect(SecretBytes(copying: [0]).description == "SecretBytes(1 byte)")

        var printed = ""
        print(secret, to: &printed)
        #expect(printed == "\(expected)\n")
        printed = ""
        debugPrint(secret, to: &printed)
        #expect(printed == "\(expected)\n")
        printed = ""
        dump(secret, to: &printed)
        #expect(printed.hasPrefix("- \(expected)"))
        #expect(printed.split(separator: "\n").count == 1)

        struct Holder {
            let secret: SecretBytes
        }
        printed = ""
        dump(Holder(secret: secret), to: &printed)
        #expect(printed.contains("secret: \(expected)"))
        #expect(printed.split(separator: "\n").count == 2)
        #expect("\(Holder(secret: secret))" == "Holder(secret: \(expected))")

        let mirror = Mirror(reflecting: secret)
        #expect(mirror.children.isEmpty)
        #expect(mirror.superclassMirror == nil)
    }

    // The allocator is the test's own, so that it may look at the block after the secret has let go of it.
    @Test("has overwritten its whole block when it gives it back")
    func wipedWhenFreed() {
        let released = Mutex<[UInt8]?>(nil)
        let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 100)
        unsafe block.initialize(repeating: 0xaa)
        do {
            let storage = unsafe SecretBytes.Storage(adopting: block) { block in
                let left = unsafe Array(block)
                released.withLock { $0 = left }
                unsafe block.deallocate()
            }
            let secret = SecretBytes(storage: storage, count: 40)
            let second = secret
            #expect(contents(second) == Array(repeating: 0xaa, count: 40))
            #expect(released.withLock { $0 } == nil)
        }
        #expect(released.withLock { $0 } == Array(repeating: 0, count: 100))
    }

    @Test("has overwritten what a failing closure wrote")
    func wipedOnFailure() {
        let released = Mutex<[UInt8]?>(nil)
        let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 8)
        unsafe block.initialize(repeating: 0)
        var seen: [UInt8] = []
        do throws(Stop) {
            var storage = unsafe SecretBytes.Storage(adopting: block) { block in
                let left = unsafe Array(block)
                released.withLock { $0 = left }
                unsafe block.deallocate()
            }
            _ = try storage.fill { (output: inout OutputSpan<UInt8>) throws(Stop) in
                output.append(1)
                output.append(2)
                seen = [output.span[0], output.span[1]]
                throw Stop()
            }
            Issue.record("The closure's error was lost.")
        } catch {
            #expect(error == Stop())
        }
        #expect(seen == [1, 2])
        #expect(released.withLock { $0 } == Array(repeating: 0, count: 8))
    }
}

@Suite("wipe")
struct WipeTests {
    @Test("zeroes an array in its own memory")
    func inPlace() {
        var bytes = Array(repeating: 0x5a as UInt8, count: 1000)
        let before = unsafe bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
        #expect(wipe(&bytes))
        let after = unsafe bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
        #expect(before == after)
        #expect(bytes == Array(repeating: 0, count: 1000))
    }

    @Test("says so when another array keeps the contents")
    func shared() {
        var bytes: [UInt8] = [1, 2, 3]
        let copy = bytes
        #expect(!wipe(&bytes))
        #expect(bytes == [0, 0, 0])
        #expect(copy == [1, 2, 3])
    }

    @Test("has nothing to do for an empty array")
    func empty() {
        var bytes: [UInt8] = []
        #expect(wipe(&bytes))
        #expect(bytes.isEmpty)
    }

    @Test("zeroes what a mutable span lends")
    func span() {
        var bytes: [UInt8] = [1, 2, 3]
        var span = bytes.mutableSpan
        wipe(&span)
        #expect(bytes == [0, 0, 0])
    }
}
