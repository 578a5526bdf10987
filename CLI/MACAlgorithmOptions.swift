import ArgumentParser
import Mima

/// Which message authentication code, with its parameters.
struct MACAlgorithmOptions: ParsableArguments {
    @Option(
        name: [.customShort("a"), .customLong("algorithm")],
        help: ArgumentHelp("The code: hmac-sha256 unless told; --list shows all.", valueName: "name"),
        completion: .list(MACName.all)
    )
    var name = "hmac-sha256"

    @Option(help: ArgumentHelp("The nonce of a GMAC, never the same twice: \(BytesArgument.help).", valueName: "bytes"))
    var nonce: BytesArgument?

    @Option(
        help: ArgumentHelp(
            "What a KMAC or BLAKE2 is to be told apart by: \(BytesArgument.help).",
            valueName: "bytes"
        )
    )
    var customization: BytesArgument?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The code's size in bytes, for KMAC, SipHash and BLAKE2.", valueName: "bytes")
    )
    var length: Int?

    func algorithm() throws -> MACAlgorithm {
        guard let name = MACName(name) else {
            let near = NearestName.of(name, among: MACName.all)
            let hint = near.map { "did you mean \($0)?" } ?? "'mima mac --list' shows all."
            throw ValidationError("There is no code '\(name)'; \(hint)")
        }
        if nonce != nil && !name.takesNonce { throw ValidationError("--nonce is for a GMAC.") }
        if nonce == nil && name.takesNonce { throw ValidationError("A GMAC needs a --nonce.") }
        if customization != nil && !name.takesCustomization {
            throw ValidationError("--customization is for KMAC and BLAKE2.")
        }
        if length != nil && !name.takesLength {
            throw ValidationError("--length is for KMAC, SipHash and BLAKE2; to cut a code give --truncate.")
        }
        return name.algorithm(
            nonce: try nonce.bytes("--nonce"),
            customization: try customization.bytes("--customization"),
            byteCount: length
        )
    }
}

/// The name that the tool has for a code.
struct MACName {
    private enum Kind {
        case hmac(HashAlgorithm)
        case cmac(CMACCipher)
        case gmac(GMACCipher)
        case kmac128(isExtendable: Bool), kmac256(isExtendable: Bool)
        case poly1305
        case sipHash(compression: Int, finalization: Int)
        case blake2b, blake2s
    }

    private let kind: Kind

    /// The code called so, if there is one.
    init?(_ text: String) {
        let text = text.lowercased()
        if let fixed = Self.fixed.first(where: { $0.name == text }) {
            kind = fixed.kind
        } else if text.hasPrefix("hmac-"), let function = Checksums.Function(named: String(text.dropFirst(5))) {
            kind = .hmac(function.algorithm)
        } else {
            let parts = text.split(separator: "-")
            guard parts.count == 3, parts[0] == "siphash", let first = Int(parts[1]), let second = Int(parts[2]) else {
                return nil
            }
            kind = .sipHash(compression: first, finalization: second)
        }
    }

    private static let fixed: [(name: String, kind: Kind)] = [
        ("cmac-aes", .cmac(.aes)), ("cmac-aria", .cmac(.aria)), ("cmac-camellia", .cmac(.camellia)),
        ("cmac-sm4", .cmac(.sm4)), ("cmac-3des", .cmac(.insecure(.tripleDES))), ("gmac-aes", .gmac(.aes)),
        ("gmac-aria", .gmac(.aria)), ("gmac-sm4", .gmac(.sm4)), ("kmac128", .kmac128(isExtendable: false)),
        ("kmac256", .kmac256(isExtendable: false)), ("kmacxof128", .kmac128(isExtendable: true)),
        ("kmacxof256", .kmac256(isExtendable: true)), ("poly1305", .poly1305),
        ("siphash-2-4", .sipHash(compression: 2, finalization: 4)), ("blake2b", .blake2b), ("blake2s", .blake2s),
    ]

    /// Every name that has no numbers to choose.
    static let all: [String] =
        Checksums.Function.all.map { "hmac-\($0.name)" }.filter { MACName($0)?.hasAlgorithm ?? false }
        + fixed.map(\.name).filter { MACName($0)?.hasAlgorithm ?? false }

    private var hasAlgorithm: Bool { algorithm(nonce: [0], customization: [], byteCount: nil).isAvailable }

    var takesNonce: Bool { if case .gmac = kind { true } else { false } }

    var takesCustomization: Bool {
        switch kind {
        case .kmac128, .kmac256, .blake2b, .blake2s: true
        default: false
        }
    }

    var takesLength: Bool {
        if case .sipHash = kind { return true }
        return takesCustomization
    }

    func algorithm(nonce: [UInt8], customization: [UInt8], byteCount: Int?) -> MACAlgorithm {
        switch kind {
        case .hmac(let hash): .hmac(hash)
        case .cmac(let cipher): .cmac(cipher)
        case .gmac(let cipher): .gmac(cipher, nonce: nonce)
        case .kmac128(let isExtendable):
            .kmac128(byteCount: byteCount ?? 32, customization: customization, isExtendable: isExtendable)
        case .kmac256(let isExtendable):
            .kmac256(byteCount: byteCount ?? 64, customization: customization, isExtendable: isExtendable)
        case .poly1305: .poly1305
        case .sipHash(let compression, let finalization):
            .sipHash(compressionRounds: compression, finalizationRounds: finalization, byteCount: byteCount ?? 8)
        case .blake2b: .blake2b(byteCount: byteCount ?? 64, personalization: customization)
        case .blake2s: .blake2s(byteCount: byteCount ?? 32, personalization: customization)
        }
    }
}
