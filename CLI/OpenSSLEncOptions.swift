import ArgumentParser
import Mima

/// How `openssl enc` derives its keys.
struct OpenSSLEncOptions: ParsableArguments {
    @Flag(
        name: .customLong("openssl"),
        help: "Files of `openssl enc -pbkdf2`: the key comes from a passphrase."
    )
    var isOpenSSL = false

    @Option(
        name: .customLong("md"),
        help: ArgumentHelp("With --openssl: the hash function, sha256 unless told.", valueName: "name")
    )
    var hashName: String?

    @Option(
        name: .customLong("iter"),
        help: ArgumentHelp("With --openssl: the iterations of PBKDF2, 10000 unless told.", valueName: "number")
    )
    var iterations: Int?

    @Flag(
        name: .customLong("no-pbkdf2"),
        help: "With --openssl: derive the key as openssl does without -pbkdf2, which passphrases do not withstand."
    )
    var withoutPBKDF2 = false

    @Flag(
        name: .customLong("base64"),
        help: "With --openssl: the file is in base64, as with `openssl enc -a`."
    )
    var isBase64 = false

    func check() throws {
        if !isOpenSSL && (hashName != nil || iterations != nil || withoutPBKDF2 || isBase64) {
            throw ValidationError("--md, --iter, --no-pbkdf2 and --base64 are for --openssl.")
        }
        if withoutPBKDF2 && iterations != nil { throw ValidationError("--iter is for PBKDF2.") }
        if let iterations, !(1...Int(Int32.max)).contains(iterations) {
            throw ValidationError("--iter is a number from 1 to \(Int32.max).")
        }
        _ = try hash()
    }

    var encoding: OpenSSLEnc.Encoding { isBase64 ? .base64 : .binary }

    private func hash() throws -> HashAlgorithm {
        guard let hashName else { return .sha256 }
        guard let function = Checksums.Function(named: hashName) else {
            throw ValidationError("There is no hash algorithm '\(hashName)'; 'mima hash --list' shows all.")
        }
        return function.algorithm
    }

    /// The derivation; says so on standard error when it is one that nothing new should use.
    func derivation() throws -> OpenSSLEnc.KeyDerivation {
        if withoutPBKDF2 {
            StandardError.write(
                line: "mima: a key made without PBKDF2 is insecure: passphrases are tried at full speed"
            )
            return .insecureBytesToKey(try hash())
        }
        return .pbkdf2(try hash(), iterations: iterations ?? 10_000)
    }
}
