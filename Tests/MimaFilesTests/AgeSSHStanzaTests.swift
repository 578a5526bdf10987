import MimaBytes
import MimaCrypto
import MimaFiles
import TestPeers
import Testing

@Suite("age: stanzas of SSH keys, and texts that are not SSH recipients")
struct AgeSSHStanzaTests {
    private func identity(_ name: String) throws -> Age.SSHIdentity {
        try Age.SSHIdentity(SSHPrivateKeyFile(KeyFiles.bytes("\(name).key")).unlock())
    }

    private func wrapped(_ name: String) throws -> (Age.SSHIdentity, Age.FileKey, Age.Stanza) {
        let identity = try identity(name)
        let fileKey = Age.FileKey()
        return (identity, fileKey, try #require(try identity.recipient.wrap(fileKey).first))
    }

    private func changed(
        _ stanza: Age.Stanza,
        type: String? = nil,
        arguments: [String]? = nil,
        body: [UInt8]? = nil
    ) throws -> Age.Stanza {
        try Age.Stanza(
            type: type ?? stanza.type,
            arguments: arguments ?? stanza.arguments,
            body: body ?? stanza.body
        )
    }

    @Test("a wrapped key names its SSH key by the first bytes of the fingerprint", arguments: ["ed25519", "rsa"])
    func tag(_ name: String) throws {
        let (identity, fileKey, stanza) = try wrapped(name)
        #expect(stanza.type == "ssh-\(name)")
        #expect(stanza.arguments.count == (name == "rsa" ? 1 : 2))
        // "SHA256:" and the digest, of which 4 bytes are 5 characters and a part of the next.
        let digest = try Base64.decode(
            String(identity.recipient.publicKey.fingerprint.dropFirst(7)),
            padding: .forbidden
        )
        #expect(stanza.arguments[0] == Base64.encode(Array(digest.prefix(4)), padded: false))
        #expect(try identity.unwrap([stanza])?.secretBytes == fileKey.secretBytes)
    }

    @Test("stanzas of other types and other keys are passed over", arguments: ["ed25519", "rsa"])
    func otherStanzas(_ name: String) throws {
        let (identity, fileKey, stanza) = try wrapped(name)
        let other = try changed(stanza, type: "X25519")
        let foreign = try changed(stanza, arguments: ["AAAAAA"] + stanza.arguments.dropFirst())
        #expect(try identity.unwrap([]) == nil)
        #expect(try identity.unwrap([other, foreign]) == nil)
        #expect(try identity.unwrap([other, foreign, stanza])?.secretBytes == fileKey.secretBytes)
    }

    @Test("a stanza that breaks the rules of its type, or does not open, is an error", arguments: ["ed25519", "rsa"])
    func malformed(_ name: String) throws {
        let (identity, _, stanza) = try wrapped(name)
        var bad = [
            try changed(stanza, arguments: []),
            try changed(stanza, arguments: stanza.arguments + ["x"]),
            try changed(stanza, body: []),
            try changed(stanza, body: Array(stanza.body.dropLast())),
            try changed(stanza, body: stanza.body + [0]),
        ]
        for place in stanza.body.indices where name == "ed25519" || place % 16 == 0 {
            var body = stanza.body
            body[place] ^= 1 << UInt8(place % 8)
            bad.append(try changed(stanza, body: body))
        }
        if name == "ed25519" {
            let share = try Base64.decode(stanza.arguments[1], padding: .forbidden)
            let shares = [
                "", "A", "\(stanza.arguments[1])=", Base64.encode(Array(share.dropLast()), padded: false),
                Base64.encode(share + [0], padded: false), Base64.encode(SecureRandom.bytes(32), padded: false),
                // Of small order.
                Base64.encode(Array(repeating: 0, count: 32), padded: false),
                Base64.encode([1] + Array(repeating: 0, count: 31), padded: false),
            ]
            // The last character of 32 bytes encodes four bits: one that sets the others too is not canonical.
            let last = stanza.arguments[1].dropLast() + "/"
            for share in shares.dropFirst() + [String(last)] {
                bad.append(try changed(stanza, arguments: [stanza.arguments[0], share]))
            }
        }
        for stanza in bad {
            do {
                _ = try identity.unwrap([stanza])
                Issue.record("unwrapped \(stanza)")
            } catch {
                guard case .malformedAgeStanza(number: 1, type: "ssh-\(name)", reason: _) = error else {
                    Issue.record("\(error)")
                    continue
                }
            }
        }
    }

    @Test("a message of another size than a file key's, encrypted to an RSA key, is an error")
    func otherMessage() throws {
        let (identity, _, stanza) = try wrapped("rsa")
        guard case .rsa(let n, let e) = identity.recipient.publicKey.material else { return }
        let key = try RSA.Encryption.PublicKey(n: n, e: e)
        let label = Array("age-encryption.org/v1/ssh-rsa".utf8)
        func isOpened(_ message: [UInt8]) throws -> Bool {
            let body = try key.encrypt(message, padding: .oaep(.sha256, label: label))
            do {
                return try identity.unwrap([changed(stanza, body: body)]) != nil
            } catch {
                return false
            }
        }
        #expect(try isOpened(Array(repeating: 1, count: 16)))
        for count in [0, 15, 17, 32] { #expect(try !isOpened(Array(repeating: 1, count: count))) }
    }

    @Test("keys that cannot be recipients are named")
    func unusableRecipients() throws {
        func reason(_ text: String) -> String? {
            do throws(FilesError) {
                _ = try Age.recipient(text)
                return nil
            } catch .malformedRecipient(line: nil, let reason) {
                return reason
            } catch {
                return nil
            }
        }
        #expect(
            reason(try KeyFiles.text("ecdsa.key.pub")) == "SSH keys of type ecdsa-sha2-nistp256 cannot be recipients"
        )
        #expect(
            reason(try KeyFiles.text("rsa-1024.key.pub"))
                == "the size in bits of the RSA modulus is 1024, and should be 2048 to 16384"
        )
        #expect(reason("ssh-ed25519") == "the line has no SSH public key after the type")
        for y in [1, 2] as [UInt8] {
            // The neutral point, and a y that is not on the curve.
            let key = try Curve25519.Signing.PublicKey(rawRepresentation: [y] + Array(repeating: 0, count: 31))
            #expect(
                reason(OpenSSHPublicKey(key).line)
                    == "the Ed25519 public key is not a point of the curve that can be used"
            )
        }
        // y = 0, of order 4: a point, but there is no secret to agree on.
        let small = try Curve25519.Signing.PublicKey(rawRepresentation: Array(repeating: 0, count: 32))
        let recipient = try Age.recipient(OpenSSHPublicKey(small).line)
        #expect(
            throws: FilesError.malformedRecipient(line: nil, reason: "a public key of small order protects nothing")
        ) { try recipient.wrap(Age.FileKey()) }
    }

    @Test("a recipients file can have keys that are passed over, if the caller wants to know of them")
    func recipientsFile() throws {
        let lines = try ["ed25519", "ecdsa", "rsa-1024", "rsa"].map { try KeyFiles.text("\($0).key.pub") }
        let file = Array("# keys\n\n\(lines.joined())".utf8)
        var skipped: [Int] = []
        #expect(try Age.recipients(inFile: file) { line, _ in skipped.append(line) }.count == 2)
        #expect(skipped == [4, 5])
        #expect(
            throws: FilesError.malformedRecipient(
                line: 4,
                reason: "SSH keys of type ecdsa-sha2-nistp256 cannot be recipients"
            )
        ) { try Age.recipients(inFile: file) }
        // What is no key at all is never passed over.
        #expect(throws: FilesError.self) {
            try Age.recipients(inFile: file + Array("ssh-ed25519 AAAA\n".utf8)) { _, _ in }
        }
    }

    @Test(
        "key files that cannot be identities are refused with the reason",
        arguments: ["ecdsa.key", "ecdsa-pkcs8.key", "rsa-1024.key", "ed25519-3des-cbc.key", "openssl-x25519-pkcs8.key"]
    )
    func unusableIdentities(_ name: String) throws {
        let contents = SecretBytes(copying: try KeyFiles.bytes(name))
        do {
            _ = try Age.identities(inFile: contents, name: name) { (_) throws(FilesError) in KeyFiles.passphrase }
            Issue.record("accepted \(name)")
        } catch {
            guard case .malformedIdentity(line: nil, reason: _) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}
