import Mima
enum Terminal {
    static var isStandardOutputTerminal: Bool { false }
    static func readSecret(prompt: String) throws(IOError) -> SecretBytes { throw .notATerminal }
    static func readSecret(descriptor: Int32) throws(IOError) -> SecretBytes { throw .notATerminal }
}
enum Environment { static func secret(named: String) -> SecretBytes? { nil } }
