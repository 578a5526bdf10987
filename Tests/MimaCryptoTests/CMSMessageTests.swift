import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

/// Messages that `openssl cms` makes while the test runs.
@Suite("CMS messages of openssl", .enabled(if: Peer.openssl.isInstalled, "openssl is not installed"))
struct CMSMessageTests {
    private static let text = "Meet me at six.\n"

    /// Two keys and their certificates, of RSA and on a curve, and the text, in `folder`.
    private func prepare(_ folder: URL) throws {
        let kinds = [("rsa", ["rsa:2048"]), ("ec", ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"])]
        for (name, options) in kinds {
            try Peer.openssl.run(
                ["req", "-x509", "-newkey"] + options + [
                    "-nodes", "-keyout", "\(name).key", "-out", "\(name).pem", "-subj", "/CN=\(name)", "-days", "30",
                ],
                in: folder
            )
        }
        try Data(Self.text.utf8).write(to: folder.appending(component: "text"))
    }

    private func read(_ name: String, in folder: URL) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(component: name)))
    }

    private func message(_ options: [String], in folder: URL, form: String = "DER") throws -> [UInt8] {
        try Peer.openssl.run(
            ["cms", "-in", "text", "-binary", "-outform", form, "-out", "message"] + options,
            in: folder
        )
        return try read("message", in: folder)
    }

    private static let bySigner = ["-sign", "-signer", "rsa.pem", "-inkey", "rsa.key"]

    @Test("that are signed give the content and who signed it", arguments: ["DER", "PEM"])
    func attached(_ form: String) throws {
        try withTemporaryFolder { folder in
            try prepare(folder)
            let both = Self.bySigner + ["-nodetach", "-signer", "ec.pem", "-inkey", "ec.key", "-md", "sha384"]
            for options in [both, both + ["-stream"], both + ["-noattr"], both + ["-keyid"]] {
                let message = try CMSMessage(message(options, in: folder, form: form))
                #expect(message.kind == .signed && !message.isDetached && message.certificates.count == 2)
                let signed = try #require(try message.verifySignaturesOnly())
                #expect(String(decoding: signed.content, as: UTF8.self) == Self.text)
                let pems = try ["rsa.pem", "ec.pem"].map { String(decoding: try read($0, in: folder), as: UTF8.self) }
                #expect(Set(signed.signers.map(\.certificate.pemRepresentation)) == Set(pems))
                #expect(throws: CryptoError.self) { try message.verifySignaturesOnly(detachedContent: []) }
                #expect(throws: CryptoError.self) { try message.decrypt(passphrase: KeyFiles.passphrase) }
            }
        }
    }

    @Test("that are signed apart from the content verify with it alone")
    func detached() throws {
        try withTemporaryFolder { folder in
            try prepare(folder)
            let message = try CMSMessage(message(Self.bySigner, in: folder))
            #expect(message.isDetached)
            let content = Array(Self.text.utf8)
            let signed = try message.verifySignaturesOnly(detachedContent: content)
            #expect(signed?.content == content && signed?.signers.map(\.certificate) == message.certificates)
            let other = try message.verifySignaturesOnly(detachedContent: content + [0])
            #expect(other == nil)
            let empty = try message.verifySignaturesOnly(detachedContent: [])
            #expect(empty == nil)
            #expect(throws: CryptoError.self) { try message.verifySignaturesOnly() }

            let bare = try CMSMessage(self.message(Self.bySigner + ["-nocerts"], in: folder))
            #expect(bare.certificates.isEmpty)
            let unknown = try bare.verifySignaturesOnly(detachedContent: content)
            #expect(unknown == nil)
            let known = try bare.verifySignaturesOnly(detachedContent: content, certificates: message.certificates)
            #expect(known?.signers.map(\.certificate) == message.certificates)
        }
    }

    static let encryptions: [(key: String, kind: CMSMessage.Kind, options: [String])] = [
        ("rsa", .enveloped, ["-recip", "rsa.pem"]),
        ("rsa", .enveloped, ["-aes128", "-recip", "rsa.pem", "-keyopt", "rsa_padding_mode:oaep"]),
        ("rsa", .enveloped, ["-aes256", "-stream", "-recip", "ec.pem", "-recip", "rsa.pem"]),
        ("ec", .enveloped, ["-aes256", "-recip", "rsa.pem", "-recip", "ec.pem"]),
        ("rsa", .authenticatedEnveloped, ["-aes-256-gcm", "-recip", "rsa.pem"]),
        ("ec", .authenticatedEnveloped, ["-aes-128-gcm", "-recip", "ec.pem"]),
    ]

    @Test("that are encrypted to a certificate are opened with its key", arguments: encryptions)
    func encrypted(_ name: String, _ kind: CMSMessage.Kind, _ options: [String]) throws {
        try withTemporaryFolder { folder in
            try prepare(folder)
            let message = try CMSMessage(message(["-encrypt"] + options, in: folder))
            #expect(message.kind == kind)
            let key = try PrivateKey(anyOf: read("\(name).key", in: folder))
            let content = try message.decrypt(with: key).revealed
            #expect(String(decoding: content, as: UTF8.self) == Self.text)
            #expect(throws: CryptoError.self) { try message.verifySignaturesOnly() }
            if kind == .authenticatedEnveloped {
                var altered = try read("message", in: folder)
                altered[altered.count - 1] ^= 1
                #expect(throws: CryptoError.authenticationFailed) { try CMSMessage(altered).decrypt(with: key) }
            }
        }
    }

    @Test("that are encrypted under a passphrase are opened with it, and with no more work than is allowed")
    func passphrase() throws {
        try withTemporaryFolder { folder in
            try prepare(folder)
            let options = ["-encrypt", "-aes256", "-pwri_password", "correct horse"]
            let message = try CMSMessage(message(options, in: folder))
            let content = try message.decrypt(passphrase: KeyFiles.passphrase).revealed
            #expect(String(decoding: content, as: UTF8.self) == Self.text)
            #expect(throws: CryptoError.authenticationFailed) {
                try message.decrypt(passphrase: KeyFiles.secret("guess"))
            }
            #expect(throws: CryptoError.self) {
                try message.decrypt(passphrase: KeyFiles.passphrase, maximumIterations: 100)
            }
        }
    }

    @Test("of mail are verified with the content beside them, whose line ends are those of mail or its own")
    func mail() throws {
        try withTemporaryFolder { folder in
            try prepare(folder)
            for (options, expected) in [([], "Meet me at six.\r\n"), (["-binary"], Self.text)] {
                try Peer.openssl.run(["cms", "-in", "text", "-out", "mail"] + options + Self.bySigner, in: folder)
                let mail = try read("mail", in: folder)
                let signed = try CMSMessage(mail).verifySignaturesOnly()
                #expect(signed.map { String(decoding: $0.content, as: UTF8.self) } == expected)
                let altered = String(decoding: mail, as: UTF8.self).replacingOccurrences(of: "six", with: "ten")
                let other = try CMSMessage(Array(altered.utf8)).verifySignaturesOnly()
                #expect(other == nil)
            }
            try Peer.openssl.run(
                ["cms", "-encrypt", "-binary", "-in", "text", "-out", "mail", "rsa.pem"],
                in: folder
            )
            let key = try PrivateKey(anyOf: read("rsa.key", in: folder))
            let content = try CMSMessage(read("mail", in: folder)).decrypt(with: key).revealed
            #expect(String(decoding: content, as: UTF8.self) == Self.text)
        }
    }

    @Test("are trusted by a certificate that is, while it is valid, and by no other")
    func trust() throws {
        try withTemporaryFolder { folder in
            try prepare(folder)
            let message = try CMSMessage(message(Self.bySigner + ["-nodetach"], in: folder))
            let mine = try Certificate.readAll(read("rsa.pem", in: folder))
            let other = try Certificate.readAll(read("ec.pem", in: folder))
            guard case .trusted(let signed) = try message.verify(trusting: other + mine) else {
                Issue.record("not trusted")
                return
            }
            #expect(signed.signers.map(\.hashName) == ["SHA256"])
            #expect(signed.signers.allSatisfy { !$0.isHashBroken })
            #expect(try signed.signers.map { try $0.certificate.subject() } == ["CN=rsa"])
            for verdict in [
                try message.verify(trusting: other), try message.verify(trusting: []),
                try message.verify(trusting: mine, at: Int(Date().timeIntervalSince1970) + 40 * 86400),
            ] {
                guard case .untrusted(let certificate, let reason) = verdict else {
                    Issue.record("trusted")
                    return
                }
                #expect(certificate == mine.first && !reason.isEmpty)
            }
        }
    }

    @Test("with an authentication code that could be guessed are refused")
    func shortCode() throws {
        try withTemporaryFolder { folder in
            try prepare(folder)
            var bytes = try message(["-encrypt", "-aes-128-gcm", "-recip", "rsa.pem"], in: folder)
            #expect(try CMSMessage(bytes).recipients.map(\.kind) == [.keyTransport])
            // One byte of the code instead of 16, and the three lengths around it (RFC 5083 §2.1).
            try #require(bytes[bytes.count - 18] == 0x04 && bytes[bytes.count - 17] == 16)
            bytes[bytes.count - 17] = 1
            bytes.removeLast(15)
            for offset in [2, 19, 23] {
                try #require(bytes[offset - 1] == 0x82)
                let length = (Int(bytes[offset]) << 8) + Int(bytes[offset + 1]) - 15
                bytes[offset] = UInt8(length >> 8)
                bytes[offset + 1] = UInt8(length & 0xff)
            }
            #expect(throws: CryptoError.wrongByteCount(of: "authentication code", found: 1, expected: 16...16)) {
                try CMSMessage(bytes)
            }
        }
    }

    @Test("that are no messages, or certificates alone, are refused or not verified")
    func others() throws {
        try withTemporaryFolder { folder in
            try prepare(folder)
            try Peer.openssl.run(
                ["crl2pkcs7", "-nocrl", "-certfile", "rsa.pem", "-outform", "DER", "-out", "certificates"],
                in: folder
            )
            let bare = try CMSMessage(read("certificates", in: folder))
            #expect(bare.signatureCount == 0 && bare.certificates.count == 1)
            let content: [UInt8]? = bare.isDetached ? [] : nil
            let found = try bare.verifySignaturesOnly(detachedContent: content)
            #expect(found == nil)
            let nested = Array(repeating: [0x30, 0x80] as [UInt8], count: 100_000).flatMap(\.self)
            for bytes in [[], [0x30], nested, Array("Subject: hello\n\nSix.\n".utf8), try read("rsa.pem", in: folder)] {
                #expect(throws: CryptoError.self) { try CMSMessage(bytes) }
            }
        }
    }

    @Test("that are cut or damaged are errors, or no")
    func damaged() throws {
        try withTemporaryFolder { folder in
            try prepare(folder)
            let key = try PrivateKey(anyOf: read("ec.key", in: folder))
            let signed = try message(["-sign", "-nodetach", "-signer", "ec.pem", "-inkey", "ec.key"], in: folder)
            let sealed = try message(["-encrypt", "-aes128", "-recip", "ec.pem"], in: folder)
            let locked = try message(["-encrypt", "-aes128", "-pwri_password", "correct horse"], in: folder)
            var generator = SystemRandomNumberGenerator()
            for bytes in [signed, sealed, locked] {
                for count in 0..<bytes.count {
                    #expect(throws: CryptoError.self) { try CMSMessage(Array(bytes.prefix(count))) }
                }
                for _ in 0..<300 {
                    var damaged = bytes
                    damaged[Int.random(in: 0..<damaged.count, using: &generator)] ^=
                        UInt8(1) << UInt8.random(in: 0..<8, using: &generator)
                    guard let message = try? CMSMessage(damaged) else { continue }
                    if let found = try? message.verifySignaturesOnly() {
                        #expect(String(decoding: found.content, as: UTF8.self) == Self.text)
                    }
                    _ = try? message.decrypt(with: key)
                    _ = try? message.decrypt(passphrase: KeyFiles.passphrase, maximumIterations: 10_000)
                }
            }
        }
    }
}
