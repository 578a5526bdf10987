import ArgumentParser
import Mima

/// How a new hash is made.
struct PasswordMethodOptions: ParsableArguments {
    enum Algorithm: String, ExpressibleByArgument, CaseIterable {
        case argon2id
        case scrypt
        case bcrypt
        case bcryptSHA256 = "bcrypt-sha256"
        case pbkdf2SHA1 = "pbkdf2-sha1"
        case pbkdf2SHA256 = "pbkdf2-sha256"
        case pbkdf2SHA512 = "pbkdf2-sha512"
    }

    enum Spelling: String, ExpressibleByArgument, CaseIterable {
        case passlib
        case django
        case phc

        var library: PasswordHash.PBKDF2Spelling {
            switch self {
            case .passlib: .passlib
            case .django: .django
            case .phc: .phc
            }
        }
    }

    @Option(name: .shortAndLong, help: "How to hash; argon2id unless told.")
    var algorithm: Algorithm?

    @Option(help: ArgumentHelp("Memory in KiB, for argon2id: 19456 unless told.", valueName: "KiB"))
    var memory: Int?

    @Option(help: ArgumentHelp("Passes over the memory, for argon2id: 2 unless told.", valueName: "number"))
    var passes: Int?

    @Option(help: ArgumentHelp("Lanes, for argon2id, or p of scrypt: 1 unless told.", valueName: "number"))
    var parallelism: Int?

    @Option(
        help: ArgumentHelp(
            "The power of two of the cost, for bcrypt (12 unless told) and scrypt (17).",
            valueName: "number"
        )
    )
    var cost: Int?

    @Option(
        help: ArgumentHelp(
            "Iterations of PBKDF2: 600000 unless told, with SHA-512 220000, with SHA-1 1400000.",
            valueName: "number"
        )
    )
    var iterations: Int?

    @Option(help: "How a PBKDF2 hash is written; passlib's way unless told.")
    var spelling: Spelling?

    @Option(
        help: ArgumentHelp("Raise the costs until a hash takes this long here, such as 250ms.", valueName: "time")
    )
    var targetTime: TargetTime?

    func validate() throws {
        let takes: [(name: String, isGiven: Bool, by: [Algorithm])] = [
            ("--memory", memory != nil, [.argon2id]), ("--passes", passes != nil, [.argon2id]),
            ("--parallelism", parallelism != nil, [.argon2id, .scrypt]),
            ("--cost", cost != nil, [.bcrypt, .bcryptSHA256, .scrypt]),
            ("--iterations", iterations != nil, [.pbkdf2SHA1, .pbkdf2SHA256, .pbkdf2SHA512]),
            ("--spelling", spelling != nil, [.pbkdf2SHA1, .pbkdf2SHA256, .pbkdf2SHA512]),
        ]
        for option in takes where option.isGiven && !option.by.contains(algorithm ?? .argon2id) {
            throw ValidationError("\(option.name) is not for \((algorithm ?? .argon2id).rawValue).")
        }
    }

    /// The method; with a target time its costs are measured now.
    func method() throws -> PasswordHash.Method {
        let method = chosen
        guard let targetTime else { return method }
        return try method.calibrated(for: targetTime.duration)
    }

    private var chosen: PasswordHash.Method {
        switch algorithm ?? .argon2id {
        case .argon2id:
            let least = Argon2.recommended
            return .argon2(
                Argon2(
                    memory: memory ?? least.memory,
                    passes: passes ?? least.passes,
                    parallelism: parallelism ?? least.parallelism
                )
            )
        case .scrypt: return .scrypt(logCost: cost ?? 17, parallelism: parallelism ?? 1)
        case .bcrypt: return .bcrypt(cost: cost ?? 12)
        case .bcryptSHA256: return .bcryptSHA256(cost: cost ?? 12)
        case .pbkdf2SHA1: return pbkdf2(.sha1, 1_400_000)
        case .pbkdf2SHA256: return pbkdf2(.sha256, 600_000)
        case .pbkdf2SHA512: return pbkdf2(.sha512, 220_000)
        }
    }

    private func pbkdf2(_ function: PasswordHash.PBKDF2Function, _ least: Int) -> PasswordHash.Method {
        .pbkdf2(function, iterations: iterations ?? least, spelling: spelling?.library ?? .passlib)
    }
}

/// A time as people write it: `250ms`, `1s`.
struct TargetTime: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), (1...600_000).contains(number) else { return nil }
        switch argument.dropFirst(digits.count) {
        case "ms": duration = .milliseconds(number)
        case "s" where number <= 600: duration = .seconds(number)
        default: return nil
        }
    }
}
