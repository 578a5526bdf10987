import Mima

extension KeyFile {
    /// Runs `body`, adding to an error of MimaCrypto which file it is about.
    static func naming<R>(_ place: String, _ body: () throws(CryptoError) -> R) throws -> R {
        do throws(CryptoError) {
            return try body()
        } catch {
            switch error {
            case .wrongPassphrase, .authenticationFailed: throw ToolError.no("\(error)", at: place)
            default: throw ToolError.badInput("\(error)", at: place)
            }
        }
    }
}
