import ArgumentParser
import Mima

/// What `mima verify` says of each file, and in the end.
struct VerificationReport {
    let isQuiet: Bool
    let isJSON: Bool
    /// Standard output has the content, so the facts go to standard error.
    let usesStandardError: Bool

    private var worst: ToolError.Status?
    private var isReaderGone = false

    init(isQuiet: Bool, isJSON: Bool, usesStandardError: Bool) {
        self.isQuiet = isQuiet
        self.isJSON = isJSON
        self.usesStandardError = usesStandardError
    }

    /// Tells that `file` is verified.
    mutating func add(_ file: String, _ verified: VerifiedFile) throws {
        switch verified {
        case .minisign(let signature, let signer, let origin):
            try add(file, signature, by: signer, from: origin)
        case .ssh(let signature, let signers, let origin):
            let key = signature.publicKey.fingerprint
            if isJSON {
                return try write(
                    JSONOutput.object([
                        "file": .string(file),
                        "verified": true,
                        "signers": .array(signers.map { .string($0) }),
                        "key": .string(key),
                        "keyFile": origin.map { .string($0) } ?? .null,
                        "form": "ssh",
                        "namespace": .string(signature.namespace),
                    ]).text
                )
            }
            if isQuiet { return }
            let who = signers.isEmpty ? "" : signers.joined(separator: ",") + " with "
            try write(
                "\(file): verified, signed by \(who)key \(key)\(origin.map { " (\($0))" } ?? "") for the namespace "
                    + signature.namespace
            )
        case .bare(let key, let scheme, let origin):
            if isJSON {
                return try write(
                    JSONOutput.object([
                        "file": .string(file),
                        "verified": true,
                        "key": .string(key.pemRepresentation),
                        "keyFile": origin.map { .string($0) } ?? .null,
                        "form": .string(scheme),
                    ]).text
                )
            }
            if isQuiet { return }
            try write(
                "\(file): verified, signed by the \(key.algorithm) key\(origin.map { " \($0)" } ?? ""), \(scheme)"
            )
        }
    }

    /// Tells that `file` is what `signer` signed.
    private mutating func add(
        _ file: String,
        _ signature: Minisign.Signature,
        by signer: Minisign.PublicKey,
        from origin: String?
    ) throws {
        if isJSON {
            return try write(
                JSONOutput.object([
                    "file": .string(file),
                    "verified": true,
                    "keyID": .string(signer.id.description),
                    "key": .string(signer.base64),
                    "keyFile": origin.map { .string($0) } ?? .null,
                    "form": signature.form == .prehashed ? "prehashed" : "legacy",
                    "trustedComment": .string(signature.trustedComment.description),
                ]).text
            )
        }
        if isQuiet { return }
        try write("\(file): verified, signed by key \(signer.id)\(origin.map { " (\($0))" } ?? "")")
        try write("trusted comment: \(signature.trustedComment)")
    }

    /// Tells why `file` could not be verified.
    mutating func add(_ file: String, _ error: any Error) throws {
        let error = ToolError(error)
        if worst.map({ $0.rawValue < error.status.rawValue }) ?? true { worst = error.status }
        if isJSON {
            let facts: KeyValuePairs<String, JSONOutput> = [
                "file": .string(file),
                "verified": false,
                "error": .string(error.message),
            ]
            try write(JSONOutput.object(facts).text)
        } else {
            error.print()
        }
    }

    /// Ends the command with the status that the worst of the files deserves.
    func finish() throws {
        if let worst { throw ExitCode(worst.rawValue) }
    }

    /// Writes a line; when nobody reads it any more, the exit status still has to be found.
    private mutating func write(_ line: String) throws {
        let line = line.visible(keeping: ["\t"])
        if usesStandardError { return StandardError.write(line: line) }
        if isReaderGone { return }
        do {
            try StandardOutput.write(line: line)
        } catch .closedPipe {
            isReaderGone = true
        }
    }
}
