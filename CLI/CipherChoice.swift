import ArgumentParser
import Mima

/// A cipher by the name that it has on the command line.
enum CipherChoice {
    case aead(AEAD)
    case chunked(ChunkedEncryption)
    case unauthenticated(UnauthenticatedCipher)

    /// Every cipher that this libcrypto offers.
    static var all: [CipherChoice] {
        ChunkedEncryption.allCases.map(CipherChoice.chunked)
            + AEAD.allCases.filter(\.isAvailable).map(CipherChoice.aead)
            + UnauthenticatedCipher.allAvailable.map(CipherChoice.unauthenticated)
    }

    /// Such as "aes-256-gcm".
    var name: String {
        switch self {
        case .aead(let cipher): "\(cipher)".lowercased()
        case .chunked(let cipher): "\(cipher)".lowercased()
        case .unauthenticated(let cipher): "\(cipher)".lowercased()
        }
    }

    /// The cipher of this name, or of one that OpenSSL gives it.
    init(named name: String) throws {
        var wanted = name.lowercased()
        for (theirs, ours) in [("des-ede3", "3des"), ("bf-", "blowfish-"), ("cast-", "cast5-")]
        where wanted.hasPrefix(theirs) {
            wanted = ours + wanted.dropFirst(theirs.count)
        }
        if wanted == "3des" { wanted = "3des-ecb" }
        let all = Self.all
        guard let choice = all.first(where: { $0.name == wanted }) else {
            let near = NearestName.of(wanted, among: all.map(\.name))
            let hint = near.map { "did you mean \($0)?" } ?? "'mima cipher list' shows all."
            throw ValidationError("There is no cipher '\(name)' here; \(hint)")
        }
        self = choice
    }

    var keyByteCounts: ClosedRange<Int> {
        switch self {
        case .aead(let cipher): cipher.keyByteCount...cipher.keyByteCount
        case .chunked(let cipher): cipher.keyByteCount...cipher.keyByteCount
        case .unauthenticated(let cipher): cipher.keyByteCounts
        }
    }

    /// The size in bytes of the nonce or vector that is made, 0 where there is none to give.
    var nonceByteCount: Int {
        switch self {
        case .aead(let cipher): cipher.nonceByteCount
        case .chunked: 0
        case .unauthenticated(let cipher): cipher.ivByteCount
        }
    }

    /// Whether nothing new should use it.
    var isInsecure: Bool {
        if case .unauthenticated(let cipher) = self { cipher.isInsecure } else { false }
    }

    /// Says so on standard error when the cipher is one that nothing new should use.
    func warnIfInsecure() {
        if isInsecure { StandardError.write(line: "mima: \(name) is insecure; prefer aes-256-gcm or cobblestone-128") }
    }
}
