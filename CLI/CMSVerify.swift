import ArgumentParser
import Mima

struct CMSVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a message's signatures and who made them, and write what was signed.",
        discussion: """
            Every signature must be good, and every signer's certificate lead to one of --ca:

              mima cms verify --ca authority.pem -o contract.txt contract.p7m
              mima cms verify --ca authority.pem --content contract.txt contract.p7s

            The signers are named on standard error. Lists of revoked certificates are not looked at.

            Exit status 1: a signature is not good, or a signer is not trusted; nothing is written then.
            """
    )

    @Option(
        help: ArgumentHelp("Trust the certificates in this file, in PEM or DER; can be repeated.", valueName: "file"),
        completion: .file()
    )
    var ca: [String] = []

    @Flag(
        name: .customLong("signature-only"),
        help: "Do not check who the signers are: anybody can make a certificate with any name."
    )
    var isSignatureOnly = false

    @Option(
        name: .customLong("certificates"),
        help: ArgumentHelp(
            "More certificates, of signers or of authorities between, that are not trusted by themselves; can be repeated.",
            valueName: "file"
        ),
        completion: .file()
    )
    var others: [String] = []

    @Option(
        help: ArgumentHelp("What was signed, for a message that does not have it in itself.", valueName: "file"),
        completion: .file()
    )
    var content: String?

    @Flag(name: .customLong("any-purpose"), help: "Take certificates that are not for signing mail.")
    var takesAnyPurpose = false

    @Option(
        name: .customLong("at"),
        help: ArgumentHelp(
            "Check the certificates for this moment, in seconds since 1970, in place of now.",
            valueName: "time"
        )
    )
    var time: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var input: InputOptions

    func validate() throws {
        if ca.isEmpty != isSignatureOnly {
            throw ValidationError("Either --ca tells whom to trust, or --signature-only that it does not matter.")
        }
        if isSignatureOnly && (takesAnyPurpose || time != nil) {
            throw ValidationError("With --signature-only no certificate is checked.")
        }
        if content != nil && output.output != nil {
            throw ValidationError("What was signed is in --content already, and is not written again (--output).")
        }
        try input.requireOneStandardInput(besides: ca + others + (content.map { [$0] } ?? []))
    }

    func run() throws {
        let anchors = try Certificate.read(ca)
        let certificates = try Certificate.read(others)
        let message = try CMSMessage.read(input)
        let detached = try content.map { path in
            let source: InputFile = path == "-" ? .standardInput : try InputFile(path: path)
            return try WholeFile.read(source, named: path, limit: CMSMessage.maximumByteCount)
        }
        if message.kind == .signed && message.isDetached && detached == nil {
            throw ToolError.badInput(
                "the message does not have what was signed",
                at: input.name,
                advice: "give --content"
            )
        }
        let signed = try verified(message, detached, anchors, certificates)
        for signer in signed.signers {
            let who = try KeyFile.naming(input.name) { () throws(CryptoError) in try signer.certificate.line() }
            StandardError.write(line: "Signed by \(who)\(isSignatureOnly ? ", who was not verified" : "")")
            if signer.isHashBroken {
                StandardError.write(line: "mima: warning: the signature is over \(signer.hashName), which is broken")
            }
        }
        if content != nil { return }
        let result = try output.open()
        try result.requireDistinct(fromKeysIn: [input.file] + ca + others)
        try result.write(signed.content)
        try result.finish()
    }

    private func verified(
        _ message: CMSMessage,
        _ detached: [UInt8]?,
        _ anchors: [Certificate],
        _ certificates: [Certificate]
    ) throws -> CMSMessage.Signed {
        let verdict = try KeyFile.naming(input.name) { () throws(CryptoError) -> CMSMessage.Verdict in
            if !isSignatureOnly {
                return try message.verify(
                    trusting: anchors,
                    detachedContent: detached,
                    certificates: certificates,
                    purpose: takesAnyPurpose ? .any : .mailSignature,
                    at: time
                )
            }
            let signed = try message.verifySignaturesOnly(detachedContent: detached, certificates: certificates)
            return signed.map { .trusted($0) } ?? .badSignature
        }
        switch verdict {
        case .trusted(let signed):
            return signed
        case .untrusted(let certificate, let reason):
            let who = try KeyFile.naming(input.name) { () throws(CryptoError) in try certificate.subject() }
            throw ToolError.no("the signature is good, but its signer \(who) is not trusted: \(reason)", at: input.name)
        case .badSignature:
            throw ToolError.no(
                "a signature is not good, or its signer's certificate is not there",
                at: input.name,
                advice: message.certificates.isEmpty ? "give --certificates" : nil
            )
        }
    }
}
