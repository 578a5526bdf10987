import FoundationEssentials
import MimaCryptoKit
import Testing

@Suite("swift-crypto's hash functions")
struct HashTests {
    @Test("each function gives the digest of \"abc\" that its standard prints (FIPS 180-4, FIPS 202, RFC 1321)")
    func digestsOfABC() {
        let abc = Data("abc".utf8)
        #expect(
            SHA256.hash(data: abc).description
                == "SHA256 digest: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
        #expect(
            SHA384.hash(data: abc).hex
                == "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
        )
        #expect(
            SHA512.hash(data: abc).hex
                == "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        )
        #expect(
            SHA3_256.hash(data: abc).hex == "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"
        )
        #expect(
            SHA512256.hash(data: abc).hex == "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"
        )
        #expect(Insecure.SHA1.hash(data: abc).hex == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(Insecure.MD5.hash(data: abc).hex == "900150983cd24fb0d6963f7d28e17f72")
    }

    @Test(
        "a copy of a running hash goes its own way, however long the message is",
        arguments: [0, 3, 255, 256, 257, 4000]
    )
    func copiesAreIndependent(count: Int) {
        let start = [UInt8](repeating: 7, count: count)
        var one = SHA256()
        one.update(data: start)
        var other = one
        #expect(one.finalize() == SHA256.hash(data: start))
        one.update(data: [1])
        other.update(data: [2])
        #expect(one.finalize() == SHA256.hash(data: start + [1]))
        #expect(other.finalize() == SHA256.hash(data: start + [2]))
        #expect(one.finalize() == SHA256.hash(data: start + [1]))
    }

    @Test("copies of one running hash, code and key serve many tasks at once")
    func copiesAcrossTasks() async throws {
        let start = Data(repeating: 7, count: 300)
        let key = SymmetricKey(size: .bits256)
        var function = SHA512()
        function.update(data: start)
        var code = HMAC<SHA256>(key: key)
        code.update(data: start)
        let box = try AES.GCM.seal(start, using: key)
        let (sharedFunction, sharedCode) = (function, code)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let end = Data([UInt8(number)])
                    var function = sharedFunction
                    function.update(data: end)
                    var code = sharedCode
                    code.update(data: end)
                    let sealed = try AES.GCM.seal(end, using: key)
                    let opened = [try AES.GCM.open(box, using: key), try AES.GCM.open(sealed, using: key)]
                    return function.finalize() == SHA512.hash(data: start + end)
                        && code.finalize() == HMAC<SHA256>.authenticationCode(for: start + end, using: key)
                        && sharedCode.finalize() == HMAC<SHA256>.authenticationCode(for: start, using: key)
                        && opened == [start, end]
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }
}
