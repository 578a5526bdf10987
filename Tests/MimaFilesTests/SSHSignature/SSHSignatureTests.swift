import Foundation
import MimaBytes
import MimaCrypto
import MimaFiles
import MimaIO
import TestPeers
import Testing

@Suite("Signatures by SSH keys", .enabled(if: Peer.sshKeygen.isInstalled, "ssh-keygen is not installed"))
struct SSHSignatureTests {
    static let kinds = [
        ["-t", "ed25519"], ["-t", "rsa", "-b", "2048"], ["-t", "ecdsa", "-b", "256"], ["-t", "ecdsa", "-b", "384"],
        ["-t", "ecdsa", "-b", "521"],
    ]
    static let message = Array("Meet me at six.\n".utf8)

    private func bytes(_ name: String, in folder: URL) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(component: name)))
    }

    private func fault(_ body: () throws(FilesError) -> Void) -> SSHSignature.Failure? {
        do throws(FilesError) {
            try body()
        } catch {
            if case .sshSignature(let failure) = error { return failure }
        }
        return nil
    }

    @Test("are those of ssh-keygen, both ways", arguments: kinds, SSHSignature.Hash.allCases)
    func peers(_ kind: [String], _ hash: SSHSignature.Hash) throws {
        try withTemporaryFolder { folder in
            try Peer.sshKeygen.run(["-q", "-N", "", "-C", "", "-f", "key"] + kind, in: folder)
            try Data(Self.message).write(to: folder.appending(component: "note"))
            let options = ["-Y", "sign", "-f", "key", "-n", "file", "-O", "hashalg=\(hash.rawValue)", "note"]
            try Peer.sshKeygen.run(options, in: folder)
            let theirs = try SSHSignature(parsing: try bytes("note.sig", in: folder))
            #expect(theirs.namespace == "file" && theirs.hash == hash)
            try theirs.verify(MemorySource(Self.message), namespace: "file")
            // Written again it is the same file.
            #expect(Array(theirs.text.utf8) == (try bytes("note.sig", in: folder)))

            let key = try SSHPrivateKeyFile(try bytes("key", in: folder)).unlock()
            let ours = try SSHSignature.sign(MemorySource(Self.message), with: key, namespace: "git", hash: hash)
            try Data(ours.text.utf8).write(to: folder.appending(component: "our.sig"))
            let line = try String(contentsOf: folder.appending(component: "key.pub"), encoding: .utf8)
            try Data("ada,*@example.org namespaces=\"git\" \(line)".utf8)
                .write(to: folder.appending(component: "allowed"))
            let command = "ssh-keygen -Y verify -f allowed -I bob@example.org -n git -s our.sig < note"
            try Peer.bash.run(["-c", command], in: folder)
            let found = try Peer.sshKeygen.run(["-Y", "find-principals", "-f", "allowed", "-s", "our.sig"], in: folder)
            let allowed = try SSHSignature.AllowedSigners(parsing: try bytes("allowed", in: folder))
            #expect(String(decoding: found, as: UTF8.self) == "ada\n*@example.org\n")
            #expect(allowed.principals(of: ours, at: 1_800_000_000) == ["ada,*@example.org"])
            try allowed.requireAllowing(ours, by: "bob@example.org", at: 1_800_000_000)
        }
    }

    @Test("of another file, for another namespace or of another key are refused by name")
    func refusals() throws {
        let key = try SSHPrivateKey(PrivateKey.generate(.ed25519))
        let signature = try SSHSignature.sign(MemorySource(Self.message), with: key, namespace: "file")
        let fingerprint = key.publicKey.fingerprint
        let other = Array("Meet me at seven.\n".utf8)
        #expect(
            fault { () throws(FilesError) in try signature.verify(MemorySource(other), namespace: "file") }
                == .wrongSignature(fingerprint: fingerprint)
        )
        #expect(
            fault { () throws(FilesError) in try signature.verify(MemorySource(Self.message), namespace: "git") }
                == .wrongNamespace(found: "file", expected: "git")
        )
        #expect(
            fault { () throws(FilesError) in
                _ = try SSHSignature.sign(MemorySource(Self.message), with: key, namespace: "")
            } == .emptyNamespace
        )
        let stranger = try SSHPrivateKey(PrivateKey.generate(.ed25519)).publicKey.line
        let list = try SSHSignature.AllowedSigners(parsing: Array("ada \(stranger)\n".utf8))
        #expect(
            fault { () throws(FilesError) in try list.requireAllowing(signature, by: "ada", at: 0) }
                == .notAllowed(fingerprint: fingerprint, signer: "ada", reason: "no line of the list has it")
        )
    }

    @Test("that are cut short or altered anywhere are refused, without a crash")
    func damaged() throws {
        let key = try SSHPrivateKey(PrivateKey.generate(.ec(.p256)))
        let signature = try SSHSignature.sign(MemorySource(Self.message), with: key, namespace: "file")
        let text = Array(signature.text.utf8)
        for count in 0..<(text.count - 1) {
            #expect(throws: FilesError.self) { try SSHSignature(parsing: Array(text[..<count])) }
        }
        for index in text.indices.dropFirst(30).dropLast(30) {
            var damaged = text
            damaged[index] ^= 1
            #expect(throws: FilesError.self) {
                try SSHSignature(parsing: damaged).verify(MemorySource(Self.message), namespace: "file")
            }
        }
        #expect(throws: FilesError.self) { try SSHSignature(parsing: text + Array("more".utf8)) }
    }

    @Test("are by the signers that the list allows, as ssh-keygen reads it")
    func allowedSigners() throws {
        let key = try SSHPrivateKey(PrivateKey.generate(.ed25519))
        let signature = try SSHSignature.sign(MemorySource(Self.message), with: key, namespace: "file")
        let line = key.publicKey.line
        func isAllowed(_ text: String, by signer: String = "ada@x.org", at time: Int = 1_700_000_000) throws -> Bool {
            let list = try SSHSignature.AllowedSigners(parsing: Array(text.utf8))
            return fault { () throws(FilesError) in
                try list.requireAllowing(signature, by: signer, at: time)
            } == nil
        }
        #expect(try isAllowed("# a comment\n\nada@x.org \(line) with a comment\n"))
        #expect(try isAllowed("\"ada@x.org,bob\" \(line)\r\n"))
        #expect(try isAllowed("*@x.org,!bob@x.org \(line)"))
        #expect(try !isAllowed("*@x.org,!bob@x.org \(line)", by: "bob@x.org"))
        #expect(try isAllowed("ada@?.org namespaces=\"git,fi*\" \(line)"))
        #expect(try !isAllowed("ada@x.org namespaces=\"git\" \(line)"))
        #expect(try !isAllowed("ada@x.org cert-authority \(line)"))
        // 2023-11-14T22:13:20Z is 1700000000.
        #expect(try isAllowed("ada@x.org valid-after=\"20231114221320Z\" \(line)"))
        #expect(try !isAllowed("ada@x.org valid-after=\"20231114221321Z\" \(line)"))
        #expect(try isAllowed("ada@x.org valid-after=\"20200101\",valid-before=\"202311142214Z\" \(line)"))
        #expect(try !isAllowed("ada@x.org valid-before=20231114Z \(line)"))
        for wrong in [
            "ada@x.org\n", "\"ada@x.org \(line)", "ada@x.org nonsense \(line)",
            "ada@x.org valid-after=\"2023\" \(line)",
            "ada@x.org valid-after=\"20230230Z\" \(line)", "ada@x.org namespaces=\"a\",namespaces=\"b\" \(line)",
            "ada@x.org valid-after=\"20240101\",valid-before=\"20230101\" \(line)", "ada@x.org ssh-ed25519 AAAA",
        ] {
            #expect(throws: FilesError.self, "\(wrong)") {
                try SSHSignature.AllowedSigners(parsing: Array(wrong.utf8))
            }
        }
    }
}
