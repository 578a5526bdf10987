import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// Against what ssh-keygen wrote and printed (see `Keys/README.md`).
@Suite("OpenSSHPublicKey")
struct OpenSSHPublicKeyTests {
    private static let names = ["ed25519", "rsa", "rsa-1024", "ecdsa"]

    private func key(_ name: String) throws -> OpenSSHPublicKey {
        try OpenSSHPublicKey(line: KeyFiles.text("\(name).key.pub"))
    }

    @Test("has the fingerprint that ssh-keygen -l prints", arguments: zip(names, 0..<4))
    func fingerprint(_ name: String, _ index: Int) throws {
        let printed = try KeyFiles.text("fingerprints.txt").split(separator: "\n")[index]
        #expect(try key(name).fingerprint == printed.split(separator: " ")[1])
    }

    @Test("writes the line that it was read from", arguments: names)
    func line(_ name: String) throws {
        let text = try KeyFiles.text("\(name).key.pub").trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try key(name).line == text)
    }

    @Test("knows the keys of supported types, and the names of others")
    func material() throws {
        let ed25519 = try key("ed25519")
        #expect(ed25519.type == "ssh-ed25519")
        #expect(ed25519.comment == "mima test")
        guard case .ed25519(let publicKey) = ed25519.material else {
            Issue.record("not an Ed25519 key")
            return
        }
        #expect(publicKey.rawRepresentation == Array(ed25519.wireEncoding.suffix(32)))
        #expect(OpenSSHPublicKey(publicKey, comment: "mima test") == ed25519)

        let rsa = try key("rsa")
        guard case .rsa(let n, let e) = rsa.material else {
            Issue.record("not an RSA key")
            return
        }
        #expect(n.count == 256)
        #expect(e == [1, 0, 1])
        #expect(OpenSSHPublicKey(try RSA.Encryption.PublicKey(n: n, e: e), comment: "mima test") == rsa)

        let small = try key("rsa-1024")
        #expect(small.comment == "")
        guard case .rsa(let n, let e) = small.material else {
            Issue.record("not an RSA key")
            return
        }
        #expect(
            throws: CryptoError.parameterOutOfRange(
                "size in bits of the RSA modulus",
                found: 1024,
                allowed: 2048...16384
            )
        ) { try RSA.Encryption.PublicKey(n: n, e: e) }

        let ecdsa = try key("ecdsa")
        #expect(ecdsa.type == "ecdsa-sha2-nistp256")
        #expect(ecdsa.material == .unsupported)
    }

    @Test("takes any white space between and around the parts")
    func whiteSpace() throws {
        let parts = try KeyFiles.text("ed25519.key.pub").split(whereSeparator: \.isWhitespace)
        let key = try OpenSSHPublicKey(line: " \t\(parts[0])\t \(parts[1])  two  words \t\r\n")
        #expect(key.comment == "two  words")
        #expect(try OpenSSHPublicKey(line: "\(parts[0]) \(parts[1])").comment == "")
        #expect(try OpenSSHPublicKey(line: Array("\(parts[0]) \(parts[1]) ".utf8) + [0xff]).comment == "\u{fffd}")
    }

    @Test("writes a comment so that the line stays one line")
    func commentWithControls() throws {
        var key = try key("ed25519")
        key.comment = "a\nssh-rsa\u{1b}[31m"
        #expect(key.line.hasSuffix(" a ssh-rsa [31m"))
    }

    @Test(
        "refuses lines that are not a key",
        arguments: [
            "", " ", "ssh-ed25519", "ssh-ed25519 ", "ssh-ed25519 %%%%", "ssh-ed25519 AAAA",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5",
            // The right key without its padding character, and one that says another type than the line.
            "no-pty ssh-ed25519 AAAA",
        ]
    )
    func otherLines(_ line: String) {
        #expect(throws: CryptoError.self) { try OpenSSHPublicKey(line: line) }
    }

    @Test("refuses a line whose type is not the key's, options, and a second line")
    func contradictions() throws {
        let line = try KeyFiles.text("ed25519.key.pub").trimmingCharacters(in: .whitespacesAndNewlines)
        for wrong in [line.replacing("ssh-ed25519", with: "ssh-rsa"), "no-pty \(line)", "\(line)\n\(line)"] {
            #expect(throws: CryptoError.self) { try OpenSSHPublicKey(line: wrong) }
        }
    }

    @Test("refuses every truncation and every byte too many", arguments: ["ed25519", "rsa"])
    func truncations(_ name: String) throws {
        let bytes = try key(name).wireEncoding
        for count in 0..<bytes.count {
            #expect(throws: CryptoError.self) { try OpenSSHPublicKey(wireEncoding: Array(bytes.prefix(count))) }
        }
        #expect(throws: CryptoError.self) { try OpenSSHPublicKey(wireEncoding: bytes + [0]) }
    }

    @Test("refuses lengths far beyond the end, and numbers that are negative or not in their shortest form")
    func malformedWireEncodings() throws {
        let type = Array("ssh-rsa".utf8)
        func string(_ bytes: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(bytes.count)] + bytes }
        let good = string(type) + string([3]) + string([5])
        #expect(try OpenSSHPublicKey(wireEncoding: good).material == .rsa(n: [5], e: [3]))
        let bad: [[UInt8]] = [
            [0xff, 0xff, 0xff, 0xff] + type,
            string(type) + [0xff, 0xff, 0xff, 0xff, 3],
            string(type) + [0x7f, 0xff, 0xff, 0xff, 3],
            string(type) + string([0x83]) + string([5]),
            string(type) + string([0, 3]) + string([5]),
            string(type) + string([3]) + string([0]),
            string([]) + string([3]),
            string(Array("ssh rsa".utf8)),
            string(Array(repeating: UInt8(ascii: "a"), count: 65)),
        ]
        for bytes in bad {
            #expect(throws: CryptoError.self) { try OpenSSHPublicKey(wireEncoding: bytes) }
        }
    }

    @Test("refuses a modulus beyond 16384 bits")
    func hugeModulus() {
        var writer = SSHWireWriter()
        writer.append(string: "ssh-rsa")
        writer.append(number: [3])
        writer.append(number: Array(repeating: 0xff, count: 2049))
        #expect(
            throws: CryptoError.parameterOutOfRange(
                "size in bits of the RSA modulus",
                found: 16392,
                allowed: 2048...16384
            )
        ) { try OpenSSHPublicKey(wireEncoding: writer.bytes) }
    }

    @Test("survives random bytes")
    func randomBytes() {
        for count in 0..<300 {
            let bytes = SecureRandom.bytes(count)
            #expect(throws: CryptoError.self) { try OpenSSHPublicKey(wireEncoding: bytes) }
            #expect(throws: CryptoError.self) { try OpenSSHPublicKey(line: bytes) }
        }
    }
}
