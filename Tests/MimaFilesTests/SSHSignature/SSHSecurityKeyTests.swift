import Foundation
import MimaBytes
import MimaCrypto
import MimaFiles
import MimaIO
import TestPeers
import Testing

/// Keys in FIDO authenticators, which the test plays; ssh-keygen says whether it plays them well.
@Suite("Signatures by keys in authenticators", .enabled(if: Peer.sshKeygen.isInstalled, "ssh-keygen is not installed"))
struct SSHSecurityKeyTests {
    private func string(_ bytes: [UInt8]) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (24 - 8 * $0)) } + bytes
    }

    private func string(_ text: String) -> [UInt8] { string(Array(text.utf8)) }

    private func number(_ bytes: [UInt8]) -> [UInt8] {
        let shortest = Array(bytes.drop { $0 == 0 })
        return string((shortest.first ?? 0) >= 0x80 ? [0] + shortest : shortest)
    }

    @Test("are verified as ssh-keygen does", arguments: [false, true])
    func peer(isECDSA: Bool) throws {
        let key = try PrivateKey.generate(isECDSA ? .ec(.p256) : .ed25519)
        let type = isECDSA ? "sk-ecdsa-sha2-nistp256@openssh.com" : "sk-ssh-ed25519@openssh.com"
        let point = (isECDSA ? key.publicKey.x963Representation : key.publicKey.rawRepresentation) ?? []
        let publicKey = string(type) + (isECDSA ? string("nistp256") : []) + string(point) + string("ssh:")
        let note = Array("Meet me at six.\n".utf8)
        let digest = SHA512.hash(data: note).bytes
        let message = Array("SSHSIG".utf8) + string("file") + string("") + string("sha512") + string(digest)
        // The user was there, and the counter says 7.
        let facts: [UInt8] = [1, 0, 0, 0, 7]
        let signed = SHA256.hash(data: Array("ssh:".utf8)).bytes + facts + SHA256.hash(data: message).bytes
        let raw = try key.signature(for: signed, using: isECDSA ? .ecdsa(.sha256, .ieeeP1363) : .ed25519())
        let signature = isECDSA ? number(Array(raw[..<32])) + number(Array(raw[32...])) : raw
        let bytes =
            Array("SSHSIG".utf8) + [0, 0, 0, 1] + string(publicKey) + string("file") + string("") + string("sha512")
            + string(string(type) + string(signature) + facts)
        let body = Data(bytes).base64EncodedString(options: .lineLength76Characters)
            .replacingOccurrences(of: "\r", with: "")
        let text = "-----BEGIN SSH SIGNATURE-----\n\(body)\n-----END SSH SIGNATURE-----\n"
        try withTemporaryFolder { folder in
            try Data(note).write(to: folder.appending(component: "note"))
            try Data(text.utf8).write(to: folder.appending(component: "note.sig"))
            try Peer.bash.run(["-c", "ssh-keygen -Y check-novalidate -n file -s note.sig < note"], in: folder)
        }
        let parsed = try SSHSignature(parsing: Array(text.utf8))
        try parsed.verify(MemorySource(note), namespace: "file")
        #expect(throws: FilesError.sshSignature(.wrongSignature(fingerprint: parsed.publicKey.fingerprint))) {
            try parsed.verify(MemorySource(note + note), namespace: "file")
        }
    }
}
