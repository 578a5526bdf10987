import FuzzSupport
import MimaFiles

/// Signatures of `ssh-keygen -Y` and lists of allowed signers.
@main
enum SSHSignatureFiles: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        if let signature = try? SSHSignature(parsing: bytes) {
            let text = signature.text
            require((try? SSHSignature(parsing: Array(text.utf8)))?.text == text, "a signature is not read as written")
            try? signature.verify(digest: [UInt8](repeating: 0, count: 64), namespace: "file")
            try? signature.verify(digest: [UInt8](repeating: 0, count: 32), namespace: "file")
            // A signature and the list that it is looked up in.
            if let list = try? SSHSignature.AllowedSigners(parsing: bytes) { ask(list, of: signature) }
        }
        // The list before a signature, in one input.
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
        guard let list = try? SSHSignature.AllowedSigners(parsing: parts[0]), parts.count == 2,
            let signature = try? SSHSignature(parsing: parts[1])
        else { return }
        ask(list, of: signature)
    }

    private static func ask(_ list: SSHSignature.AllowedSigners, of signature: SSHSignature) {
        for name in list.principals(of: signature, at: 1_700_000_000) { require(!name.isEmpty, "a nameless signer") }
        try? list.requireAllowing(signature, by: "ada", at: 1_700_000_000)
    }
}
