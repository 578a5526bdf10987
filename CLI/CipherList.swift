import ArgumentParser
import Mima

struct CipherList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the ciphers that this system's libcrypto offers."
    )

    @Flag(help: "Print a line of JSON for each cipher.")
    var json = false

    func run() throws {
        for cipher in CipherChoice.all { try StandardOutput.write(line: json ? cipher.json : cipher.line) }
    }
}

extension CipherChoice {
    fileprivate var kind: String {
        switch self {
        case .aead(let cipher): cipher.isComposed ? "authenticated, composed by mima" : "authenticated"
        case .chunked: "authenticated, streaming"
        case .unauthenticated: isInsecure ? "insecure" : "unauthenticated"
        }
    }

    fileprivate var line: String {
        let padding = String(repeating: " ", count: max(1, 26 - name.count))
        let counts = keyByteCounts
        let sizes = counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound)-\(counts.upperBound)"
        var text = "\(name)\(padding)key \(sizes) bytes, "
        if nonceByteCount > 0 { text += "nonce \(nonceByteCount), " }
        return text + kind
    }

    fileprivate var json: String {
        JSONOutput.object([
            "cipher": .string(name),
            "kind": .string(kind),
            "smallestKeyBytes": .number(keyByteCounts.lowerBound),
            "largestKeyBytes": .number(keyByteCounts.upperBound),
            "nonceBytes": .number(nonceByteCount),
        ]).text
    }
}
