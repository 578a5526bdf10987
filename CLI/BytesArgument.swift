import ArgumentParser
import Mima

/// Bytes that are no secret, such as a salt: a text as it is, or `hex:…`, `base64:…`, `file:…`; `text:…` for a text that
/// starts like these.
struct BytesArgument: ExpressibleByArgument {
    private let text: String

    init?(argument: String) {
        text = argument
    }

    /// The help that options of this type share.
    static let help = "a text, or hex:…, base64:…, file:…"

    /// The most bytes that a file may have.
    private static let maximumByteCount = 1 << 20

    /// The bytes; `option` is for the message when they are not well-formed.
    func bytes(_ option: String) throws -> [UInt8] {
        let rest = { (prefix: String) in text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil }
        do throws(BytesError) {
            if let digits = rest("hex:") { return try Hex.decode(digits, whitespace: .skip) }
            if let digits = rest("base64:") { return try Base64.decode(digits, whitespace: .skip) }
        } catch {
            throw ToolError.usage("\(error)", at: option)
        }
        if let path = rest("file:") {
            let contents = try KeyFile.read(InputFile(path: path), limit: Self.maximumByteCount)
            return contents.withBytes { bytes in bytes.indices.map { bytes[$0] } }
        }
        return Array((rest("text:") ?? text).utf8)
    }
}

extension BytesArgument? {
    /// The bytes, or none when the option was not given.
    func bytes(_ option: String) throws -> [UInt8] { try self?.bytes(option) ?? [] }
}
