import ArgumentParser
import Mima

/// How a command writes bytes.
enum BytesFormat: String, CaseIterable, ExpressibleByArgument {
    case hex, base64, base64url, base32, raw

    /// The text; nil when the bytes are written as they are.
    func text(_ bytes: Span<UInt8>) -> String? {
        switch self {
        case .hex: Hex.encode(bytes)
        case .base64: Base64.encode(bytes)
        case .base64url: Base64.encode(bytes, alphabet: .urlSafe, padded: false)
        case .base32: Base32.encode(bytes)
        case .raw: nil
        }
    }
}
