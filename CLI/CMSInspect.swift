import ArgumentParser
import Mima

struct CMSInspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Tell what a message says of itself: its kind, signatures, certificates and recipients.",
        discussion: "Nothing is verified or decrypted: anybody can have written what this shows."
    )

    @Flag(help: "Write JSON.")
    var json = false

    @OptionGroup var input: InputOptions

    func run() throws {
        let message = try CMSMessage.read(input)
        let certificates = try message.certificates.map { certificate in
            try KeyFile.naming(input.name) { () throws(CryptoError) in (certificate, try certificate.subject()) }
        }
        if json {
            let value = JSONOutput.object([
                "kind": .string(message.kind.rawValue),
                "detached": .bool(message.isDetached),
                "signatures": .number(message.signatureCount),
                "certificates": .array(
                    certificates.map {
                        .object(["subject": .string($0.1), "sha256": .string(Base64.encode($0.0.digest))])
                    }
                ),
                "cipher": message.contentCipher.map { .string($0) } ?? .null,
                "recipients": .array(message.recipients.map(Self.json)),
            ])
            return try StandardOutput.write(line: value.text)
        }
        var lines = ["Kind: \(message.kind.rawValue)"]
        if message.kind == .signed {
            lines.append("Content: \(message.isDetached ? "elsewhere" : "in the message")")
            lines.append("Signatures: \(message.signatureCount)")
        }
        if let cipher = message.contentCipher { lines.append("Cipher: \(cipher)") }
        lines += certificates.map { "Certificate: \($0.1) (SHA-256 \(Base64.encode($0.0.digest)))" }
        lines += message.recipients.map { "Recipient: \(Self.text($0))" }
        for line in lines { try StandardOutput.write(line: line.visible(keeping: [])) }
    }

    private static func text(_ recipient: CMSMessage.Recipient) -> String {
        let name: String? =
            switch recipient.name {
            case .serialNumber(let bytes): "serial number \(Hex.encode(bytes))"
            case .keyIdentifier(let bytes): "key identifier \(Hex.encode(bytes))"
            case nil: nil
            }
        return [recipient.kind.rawValue, recipient.algorithm, name].compactMap { $0 }.joined(separator: ", ")
    }

    private static func json(_ recipient: CMSMessage.Recipient) -> JSONOutput {
        var serial: JSONOutput = .null
        var identifier: JSONOutput = .null
        switch recipient.name {
        case .serialNumber(let bytes): serial = .string(Hex.encode(bytes))
        case .keyIdentifier(let bytes): identifier = .string(Hex.encode(bytes))
        case nil: break
        }
        return .object([
            "kind": .string(recipient.kind.rawValue),
            "algorithm": recipient.algorithm.map { .string($0) } ?? .null,
            "serialNumber": serial,
            "keyIdentifier": identifier,
        ])
    }
}
