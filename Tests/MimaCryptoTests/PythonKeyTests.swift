import Foundation
import MimaBytes
import MimaCrypto
import TestPeers
import Testing

private let hasLibraries: Bool = {
    let result = try? withTemporaryFolder { folder in
        try Peer.python3.run(["-c", "import cryptography, bcrypt"], in: folder)
    }
    return result != nil
}()

/// Keys that Python's cryptography makes and reads while the test runs.
@Suite("Keys of Python's cryptography", .enabled(if: hasLibraries, "cryptography is not installed"))
struct PythonKeyTests {
    private static let make = """
        from cryptography.hazmat.primitives import serialization as s
        from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, ed448, rsa, x25519, x448
        keys = {
            "rsa": rsa.generate_private_key(65537, 2048), "dsa": dsa.generate_private_key(1024),
            "ed25519": ed25519.Ed25519PrivateKey.generate(), "ed448": ed448.Ed448PrivateKey.generate(),
            "x25519": x25519.X25519PrivateKey.generate(), "x448": x448.X448PrivateKey.generate(),
        }
        for curve in [ec.SECP224R1(), ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1(), ec.SECP256K1(),
                      ec.BrainpoolP256R1(), ec.BrainpoolP384R1(), ec.BrainpoolP512R1()]:
            keys[curve.name] = ec.generate_private_key(curve)
        secret = s.BestAvailableEncryption(b"correct horse")
        for name, key in keys.items():
            def write(suffix, data):
                with open(name + suffix, "wb") as file: file.write(data)
            write(".pkcs8", key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, secret))
            write(".der", key.private_bytes(s.Encoding.DER, s.PrivateFormat.PKCS8, s.NoEncryption()))
            write(".spki", key.public_key().public_bytes(s.Encoding.PEM, s.PublicFormat.SubjectPublicKeyInfo))
            if name in ["rsa", "dsa", "ed25519", "secp256r1", "secp384r1", "secp521r1"]:
                write(".ssh", key.private_bytes(s.Encoding.PEM, s.PrivateFormat.OpenSSH, s.NoEncryption()))
            print(name)
        """

    private static let check = """
        import os
        from cryptography.hazmat.primitives import serialization as s
        for name in sorted(os.listdir(".")):
            if ".ours" not in name: continue
            data = open(name, "rb").read()
            password = b"correct horse" if "locked" in name else None
            load = s.load_ssh_private_key if "ssh" in name else s.load_pem_private_key
            key = load(data, password).public_key()
            found = key.public_bytes(s.Encoding.PEM, s.PublicFormat.SubjectPublicKeyInfo)
            assert found == open(name.split(".")[0] + ".spki", "rb").read(), name
            print(name)
        """

    @Test("are read and written, so that both find the same public keys")
    func bothWays() throws {
        try withTemporaryFolder { folder in
            func read(_ name: String) throws -> [UInt8] {
                Array(try Data(contentsOf: folder.appending(component: name)))
            }
            func write(_ file: SecretBytes, _ name: String) throws {
                try Data(file.revealed).write(to: folder.appending(component: name))
            }
            let made = String(decoding: try Peer.python3.run(["-c", Self.make], in: folder), as: UTF8.self)
            let names = made.split(separator: "\n").map(String.init)
            #expect(names.count == 14)
            var count = 0
            for name in names {
                let secret = KeyFiles.passphrase
                let key = try PrivateKey(anyOf: read("\(name).pkcs8"), passphrase: secret, limits: .legacy)
                #expect(try PrivateKey(anyOf: read("\(name).der"), limits: .legacy).publicKey == key.publicKey)
                #expect(try PublicKey(anyOf: read("\(name).spki"), limits: .legacy) == key.publicKey)
                #expect(try Array(key.publicKey.pemRepresentation.utf8) == read("\(name).spki"))
                try write(key.pemRepresentation, "\(name).ours")
                let locked = try key.encryptedPEMRepresentation(passphrase: secret, derivation: .scrypt)
                try write(locked, "\(name).ours-locked")
                count += 2
                if FileManager.default.fileExists(atPath: folder.appending(component: "\(name).ssh").path) {
                    #expect(try PrivateKey(anyOf: read("\(name).ssh"), limits: .legacy).publicKey == key.publicKey)
                    try write(key.file(.openssh), "\(name).ours-ssh")
                    try write(key.file(.openssh, passphrase: secret), "\(name).ours-ssh-locked")
                    count += 2
                }
            }
            let checked = String(decoding: try Peer.python3.run(["-c", Self.check], in: folder), as: UTF8.self)
            #expect(checked.split(separator: "\n").count == count)
        }
    }
}
